"""Pieces that every value is made of."""

from __future__ import annotations

from decimal import Decimal
from textwrap import shorten
from typing import Any

from evidence import profiles as p
from evidence.csl import year_of
from evidence.models import Reference

LONGEST_TITLE = 60


def ref(record: Any) -> p.Ref:
    return p.Ref(record.slug, str(getattr(record, "name", record)))


def refs(records: Any) -> tuple[p.Ref, ...]:
    return tuple(ref(record) for record in records.all())


def paper(reference: Reference) -> p.Ref:
    """A reference as “Yelland 2004”: first author or body, and year."""
    return p.Ref(reference.slug, short_citation(reference.csl))


def short_citation(csl: dict[str, Any]) -> str:
    """First author’s family name, or the body’s, and the year where there is one. Else the title."""
    people = csl.get("author") or [{"literal": _short_title(csl.get("title", ""))}]
    name = people[0].get("family") or people[0].get("literal", "")
    year = year_of(csl)
    return f"{name} {year}" if year else name


def _short_title(title: str) -> str:
    """The first words of a title; of our description where it stands for a title, in brackets."""
    told = title.strip("[]").removeprefix("Title not seen: ")
    return shorten(f"{told[:1].upper()}{told[1:]}", LONGEST_TITLE, placeholder="…")


def number(value: Decimal | None) -> float | None:
    """A plain number for JSON; None stays None."""
    return None if value is None else float(value)


def joined_treatment(record: Any) -> p.Ref:
    return p.Ref(record.treatment_slug, record.treatment_name)
