"""Pieces that every value is made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from evidence import profiles as p
from evidence.csl import short_citation
from evidence.models import Reference


def ref(record: Any) -> p.Ref:
    return p.Ref(record.slug, str(getattr(record, "name", record)))


def refs(records: Any) -> tuple[p.Ref, ...]:
    return tuple(ref(record) for record in records.all())


def paper(reference: Reference) -> p.Ref:
    """A reference as “Yelland 2004”: first author or body, and year."""
    return p.Ref(reference.slug, short_citation(reference.csl))


def number(value: Decimal | None) -> float | None:
    """A plain number for JSON; None stays None."""
    return None if value is None else float(value)


def joined_treatment(record: Any) -> p.Ref:
    return p.Ref(record.treatment_slug, record.treatment_name)
