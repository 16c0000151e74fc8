"""Studies and what they found, as frozen values."""

from __future__ import annotations

from evidence import profiles as p
from evidence.choices import Certainty, ReadLevel
from evidence.figures import figures, people_in, weakest_standing
from evidence.measured import change_of, effect_of, scale_of, share_of, side_of
from evidence.models import Course, Finding, Outcome, Study

from .common import joined_treatment, number, paper, ref, refs

READ_ORDER = [ReadLevel.NOTHING, ReadLevel.SECONDARY, ReadLevel.ABSTRACT, ReadLevel.FULL_TEXT]


def study(record: Study) -> p.StudyValue:
    reports = list(record.reports.all())
    years = [report.year for report in reports if report.year]
    best_read = max((READ_ORDER.index(report.read_level) for report in reports), default=0)
    return p.StudyValue(
        slug=record.slug,
        name=record.name,
        design=record.design,
        design_label=record.get_design_display(),
        year=min(years, default=None),
        n=record.n,
        conditions=refs(record.conditions),
        treatments=refs(record.treatments),
        read_label=str(ReadLevel(READ_ORDER[best_read]).label),
        risk_of_bias=record.risk_of_bias,
    )


def finding(record: Finding) -> p.FindingValue:
    outcomes = list(record.outcomes.all())
    studies = {outcome.study.slug: outcome.study for outcome in outcomes}
    headline = record.headline
    shown = [headline] if headline else outcomes
    n, overlapping = people_in(headline, list(studies.values()))
    return p.FindingValue(
        slug=record.slug,
        treatment=joined_treatment(record),
        condition=ref(record.condition),
        measure=ref(record.measure),
        domain=record.measure.domain,
        term=record.term,
        term_label=record.get_term_display(),
        comparison_note=record.comparison_note,
        population=record.population,
        direction=record.direction,
        direction_label=record.get_direction_display(),
        summary=record.summary,
        time_point=headline.time_point if headline else "",
        weeks=number(headline.weeks) if headline else None,
        figures=figures(headline) if headline else None,
        certainty=record.certainty,
        certainty_label=str(Certainty(record.certainty).label),
        start_label=str(Certainty(record.start).label),
        reasons=tuple(
            p.Reason(downgrade.get_domain_display(), downgrade.steps, downgrade.reason)
            for downgrade in record.downgrades.all()
        ),
        studies=tuple(ref(study) for study in studies.values()),
        n=n,
        overlapping=overlapping,
        standing=weakest_standing(shown),
    )


def uncontrolled(record: Outcome) -> p.UncontrolledValue:
    return p.UncontrolledValue(
        treatment=joined_treatment(record),
        conditions=refs(record.study.conditions),
        measure=ref(record.measure),
        domain=record.measure.domain,
        text=record.text,
        time_point=record.time_point,
        weeks=number(record.weeks),
        study=ref(record.study),
        design_label=record.study.get_design_display(),
        n=record.arm.n or record.study.n,
        standing=record.standing,
        share=share_of(record),
        change=change_of(record),
    )


def effect(record: Outcome) -> p.EffectValue | None:
    """The difference between an outcome’s groups, or None where it is not known as a difference."""
    found = effect_of(record)
    if found is None:
        return None
    return p.EffectValue(
        slug=record.slug,
        study=ref(record.study),
        conditions=refs(record.study.conditions),
        measure=ref(record.measure),
        domain=record.measure.domain,
        effect_measure=found.kind,
        effect_label=str(found.kind.label),
        unit=found.unit,
        side=side_of(record, found),
        comparison=record.comparison.label,
        time_point=record.time_point,
        weeks=number(record.weeks),
        estimate=found.estimate,
        low=found.low,
        high=found.high,
        calculated=found.calculated,
        scale=scale_of(record),
        standing=record.standing,
    )


def course(record: Course) -> p.CourseValue:
    split = None
    if record.natural_percent is not None:
        split = (record.natural_percent, record.placebo_percent, record.specific_percent)
    return p.CourseValue(
        slug=record.slug,
        name=record.name,
        kind=record.kind,
        kind_label=record.get_kind_display(),
        condition=ref(record.condition) if record.condition else None,
        domain=record.domain,
        population=record.population,
        time_point=record.time_point,
        text=record.text,
        split=split,
        source=paper(record.source),
        standing=record.standing,
        pain_lasted=record.pain_lasted,
        weeks=number(record.weeks),
    )
