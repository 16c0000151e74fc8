"""What a finding’s numbers come to: people, shares of 100 and how well they are confirmed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from .choices import Design
from .measured import PERCENT_OF_PEOPLE, scale_of, spreads, starts
from .models import Outcome, Study
from .quantities import Figures, Ranges


def people_in(headline: Outcome | None, studies: list[Study]) -> tuple[int | None, bool]:
    """How many people a finding rests on, and whether that cannot be counted because studies overlap.

    A review holds the people of its trials, so it is never added to other studies; and a
    review's own total is not that of each of its results.
    """
    reviews = [study for study in studies if study.design == Design.SYSTEMATIC_REVIEW]
    if len(studies) > 1 and reviews:
        return None, True
    if len(studies) == 1 and headline is not None:
        for left, right in (
            (headline.total, headline.comparison_total),
            (headline.arm.n, headline.comparison.n if headline.comparison else None),
        ):
            if left is not None and right is not None:
                return left + right, False
    counts = [study.n for study in studies if study not in reviews]
    known = bool(counts) and None not in counts
    return (sum(counts) if known else None), False


def weakest_standing(outcomes: list[Outcome]) -> str:
    order = ["weak", "checked-once", "checked-twice"]
    return min((outcome.standing for outcome in outcomes), key=order.index, default="checked-once")


def figures(outcome: Outcome) -> Figures | None:
    """The result in both groups, where the source gives both.

    Shares become whole people of 100: printed percentages are rounded, shares
    from counts are our calculation. Scores stay as they are.
    """
    better = outcome.measure.get_better_display()
    counts = (outcome.events, outcome.total, outcome.comparison_events, outcome.comparison_total)
    if None not in counts:
        left, right = Decimal(100 * counts[0]) / counts[1], Decimal(100 * counts[2]) / counts[3]
        return Figures(
            whole(left), whole(right), True, True, better, _ranges(outcome), mark=outcome.mark
        )
    if outcome.value is None or outcome.comparison_value is None:
        return None
    left, right = outcome.value, outcome.comparison_value
    if outcome.unit == PERCENT_OF_PEOPLE:
        return Figures(whole(left), whole(right), True, False, better, mark=outcome.mark)
    return Figures(
        float(left),
        float(right),
        False,
        False,
        better,
        scale=scale_of(outcome),
        starts=starts(outcome),
        spreads=spreads(outcome),
    )


def _ranges(outcome: Outcome) -> Ranges:
    """The stored ranges of both groups, and of their difference where the paper prints none."""
    bounds = {name: (low, high) for name, (_, low, high) in outcome.ranges.items()}
    return Ranges(bounds["share"], bounds["other_share"], bounds.get("difference"))


def whole(share: Decimal) -> int:
    """Whole people of 100, halves upward: Python alone would round 52.5 down."""
    return int(Decimal(share).quantize(Decimal(1), rounding=ROUND_HALF_UP))
