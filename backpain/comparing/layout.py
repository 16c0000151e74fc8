"""The table of the page: sections that fold, cells cut to their surest results, a phone’s columns.

Pure: it knows no request and no template.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.utils.translation import gettext as _

from backpain.attributes import GROUPS
from backpain.comparison import Attribute, Cell, Column, Lane, Row, Statement

from .arranging import Arranged
from .grid import Grid
from .parameters import ON_A_PHONE, Options

# A cell shows two results, fewer where they are very long and more while they are short (in
# characters). Then it says how many there are besides, and where.
FEW = 2
ROOM = 400
LONG = 1100


@dataclass(frozen=True, slots=True)
class Head:
    """A column of the table; without a treatment it is what happens anyway."""

    column: Column | None
    on_phone: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A statement in its cell. `aside`: it was measured at another time than the one asked for."""

    statement: Statement
    aside: bool = False

    @property
    def is_folded(self) -> bool:
        """There is a short form to see first; the full sentence is one tap away, and printed."""
        return bool(self.statement.pair or self.statement.short)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with the results it shows and those it points at."""

    attribute: Attribute
    head: Head
    cell: Cell
    results: tuple[Result, ...]
    rest: tuple[Statement, ...]

    @property
    def rest_named(self) -> tuple[str, ...]:
        """What the results left out are about, where that fits in a few words: no harm goes unnamed."""
        named = (each.short for each in self.rest if each.lane is Lane.OTHER)
        return tuple(dict.fromkeys(filter(None, named)))


@dataclass(frozen=True, slots=True)
class Line:
    """The head of a row: its question, and why its cells may not be comparable."""

    attribute: Attribute
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one of the patients’ questions. Folded, it tells how many they are."""

    key: str
    label: str
    folded: bool
    size: int
    grid: Grid[Line, Head, ShownCell]

    @property
    def turned(self) -> Grid[Head, Line, ShownCell]:
        return self.grid.turned()


@dataclass(frozen=True, slots=True)
class Table:
    heads: tuple[Head, ...]
    sections: tuple[Section, ...]

    @property
    def treatments(self) -> tuple[Head, ...]:
        return tuple(head for head in self.heads if head.column)

    @property
    def phone_choices(self) -> tuple[tuple[Head, tuple[str, ...]], ...]:
        """For a narrow screen: each treatment with the pair that a tap on it shows.

        The one tapped takes the right-hand place; the one that stood there moves to the left.
        """
        seen = [head.column.slug for head in self.treatments if head.on_phone]
        return tuple(
            (head, (seen[-1], head.column.slug) if not head.on_phone else ())
            for head in self.treatments
        )


def lay_out(found: Arranged, options: Options) -> Table:
    """The page’s table of an arranged comparison."""
    comparison = found.comparison
    seen = _on_phone(comparison.columns, options.phone)
    heads = (
        Head(None, on_phone=True),
        *(Head(column, on_phone=column.slug in seen) for column in comparison.columns),
    )
    names = {label: key for key, label in GROUPS.items()}
    sections = tuple(
        _section(names[group.label], group.label, group.rows, heads, options)
        for group in comparison.groups
    )
    return Table(heads, sections)


def _on_phone(columns: Iterable[Column], asked: tuple[str, ...]) -> tuple[str, ...]:
    """The two treatments of a narrow screen: those asked for, filled up from the left."""
    slugs = [column.slug for column in columns]
    wanted = [slug for slug in asked if slug in slugs]
    return tuple(dict.fromkeys([*wanted, *slugs]))[:ON_A_PHONE]


def _section(
    key: str, label: str, rows: tuple[Row, ...], heads: tuple[Head, ...], options: Options
) -> Section:
    folded = key in options.fold
    shown = () if folded else rows
    lines = tuple(Line(row.attribute, warnings(row)) for row in shown)
    cells = tuple(
        tuple(
            _shown(row.attribute, head, cell, options)
            for head, cell in zip(heads, (row.anyway, *row.cells), strict=True)
        )
        for row in shown
    )
    return Section(key, label, folded, len(rows), Grid(lines, heads, cells))


def _shown(attribute: Attribute, head: Head, cell: Cell, options: Options) -> ShownCell:
    term = None if attribute.lane is Lane.OTHER else options.time
    results = [Result(each, term is not None and each.term != term) for each in surest(cell)]
    results.sort(key=lambda result: result.aside)
    most = len(results) if options.is_whole else _that_fit(results, attribute.lane, head)
    rest = tuple(result.statement for result in results[most:])
    return ShownCell(attribute, head, cell, tuple(results[:most]), rest)


def _that_fit(results: Sequence[Result], lane: Lane, head: Head) -> int:
    """How many results a cell shows. Beside uncontrolled results the pinned cell repeats itself: one."""
    lengths = list(accumulate(len(result.statement.sentence()) for result in results))
    repeats = head.column is None and lane is Lane.UNCONTROLLED
    few = 1 if repeats else FEW if sum(length <= LONG for length in lengths) >= FEW else 1
    return max(few, sum(length <= ROOM for length in lengths))


def surest(cell: Cell) -> list[Statement]:
    """The statements, the surer ones first; without a grade they keep their order.

    What the same studies say of another problem in the same words or figures comes after
    everything else: it is no second result.
    """
    by_grade = sorted(
        cell.statements, key=lambda statement: -(statement.grade.level if statement.grade else 0)
    )
    told: set[object] = set()
    fresh, again = [], []
    for statement in by_grade:
        result = (statement.pair, statement.short, statement.measure, statement.time)
        where = (*result, statement.sources)
        (again if any(result[:2]) and where in told else fresh).append(statement)
        told.add(where)
    return [*fresh, *again]


def warnings(row: Row) -> tuple[str, ...]:
    """In what the cells of a row differ, so that they may not be read side by side."""
    speaking = [cell for cell in row.cells if cell.statements]
    if len(speaking) < 2:
        return ()
    said = [statement for cell in speaking for statement in cell.statements]
    reasons = (
        (_("problems"), {name for statement in said for name in statement.conditions}),
        (_("measures"), {statement.measure for statement in said}),
        (_("times"), {statement.term for statement in said}),
    )
    return tuple(reason for reason, values in reasons if len(values - {""}) > 1)
