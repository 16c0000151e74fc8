"""The numbers of a result, as plain frozen values that pages and pictures are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to another record: its slug and the words to show."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Ranges:
    """What chance leaves open, from counts: 95 % intervals of our calculation, in percent.

    `difference` is the treatment’s share less the comparison’s; None where the paper prints its own.
    """

    treatment: tuple[float, float]
    comparison: tuple[float, float]
    difference: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Scale:
    """The instrument that a score stands on, where its range is known and the score is on it.

    `part` is the part of the instrument, or the place of the pain, that was scored. On a scale of
    changes the numbers are points better (above zero) or worse than at the start.
    """

    measure: Ref
    part: str
    low: float
    high: float
    better: str
    unit: str
    noticeable: float | None
    is_change: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The same result in both groups. Whole people of 100 where `of_100`, else points on a scale.

    `mark` is what people had to reach to be counted, where the measure alone does not say it.
    `spreads` are 95 % intervals of both groups’ means, our calculation, where the source gives
    standard deviations and we know how many people were in the groups.
    """

    treatment: float
    comparison: float
    of_100: bool
    calculated: bool
    better: str
    ranges: Ranges | None = None
    scale: Scale | None = None
    starts: tuple[float, float] | None = None
    spreads: tuple[tuple[float, float], tuple[float, float]] | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of people in one group, in percent, with the range that its counts allow.

    `mark` is what people had to reach to be counted, where the measure alone does not say it.
    """

    percent: float
    range: tuple[float, float] | None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One group’s score before and after: a change that nothing was compared with."""

    before: float
    after: float
    scale: Scale


@dataclass(frozen=True, slots=True)
class EffectValue:
    """The difference between two groups of one study, at one time, with its 95 % interval.

    `side` says which sign is better for the treatment: “lower”, “higher”, or nothing where what we
    read does not tell. A range that nobody can give is None.
    """

    slug: str
    study: Ref
    conditions: tuple[Ref, ...]
    measure: Ref
    domain: str
    effect_measure: str
    effect_label: str
    unit: str
    side: str
    comparison: str
    time_point: str
    weeks: float | None
    estimate: float
    low: float | None
    high: float | None
    calculated: bool
    scale: Scale | None
    standing: str
