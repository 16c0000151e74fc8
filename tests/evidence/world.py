"""One record of each kind for the tests of the editors' pages, and what a browser sends back."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from evidence.models import (
    Answer,
    Arm,
    Claim,
    Conflict,
    ConflictPosition,
    ContextFact,
    Cost,
    Course,
    Downgrade,
    Exclusion,
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
    Question,
    Reference,
    RegulatoryStatus,
    SourceDocument,
    Study,
    ToldResult,
    VerdictReason,
    WorkVerdict,
)
from treatments.models import Clinic, Condition, Contributor, Family, Treatment

CSL = {"type": "article-journal", "title": "A trial of shots", "DOI": "10.1000/a"}


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
            conflict=conflict, position=1, text="x", document=self.document, locators="002:1.1"
        )
        Exclusion.objects.create(
            slug="spine-paper", name="x", kind="weak-source", reason="x", source="x", **draft
        )

    def _stated(self, stated: dict[str, Any]) -> None:
        claim = Claim.objects.create(
            slug="spine-claim", wording="x", strength="strong", support="none", **stated
        )
        VerdictReason.objects.create(claim=claim, kind="not-read")
        WorkVerdict.objects.create(
            claim=claim, reference=self.reference, verdict="cannot-tell", text="x"
        )
        indication = Indication.objects.create(
            slug="spine-indication", condition=self.condition, wording="x", **stated
        )
        indication.treatments.add(self.treatment)
        protocol = Protocol.objects.create(
            name="Spine way", slug="spine-way", performed_by="x", **stated
        )
        ProtocolComponent.objects.create(protocol=protocol, treatment=self.treatment)
        ProtocolStep.objects.create(protocol=protocol, position=1, text="x")
        self._told(stated)

    def _told(self, stated: dict[str, Any]) -> None:
        words = (
            "wording",
            "study_named",
            "design",
            "population",
            "arm",
            "time_point",
            "comparator",
        )
        told = ToldResult.objects.create(
            slug="spine-told", direction="better", measure=self.measure, value=70, unit="percent",
            **dict.fromkeys(words, "x"), **stated,
        )  # fmt: skip
        told.treatments.add(self.treatment)
        told.citations.set(PrintedCitation.objects.all())
        ContextFact.objects.create(
            slug="spine-fact", kind="cost", wording="x", attributed_to="x", comment="x",
            comment_source=self.reference, **stated,
        )  # fmt: skip
        question = Question.objects.create(
            slug="spine-question", text="x", kind="risk", comment="x", author=self.author
        )
        told_in = {name: stated[name] for name in ("document", "locators")}
        Answer.objects.create(question=question, position=1, text="x", **told_in)

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


def study_page(client: Client, world: World) -> tuple[str, dict[str, Any]]:
    address = reverse("admin:evidence_study_change", args=[world.study.pk])
    return address, posted(client.get(address))
