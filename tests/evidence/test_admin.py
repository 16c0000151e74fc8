"""The editors' pages of the evidence floor: every record opens, is found and is saved as it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from evidence.models import (
    Answer,
    Arm,
    Claim,
    ClaimCheck,
    ConflictPosition,
    DocumentText,
    Downgrade,
    Finding,
    FrozenValue,
    Harm,
    Measure,
    Outcome,
    PrintedCitation,
    Protocol,
    ProtocolComponent,
    ProtocolStep,
    Reference,
    Release,
    ReleaseEntry,
    StoredProfile,
    Study,
    VerdictReason,
    WorkVerdict,
)

from .world import CSL, World, posted

pytestmark = pytest.mark.django_db

PARTS = {
    Answer,
    Arm,
    ConflictPosition,
    Downgrade,
    ProtocolComponent,
    ProtocolStep,
    VerdictReason,
    WorkVerdict,
}
READ_ONLY = {Outcome, PrintedCitation}
MODELS = [
    model for model in apps.get_app_config("evidence").get_models() if model in admin.site._registry
]


def test_every_content_record_can_be_edited() -> None:
    content = set(apps.get_app_config("evidence").get_models())
    inlined = {inline.model for model in MODELS for inline in admin.site._registry[model].inlines}
    assert content - set(MODELS) - inlined == {
        ClaimCheck,
        DocumentText,
        FrozenValue,
        Release,
        ReleaseEntry,
        StoredProfile,
    }
    assert inlined >= PARTS | READ_ONLY


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_page_opens(ben: Client, world: World, model: type) -> None:
    name = f"admin:evidence_{model._meta.model_name}"
    record = model.objects.get()
    pages = {
        reverse(f"{name}_changelist"): 200,
        reverse(f"{name}_add"): 403 if model in READ_ONLY else 200,
        reverse(f"{name}_change", args=[record.pk]): 200,
        reverse(f"{name}_delete", args=[record.pk]): 200,
        reverse(f"{name}_history", args=[record.pk]): 200,
    }
    for address, status in pages.items():
        answer = ben.get(address)
        assert answer.status_code == status, address
        assert b" style=" not in answer.content, "the content security policy forbids it"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_search_finds_and_leaves_out(ben: Client, world: World, model: type) -> None:
    address = reverse(f"admin:evidence_{model._meta.model_name}_changelist")
    assert ben.get(address, {"q": "spine"}).context["cl"].result_count == 1
    assert ben.get(address, {"q": "no such word"}).context["cl"].result_count == 0


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_filter_works(ben: Client, world: World, model: type) -> None:
    address = reverse(f"admin:evidence_{model._meta.model_name}_changelist")
    changelist = ben.get(address).context["cl"]
    assert changelist.filter_specs
    for spec in changelist.filter_specs:
        last = list(spec.choices(changelist))[-1]
        assert ben.get(address + last["query_string"]).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_takes_as_many_queries_for_many_rows(
    ben: Client, world: World, model: type, django_assert_max_num_queries: Any
) -> None:
    """Session, account, two counts, the rows and the filters: nothing per row."""
    with django_assert_max_num_queries(14):
        ben.get(reverse(f"admin:evidence_{model._meta.model_name}_changelist"))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_relation_is_searched_for(model: type) -> None:
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    related = {field.name for field in fields if field.is_relation}
    elsewhere = {"author", "publisher"}  # moved by steps
    if model in READ_ONLY | {Protocol}:
        elsewhere |= {"arm", "comparison", "treatments"}  # written in the owner's form
    assert set(admin.site._registry[model].get_autocomplete_fields(None)) >= related - elsewhere


@pytest.mark.parametrize(
    "model", [m for m in MODELS if m not in READ_ONLY], ids=lambda model: model.__name__
)
def test_a_record_is_saved_again_as_it_stands(ben: Client, world: World, model: type) -> None:
    """What the form shows is what it takes back: every field, every part."""
    record = model.objects.get()
    address = reverse(f"admin:evidence_{model._meta.model_name}_change", args=[record.pk])
    page = ben.get(address)
    answer = ben.post(address, posted(page))
    assert answer.status_code == 302, answer.context_data["errors"]
    before, after = record.__dict__, model.objects.get().__dict__
    assert {name: after[name] for name in before if name != "_state"} == {
        name: value for name, value in before.items() if name != "_state"
    }


def add_reference(client: Client, csl: object) -> Any:
    text = csl if isinstance(csl, str) else json.dumps(csl)
    data = {"slug": "new-work", "csl": text, "read_level": "abstract"}
    return client.post(reverse("admin:evidence_reference_add"), data)


def test_a_reference_is_read_from_its_citation(ben: Client) -> None:
    issued = {"date-parts": [[2021, 3]]}
    assert add_reference(ben, {**CSL, "DOI": "10.1000/B", "issued": issued}).status_code == 302
    reference = Reference.objects.get()
    assert (reference.title, reference.year, reference.doi) == (
        "A trial of shots",
        2021,
        "10.1000/b",
    )


@pytest.mark.parametrize(
    ("csl", "sentence"),
    [
        ('{"type": "book",\n "title" "x"}', "This is not JSON: Expecting"),
        ("[" * 100_000, "This JSON holds something that cannot be stored."),
        ('{"type": "book", "title": "x", "volume": NaN}', "holds something that cannot be stored"),
        ('{"type": "book", "title": "x", "issued": {"date-parts": [[1e999]]}}', "cannot be stored"),
        ('{"type": "book", "title": "\\ud800"}', "holds something that cannot be stored"),
        ([1], "A citation is a mapping of CSL-JSON fields."),
        ({"type": "poem", "title": "x"}, "type must be one of"),
        ({"type": "book"}, "The citation has no title."),
        ({**CSL, "volume": 3}, "volume should be text; put numbers in quotes."),
        ({**CSL, "DOI": "doi.org/x"}, "A DOI looks like"),
        ({**CSL, "title": "x" * 501}, "at most 500 characters"),
        ({**CSL, "issued": {"date-parts": [[1700]]}}, "The year must lie between 1800 and 2100."),
        ("", "This field is required."),
    ],
)
def test_a_bad_citation_is_told_on_the_form(ben: Client, csl: object, sentence: str) -> None:
    answer = add_reference(ben, csl)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Reference.objects.exists()


def test_the_same_work_twice_is_told_on_the_form(ben: Client, world: World) -> None:
    answer = add_reference(ben, CSL)
    assert "Reference with this DOI already exists." in answer.content.decode()


def test_a_locator_in_another_document_is_told_on_the_form(ben: Client, world: World) -> None:
    claim = Claim.objects.get()
    address = reverse("admin:evidence_claim_change", args=[claim.pk])
    data = {**posted(ben.get(address)), "locators": "002:1.1\n003:4.5"}
    answer = ben.post(address, data)
    assert "“003:4.5” is not a place in document 002." in answer.content.decode()


def test_what_is_cited_is_not_deleted(ben: Client, world: World) -> None:
    address = reverse("admin:evidence_reference_delete", args=[world.reference.pk])
    assert ben.post(address, {"post": "yes"}).status_code == 200
    assert Reference.objects.filter(pk=world.reference.pk).exists()


@pytest.mark.parametrize("model", [Study, Outcome, Reference, PrintedCitation, Measure])
def test_relations_are_found_by_typing(ben: Client, world: World, model: type) -> None:
    source = {
        Study: (Harm, "study"),
        Outcome: (Finding, "outcomes"),
        Reference: (Outcome, "source"),
        PrintedCitation: (Claim, "citations"),
        Measure: (Finding, "measure"),
    }
    owner, field = source[model]
    names = {"app_label": "evidence", "model_name": owner._meta.model_name, "field_name": field}
    answer = ben.get(reverse("admin:autocomplete"), {"term": "spine", **names})
    assert [found["id"] for found in answer.json()["results"]] == [str(model.objects.get().pk)]
