"""Ranges that a paper does not print, from the counts that it does. All are “our calculation”.

Formulas: E. B. Wilson, J Am Stat Assoc 1927;22:209-212 (a share); R. G. Newcombe,
Stat Med 1998;17:873-890, method 10 (the difference of two shares). They stay within
0 and 100 and hold for small groups and for counts of none, where the textbook
formula fails.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)  # 1.96 for 95 %


class Interval(NamedTuple):
    """An estimate with its 95 % confidence interval, in percent or percentage points."""

    estimate: float
    low: float
    high: float


def share(events: int, total: int) -> Interval:
    """The share of `events` in `total`, in percent, with Wilson’s score interval without correction.

    Raises ValueError unless 0 ≤ events ≤ total and total ≥ 1.
    """
    if total < 1 or not 0 <= events <= total:
        raise ValueError(f"{events} of {total} is not a share of people.")
    p = events / total
    spread = Z * math.sqrt(p * (1 - p) / total + Z**2 / (4 * total**2))
    centre, scale = p + Z**2 / (2 * total), 1 + Z**2 / total
    # With none or all the bound is exact; floats would leave a trace beside it.
    low = 0.0 if events == 0 else (centre - spread) / scale
    high = 1.0 if events == total else (centre + spread) / scale
    return Interval(100 * p, 100 * low, 100 * high)


def difference(events: int, total: int, other_events: int, other_total: int) -> Interval:
    """The first share less the other, in percentage points, with Newcombe’s hybrid score interval.

    Raises ValueError as `share` does.
    """
    one, other = share(events, total), share(other_events, other_total)
    d = one.estimate - other.estimate
    low = d - math.hypot(one.estimate - one.low, other.high - other.estimate)
    high = d + math.hypot(one.high - one.estimate, other.estimate - other.low)
    return Interval(d, low, high)


def ranges(
    events: int | None,
    total: int | None,
    other_events: int | None = None,
    other_total: int | None = None,
) -> dict[str, list[float]]:
    """What the counts allow: `share`, `other_share` and `difference`, as [estimate, low, high].

    To two decimals, as JSON data. A count that is not known gives no range.
    """
    found: dict[str, Interval] = {}
    if events is not None and total is not None:
        found["share"] = share(events, total)
    if other_events is not None and other_total is not None:
        found["other_share"] = share(other_events, other_total)
    if len(found) == 2:
        found["difference"] = difference(events, total, other_events, other_total)
    return {name: [round(number, 2) for number in interval] for name, interval in found.items()}
