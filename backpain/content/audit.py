"""Editorial rules that need several rows, in a registry of our own.

Not Django's global registry: that one also runs inside `migrate`, before the
tables exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 – Django's own names
from django.core.checks.registry import CheckRegistry
from django.db.models import Exists, OuterRef, Q

from evidence.choices import Design, Support, Verdict
from evidence.models import Claim, Finding, Harm, Outcome, Reference, Study
from treatments.choices import TreatmentKind
from treatments.models import Treatment

rules = CheckRegistry()


def audit() -> list[CheckMessage]:
    """Every broken rule of the published content."""
    return rules.run_checks()


def rule(check: Any) -> Any:
    """Register a generator of messages as a rule."""

    def run(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
        return list(check())

    rules.register(run, check.__name__)
    return check


@rule
def findings_are_reasoned() -> Iterator[CheckMessage]:
    findings = Finding.objects.published().prefetch_related(
        "downgrades", "outcomes__study", "outcomes__source"
    )
    for finding in findings:
        for code, sentence in finding.broken_rules():
            yield Error(sentence, obj=finding, id=f"content.{code}")


@rule
def verdicts_rest_on_works() -> Iterator[CheckMessage]:
    judged = [Verdict.SUPPORTED, Verdict.PARTLY, Verdict.NOT_SUPPORTED, Verdict.CONTRADICTED]
    claims = Claim.objects.published().prefetch_related(
        "citations__reference", "cited_works", "reasons"
    )
    for claim in claims:
        works = set(claim.cited_works.all())
        if claim.support == Support.CITED and not claim.citations.all():
            yield Error("The claim cites a reference but names none.", obj=claim, id="content.E007")
        if missing := {entry.reference for entry in claim.citations.all()} - works:
            names = ", ".join(sorted(work.slug for work in missing))
            yield Error(
                f"Cited entries resolve to works not listed: {names}.", obj=claim, id="content.E008"
            )
        if claim.verdict in judged and not works:
            yield Error(
                "The verdict names no work that it was judged by.", obj=claim, id="content.E009"
            )
        if claim.verdict in judged[1:] and not claim.reasons.all():
            yield Error("The verdict has no typed reason.", obj=claim, id="content.E010")
        if claim.support == Support.NONE and not works and claim.verdict == Verdict.CANNOT_TELL:
            yield Error(
                "A claim without a source is “no source given”, not “cannot tell”.",
                obj=claim,
                id="content.E011",
            )


@rule
def published_studies_have_reports() -> Iterator[CheckMessage]:
    reports = Study.reports.through.objects.filter(study=OuterRef("pk"))
    for study in Study.objects.published().filter(~Exists(reports)):
        yield Error("The study names no paper that reports it.", obj=study, id="content.E012")


@rule
def uncontrolled_designs_have_no_comparison() -> Iterator[CheckMessage]:
    series = [Design.CASE_SERIES, Design.CASE_REPORT]
    for outcome in Outcome.objects.filter(study__design__in=series, comparison__isnull=False):
        yield Error(
            "A case series has no comparison group, so its outcomes cannot have one.",
            obj=outcome,
            id="content.E013",
        )


@rule
def treatments_speak_of_harm() -> Iterator[CheckMessage]:
    harms = Harm.objects.published().filter(
        Q(treatments=OuterRef("pk")) | Q(treatments__variants=OuterRef("pk"))
    )
    treatments = Treatment.objects.published().filter(kind=TreatmentKind.TREATMENT)
    for treatment in treatments.filter(~Exists(harms)):
        yield Warning(
            "The treatment has no harm record; say “not reported” outright.",
            obj=treatment,
            id="content.W001",
        )


@rule
def published_rows_point_at_published_rows() -> Iterator[CheckMessage]:
    hidden = Finding.objects.published().exclude(
        treatment__status="published", condition__status="published"
    )
    for finding in hidden:
        yield Error(
            "The finding is published, but its treatment or condition is not.",
            obj=finding,
            id="content.E014",
        )


@rule
def references_are_used() -> Iterator[CheckMessage]:
    relations = [
        relation
        for relation in Reference._meta.get_fields()
        if relation.auto_created and not relation.concrete
    ]
    unused = Reference.objects.all()
    for relation in relations:
        unused = unused.filter(**{f"{relation.name}__isnull": True})
    for reference in unused:
        yield Warning("Nothing uses this reference.", obj=reference, id="content.W002")
