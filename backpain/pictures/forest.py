"""Differences between groups with their ranges, one row a result, around the line of no difference.

For clinicians. Nothing is pooled, so there is no diamond. An axis holds one measure on one scale, in
one kind of effect, with one direction: results that differ in any of these get axes of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backpain.comparison import MixedLanesError
from backpain.language import content, label
from backpain.numbers import plain
from evidence.choices import EffectMeasure
from evidence.measured import PERCENTAGE_POINTS, STANDARD_DEVIATIONS
from evidence.quantities import EffectValue, Ref

from .axes import Axis, axis_around
from .common import only_one

OURS = {
    PERCENTAGE_POINTS: gettext_lazy("percentage points"),
    STANDARD_DEVIATIONS: gettext_lazy("standard deviations"),
}


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One result: `x` its estimate, `whisker` its range where there is one, `numbers` both as text."""

    study: Ref
    time: str
    comparison: str
    x: float
    whisker: tuple[float, float] | None
    numbers: str
    note: str
    title: str


@dataclass(frozen=True, slots=True)
class Forest:
    caption: str
    axis: Axis
    zero: float
    noticeable: tuple[float, ...]
    rows: tuple[ForestRow, ...]
    notes: tuple[str, ...]
    kind: str = "forest"


def instrument(effect: EffectValue) -> tuple[str, ...]:
    """What results must share to stand on one axis.

    Points on a scale that nobody names are the study’s own; standard deviations and percentage
    points are the same everywhere.
    """
    scale = effect.scale
    if effect.effect_measure == EffectMeasure.MEAN_DIFFERENCE:
        known = (scale.part, str(scale.is_change)) if scale else (effect.study.slug, effect.unit)
    else:
        known = (effect.unit,)
    return (effect.measure.slug, effect.effect_measure, effect.side, *known)


def forests(effects: Iterable[EffectValue]) -> tuple[Forest, ...]:
    """One picture an instrument: those that can be read alone first, the rest in the order given."""
    found: dict[tuple[str, ...], list[EffectValue]] = {}
    for effect in effects:
        found.setdefault(instrument(effect), []).append(effect)
    return tuple(
        forest(rows) for rows in sorted(found.values(), key=lambda rows: _unnamed(rows[0]))
    )


def _unnamed(effect: EffectValue) -> tuple[bool, bool]:
    """Points on a scale that nobody names, and a direction that nobody tells, say little alone."""
    is_points = effect.effect_measure == EffectMeasure.MEAN_DIFFERENCE
    return is_points and effect.scale is None, not effect.side


def forest(effects: Sequence[EffectValue]) -> Forest:
    """The results of one instrument on one axis.

    Raises MixedLanesError for a result without a comparison group, MixedInstrumentsError where the
    results differ in their measure, scale, kind of effect or direction.
    """
    if any(not isinstance(effect, EffectValue) for effect in effects):
        raise MixedLanesError("A forest plot shows differences between two groups only.")
    only_one((instrument(effect) for effect in effects), "instrument")
    first = effects[0]
    noticeable = _noticeable(first)
    axis = axis_around([*(n for effect in effects for n in _numbers(effect)), *noticeable])
    return Forest(
        caption=_("%(measure)s: %(effect)s, in %(unit)s")
        % {
            "measure": content(first.measure.name),
            "effect": label(first.effect_label).lower(),
            "unit": _unit(first.unit),
        },
        axis=axis,
        zero=axis.x(0),
        noticeable=tuple(axis.x(n) for n in noticeable),
        rows=tuple(_row(effect, axis) for effect in effects),
        notes=(_better(first.side), *_band(first)),
    )


def _unit(unit: str) -> str:
    """Units of ours in the language of the page; the source’s are content."""
    if not unit:
        return _("units not named")
    return str(OURS[unit]) if unit in OURS else content(unit)


def _numbers(effect: EffectValue) -> tuple[float, ...]:
    return tuple(n for n in (effect.low, effect.estimate, effect.high) if n is not None)


def _row(effect: EffectValue, axis: Axis) -> ForestRow:
    has_range = effect.low is not None and effect.high is not None
    numbers = interval_text(effect)
    return ForestRow(
        study=effect.study,
        time=content(effect.time_point),
        comparison=content(effect.comparison),
        x=axis.x(effect.estimate),
        whisker=(axis.x(effect.low), axis.x(effect.high)) if has_range else None,
        numbers=numbers,
        note=_("our calculation") if effect.calculated else "",
        title=numbers,
    )


def interval_text(effect: EffectValue) -> str:
    """“−0.99 (−1.73 to −0.25)”, or the estimate with the silence of its range."""
    if effect.low is None or effect.high is None:
        return _("%(estimate)s (range not reported)") % {"estimate": plain(effect.estimate)}
    numbers = (effect.estimate, effect.low, effect.high)
    words = dict(zip(("estimate", "low", "high"), map(plain, numbers), strict=True))
    return _("%(estimate)s (%(low)s to %(high)s)") % words


def _noticeable(effect: EffectValue) -> tuple[float, ...]:
    """Both ends of one person’s noticeable change, where the difference is on the measure’s scale."""
    is_points = effect.effect_measure == EffectMeasure.MEAN_DIFFERENCE
    if not is_points or effect.scale is None or not effect.scale.noticeable:
        return ()
    return -effect.scale.noticeable, effect.scale.noticeable


def _better(side: str) -> str:
    return {
        "lower": _("Left of the line: better with the treatment."),
        "higher": _("Right of the line: better with the treatment."),
    }.get(side, _("Which side is better for the treatment is not stated in what we read."))


def _band(effect: EffectValue) -> tuple[str, ...]:
    if not _noticeable(effect):
        return ()
    words = {"points": plain(effect.scale.noticeable), "unit": content(effect.scale.unit)}
    return (
        _(
            "Dashed lines: %(points)s %(unit)s, one person’s noticeable change, which does not judge "
            "a difference between groups."
        )
        % words,
    )
