"""The one-page sheet for a visit: of each treatment the surest, and what to ask.

It holds less than the site and says so wherever it does: a text is shortened at the end of a
sentence only, and what is left out is counted. Knows no request and no template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evidence.choices import Domain, Severity
from evidence.profiles import CourseValue, FindingValue, HarmValue, Profile

from .attributes import access, harm, said, what
from .attributes.anyway import course_statement
from .attributes.benefit import (
    controlled_statement,
    figures_sentence,
    surest_first,
    told_once,
)
from .attributes.building import capitalised, said_or, variant_label
from .comparison import Cell, Silence, Statement
from .language import CLOSES, OPENS, bare, content, label

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[“\"A-Z0-9])")
MOST_QUESTIONS = 4
WHOLE = 10_000  # characters: longer than any text
# How long a text may be, in characters: plain facts, then results and harms. The next one where
# the sheet would not fit on a page, so what a result leaves open is cut last.
LENGTHS = (
    *((length, WHOLE) for length in (WHOLE, 240, 160, 100, 0)),
    *((0, length) for length in (320, 260, 210, 170, 130, 90, 0)),
)
# What fits on the smaller paper (Letter) in print: lines of the table, and characters of one
# line of a column, by the number of treatments. Measured with a wide typeface.
MOST_LINES = {1: 40, 2: 37, 3: 39}
LINE = {1: 100, 2: 50, 3: 36}


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One answer. `left_out`: how many more there are on the site; `cut`: its text is longer there."""

    cell: Cell
    left_out: int = 0
    cut: bool = False

    @property
    def length(self) -> int:
        """Its characters, about."""
        whole = len(self.more) + len(self.cell.detail) + 15 * bool(self.cell.silence)
        for each in self.cell.statements:
            parts = (each.label, each.text, each.grade and each.grade.label, *each.notes, each.time)
            whole += sum(len(part) + 1 for part in parts if part) + 18 * bool(each.grade)
        return whole

    @property
    def more(self) -> str:
        """What the sheet leaves out, in words; nothing where it holds everything."""
        if not self.left_out:
            return _("Shortened: the rest is on the site.") if self.cut else ""
        told = (
            ngettext(
                "Shortened; %(count)d more on the site.",
                "Shortened; %(count)d more on the site.",
                self.left_out,
            )
            if self.cut
            else ngettext(
                "%(count)d more on the site.", "%(count)d more on the site.", self.left_out
            )
        )
        return told % {"count": self.left_out}


@dataclass(frozen=True, slots=True)
class SheetRow:
    label: str
    names: tuple[str, ...]
    cells: tuple[SheetCell, ...]

    @property
    def named(self) -> tuple[tuple[str, SheetCell], ...]:
        """Each answer with its treatment’s name."""
        return tuple(zip(self.names, self.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask, and of which treatments; of all where none is named."""

    text: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    names: tuple[str, ...]
    anyway: SheetCell
    rows: tuple[SheetRow, ...]
    questions: tuple[Question, ...]
    questions_left_out: int

    @property
    def is_tight(self) -> bool:
        """Its results and harms alone fill the page, so it is set in smaller type."""
        return lines_of(self.rows) > MOST_LINES.get(len(self.names), 0)


def sheet(profiles: Sequence[Profile], courses: Sequence[CourseValue]) -> Sheet:
    """The sheet of these treatments, in this order. Facts from weak sources stay out."""
    confirmed = [profile.confirmed() for profile in profiles]
    asked = _questions(confirmed)
    return Sheet(
        names=tuple(profile.name for profile in confirmed),
        anyway=_anyway(courses),
        rows=_fitting(confirmed),
        questions=asked[:MOST_QUESTIONS],
        questions_left_out=len(asked[MOST_QUESTIONS:]),
    )


def _fitting(profiles: Sequence[Profile]) -> tuple[SheetRow, ...]:
    """The rows with the longest texts that fit on one page; else with one sentence each."""
    rows: tuple[SheetRow, ...] = ()
    for lengths in LENGTHS:
        rows = _rows(profiles, *lengths)
        if lines_of(rows) <= MOST_LINES.get(len(profiles), 0):
            break
    return rows


def _rows(profiles: Sequence[Profile], plain: int, careful: int) -> tuple[SheetRow, ...]:
    names = tuple(profile.name for profile in profiles)
    return tuple(
        SheetRow(
            str(row_label),
            names,
            tuple(answer(profile, careful if is_careful else plain) for profile in profiles),
        )
        for row_label, answer, is_careful in ROWS
    )


def lines_of(rows: Sequence[SheetRow]) -> int:
    """How many lines the table takes in print, about: each row is as high as its longest cell."""
    return sum(
        max(-(-answer.length // LINE.get(len(row.cells), 1)) for answer in row.cells)
        for row in rows
        if row.cells
    )


def shortened(text: str, most: int) -> tuple[str, bool]:
    """As many whole sentences as fit into `most` characters, at least one; and whether any is missing.

    A text that mixes languages stays whole: a cut could part a mark from its end.
    """
    if text.startswith(OPENS) and text.find(CLOSES) == len(text) - 1:
        kept, cut = shortened(bare(text), most)
        return f"{OPENS}{kept}{CLOSES}", cut
    if OPENS in text:
        return text, False
    sentences = SENTENCE_END.split(text.strip())
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + 1 + len(sentence) > most:
            return kept, True
        kept = f"{kept} {sentence}"
    return kept, False


def _first(cells: Cell, most: int) -> SheetCell:
    """The first statement of a cell, shortened, with the others counted."""
    if not cells.statements:
        return SheetCell(cells)
    first, *others = cells.statements
    text, cut = shortened(first.text, most)
    return SheetCell(Cell((replace(first, text=text),)), len(others), cut)


Answer = Callable[[Profile, int], SheetCell]


def of_first(answer: Callable[[Profile], Cell]) -> Answer:
    """The first statement of a row of the comparison."""
    return lambda profile, most: _first(answer(profile), most)


def result(domain: str) -> Answer:
    """The surest result that was compared with another group."""

    def answer(profile: Profile, most: int) -> SheetCell:
        found = [finding for finding in profile.findings if finding.domain == domain]
        if not found:
            return SheetCell(Cell(silence=Silence.NOT_STUDIED, detail=_uncompared(profile, domain)))
        same, *others = told_once(sorted(found, key=surest_first))
        statement, cut = _result(profile, same, most)
        return SheetCell(Cell((statement,)), len(others), cut)

    return answer


def _result(profile: Profile, same: tuple[FindingValue, ...], most: int) -> tuple[Statement, bool]:
    """One result with its comparator in words, and whether its text is longer on the site."""
    whole = controlled_statement(profile, *same)
    finding = same[0]
    variant = variant_label(profile, finding.treatment)
    problem = "" if profile.narrowed_to else content("; ".join(whole.conditions))
    direction = label(finding.direction_label).lower()
    about = ", ".join(part for part in (variant, problem, direction) if part)
    if sentence := figures_sentence(finding):
        text, cut = capitalised(sentence), True
        notes = () if finding.figures.of_100 else (f"{label(finding.figures.better)}.",)
    else:
        text, cut = shortened(whole.text, most)
        notes = (_("Compared with: %(group)s.") % {"group": content(finding.comparison_note)},)
    return replace(whole, text=text, label=capitalised(about), notes=notes), cut


def _uncompared(profile: Profile, domain: str) -> str:
    count = sum(each.domain == domain for each in profile.uncontrolled)
    if not count:
        return ""
    return ngettext(
        "%(count)d result without a comparison group: it does not show that the treatment helps.",
        "%(count)d results without a comparison group: they do not show that the treatment helps.",
        count,
    ) % {"count": count}


def harms(*, serious: bool) -> Answer:
    """The harm that happened and was counted in most people; else the first that happened.

    “None seen” stands here only where no harm of that kind happened.
    """

    def answer(profile: Profile, most: int) -> SheetCell:
        found = [each for each in profile.harms if (each.severity == Severity.SERIOUS) == serious]
        found.sort(key=_counted_in_most)
        told = (_with_its_range(harm.harm_statement(profile, each), each) for each in found)
        return _first(said_or(Silence.NOT_REPORTED, told, str(harm.NO_RECORD)), most)

    return answer


def _with_its_range(statement: Statement, each: HarmValue) -> Statement:
    """The harm with what chance leaves open, and without how often we checked it."""
    return replace(statement, notes=statement.notes[:1] if each.range else ())


def _counted_in_most(each: HarmValue) -> tuple[int, bool, int, float]:
    uncounted = each.events is None and each.percent is None
    return harm.unseen(each), uncounted, -(each.total or 0), -(each.percent or 0)


# The question, its answer, and whether a cut could change what it means.
ROWS: tuple[tuple[str, Answer, bool], ...] = (
    (gettext_lazy("What it is"), of_first(what.summary), False),
    (gettext_lazy("Pain: the surest result"), result(Domain.PAIN), True),
    (gettext_lazy("Daily activities: the surest result"), result(Domain.FUNCTION), True),
    (gettext_lazy("Serious harm"), harms(serious=True), True),
    (gettext_lazy("Other harm"), harms(serious=False), True),
    (gettext_lazy("Price"), of_first(access.cost), False),
    (gettext_lazy("Regulators and payers"), of_first(access.regulation), False),
    (gettext_lazy("What we do not know"), of_first(said.unknowns), False),
)


def _anyway(courses: Sequence[CourseValue]) -> SheetCell:
    """What happens to pain without the treatment: the first course of the editors’ order."""
    of_pain = [course for course in courses if course.domain == Domain.PAIN]
    cell = said_or(Silence.NOT_REPORTED, (course_statement(course) for course in of_pain))
    return _first(cell, WHOLE)


def _questions(profiles: Sequence[Profile]) -> tuple[Question, ...]:
    """Every gap as a question, once, those that more treatments share first."""
    about: dict[str, list[str]] = {}
    for profile in profiles:
        for text in _texts(said.questions(profile)):
            about.setdefault(text, []).append(profile.name)
    ordered = sorted(about.items(), key=lambda item: -len(item[1]))
    return tuple(
        Question(text, () if len(names) == len(profiles) else tuple(names))
        for text, names in ordered
    )


def _texts(cell: Cell) -> Iterable[str]:
    return (statement.text for statement in cell.statements)
