"""Every number that a reader can meet, with the sentence it stands in and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import DecimalField, IntegerField, Model, QuerySet

from evidence.digits import told
from evidence.measured import PERCENT_OF_PEOPLE
from evidence.models import (
    Claim,
    ContextFact,
    Cost,
    Course,
    Finding,
    GuidelineStance,
    Harm,
    Measure,
    Outcome,
    Reference,
    RegulatoryStatus,
    ToldResult,
)

# Columns that hold a number but tell nothing of the world.
INTERNAL = {"id", "position", "start", "certainty"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One number: the row and field it stands in, its sentence, and its source."""

    number: str
    row: str
    field: str
    sentence: str
    source: str


def numbers_shown() -> Iterator[Shown]:
    """All numbers of the published content, row by row."""
    for rows, sentence in _tables():
        for row in rows:
            yield from _of_row(row, sentence)


def _tables() -> Iterator[tuple[QuerySet, str]]:
    yield (
        Outcome.objects.filter(study__status="published").select_related("study", "source"),
        "text",
    )
    for model in (Harm, GuidelineStance, RegulatoryStatus, Cost, Course):
        yield model.objects.published().select_related("source"), "text"
    yield Finding.objects.published().select_related("headline__source"), "summary"
    yield Measure.objects.select_related("mcid_source", "scale_source"), "mcid_note"
    for model in (Claim, ContextFact, ToldResult):
        yield model.objects.published().select_related("document"), "wording"


def _of_row(row: Any, sentence: str) -> Iterator[Shown]:
    text, source, label = getattr(row, sentence), _source(row), _label(row)
    for field in row._meta.concrete_fields:
        if field.is_relation or field.name in INTERNAL or not field.editable:
            continue
        value = getattr(row, field.name)
        if isinstance(field, IntegerField | DecimalField) and value is not None:
            yield Shown(
                f"{value:f}" if hasattr(value, "quantize") else str(value),
                label,
                field.name,
                text,
                source,
            )
    for number in sorted(told(text)):
        yield Shown(f"{number:f}", label, sentence, text, source)


def _of_measure(row: Measure) -> Reference | None:
    return row.mcid_source or row.scale_source


def _label(row: Model) -> str:
    return f"{row._meta.verbose_name} {'/'.join(map(str, row.natural_key()))}"


def _source(row: Any) -> str:
    """The work a number was read in, or the place in a document."""
    if hasattr(row, "locators"):
        return ", ".join(row.locators)
    work = (
        row.headline.source
        if isinstance(row, Finding) and row.headline
        else _of_measure(row)
        if isinstance(row, Measure)
        else getattr(row, "source", None)
    )
    if isinstance(row, Measure) and row.unit == PERCENT_OF_PEOPLE:
        return "a share of people lies between 0 and 100"
    if work is None:
        return "the outcomes of its studies" if isinstance(row, Finding) else "not stated"
    return f"{work.slug} ({work.doi or work.pmid or work.csl.get('URL', 'no address')})"
