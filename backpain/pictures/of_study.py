"""The pictures of one study’s results, each lane by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from backpain.language import content
from evidence.figures import figures
from evidence.measured import change_of, share_of
from evidence.models import Outcome
from evidence.quantities import Figures
from evidence.values import effect

from .forest import forests
from .placing import share_picture
from .scores import Changed, Compared, before_after, dumbbell

T = TypeVar("T")


def compared_pictures(outcomes: Iterable[Outcome]) -> list[Any]:
    """Scores of both groups, one picture a scale and pair of groups; then the differences."""
    outcomes = [outcome for outcome in outcomes if outcome.is_controlled]
    scores = [(outcome, found) for outcome in outcomes if (found := _scores(outcome))]
    pairs = _grouped(scores, lambda each: (each[1].scale, each[0].arm_id, each[0].comparison_id))
    effects = [value for outcome in outcomes if (value := effect(outcome))]
    return [*(dumbbell([_row(*each) for each in pair]) for pair in pairs), *forests(effects)]


def uncontrolled_pictures(outcomes: Iterable[Outcome]) -> list[Any]:
    """Changes in one group, one picture a scale; then shares of one group. All hatched."""
    outcomes = [outcome for outcome in outcomes if not outcome.is_controlled]
    changed = [
        Changed(_where(outcome), change) for outcome in outcomes if (change := change_of(outcome))
    ]
    shares = [
        share_picture(outcome.measure.name, share, _where(outcome))
        for outcome in outcomes
        if (share := share_of(outcome))
    ]
    return [*map(before_after, _grouped(changed, lambda each: each.change.scale)), *shares]


def _where(outcome: Outcome) -> str:
    return f"{content(outcome.arm.label)}, {content(outcome.time_point)}"


def _scores(outcome: Outcome) -> Figures | None:
    found = figures(outcome)
    return found if found and found.scale else None


def _row(outcome: Outcome, found: Figures) -> Compared:
    one, other = (f"({content(arm.label)})" for arm in (outcome.arm, outcome.comparison))
    return Compared(content(outcome.time_point), found, one, other)


def _grouped(values: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    groups: dict[Hashable, list[T]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return list(groups.values())
