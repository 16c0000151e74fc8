"""What documents tell, written with the passage beside the form. The text is for staff only."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evidence.admin.stated import NO_PLACE, NOT_ATTACHED
from evidence.models import (
    Answer,
    Claim,
    Conflict,
    ConflictPosition,
    ContextFact,
    DocumentText,
    Indication,
    Protocol,
    Question,
    SourceDocument,
    ToldResult,
)

from .world import World, posted

pytestmark = pytest.mark.django_db

STATED = [Claim, Indication, Protocol, ToldResult, ContextFact, Answer]
LINES = ["Bones & <b>backs</b> heal. Nobody counted.", "", "Ask “why” first."]
FIRST = "<dt>002:1.1</dt><dd><q>Bones &amp; &lt;b&gt;backs&lt;/b&gt; heal.</q></dd>"


@pytest.fixture
def attached(world: World) -> DocumentText:
    return DocumentText.objects.create(document=world.document, text="\n".join(LINES))


def address_of(model: type, page: str = "change") -> str:
    """The page on which records of this model are written: answers stand with their question."""
    owner = Question if model is Answer else model
    arguments = [owner.objects.get().pk] if page == "change" else []
    return reverse(f"admin:evidence_{owner._meta.model_name}_{page}", args=arguments)


def tell_at(model: type, *locators: str) -> None:
    model.objects.update(locators=list(locators))


@pytest.mark.parametrize("model", STATED)
def test_the_passage_stands_beside_the_form(
    ben: Client, attached: DocumentText, model: type
) -> None:
    tell_at(model, "002:1.1", "002:3.1")
    page = ben.get(address_of(model)).content.decode()
    assert FIRST in page
    assert "<dt>002:3.1</dt><dd><q>Ask “why” first.</q></dd>" in page
    assert "Nobody counted." not in page


@pytest.mark.parametrize("model", STATED)
def test_a_text_that_is_not_here_is_told(ben: Client, world: World, model: type) -> None:
    assert NOT_ATTACHED in ben.get(address_of(model)).content.decode()


@pytest.mark.parametrize("model", STATED)
def test_a_new_record_has_no_passage_yet(ben: Client, attached: DocumentText, model: type) -> None:
    assert NO_PLACE in ben.get(address_of(model, "add")).content.decode()


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("002:4.1", "002:4.1: the document has 3 lines."),
        ("002:1.3", "002:1.3: line 1 has 2 sentences."),
        ("002:2.1", "002:2.1: line 2 has 0 sentences."),
        ("003:1.1", "“003:1.1” is not a place in document 002."),
        ("<b>", "“&lt;b&gt;” is not a place like 002:25.2."),
    ],
)
@pytest.mark.parametrize("model", STATED)
def test_a_place_that_does_not_exist_is_told_and_the_others_are_shown(
    ben: Client, attached: DocumentText, model: type, place: str, sentence: str
) -> None:
    tell_at(model, place, "002:1.1")
    page = ben.get(address_of(model)).content.decode()
    assert f"<strong>{sentence}</strong>" in page
    assert FIRST in page


def test_a_refused_form_shows_what_stands_at_the_places_typed(
    ben: Client, attached: DocumentText
) -> None:
    address = address_of(Claim)
    data = {**posted(ben.get(address)), "locators": "002:1.2\n003:1.1"}
    page = ben.post(address, data).content.decode()
    assert "<dt>002:1.2</dt><dd><q>Nobody counted.</q></dd>" in page
    assert "<dt>003:1.1</dt><dd><strong>“003:1.1” is not a place in document 002." in page


def queries_for_text(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return sum("evidence_documenttext" in query["sql"] for query in queries)


def test_many_answers_cost_no_more_reads_of_the_text(ben: Client, attached: DocumentText) -> None:
    address = address_of(Answer)
    before = queries_for_text(ben, address)
    answer = Answer.objects.get()
    for position in range(2, 6):
        answer.pk, answer.position = None, position
        answer.save()
    assert queries_for_text(ben, address) == before == 1
    assert ben.get(address).content.decode().count(FIRST) == 5


@pytest.mark.parametrize("model", [*STATED, SourceDocument])
def test_no_list_reads_the_text(ben: Client, attached: DocumentText, model: type) -> None:
    address = address_of(model, "changelist")
    assert queries_for_text(ben, address) == 0
    assert "backs" not in ben.get(address).content.decode()


def test_a_document_says_whether_its_text_is_here_and_never_shows_it(
    ben: Client, world: World
) -> None:
    address = address_of(SourceDocument)
    assert NOT_ATTACHED in ben.get(address).content.decode()
    DocumentText.objects.create(document=world.document, text="\n".join(LINES))
    DocumentText.objects.update(attached_at="2026-11-22T23:00:00Z")
    page = ben.get(address).content.decode()
    assert "Attached on 22 November 2026, for staff only" in page
    assert "Nobody counted." not in page


def test_only_staff_with_the_right_to_see_the_record_read_the_passage(
    client: Client, attached: DocumentText
) -> None:
    address = address_of(Claim)
    assert client.get(address).status_code == 302
    account = User.objects.create_user("visitor")
    client.force_login(account)
    assert client.get(address).status_code == 302
    User.objects.update(is_staff=True)
    assert client.get(address).status_code == 403
    account.user_permissions.set(Permission.objects.filter(codename="view_claim"))
    assert FIRST in client.get(address).content.decode()


def saved_with(client: Client, model: type, **typed: Any) -> None:
    address = address_of(model)
    answer = client.post(address, {**posted(client.get(address)), **typed})
    assert answer.status_code == 302, answer.context_data["errors"]


@pytest.mark.parametrize("model", STATED)
def test_arithmetic_is_written_in_the_form(ben: Client, world: World, model: type) -> None:
    field = "answers-0-calculations" if model is Answer else "calculations"
    saved_with(ben, model, **{field: "67 - 8 = 59\n\n60 + 40 = 100"})
    assert model.objects.get().calculations == ["67 - 8 = 59", "60 + 40 = 100"]


def test_arithmetic_of_one_side_of_a_conflict_is_written_in_its_form(
    ben: Client, world: World
) -> None:
    saved_with(ben, Conflict, **{"positions-0-calculations": "67 - 8 = 59"})
    assert ConflictPosition.objects.get().calculations == ["67 - 8 = 59"]


@pytest.mark.parametrize(
    ("model", "changes", "sentence"),
    [
        (ToldResult, {"unit": ""}, "Say what the number counts: percent of people, points, …"),
        (ContextFact, {"value_low": 5}, "Give both ends of the range, the lower one first."),
        (ContextFact, {"value_low": 5, "value_high": 5}, "Say what the number counts: percent of"),
        (ContextFact, {"comment": ""}, "A source belongs to a comment: say what it says."),
        (ContextFact, {"year": 20}, "The year must lie between 1900 and 2100."),
        (Answer, {"answers-0-position": 0}, "Position cannot be below 1."),
        (Answer, {"answers-0-locators": "003:1.1"}, "is not a place in document 002."),
        (Answer, {"answers-0-locators": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_told_on_the_form(
    ben: Client, world: World, model: type, changes: dict[str, Any], sentence: str
) -> None:
    address = address_of(model)
    answer = ben.post(address, {**posted(ben.get(address)), **changes})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_a_question_and_its_answers_are_one_form(ben: Client, world: World) -> None:
    data = {
        "text": "Does it hurt?",
        "slug": "does-it-hurt",
        "kind": "expect",
        "comment": "Nobody counted.",
        "answers-TOTAL_FORMS": 1,
        "answers-INITIAL_FORMS": 0,
        "answers-0-position": 1,
        "answers-0-document": world.document.pk,
        "answers-0-locators": "002:1.1",
        "answers-0-text": "Not much.",
    }
    answer = ben.post(address_of(Question, "add"), data)
    assert answer.status_code == 302, answer.context_data["errors"]
    question = Question.objects.get(slug="does-it-hurt")
    assert (question.status, question.author.name) == ("draft", "ben")
    assert question.answers.get().locators == ["002:1.1"]
