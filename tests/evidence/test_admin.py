"""The editors' pages of the evidence floor: a study in one form, findings that must be reasoned."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from evidence.models import (
    Arm,
    Claim,
    Conflict,
    ConflictPosition,
    Cost,
    Course,
    Downgrade,
    Finding,
    GuidelineStance,
    Harm,
    Indication,
    Measure,
    Outcome,
    PrintedCitation,
    Protocol,
    ProtocolComponent,
    ProtocolStep,
    Reference,
    RegulatoryStatus,
    SourceDocument,
    StoredProfile,
    Study,
    VerdictReason,
)
from treatments.models import Clinic, Condition, Contributor, Family, Treatment

pytestmark = pytest.mark.django_db

PARTS = {Arm, ConflictPosition, Downgrade, ProtocolComponent, ProtocolStep, VerdictReason}
READ_ONLY = {Outcome, PrintedCitation}
MODELS = [
    model for model in apps.get_app_config("evidence").get_models() if model in admin.site._registry
]
CSL = {"type": "article-journal", "title": "A trial of shots", "DOI": "10.1000/a"}


@pytest.fixture
def ben(client: Client) -> Client:
    """A client signed in as somebody who wrote none of the records here."""
    client.force_login(User.objects.create_superuser("ben"))
    return client


class World:
    """One record of each kind, by the same author, all drafts but the catalogue and the study."""

    def __init__(self) -> None:
        self.author = Contributor.objects.create(name="Eva", slug="eva", role="x", interests="y")
        self.other = Contributor.objects.create(name="Udo", slug="udo", role="x", interests="y")
        draft: dict[str, Any] = {"author": self.author}
        public = {**draft, "publisher": self.other, "status": "published"}
        public["published_on"] = "2026-01-01"
        family = Family.objects.create(name="Shots", slug="shots", summary="x")
        self.condition = Condition.objects.create(
            name="Back pain", slug="back-pain", body_region="low-back", summary="x", **public
        )
        self.treatment = Treatment.objects.create(
            name="PRP", slug="prp", family=family, summary="Spine", material="Blood",
            material_source="own", mechanism="x", mechanism_status="unknown", invasiveness=3, **public,
        )  # fmt: skip
        self.reference = Reference.objects.create(slug="spine-1", csl=CSL, read_level="abstract")
        self.measure = Measure.objects.create(
            name="Spine scale", slug="spine-scale", domain="pain", summary="x", better="lower"
        )
        self._study(public)
        self._finding(draft)
        self._documents(draft)
        self._appraisals(draft)

    def _study(self, draft: dict[str, Any]) -> None:
        self.study = Study.objects.create(
            name="Spine trial", slug="spine-trial", design="rct", population="x",
            authors_conclusion="x", **draft,
        )  # fmt: skip
        self.study.reports.add(self.reference)
        self.prp = Arm.objects.create(study=self.study, slug="prp", label="PRP group")
        self.saline = Arm.objects.create(
            study=self.study, slug="saline", label="Salt water", comparator="saline"
        )
        self.outcome = Outcome.objects.create(
            study=self.study, slug="pain-12", arm=self.prp, comparison=self.saline,
            measure=self.measure, kind="between-groups", time_point="12 weeks", weeks=12,
            effect_measure="mean-difference", estimate="-1.5", text="Less pain.", source=self.reference,
        )  # fmt: skip

    def _finding(self, draft: dict[str, Any]) -> None:
        self.finding = Finding.objects.create(
            slug="spine-finding", treatment=self.treatment, condition=self.condition,
            measure=self.measure, term="short", compared_with="saline", comparison_note="salt water",
            population="adults", direction="better", summary="Less pain.", headline=self.outcome,
            start=4, certainty=3, **draft,
        )  # fmt: skip
        self.finding.outcomes.add(self.outcome)
        Downgrade.objects.create(finding=self.finding, domain="bias", steps=1, reason="Not blind.")

    def _documents(self, draft: dict[str, Any]) -> None:
        clinic = Clinic.objects.create(name="C", slug="c", place="x", sells="y", **draft)
        self.document = SourceDocument.objects.create(
            code="002", slug="spine-page", title="Spine page", file_name="x.md", sha256="0" * 64,
            clinic=clinic, author_name="x", author_credentials="x", year_stated="x", interests="x",
            stance="x", bibliography="x", **draft,
        )  # fmt: skip
        PrintedCitation.objects.create(
            document=self.document, position=1, printed_number="1", printed_text="Spine entry",
            reference=self.reference,
        )  # fmt: skip
        self._stated({"document": self.document, "locators": ["002:1.1"], **draft})
        conflict = Conflict.objects.create(
            slug="spine-conflict", topic="Spine topic", kind="within-document", explanation="x", **draft
        )  # fmt: skip
        ConflictPosition.objects.create(
            conflict=conflict, position=1, text="x", document=self.document
        )

    def _stated(self, stated: dict[str, Any]) -> None:
        claim = Claim.objects.create(
            slug="spine-claim", wording="x", strength="strong", support="none", **stated
        )
        VerdictReason.objects.create(claim=claim, kind="not-read")
        indication = Indication.objects.create(
            slug="spine-indication", condition=self.condition, wording="x", **stated
        )
        indication.treatments.add(self.treatment)
        protocol = Protocol.objects.create(
            name="Spine way", slug="spine-way", performed_by="x", **stated
        )
        ProtocolComponent.objects.create(protocol=protocol, treatment=self.treatment)
        ProtocolStep.objects.create(protocol=protocol, position=1, text="x")

    def _appraisals(self, draft: dict[str, Any]) -> None:
        said: dict[str, Any] = {"text": "Spine fact", "source": self.reference, **draft}
        harm = Harm.objects.create(slug="h", name="x", severity="minor", state="happened", **said)
        stance = GuidelineStance.objects.create(
            slug="g", body="x", year=2020, population="x", stance="for", strength="strong", **said
        )
        status = RegulatoryStatus.objects.create(
            slug="r", jurisdiction="x", status_kind="unclear", as_of="2020", year=2020, **said
        )
        cost = Cost.objects.create(
            slug="c", amount_typical=5, currency="USD", year=2020, country="x", includes="y", **said
        )
        for record in (harm, stance, status, cost):
            record.treatments.add(self.treatment)
        Course.objects.create(
            name="Spine course", slug="k", kind="natural", domain="pain", population="x",
            time_point="x", **said,
        )  # fmt: skip


@pytest.fixture
def world() -> World:
    return World()


def test_every_content_record_can_be_edited() -> None:
    content = set(apps.get_app_config("evidence").get_models())
    inlined = {inline.model for model in MODELS for inline in admin.site._registry[model].inlines}
    assert content - set(MODELS) - inlined == {StoredProfile}
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


def posted(page: Any) -> dict[str, Any]:
    """What a browser would send back of a form that nobody touched."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data: dict[str, Any] = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                data[bound.html_name] = (
                    [getattr(one, "pk", one) for one in value] if isinstance(value, list) else value
                )
            if bound.field.show_hidden_initial:
                data[bound.html_initial_name] = value
    return data


# A new trial with two arms and one difference between them, as one submit.
NEW_STUDY = {
    "name": "New trial",
    "slug": "new-trial",
    "design": "rct",
    "setting": "Not stated",
    "population": "Adults",
    "follow_up": "A year",
    "funding": "None",
    "risk_of_bias": "low",
    "harms_note": "None seen",
    "authors_conclusion": "It helped.",
    "arms-TOTAL_FORMS": 2,
    "arms-INITIAL_FORMS": 0,
    "arms-0-slug": "plasma",
    "arms-0-label": "Plasma",
    "arms-0-n": 30,
    "arms-1-slug": "control",
    "arms-1-label": "Salt water",
    "arms-1-comparator": "saline",
    "outcomes-TOTAL_FORMS": 1,
    "outcomes-INITIAL_FORMS": 0,
    "outcomes-0-slug": "pain-4",
    "outcomes-0-arm": "plasma",
    "outcomes-0-comparison": "Salt Water",
    "outcomes-0-kind": "between-groups",
    "outcomes-0-state": "value",
    "outcomes-0-time_point": "4 weeks",
    "outcomes-0-effect_measure": "mean-difference",
    "outcomes-0-estimate": "-1.2",
    "outcomes-0-ci_low": "-2",
    "outcomes-0-ci_high": "-0.4",
    "outcomes-0-favours": "treatment",
    "outcomes-0-text": "Less pain with plasma.",
    "outcomes-0-standing": "checked-once",
}


def study_data(world: World, **changes: Any) -> dict[str, Any]:
    return {
        **NEW_STUDY,
        "treatments": [world.treatment.pk],
        "reports": [world.reference.pk],
        "arms-0-treatments": [world.treatment.pk],
        "outcomes-0-measure": world.measure.pk,
        "outcomes-0-source": world.reference.pk,
        **changes,
    }


def add_study(client: Client, world: World, **changes: Any) -> Any:
    return client.post(reverse("admin:evidence_study_add"), study_data(world, **changes))


def test_a_new_study_with_arms_and_outcomes_is_one_form(ben: Client, world: World) -> None:
    answer = add_study(ben, world)
    assert answer.status_code == 302, answer.context_data["errors"]
    study = Study.objects.get(slug="new-trial")
    assert study.author.name == "ben"
    assert [arm.slug for arm in study.arms.all()] == ["plasma", "control"]
    outcome = study.outcomes.get()
    assert (outcome.arm.slug, outcome.comparison.slug) == ("plasma", "control")
    assert outcome.is_controlled
    assert list(outcome.arm.treatments.all()) == [world.treatment]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"outcomes-0-comparison": ""}, "A difference between groups names the comparison arm."),
        ({"outcomes-0-kind": "within-group"}, "A before-and-after result has no comparison arm."),
        ({"outcomes-0-comparison": "plasma"}, "An arm cannot be compared with itself."),
        (
            {"outcomes-0-comparison": "", "outcomes-0-kind": "within-group"},
            "Numbers of a comparison need the comparison arm they belong to.",
        ),
        ({"outcomes-0-estimate": "5"}, "The estimate lies outside its confidence interval."),
        ({"outcomes-0-ci_low": ""}, "Give both ends of the confidence interval"),
        (
            {"outcomes-0-arm": "prp"},
            "This study has no arm called “prp”. Its arms: “plasma”, “control”.",
        ),
        ({"arms-1-slug": "plasma"}, "Please correct the duplicate data for slug."),
        (
            {"arms-0-label": "Group", "arms-1-label": "Group", "outcomes-0-arm": "group"},
            "More than one arm is called “group”: use the slug.",
        ),
        ({"outcomes-0-source": ""}, "This field is required."),
        (
            {"outcomes-0-state": "not-reported"},
            "What was not reported or not studied has no number.",
        ),
        ({"arms-1-n": "0"}, "N cannot be below 1."),
        ({"slug": "spine-trial"}, "Study with this Slug already exists."),
        ({"arms-TOTAL_FORMS": 0}, "Its arms: none yet."),
    ],
)
def test_what_is_wrong_is_told_on_the_form_and_nothing_is_saved(
    ben: Client, world: World, changes: dict[str, Any], sentence: str
) -> None:
    answer = add_study(ben, world, **changes)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert (Study.objects.count(), Arm.objects.count(), Outcome.objects.count()) == (1, 2, 1)


def study_page(client: Client, world: World) -> tuple[str, dict[str, Any]]:
    address = reverse("admin:evidence_study_change", args=[world.study.pk])
    return address, posted(client.get(address))


def test_a_saved_arm_may_be_renamed_and_joined_by_a_new_one(ben: Client, world: World) -> None:
    address, data = study_page(ben, world)
    new_arm = {"arms-TOTAL_FORMS": 3, "arms-2-slug": "rest", "arms-2-label": "Rest"}
    data |= {"arms-0-slug": "plasma", **new_arm, "outcomes-0-comparison": "rest"}
    answer = ben.post(address, data)
    assert answer.status_code == 302, answer.context_data["errors"]
    outcome = Outcome.objects.get()
    assert (outcome.arm.slug, outcome.comparison.slug) == ("plasma", "rest")
    assert outcome.pk == world.outcome.pk


def test_an_arm_is_not_removed_from_under_its_outcome(ben: Client, world: World) -> None:
    world.finding.delete()
    address, data = study_page(ben, world)
    answer = ben.post(address, {**data, "arms-1-DELETE": "on"})
    assert "is marked for removal" in answer.content.decode()
    assert Arm.objects.count() == 2
    answer = ben.post(address, {**data, "arms-1-DELETE": "on", "outcomes-0-DELETE": "on"})
    assert answer.status_code == 302
    assert (Arm.objects.count(), Outcome.objects.count()) == (1, 0)


def test_the_form_suggests_the_arms_it_knows(ben: Client, world: World) -> None:
    address, _ = study_page(ben, world)
    assert '<option value="saline">Salt water</option>' in ben.get(address).content.decode()
    page = add_study(ben, world, design="").content.decode()
    assert '<option value="control">Salt water</option>' in page


def test_accounts_with_fewer_rights_meet_words(client: Client, world: World) -> None:
    guest = User.objects.create_user("guest", is_staff=True)
    client.force_login(guest)
    may = Permission.objects.filter(content_type__app_label="evidence")
    guest.user_permissions.set(may.filter(codename__startswith="view_"))
    address = reverse("admin:evidence_study_change", args=[world.study.pk])
    page = client.get(address)
    assert "Salt water" in page.content.decode()
    assert client.post(address, study_data(world)).status_code == 403
    guest.user_permissions.set(may.filter(codename__in=["change_study", "change_outcome"]))
    answer = client.post(address, posted(client.get(address)))
    assert "by accounts that may also see the arms" in answer.content.decode()


def test_two_rows_that_change_places_are_refused_in_words(ben: Client, world: World) -> None:
    """Each form is right, and the rows are in the end; the database objects on the way."""
    address, data = study_page(ben, world)
    swapped = {"arms-0-slug": "saline", "arms-1-slug": "prp"}
    answer = ben.post(address, {**data, **swapped, "population": "Typed with care"})
    assert answer.status_code == 200
    assert "The study already has an arm with this slug." in answer.content.decode()
    assert "Typed with care" in answer.content.decode()
    assert Study.objects.get(pk=world.study.pk).population == "x"


def publish(client: Client, finding: Finding) -> list[str]:
    Finding.objects.filter(pk=finding.pk, status="draft").update(status="in-review")
    data = {"action": "publish", "_selected_action": [finding.pk]}
    answer = client.post(reverse("admin:evidence_finding_changelist"), data, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_a_reasoned_finding_is_published_and_shown(ben: Client, world: World) -> None:
    assert publish(ben, world.finding) == ["1 record published."]
    page = Client().get(reverse("treatment", args=["prp"])).content.decode()
    assert "Less pain." in page


def test_a_finding_without_reasons_or_controls_is_not_published(ben: Client, world: World) -> None:
    world.finding.downgrades.all().delete()
    [told] = publish(ben, world.finding)
    assert "The stored certainty is moderate, but its reasons add up to high." in told
    Finding.objects.update(certainty=4)
    single = Outcome.objects.create(
        study=world.study, slug="before-after", arm=world.prp, measure=world.measure,
        kind="within-group", time_point="x", text="x", source=world.reference,
    )  # fmt: skip
    world.finding.outcomes.set([single])
    [told] = publish(ben, world.finding)
    assert "“Spine trial: before-after” has no comparison group" in told
    assert "The headline is not one of the finding’s outcomes." in told
    world.finding.outcomes.clear()
    [told] = publish(ben, world.finding)
    assert "The finding names no outcome that it rests on." in told
    assert Finding.objects.get().status == "in-review"


def test_a_draft_says_what_it_lacks_and_a_published_one_is_kept_right(
    ben: Client, world: World
) -> None:
    address = reverse("admin:evidence_finding_change", args=[world.finding.pk])
    data = {**posted(ben.get(address)), "downgrades-0-steps": 2}
    answer = ben.post(address, data, follow=True)
    assert any("Before publishing:" in str(m) for m in answer.context["messages"])
    assert Downgrade.objects.get().steps == 2
    Downgrade.objects.update(steps=1)
    publish(ben, world.finding)
    answer = ben.post(address, data)
    assert answer.status_code == 200
    assert "but its reasons add up to low." in answer.content.decode()
    assert Downgrade.objects.get().steps == 1


def test_a_second_finding_of_the_same_is_told_on_the_form(ben: Client, world: World) -> None:
    page = ben.get(reverse("admin:evidence_finding_change", args=[world.finding.pk]))
    data = {**posted(page), "slug": "twin", "downgrades-INITIAL_FORMS": 0}
    del data["downgrades-0-id"]
    answer = ben.post(reverse("admin:evidence_finding_add"), data)
    assert "There is already a finding for this treatment" in answer.content.decode()


def test_a_study_stays_what_published_findings_rest_on(ben: Client, world: World) -> None:
    publish(ben, world.finding)
    address, data = study_page(ben, world)
    within = {
        "outcomes-0-kind": "within-group",
        "outcomes-0-comparison": "",
        "outcomes-0-estimate": "",
    }
    answer = ben.post(address, {**data, **within})
    assert "Withdraw the finding first." in answer.content.decode()
    assert Outcome.objects.get().is_controlled

    Finding.objects.update(headline=None)
    for name, record in (("study", world.study), ("outcome", world.outcome)):
        delete = reverse(f"admin:evidence_{name}_delete", args=[record.pk])
        assert "Published finding: PRP" in ben.get(delete).content.decode()
        ben.post(delete, {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [world.study.pk], "post": "yes"}
    ben.post(reverse("admin:evidence_study_changelist"), chosen)
    assert Outcome.objects.count() == 1


def test_a_study_that_nothing_rests_on_is_deleted_with_its_parts(ben: Client, world: World) -> None:
    world.finding.delete()
    ben.post(reverse("admin:evidence_study_delete", args=[world.study.pk]), {"post": "yes"})
    assert (Study.objects.count(), Arm.objects.count(), Outcome.objects.count()) == (0, 0, 0)


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


def test_the_constraints_still_stand_behind_the_form(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Arm.objects.create(study=world.study, slug="prp", label="Twin")
