"""What reads differently: two comparisons of the same treatments, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from evidence.editions import Edition
from evidence.profiles import Profile

from .attributes import BESIDE_THE_ANSWERS, PAGE_ATTRIBUTES
from .attributes.page import weak_list
from .comparison import ANYWAY, Cell, Comparison, Row, Statement, compare
from .language import OPENS, content


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text. `differs`: the other version does not say them here."""

    words: str
    differs: bool = False


Marked = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that reads differently: what it no longer says, and what it says instead.

    Both are empty where only an order, a link or a picture changed.
    """

    key: str
    label: str
    column: str
    then: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def marked(self) -> tuple[list[Marked], list[Marked]]:
        """What it said and what it says, in pieces. Words are marked where texts stand in pairs."""
        if len(self.then) != len(self.now):
            return [(Piece(text),) for text in self.then], [(Piece(text),) for text in self.now]
        pairs = [marked(*pair) for pair in zip(self.then, self.now, strict=True)]
        return [then for then, _now in pairs], [now for _then, now in pairs]


def marked(then: str, now: str) -> tuple[Marked, Marked]:
    """Two texts in pieces, word by word, with what only one of them says marked.

    Sentences of two languages stay whole: their pieces could not say which language they are.
    """
    if OPENS in then + now:
        return (Piece(then),), (Piece(now),)
    before, after = then.split(), now.split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return (
        tuple(_piece(before[a:b], step) for step, a, b, _c, _d in steps if a < b),
        tuple(_piece(after[c:d], step) for step, _a, _b, c, d in steps if c < d),
    )


def _piece(words: list[str], step: str) -> Piece:
    return Piece(" ".join(words), step != "equal")


def changed_since(then: Comparison, now: Comparison) -> tuple[CellChange, ...]:
    """The cells that differ, in the order of the page. Both compare the same treatments."""
    return (
        *_renamed(then, now),
        *(
            cell_change(before.attribute.key, str(before.attribute.label), column, cell, today)
            for before, after in zip(then.rows, now.rows, strict=True)
            for (column, cell), (_column, today) in zip(_named(before), _named(after), strict=True)
            if cell != today
        ),
    )


def profile_changes(then: Edition, now: Edition, slug: str) -> tuple[CellChange, ...]:
    """What reads differently on a treatment’s own page, beside its answers too."""
    before, after = then.profiles[slug], now.profiles[slug]
    return (
        *changed_since(_page(before, then), _page(after, now)),
        *_weak_change(before, after),
    )


def _weak_change(then: Profile, now: Profile) -> tuple[CellChange, ...]:
    before, after = weak_list(then), weak_list(now)
    if before == after:
        return ()
    return (
        cell_change(
            "weak", _("From weak sources, not confirmed"), content(then.name), before, after
        ),
    )


def _page(profile: Profile, edition: Edition) -> Comparison:
    return compare([profile], (*BESIDE_THE_ANSWERS, *PAGE_ATTRIBUTES), edition.courses)


def _renamed(then: Comparison, now: Comparison) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(
            "name",
            _("Name"),
            content(before.name),
            (content(before.name),),
            (content(after.name),),
        )
        for before, after in zip(then.columns, now.columns, strict=True)
        if before.name != after.name
    )


def _named(row: Row) -> list[tuple[str, Cell]]:
    named = ((content(column.name), cell) for column, cell in row.named)
    return [(str(ANYWAY), row.anyway), *named]


def cell_change(key: str, label: str, column: str, then: Cell, now: Cell) -> CellChange:
    """What one cell no longer says, and what it says instead."""
    before, after = told(then), told(now)
    return CellChange(
        key,
        label,
        column,
        tuple(text for text in before if text not in after),
        tuple(text for text in after if text not in before),
    )


def told(cell: Cell) -> tuple[str, ...]:
    """Each thing that a cell says, with the figures and reasons that its sentence leaves out."""
    return tuple(_told(each) for each in cell.statements) or (cell.text,)


def _told(statement: Statement) -> str:
    parts = [statement.sentence()]
    if pair := statement.pair:
        parts.append(
            _("Figures: %(treatment)s compared with %(comparison)s %(unit)s.")
            % {"treatment": pair.treatment, "comparison": pair.comparison, "unit": pair.unit}
        )
    if statement.grade and statement.grade.reasons:
        parts.append(_("Why: %(reasons)s") % {"reasons": " ".join(statement.grade.reasons)})
    return " ".join(parts)
