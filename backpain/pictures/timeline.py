"""Protocols on one time axis: a strip for each that tells days, names for those that do not.

All strips of a page share the axis, so two ways that disagree can be seen to. Nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from backpain.language import content
from evidence.profiles import ProtocolValue
from evidence.schedule import DAYS_A_WEEK, Schedule, Stop, schedule

LEFT, RIGHT = 10, 390  # where day 0 and the last day stand, in the units of a strip 400 wide
DOT = 6  # half the width of a mark, with its outline
BAR, THIN = 5, 2  # radius of a day and half the height of a stretch: for everybody, or not
LANE = 16  # marks that would touch stand above each other, this far apart
FOOT = 26  # room for the axis and its numbers
# Steps of the axis in days, the finest first; the first that gives few enough ticks is taken.
TICK_DAYS = (7, 14, 28, 56, 91, 182, 364)
MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """One stop as it is drawn: a dot for a day, a bar for a stretch. Thin: not for everybody.

    `x` and `y` are the middle of its left end.
    """

    x: int
    y: int
    width: int
    certain: bool

    @property
    def is_dot(self) -> bool:
        return self.width == 0

    @property
    def half(self) -> int:
        """Half its height."""
        return BAR if self.certain else THIN

    @property
    def top(self) -> int:
        return self.y - self.half

    @property
    def thick(self) -> int:
        return 2 * self.half


@dataclass(frozen=True, slots=True)
class Tick:
    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One stop in words: when, and what."""

    when: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """One protocol on the axis, with the same in words."""

    slug: str
    name: str
    performed_by: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    undated: tuple[str, ...]
    calculated: bool

    @property
    def axis(self) -> int:
        """Height of the axis: below all marks."""
        return max(mark.y for mark in self.marks) + LANE // 2

    @property
    def height(self) -> int:
        return self.axis + FOOT

    @property
    def foot(self) -> int:
        """Height of the numbers below the axis."""
        return self.height - 5


@dataclass(frozen=True, slots=True)
class Silent:
    """A protocol that tells no day."""

    slug: str
    name: str
    performed_by: str


@dataclass(frozen=True, slots=True)
class Timeline:
    strips: tuple[Strip, ...]
    silent: tuple[Silent, ...]
    ticks: tuple[Tick, ...]
    template: ClassVar[str] = "pictures/timeline.html"

    @property
    def disagree(self) -> bool:
        """Two ways of doing it stand side by side."""
        return len(self.strips) > 1


def timeline(protocols: Iterable[ProtocolValue]) -> Timeline | None:
    """The protocols on one axis, in the order given. None where no page tells how it is done."""
    read = [(protocol, schedule(protocol.pace)) for protocol in protocols]
    if not read:
        return None
    placed = [(protocol, plan) for protocol, plan in read if plan.is_placed]
    last = max([plan.last_day for _protocol, plan in placed], default=0)
    return Timeline(
        tuple(_strip(protocol, plan, last) for protocol, plan in placed),
        tuple(
            Silent(protocol.slug, protocol.name, protocol.performed_by)
            for protocol, plan in read
            if not plan.is_placed
        ),
        ticks(last) if placed else (),
    )


def place(day: int, last: int) -> int:
    """Where a day stands on the axis, in whole units. With one day only, at the left."""
    return LEFT if last == 0 else LEFT + round((RIGHT - LEFT) * day / last)


def ticks(last: int) -> tuple[Tick, ...]:
    """Day 0 and whole weeks up to the last day, seven at most."""
    step = next((days for days in TICK_DAYS if last // days < MOST_TICKS), TICK_DAYS[-1])
    if last // step >= MOST_TICKS:  # many years
        step *= -(-(last // step) // (MOST_TICKS - 1))
    weeks = [Tick(place(day, last), str(day // DAYS_A_WEEK)) for day in range(0, last + 1, step)]
    return tuple(weeks)


def _strip(protocol: ProtocolValue, plan: Schedule, last: int) -> Strip:
    return Strip(
        protocol.slug,
        protocol.name,
        protocol.performed_by,
        tuple(_marks(plan.stops, last)),
        tuple(_line(stop) for stop in plan.stops),
        tuple(map(content, plan.undated)),
        plan.calculated,
    )


def _marks(stops: Iterable[Stop], last: int) -> Iterator[Mark]:
    """Each stop in the highest lane where it touches no other."""
    ends: list[int] = []  # where the last mark of each lane ends
    for stop in stops:
        left, right = place(stop.start, last), place(stop.end, last)
        free = [lane for lane, end in enumerate(ends) if left - DOT >= end]
        lane = free[0] if free else len(ends)
        ends[lane : lane + 1] = [right + DOT]
        yield Mark(left, LANE // 2 + LANE * lane, right - left, stop.certain)


def _line(stop: Stop) -> Line:
    """What a page tells stays as content; a session that we worked out is in our own words."""
    return Line(_when(stop), tuple(map(content, stop.texts)) or (_session(stop),))


def _when(stop: Stop) -> str:
    """“Day 0”, “day 30”, “weeks 2 to 4”: weeks only where both ends are whole weeks."""
    if stop.is_one_day:
        return _("Day %(day)s") % {"day": stop.start}
    if stop.start % DAYS_A_WEEK == 0 == stop.end % DAYS_A_WEEK:
        first, last = stop.start // DAYS_A_WEEK, stop.end // DAYS_A_WEEK
        return _("Weeks %(first)s to %(last)s") % {"first": first, "last": last}
    return _("Day %(first)s to day %(last)s") % {"first": stop.start, "last": stop.end}


def _session(stop: Stop) -> str:
    words = {"number": stop.session}
    if stop.certain:
        return _("Session %(number)s.") % words
    return _("Session %(number)s, not for everybody.") % words
