"""From one record to one frozen value: no queries beyond what the record came with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from treatments.models import Treatment
from treatments.search import words_of

from . import profiles as p
from .choices import Certainty, ReadLevel
from .csl import year_of
from .figures import figures, people_in, weakest_standing
from .models import (
    Claim,
    Cost,
    Course,
    Finding,
    GuidelineStance,
    Harm,
    Outcome,
    Protocol,
    Reference,
    RegulatoryStatus,
    Study,
)

READ_ORDER = [ReadLevel.NOTHING, ReadLevel.SECONDARY, ReadLevel.ABSTRACT, ReadLevel.FULL_TEXT]


def ref(record: Any) -> p.Ref:
    return p.Ref(record.slug, str(getattr(record, "name", record)))


def refs(records: Any) -> tuple[p.Ref, ...]:
    return tuple(ref(record) for record in records.all())


def paper(reference: Reference) -> p.Ref:
    """A reference as “Yelland 2004”: first author or body, and year."""
    return p.Ref(reference.slug, short_citation(reference.csl))


def short_citation(csl: dict[str, Any]) -> str:
    """First author’s family name, or the body’s, and the year where there is one."""
    people = csl.get("author") or [{"literal": csl.get("title", "")[:60]}]
    name = people[0].get("family") or people[0].get("literal", "")
    year = year_of(csl)
    return f"{name} {year}" if year else name


def number(value: Decimal | None) -> float | None:
    """A plain number for JSON; None stays None."""
    return None if value is None else float(value)


def _joined_treatment(record: Any) -> p.Ref:
    return p.Ref(record.treatment_slug, record.treatment_name)


def profile(treatment: Treatment, variants: list[Treatment], *, has_parent: bool) -> p.Profile:
    reviewed = treatment.clinically_reviewed_on
    return p.Profile(
        slug=treatment.slug,
        name=treatment.name,
        kind=treatment.kind,
        kind_label=treatment.get_kind_display(),
        family=ref(treatment.family),
        parent=ref(treatment.parent) if has_parent else None,
        variants=tuple(ref(variant) for variant in variants),
        names=(*treatment.abbreviations, *treatment.synonyms),
        summary=treatment.summary,
        what_happens=treatment.what_happens,
        material=treatment.material,
        material_source=treatment.material_source,
        material_source_label=treatment.get_material_source_display(),
        mechanism=treatment.mechanism,
        mechanism_status_label=treatment.get_mechanism_status_display(),
        invasiveness=treatment.invasiveness,
        invasiveness_label=treatment.get_invasiveness_display(),
        setting=treatment.setting,
        setting_label=treatment.get_setting_display(),
        who_should_avoid=treatment.who_should_avoid,
        unknowns=tuple(treatment.unknowns),
        conditions=refs(treatment.conditions),
        structures=refs(treatment.structures),
        guidance=refs(treatment.guidance),
        clinically_reviewed=reviewed.isoformat() if reviewed else "",
        published_on=treatment.published_on.isoformat() if treatment.published_on else "",
        words=search_words(treatment),
    )


def search_words(treatment: Treatment) -> str:
    """What a reader may type to find the treatment: its names, what it is, and what it is for."""
    texts = [treatment.name, *treatment.abbreviations, *treatment.synonyms, treatment.summary]
    for condition in treatment.conditions.all():
        texts += [condition.name, *condition.synonyms]
    return " ".join(words_of(" ".join(texts)))


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
        read_label=ReadLevel(READ_ORDER[best_read]).label,
    )


def finding(record: Finding) -> p.FindingValue:
    outcomes = list(record.outcomes.all())
    studies = {outcome.study.slug: outcome.study for outcome in outcomes}
    headline = record.headline
    shown = [headline] if headline else outcomes
    n, overlapping = people_in(headline, list(studies.values()))
    return p.FindingValue(
        slug=record.slug,
        treatment=_joined_treatment(record),
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
        certainty_label=Certainty(record.certainty).label,
        start_label=Certainty(record.start).label,
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
        treatment=_joined_treatment(record),
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
    )


def harm(record: Harm) -> p.HarmValue:
    return p.HarmValue(
        treatment=_joined_treatment(record),
        name=record.name,
        severity=record.severity,
        severity_label=record.get_severity_display(),
        state=record.state,
        state_label=record.get_state_display(),
        text=record.text,
        events=record.events,
        total=record.total,
        total_unit=record.total_unit,
        percent=number(record.percent),
        source=paper(record.source),
        year=record.source.year,
        standing=record.standing,
    )


def stance(record: GuidelineStance) -> p.StanceValue:
    return p.StanceValue(
        treatment=_joined_treatment(record),
        body=record.body,
        year=record.year,
        stance=record.stance,
        stance_label=record.get_stance_display(),
        strength_label=record.get_strength_display(),
        population=record.population,
        text=record.text,
        interests=record.interests,
        source=paper(record.source),
        standing=record.standing,
    )


def regulation(record: RegulatoryStatus) -> p.RegulationValue:
    return p.RegulationValue(
        treatment=_joined_treatment(record),
        jurisdiction=record.jurisdiction,
        status=record.status_kind,
        status_label=record.get_status_kind_display(),
        as_of=record.as_of,
        text=record.text,
        source=paper(record.source),
        standing=record.standing,
    )


def cost(record: Cost) -> p.CostValue:
    return p.CostValue(
        treatment=_joined_treatment(record),
        amount_low=number(record.amount_low),
        amount_high=number(record.amount_high),
        amount_typical=number(record.amount_typical),
        currency=record.currency,
        year=record.year,
        country=record.country,
        includes=record.includes,
        text=record.text,
        source=paper(record.source),
        standing=record.standing,
    )


def protocol(record: Protocol) -> p.ProtocolValue:
    return p.ProtocolValue(
        slug=record.slug,
        name=record.name,
        performed_by=record.performed_by,
        document=p.Ref(record.document.slug, record.document.title),
        sessions=record.sessions_note,
        spacing=record.spacing_note,
        guidance=tuple(method.name for method in record.guidance.all()),
        guidance_note=record.guidance_note,
        setting_label=record.setting_note or record.get_setting_display(),
        anaesthesia=record.anaesthesia,
        session_length=record.session_length,
        rehabilitation=record.rehabilitation,
    )


def claim(record: Claim) -> p.ClaimValue:
    return p.ClaimValue(
        slug=record.slug,
        wording=record.wording,
        clinic=record.document.clinic.name,
        verdict=record.verdict,
        verdict_label=record.get_verdict_display(),
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
    )
