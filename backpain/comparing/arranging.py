"""From one comparison to another: at a time, without rows that agree, what matters first.

Pure. No row is lost: what is not among the rows is among the hidden ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from backpain.attributes import GROUPS
from backpain.comparison import Cell, Comparison, Lane, Row
from evidence.choices import Term

from .parameters import Options


@dataclass(frozen=True, slots=True)
class Arranged:
    """The comparison as asked for, and the rows that “differences only” leaves out."""

    comparison: Comparison
    hidden: tuple[Row, ...] = ()


def arranged(comparison: Comparison, options: Options) -> Arranged:
    """What page, print, CSV and JSON show of a comparison under these options."""
    timed = at_time(comparison, options.time)
    kept, hidden = differing(timed.rows) if options.only_differences else (timed.rows, ())
    return Arranged(replace(timed, rows=reordered(kept, options.first)), hidden)


def differing(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows in which two treatments differ, and those in which none do."""
    return (
        tuple(row for row in rows if row.differs),
        tuple(row for row in rows if not row.differs),
    )


def reordered(rows: Sequence[Row], first: Sequence[str]) -> tuple[Row, ...]:
    """The rows with the groups named `first` before the others. The order within groups stays."""
    groups = [GROUPS[key] for key in first]
    places = {label: place for place, label in enumerate(groups)}
    return tuple(sorted(rows, key=lambda row: places.get(row.attribute.group, len(groups))))


def at_time(comparison: Comparison, term: Term | None) -> Comparison:
    """Results of the term first. Those of other times stay, and where there are no others, it says so."""
    if term is None:
        return comparison
    rows = tuple(
        replace(
            row,
            anyway=_cell_at(row, row.anyway, term),
            cells=tuple(_cell_at(row, cell, term) for cell in row.cells),
        )
        for row in comparison.rows
    )
    return replace(comparison, rows=rows)


def _cell_at(row: Row, cell: Cell, term: Term) -> Cell:
    if row.attribute.lane is Lane.OTHER or not cell.statements:
        return cell
    ordered = tuple(sorted(cell.statements, key=lambda statement: statement.term != term))
    if ordered[0].term == term:
        return replace(cell, statements=ordered)
    times = dict.fromkeys(statement.time or _("a time not stated") for statement in ordered)
    detail = _("Nothing at “%(term)s”: reported only at %(times)s.") % {
        "term": str(term.label).lower(),
        "times": "; ".join(times),
    }
    return replace(cell, detail=detail)
