"""The digit guard over what is told of a document: a wrong number is refused, with its passage."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from backpain.content.digit_guard import TELLING, digit_guard, documents_attached, missing_texts
from backpain.content.schema import models_in_order
from evidence.models import (
    Claim,
    ConflictPosition,
    ContextFact,
    DocumentText,
    PrintedCitation,
    Protocol,
    SourceDocument,
)
from tests.build import as_draft, make_contributor
from tests.build_evidence import make_claim
from tests.loading import empty_of_content, load_text, problems_of

from .guarded import BETTER, CASES, OTHERS, ROWS, TEXT, attach, rows_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return tmp_path / "guarded.yaml"


@pytest.fixture(scope="module")
def guarded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The document with its rows and its text, once for all tests here: none of them changes it."""
    with django_db_blocker.unblock():
        empty_of_content()
        load_text(tmp_path_factory.mktemp("rows") / "guarded.yaml", ROWS)
        attach()
        yield SourceDocument.objects.get()
        call_command("flush", interactive=False, verbosity=0)


def told():
    return [(message.id, message.obj, message.field) for message in digit_guard()]


def audited():
    """What `audit_content --documents` prints, and whether it fails."""
    out = StringIO()
    try:
        call_command("audit_content", "--documents", stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


# ── Loading ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_with_its_passage_and_nothing_is_written(guarded, path, case):
    text = rows_with(case.old, case.new)
    problems = problems_of(path, text)
    assert {(problem.file, problem.row) for problem in problems} == {(str(path), case.row)}
    (problem,) = [problem for problem in problems if problem.field == case.field]
    assert problem.sentence == case.sentence
    assert text.splitlines()[problem.line - 1].strip().startswith(case.line)


def test_the_cases_are_of_every_code_and_every_table():
    assert {case.sentence[-14:] for case in CASES} == {f"[content.D00{n}]" for n in range(1, 5)}
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_table_that_is_told_of_a_document_is_guarded(guarded):
    """A new table with places in a document must join the guard."""
    with_places = {
        model for model in models_in_order() if hasattr(model, "locators") and model is not Protocol
    }
    assert with_places | {Protocol} == set(TELLING)
    assert all(model.objects.filter(document=guarded).exists() for model in TELLING)


def test_several_problems_are_told_at_once(guarded, path):
    text = rows_with("people 67 got", "people 76 got").replace("year: 2016", "year: 2019")
    assert {problem.field for problem in problems_of(path, text)} == {"wording", "year"}


def test_what_is_right_loads_again_and_changes_nothing(guarded, path):
    report = load_text(path, ROWS)
    assert (report.changes, report.warnings) == ([], [])


def test_a_check_tells_the_same_and_writes_nothing(guarded, path):
    text = rows_with("people 67 got", "people 76 got")
    (problem,) = problems_of(path, text, check_only=True)
    assert problem.sentence.startswith("76 stands in our text")


def test_a_wrong_row_of_another_file_is_a_note(guarded, path):
    Claim.objects.update(wording="Of 76 people.")
    report = load_text(path, "families:\n  - {slug: touch, name: Touch, summary: Hands.}\n")
    (note,) = [note for note in report.warnings if "content.D" in note]
    assert note.startswith("heals: Of 76 people.: 76 stands in our text")


def test_without_the_text_nothing_is_known_of_a_number(guarded, path):
    """The texts are not part of the site; where they are not attached, rows load unchecked."""
    DocumentText.objects.all().delete()
    report = load_text(path, rows_with("people 67 got", "people 76 got"))
    assert (report.updated, report.warnings) == (1, [])
    assert told() == []


# ── The guard ─────────────────────────────────────────────────────────────────────────────


def test_what_other_sources_say_is_not_asked_of_the_passage(guarded):
    """The comments and the paper’s position hold a 99 that stands nowhere in the document."""
    assert ROWS.count("99") == 3
    assert told() == []


def test_rows_of_a_document_without_text_are_left_alone(guarded):
    make_claim(wording="Of 99 people.")
    assert told() == []


def test_drafts_are_guarded_too(guarded):
    make_contributor("cy-writer")
    draft = make_claim("draft", document=guarded, wording="Of 99.", **as_draft(support="none"))
    assert [message for message in told() if message[1] == draft] == [
        ("content.D003", draft, "wording")
    ]


def test_an_empty_number_is_not_asked_for_and_zero_is(guarded):
    ContextFact.objects.update(value_low=None, value_high=None, year=None)
    assert told() == []
    ContextFact.objects.update(value_low=0, value_high=0)
    assert [field for _, _, field in told()] == ["value_low", "value_high"]


def test_every_wrong_field_is_told_but_a_wrong_calculation_once(guarded):
    Protocol.objects.update(sessions_min=11, sessions_max=19, calculations=[])
    assert [field for _, _, field in told()] == ["sessions_min", "sessions_max", "total_length"]
    Protocol.objects.update(calculations=["1 = 1"])
    assert [field for _, _, field in told()] == ["calculations"]


def test_a_position_of_a_paper_has_no_passage(guarded):
    ConflictPosition.objects.exclude(reference=None).update(locators="999:1.1")
    assert told() == []


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        ("", "Say where the document says this, as in 002:25.2."),
        ("091:1.1, 092:1.2", "“092:1.2” is not a place in document 091."),
        ("above", "“above” is not a place like 002:25.2."),
    ],
)
def test_a_position_that_no_form_has_checked_is_told(guarded, places, sentence):
    ConflictPosition.objects.exclude(document=None).update(locators=places)
    assert [(message.id, message.msg) for message in digit_guard()] == [("content.D001", sentence)]


def test_long_passages_are_cut_for_the_editor(guarded):
    text = f"{'A' * 900}. {'B' * 900}.\nC.\n"
    DocumentText.objects.update(text=text)
    places = ["091:1.1", "091:1.2", "091:2.1", "091:1.1"]
    Claim.objects.update(wording="Of 99.", locators=places, calculations=[])
    (message,) = [message for message in digit_guard() if isinstance(message.obj, Claim)]
    assert message.msg.endswith(f": “{'A' * 200}… … {'B' * 200}… … C. … {'A' * 200}…”")


@pytest.mark.parametrize(
    "printed",
    ["Smith J. Yoga for backs.", "SMITH J – YOGA\nFOR BACKS", "“Spine” 2020; 45, 10—20"],
)
def test_marks_and_line_breaks_of_an_entry_do_not_matter(guarded, printed):
    PrintedCitation.objects.update(printed_text=printed)
    assert told() == []


@pytest.mark.parametrize("printed", ["mith J. Yoga", "Smith J. Yo", "Spine 202", "Yoga Smith", "—"])
def test_half_a_word_or_number_of_an_entry_does(guarded, printed):
    PrintedCitation.objects.update(printed_text=printed)
    assert [code for code, _, _ in told()] == ["content.D004"]


# ── The audit ─────────────────────────────────────────────────────────────────────────────


def test_the_audit_of_the_documents_finds_nothing(guarded):
    printed, failed = audited()
    assert failed == ""
    assert printed.endswith("No errors, 0 notes.\n")


def test_the_audit_of_the_documents_names_row_field_and_passage(guarded):
    Claim.objects.update(wording="Of 76.")
    printed, failed = audited()
    line = f"error: heals: Of 76., wording: 76 stands in our text, but not in the passage: “{BETTER} … {OTHERS}” [content.D003]"
    assert printed.splitlines() == [line]
    assert failed == "1 errors, 0 notes."


def test_the_audit_names_the_texts_that_are_missing(guarded):
    DocumentText.objects.all().delete()
    assert missing_texts() == [guarded]
    sentence = "Not attached: guarded.txt. Run `manage.py attach_documents FOLDER` first."
    assert audited() == ("", sentence)


def test_the_audit_asks_for_no_text_unless_it_is_told_to(guarded):
    DocumentText.objects.all().delete()
    Claim.objects.update(wording="Of 76.")
    out = StringIO()
    call_command("audit_content", stdout=out)
    assert "No errors" in out.getvalue()


def test_the_text_of_the_cases_is_the_attached_one(guarded):
    assert documents_attached() == {guarded.pk: TEXT}
