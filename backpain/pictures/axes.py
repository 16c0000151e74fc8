"""From numbers to places: axes with round steps, in a view box of fixed width."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from backpain.numbers import plain

WIDTH = 320
PAD = 14  # room for the numbers at both ends
MOST_STEPS = 6
FINEST = 0.01  # the shortest axis


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from `low` to `high`. Raises ValueError where there is nothing between them."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"No axis goes from {self.low} to {self.high}.")

    def x(self, number: float) -> float:
        """The place of a number. Raises ValueError outside the axis: no mark is moved to its edge."""
        if not self.low <= number <= self.high:
            raise ValueError(f"{number} lies outside {self.low} to {self.high}.")
        share = (number - self.low) / (self.high - self.low)
        return round(PAD + share * (WIDTH - 2 * PAD), 1)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        step = _step(self.high - self.low)
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        numbers = (round(n * step, 10) for n in range(first, last + 1))
        return tuple(
            Tick(self.x(min(max(number, self.low), self.high)), plain(number)) for number in numbers
        )


def axis_around(numbers: Iterable[float]) -> Axis:
    """The shortest axis with round ends that holds all numbers and no difference."""
    held = [0.0, *numbers]
    low, high = min(held), max(held)
    step = _step(max(high - low, FINEST))
    ends = math.floor(low / step) * step, math.ceil(high / step) * step
    return Axis(round(ends[0], 10), round(max(ends[1], ends[0] + step), 10))


def _step(span: float) -> float:
    """1, 2 or 5 times a power of ten, so that a span takes at most six steps."""
    least = span / MOST_STEPS
    power = 10 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))
