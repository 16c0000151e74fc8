"""The comparison: frozen columns, rows and cells. Knows no database, no request, no template; of
Django only the words of the reader’s language.

The page, the print sheet, CSV, JSON and the admin preview all render this object.
A cell is never blank: it holds statements, or it names its silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

if TYPE_CHECKING:
    from evidence.profiles import CourseValue, Profile


class Silence(StrEnum):
    """Why there is nothing to say. Never to be confused with one another.

    The value is English and names the silence in data; `label` is for readers.
    """

    NOT_STUDIED = gettext_noop("Not studied")
    NOT_REPORTED = gettext_noop("Not reported")
    NOT_STATED = gettext_noop("Not stated")
    DOES_NOT_APPLY = gettext_noop("Does not apply")

    @property
    def label(self) -> str:
        return _(self.value)


class Lane(StrEnum):
    """Results with and without a comparison group never share a row."""

    CONTROLLED = "compared with another group"
    UNCONTROLLED = "no comparison group"
    OTHER = ""


class MixedLanesError(TypeError):
    """A row was given a statement of the other lane."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement can be checked: the words of the link and its address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Grade:
    """Certainty as a word, four steps and its reasons; `because` names the reasons in a few words."""

    level: int
    label: str
    reasons: tuple[str, ...]
    because: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """The level in an address or a stylesheet, the same in every language."""
        return ("very-low", "low", "moderate", "high")[self.level - 1]

    @property
    def steps(self) -> tuple[bool, ...]:
        """Four marks, filled from the left: two of four for low."""
        return tuple(step <= self.level for step in range(1, 5))


@dataclass(frozen=True, slots=True)
class Pair:
    """The same figure in both groups: the treatment’s and its comparison’s."""

    treatment: str
    comparison: str
    unit: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One detail for readers who check the numbers: its name and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One full sentence with its source, its time and, where compared, its certainty.

    `short` says it in a few words for a narrow cell. `conditions`, `measure` and `term` tell
    whether two statements may be read side by side. `facts` are for clinicians.
    """

    text: str
    label: str = ""
    lane: Lane = Lane.OTHER
    pair: Pair | None = None
    grade: Grade | None = None
    time: str = ""
    people: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    short: str = ""
    conditions: tuple[str, ...] = ()
    measure: str = ""
    term: str = ""
    facts: tuple[Fact, ...] = ()

    def sentence(self, *, with_facts: bool = False) -> str:
        """Everything the statement says, in one line of plain text."""
        parts = [f"{self.label}: {self.text}" if self.label else self.text]
        if self.time:
            parts.append(_("Time: %(time)s.") % {"time": self.time})
        if self.people:
            parts.append(self.people)
        if self.grade:
            parts.append(_("Certainty: %(grade)s.") % {"grade": self.grade.label.lower()})
        parts += self.notes
        if with_facts:
            parts += [f"{fact.name}: {fact.value.rstrip('.')}." for fact in self.facts]
        if self.sources:
            names = "; ".join(source.name for source in self.sources)
            parts.append(_("Source: %(names)s.") % {"names": names})
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer to one question about one treatment. `detail` is about the answer as a whole."""

    statements: tuple[Statement, ...] = ()
    silence: Silence | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        if bool(self.statements) == bool(self.silence):
            raise ValueError("A cell holds statements or names its silence: one of the two.")

    @property
    def text(self) -> str:
        return self.words()

    def words(self, *, with_facts: bool = False) -> str:
        """The whole cell in one line of plain text."""
        if self.silence:
            said = self.silence.label
            return f"{said}. {self.detail}".strip() if self.detail else said
        told = (statement.sentence(with_facts=with_facts) for statement in self.statements)
        return " | ".join([self.detail, *told] if self.detail else told)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One question, asked of every treatment and of what happens anyway."""

    key: str
    label: str
    group: str
    answer: Callable[[Profile], Cell]
    anyway: Callable[[Sequence[CourseValue]], Cell]
    lane: Lane = Lane.OTHER


@dataclass(frozen=True, slots=True)
class Column:
    """One treatment of the comparison. `earlier` and `later`: the choice with it moved one place."""

    slug: str
    name: str
    family: str
    kind: str
    is_umbrella: bool
    others: tuple[str, ...]
    earlier: tuple[str, ...] | None
    later: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Row:
    attribute: Attribute
    anyway: Cell
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]

    @property
    def named(self) -> tuple[tuple[Column, Cell], ...]:
        """Each cell with its column, for layouts that read down instead of across."""
        return tuple(zip(self.columns, self.cells, strict=True))

    @property
    def differs(self) -> bool:
        return len({cell.text for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one of the patients’ questions."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        labels = dict.fromkeys(row.attribute.group for row in self.rows)
        return tuple(
            Group(label, tuple(row for row in self.rows if row.attribute.group == label))
            for label in labels
        )


ANYWAY = gettext_lazy("What happens anyway")


def compare(
    profiles: Sequence[Profile],
    attributes: Sequence[Attribute],
    courses: Sequence[CourseValue] = (),
) -> Comparison:
    """Ask every question of every profile. Columns keep the order of the profiles.

    Facts from weak, unconfirmed sources stay out of every cell.

    Raises MixedLanesError where an answer holds results of the wrong lane.
    """
    slugs = [profile.slug for profile in profiles]
    columns = tuple(_column(profile, place, slugs) for place, profile in enumerate(profiles))
    confirmed = [profile.confirmed() for profile in profiles]
    rows = tuple(
        Row(
            attribute,
            in_lane(attribute, attribute.anyway(courses)),
            tuple(in_lane(attribute, attribute.answer(profile)) for profile in confirmed),
            columns,
        )
        for attribute in attributes
    )
    return Comparison(columns, rows)


def in_lane(attribute: Attribute, cell: Cell) -> Cell:
    """The cell, checked: no result of one lane may stand in a row of another."""
    for statement in cell.statements:
        if statement.lane not in (Lane.OTHER, attribute.lane):
            raise MixedLanesError(
                f"“{statement.text}” does not belong into the row “{attribute.label}”."
            )
    return cell


def _column(profile: Profile, place: int, slugs: list[str]) -> Column:
    return Column(
        slug=profile.slug,
        name=profile.name,
        family=profile.family.name,
        kind=profile.kind_label,
        is_umbrella=profile.kind == "umbrella",
        others=tuple(slug for slug in slugs if slug != profile.slug),
        earlier=_swapped(slugs, place - 1) if place > 0 else None,
        later=_swapped(slugs, place) if place < len(slugs) - 1 else None,
    )


def _swapped(slugs: Iterable[str], place: int) -> tuple[str, ...]:
    """The slugs with those at `place` and `place + 1` exchanged."""
    moved = list(slugs)
    moved[place], moved[place + 1] = moved[place + 1], moved[place]
    return tuple(moved)
