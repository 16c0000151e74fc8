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

from evidence.certainty import starting_certainty
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


def _published_findings() -> Any:
    return Finding.objects.published().prefetch_related(
        "downgrades", "outcomes__study", "outcomes__source"
    )


@rule
def findings_rest_on_controlled_results() -> Iterator[CheckMessage]:
    for finding in _published_findings():
        outcomes = list(finding.outcomes.all())
        if not outcomes:
            yield Error(
                "The finding names no outcome that it rests on.", obj=finding, id="content.E001"
            )
        for outcome in outcomes:
            if not outcome.is_controlled:
                yield Error(
                    f"“{outcome}” has no comparison group and cannot support a finding.",
                    obj=finding,
                    id="content.E002",
                )
            if outcome.source.weak_source or outcome.source.retracted_on:
                yield Error(
                    f"“{outcome.source.slug}” is weak or retracted and cannot support a finding.",
                    obj=finding,
                    id="content.E003",
                )
        if finding.headline_id and finding.headline_id not in {outcome.pk for outcome in outcomes}:
            yield Error(
                "The headline is not one of the finding’s outcomes.", obj=finding, id="content.E004"
            )


@rule
def certainty_is_reasoned() -> Iterator[CheckMessage]:
    for finding in _published_findings():
        reasoned = finding.reasoned_certainty()
        if finding.certainty != reasoned:
            yield Error(
                f"The stored certainty is {finding.get_certainty_display().lower()}, "
                f"but its reasons add up to {reasoned.label.lower()}.",
                obj=finding,
                id="content.E005",
            )
        starts = [_start(outcome.study.design) for outcome in finding.outcomes.all()]
        if starts and finding.start > max(starts):
            yield Error(
                "The finding starts higher than the design of its studies allows.",
                obj=finding,
                id="content.E006",
            )


def _start(design: str) -> int:
    try:
        return starting_certainty(design)
    except ValueError:
        return 0


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
