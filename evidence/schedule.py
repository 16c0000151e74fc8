"""When a way of doing it happens: steps and sessions placed on days, as far as a page tells any.

Pure. Days count from the first procedure (day 0). A step whose day is not told is kept apart and
never guessed. Where a page tells a number of sessions and weeks between them, but no days, the
days of the sessions are our calculation. Two protocols are never averaged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class StepValue:
    """One step as a page tells it. Days from the first procedure; None: not told."""

    text: str
    start_day: int | None = None
    end_day: int | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """Steps, number of sessions and weeks between them, as one passage tells them. None: not told."""

    steps: tuple[StepValue, ...] = ()
    sessions_min: int | None = None
    sessions_max: int | None = None
    weeks_min: float | None = None
    weeks_max: float | None = None


UNTOLD = Pace()


@dataclass(frozen=True, slots=True)
class Stop:
    """One stretch of the time axis, first and last day included, with the steps told for it.

    `session`: the number of a session whose days we worked out; `certain`: everybody has it.
    """

    start: int
    end: int
    texts: tuple[str, ...] = ()
    session: int | None = None
    certain: bool = True

    @property
    def is_one_day(self) -> bool:
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Schedule:
    """What can be placed on a time axis, in order of days, and the steps that cannot."""

    stops: tuple[Stop, ...]
    undated: tuple[str, ...]
    calculated: bool = False

    @property
    def last_day(self) -> int:
        return max((stop.end for stop in self.stops), default=0)

    @property
    def is_placed(self) -> bool:
        return bool(self.stops)


def schedule(pace: Pace) -> Schedule:
    """The steps by day. Where no step has a day, the sessions, if their number and spacing are told."""
    undated = tuple(step.text for step in pace.steps if _days(step) is None)
    stops = _stops(pace.steps)
    if stops:
        return Schedule(stops, undated)
    sessions = _sessions(pace)
    return Schedule(sessions, undated, calculated=bool(sessions))


def _days(step: StepValue) -> tuple[int, int] | None:
    """First and last day of a step; one told day is both."""
    known = [day for day in (step.start_day, step.end_day) if day is not None]
    return (min(known), max(known)) if known else None


def _stops(steps: Iterable[StepValue]) -> tuple[Stop, ...]:
    """Steps with days, those of the same days together, in the order of their days."""
    placed: dict[tuple[int, int], list[str]] = {}
    for step in steps:
        days = _days(step)
        if days is not None:
            placed.setdefault(days, []).append(step.text)
    return tuple(Stop(start, end, tuple(placed[start, end])) for start, end in sorted(placed))


def _sessions(pace: Pace) -> tuple[Stop, ...]:
    """Session n at (n − 1) times the shortest to (n − 1) times the longest gap, in whole days.

    Sessions beyond the smallest number told are not for everybody.
    """
    counts = [count for count in (pace.sessions_min, pace.sessions_max) if count]
    gaps = [weeks for weeks in (pace.weeks_min, pace.weeks_max) if weeks is not None]
    if not counts or not gaps:
        return ()
    shortest, longest = (round(weeks * DAYS_A_WEEK) for weeks in (min(gaps), max(gaps)))
    return tuple(
        Stop(place * shortest, place * longest, (), place + 1, certain=place < min(counts))
        for place in range(max(counts))
    )
