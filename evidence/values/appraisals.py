"""Harms, guidelines, rules and costs, as frozen values."""

from __future__ import annotations

from evidence import profiles as p
from evidence.models import Cost, GuidelineStance, Harm, RegulatoryStatus

from .common import joined_treatment, number, paper


def harm(record: Harm) -> p.HarmValue:
    return p.HarmValue(
        treatment=joined_treatment(record),
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
        range=tuple(record.ranges["share"][1:]) if record.ranges else None,
        source=paper(record.source),
        year=record.source.year,
        standing=record.standing,
    )


def stance(record: GuidelineStance) -> p.StanceValue:
    return p.StanceValue(
        treatment=joined_treatment(record),
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
        strength=record.strength,
    )


def regulation(record: RegulatoryStatus) -> p.RegulationValue:
    return p.RegulationValue(
        treatment=joined_treatment(record),
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
        treatment=joined_treatment(record),
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
