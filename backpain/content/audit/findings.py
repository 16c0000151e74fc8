"""Findings rest on controlled, published, confirmed results, and nothing studied goes without one."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.checks import CheckMessage, Error

from evidence.choices import Design, Domain, OutcomeState, Standing
from evidence.models import Finding, Outcome, Study
from treatments.choices import TreatmentKind
from treatments.models import Treatment

from .registry import rule

JUDGED = (Domain.PAIN, Domain.FUNCTION, Domain.QUALITY_OF_LIFE, Domain.HARM)
NOT_ON_PEOPLE = (Design.ANIMAL, Design.LABORATORY)
TELLING = (OutcomeState.VALUE, OutcomeState.NO_DIFFERENCE, OutcomeState.CONFLICTING)


@rule
def findings_are_reasoned() -> Iterator[CheckMessage]:
    findings = Finding.objects.published().prefetch_related(
        "downgrades", "outcomes__study", "outcomes__source"
    )
    for finding in findings:
        for code, sentence in finding.broken_rules():
            yield Error(sentence, obj=finding, id=f"content.{code}")


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
def what_was_compared_has_a_finding() -> Iterator[CheckMessage]:
    """A treatment with controlled results on pain, activities, quality of life or harm is judged on them."""
    judged = {
        pair
        for holder in ("treatment", "treatment__parent")
        for pair in Finding.objects.values_list(holder, "measure__domain")
    }
    treatments = Treatment.objects.published().filter(kind=TreatmentKind.TREATMENT).in_bulk()
    unjudged: dict[tuple[int, str], Study] = {}
    for outcome in _compared().prefetch_related("arm__treatments"):
        for treatment in outcome.arm.treatments.all():
            key = (treatment.pk, outcome.measure.domain)
            if treatment.pk in treatments and key not in judged:
                unjudged.setdefault(key, outcome.study)
    for (treatment, domain), study in unjudged.items():
        yield Error(
            f"“{study}” compares it on {Domain(domain).label.lower()}, "
            "but no finding says what that comes to.",
            obj=treatments[treatment],
            id="content.E016",
        )


def _compared() -> object:
    """Results on people with a comparison group, from sources that may carry a finding."""
    return (
        Outcome.objects.filter(
            comparison__isnull=False,
            measure__domain__in=JUDGED,
            state__in=TELLING,
            study__status="published",
            source__weak_source=False,
            source__retracted_on__isnull=True,
        )
        .exclude(standing=Standing.WEAK)
        .exclude(study__design__in=NOT_ON_PEOPLE)
        .select_related("measure", "study", "arm")
    )


@rule
def uncontrolled_designs_have_no_comparison() -> Iterator[CheckMessage]:
    series = [Design.CASE_SERIES, Design.CASE_REPORT]
    for outcome in Outcome.objects.filter(study__design__in=series, comparison__isnull=False):
        yield Error(
            "A case series has no comparison group, so its outcomes cannot have one.",
            obj=outcome,
            id="content.E013",
        )
