"""What the numbers of one outcome come to: its scale, its groups’ spreads, its effect, its share, its change."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from .choices import Better, EffectMeasure, Favours, OutcomeKind
from .effects import FEWEST, Group, mean, mean_difference
from .models import Arm, Outcome
from .quantities import BeforeAfter, Ref, Scale, Share
from .units import read, sign_in, without_sign

PERCENT_OF_PEOPLE = "percent of people"
COUNTED_PEOPLE = {"", "people"}
PERCENTAGE_POINTS = "percentage points"
STANDARD_DEVIATIONS = "standard deviations"
DIFFERENCES = {
    EffectMeasure.MEAN_DIFFERENCE,
    EffectMeasure.STANDARDISED,
    EffectMeasure.RISK_DIFFERENCE,
}


class Effect(NamedTuple):
    """A difference between two groups. A range that nobody can give is None twice."""

    kind: EffectMeasure
    unit: str
    estimate: float
    low: float | None
    high: float | None
    calculated: bool


def scale_of(outcome: Outcome) -> Scale | None:
    """The measure’s own scale, where it is known and every score of the outcome stands on it."""
    measure, reading = outcome.measure, read(outcome.unit)
    if reading is None or measure.range_low is None or measure.better == Better.NEITHER:
        return None
    low, high = float(measure.range_low), float(measure.range_high)
    if reading.bounds != (low, high) and (reading.bounds or outcome.unit != measure.unit):
        return None
    if reading.is_change:
        low, high = 0.0, high - low
    scale = Scale(
        measure=Ref(measure.slug, measure.name),
        part=reading.part,
        low=low,
        high=high,
        better=measure.better,
        unit=measure.unit,
        noticeable=float(measure.mcid) if measure.mcid else None,
        is_change=reading.is_change,
    )
    return (
        scale if all(low <= on_scale(scale, score) <= high for score in _scores(outcome)) else None
    )


def on_scale(scale: Scale, score: float | Decimal) -> float:
    """Where a score stands. On a scale of changes: how many points better than at the start."""
    falls = scale.is_change and scale.better == Better.LOWER
    return -float(score) if falls else float(score)


def _scores(outcome: Outcome) -> list[Decimal]:
    found = (
        outcome.value,
        outcome.comparison_value,
        outcome.baseline,
        outcome.comparison_baseline,
    )
    return [score for score in found if score is not None]


def starts(outcome: Outcome) -> tuple[float, float] | None:
    """Both groups’ scores before, where the source gives both."""
    if outcome.baseline is None or outcome.comparison_baseline is None:
        return None
    return float(outcome.baseline), float(outcome.comparison_baseline)


def groups(outcome: Outcome) -> tuple[Group, Group] | None:
    """Both groups’ mean, spread and people, where all are known and enough for an interval."""
    one = _group(outcome.value, outcome.sd, outcome.total, outcome.arm)
    other = _group(
        outcome.comparison_value,
        outcome.comparison_sd,
        outcome.comparison_total,
        outcome.comparison,
    )
    return (one, other) if one and other else None


def _group(
    value: Decimal | None, sd: Decimal | None, total: int | None, arm: Arm | None
) -> Group | None:
    n = total or (arm.n if arm else None)
    if value is None or sd is None or n is None or n < FEWEST or not sd:
        return None
    return Group(float(value), float(sd), n)


def spreads(outcome: Outcome) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """95 % intervals of both means: our calculation."""
    both = groups(outcome)
    if both is None:
        return None
    one, other = (mean(group)[1:] for group in both)
    return (round(one[0], 2), round(one[1], 2)), (round(other[0], 2), round(other[1], 2))


def effect_of(outcome: Outcome) -> Effect | None:
    """The difference between the groups: as printed, or calculated from counts, means or shares.

    None where it is a ratio only, or where the numbers do not stand on a known scale.
    """
    if outcome.comparison_id is None:
        return None
    if outcome.estimate is not None:
        return _printed(outcome)
    return _from_shares(outcome) or _from_means(outcome)


def _printed(outcome: Outcome) -> Effect | None:
    kind = outcome.effect_measure
    if kind not in DIFFERENCES:
        return None
    unit = STANDARD_DEVIATIONS if kind == EffectMeasure.STANDARDISED else without_sign(outcome.unit)
    bounds = (outcome.ci_low, outcome.ci_high)
    low, high = (None, None) if None in bounds else (float(bounds[0]), float(bounds[1]))
    return Effect(EffectMeasure(kind), unit, float(outcome.estimate), low, high, False)


def _from_shares(outcome: Outcome) -> Effect | None:
    """From counts with Newcombe’s range; from printed percentages without one."""
    kind = EffectMeasure.RISK_DIFFERENCE
    if outcome.unit in COUNTED_PEOPLE and "difference" in outcome.ranges:
        return Effect(kind, PERCENTAGE_POINTS, *outcome.ranges["difference"], True)
    if outcome.unit == PERCENT_OF_PEOPLE and (d := _gap(outcome)) is not None:
        return Effect(kind, PERCENTAGE_POINTS, d, None, None, True)
    return None


def _from_means(outcome: Outcome) -> Effect | None:
    """From means on a known scale, with Welch’s interval where their spreads are given."""
    kind, d = EffectMeasure.MEAN_DIFFERENCE, _gap(outcome)
    if d is None or scale_of(outcome) is None:
        return None
    both, unit = groups(outcome), without_sign(outcome.unit)
    if both is None:
        return Effect(kind, unit, d, None, None, True)
    return Effect(kind, unit, *(round(number, 2) for number in mean_difference(*both)), True)


def _gap(outcome: Outcome) -> float | None:
    if outcome.value is None or outcome.comparison_value is None:
        return None
    return float(outcome.value - outcome.comparison_value)


def side_of(outcome: Outcome, effect: Effect) -> str:
    """Which sign is better for the treatment: “lower”, “higher”, or nothing where we cannot know.

    Our own differences are the treatment’s less the comparison’s. A printed one says so in its unit,
    or shows it: by the side it favours, or by both groups’ values.
    """
    if not effect.calculated:
        said = sign_in(outcome.unit, outcome.arm.label, outcome.comparison.label)
        if said is not None:
            return said
    if favoured := _favoured(outcome, effect.estimate):
        return favoured
    gap = _gap(outcome)
    shown = effect.calculated or (gap is not None and gap * effect.estimate > 0)
    return outcome.measure.better if shown and outcome.measure.better != Better.NEITHER else ""


def _favoured(outcome: Outcome, estimate: float) -> str:
    sides = {Favours.TREATMENT: estimate, Favours.COMPARATOR: -estimate}
    good = sides.get(outcome.favours, 0.0)
    return "" if not good else "higher" if good > 0 else "lower"


def share_of(outcome: Outcome) -> Share | None:
    """The share of people who reached a mark, in the outcome’s own group."""
    if outcome.kind != OutcomeKind.RESPONDERS:
        return None
    if outcome.unit in COUNTED_PEOPLE and "share" in outcome.ranges:
        percent, *bounds = outcome.ranges["share"]
        return Share(percent, tuple(bounds), outcome.mark)
    if outcome.unit == PERCENT_OF_PEOPLE and outcome.value is not None:
        return Share(float(outcome.value), None, outcome.mark)
    return None


def change_of(outcome: Outcome) -> BeforeAfter | None:
    """One group’s score before and after on a known scale; only of results without a comparison."""
    scale = None if outcome.is_controlled else scale_of(outcome)
    if scale is None or scale.is_change or outcome.baseline is None or outcome.value is None:
        return None
    return BeforeAfter(float(outcome.baseline), float(outcome.value), scale)
