"""Scores on the whole of their own scale: two groups compared, or one group before and after.

The grey band is as long as the smallest change that one person notices. It starts at the
comparison’s score (or at no change) and measures nothing but itself: what one person notices is
not a judgement of a difference between groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from backpain.comparison import MixedLanesError
from backpain.language import content
from backpain.numbers import plain
from evidence.choices import Better
from evidence.measured import on_scale
from evidence.quantities import BeforeAfter, Figures, Scale

from .axes import Axis
from .common import NoPicture, Role, only_one

HEAD = 6  # of an arrow, in units of the view box


@dataclass(frozen=True, slots=True)
class Compared:
    """A score in both groups at one time. `treatment` and `comparison` say who: “after yoga”."""

    label: str
    figures: Figures
    treatment: str
    comparison: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A score of one group before and after."""

    label: str
    change: BeforeAfter


@dataclass(frozen=True, slots=True)
class Mark:
    """One score: its place, the number as text, who scored it, and its mean’s range where known."""

    role: Role
    x: float
    words: str
    whisker: tuple[float, float] | None = None

    @property
    def y(self) -> int:
        """The treatment above the comparison, so that equal scores both show."""
        return {Role.TREATMENT: 8, Role.COMPARISON: 20}.get(self.role, 14)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    label: str
    marks: tuple[Mark, Mark]
    band: tuple[float, float] | None  # from x, width
    title: str

    @property
    def gap(self) -> tuple[float, float]:
        """From which x, and how wide, the two scores lie apart."""
        first, last = sorted(mark.x for mark in self.marks)
        return first, round(last - first, 1)

    @property
    def arrow(self) -> str:
        """The path of an arrow’s head at the second score, pointing away from the first."""
        start, end = (mark.x for mark in self.marks)
        back = round(end + (HEAD if end < start else -HEAD), 1)
        return "" if start == end else f"M{back} {14 - HEAD}L{end} 14L{back} {14 + HEAD}"


@dataclass(frozen=True, slots=True)
class ScorePicture:
    """Rows on one axis. `notes` say which way is better, what the band is and where ranges come from."""

    kind: str
    axis: Axis
    rows: tuple[ScoreRow, ...]
    notes: tuple[str, ...]


def dumbbell(rows: Sequence[Compared]) -> ScorePicture | NoPicture:
    """Both groups’ scores on the measure’s whole scale, one row a time.

    Scores on no known scale give no picture. Raises MixedLanesError for a result without a
    comparison group, MixedInstrumentsError where the rows stand on two scales.
    """
    if any(not isinstance(row, Compared) for row in rows):
        raise MixedLanesError("A change without a comparison group has an axis of its own.")
    scale = only_one((row.figures.scale for row in rows), "scale")
    if scale is None or any(row.figures.of_100 for row in rows):
        return NoPicture(_("Not drawn: what we read does not name the scale of these points."))
    axis = Axis(scale.low, scale.high)
    drawn = tuple(_compared(row, scale, axis) for row in rows)
    notes = [_better(scale), *_noticeable(scale)]
    if any(mark.whisker for row in drawn for mark in row.marks):
        notes.append(_("Thin lines: 95 percent ranges of each group’s average, our calculation."))
    return ScorePicture("dumbbell", axis, drawn, tuple(notes))


def before_after(rows: Sequence[Changed]) -> ScorePicture:
    """One group’s scores before and after, hatched, on an axis that no compared result shares.

    Raises MixedLanesError for a compared result, MixedInstrumentsError for two scales.
    """
    if any(not isinstance(row, Changed) for row in rows):
        raise MixedLanesError("A compared result does not share an axis with uncontrolled changes.")
    scale = only_one((row.change.scale for row in rows), "scale")
    axis = Axis(scale.low, scale.high)
    notes = (
        _("No comparison group: not shown to be caused by the treatment."),
        _better(scale),
        *_noticeable(scale),
    )
    return ScorePicture("change", axis, tuple(_changed(row, axis) for row in rows), notes)


def _compared(row: Compared, scale: Scale, axis: Axis) -> ScoreRow:
    figures = row.figures
    ranges = figures.spreads or (None, None)
    one = _mark(Role.TREATMENT, figures.treatment, row.treatment, ranges[0], scale, axis)
    other = _mark(Role.COMPARISON, figures.comparison, row.comparison, ranges[1], scale, axis)
    words = {"one": plain(figures.treatment), "other": plain(figures.comparison)}
    return ScoreRow(
        label=row.label,
        marks=(one, other),
        band=_band(scale, on_scale(scale, figures.comparison), axis),
        title=_("%(one)s, compared with %(other)s.") % words,
    )


def _mark(
    role: Role,
    score: float,
    who: str,
    spread: tuple[float, float] | None,
    scale: Scale,
    axis: Axis,
) -> Mark:
    whisker = None
    if spread:
        ends = sorted(on_scale(scale, bound) for bound in spread)
        whisker = (axis.x(max(ends[0], axis.low)), axis.x(min(ends[1], axis.high)))
    return Mark(role, axis.x(on_scale(scale, score)), f"{plain(score)} {who}", whisker)


def _changed(row: Changed, axis: Axis) -> ScoreRow:
    before, after = row.change.before, row.change.after
    words = {"before": plain(before), "after": plain(after)}
    return ScoreRow(
        label=row.label,
        marks=(
            Mark(Role.ALONE, axis.x(before), _("%(number)s before") % {"number": plain(before)}),
            Mark(Role.ALONE, axis.x(after), _("%(number)s after") % {"number": plain(after)}),
        ),
        band=_band(row.change.scale, before, axis),
        title=_("%(before)s before, %(after)s after; no comparison group.") % words,
    )


def _band(scale: Scale, start: float, axis: Axis) -> tuple[float, float] | None:
    """From `start` towards better, in full length: moved, not cut, where the scale ends first."""
    if not scale.noticeable or scale.noticeable > scale.high - scale.low:
        return None
    rises = scale.is_change or scale.better == Better.HIGHER
    low = 0.0 if scale.is_change else start if rises else start - scale.noticeable
    low = min(max(low, scale.low), scale.high - scale.noticeable)
    x = axis.x(low)
    return x, round(axis.x(low + scale.noticeable) - x, 1)


def _better(scale: Scale) -> str:
    name = f"{scale.measure.name} ({scale.part})" if scale.part else scale.measure.name
    words = {"name": content(name)}
    if scale.is_change:
        return _("%(name)s: points better than at the start. Further right is better.") % words
    if scale.better == Better.LOWER:
        return _("%(name)s; the line is the whole scale. Further left is better.") % words
    return _("%(name)s; the line is the whole scale. Further right is better.") % words


def _noticeable(scale: Scale) -> tuple[str, ...]:
    if not scale.noticeable:
        return (_("What change one person would notice on this scale, we did not find."),)
    words = {"points": plain(scale.noticeable), "unit": content(scale.unit)}
    return (
        _(
            "Grey band: %(points)s %(unit)s, one person’s noticeable change. "
            "It does not judge a difference between groups."
        )
        % words,
    )
