"""Differences between groups that a paper does not print, from what it does. All are “our calculation”.

Means: the difference of two means with Welch’s interval, which does not ask for equal spreads
(B. L. Welch, Biometrika 1947;34:28-35; degrees of freedom: F. E. Satterthwaite, Biometrics Bull
1946;2:110-114). Shares: `evidence.intervals`. Quantiles of t come from the normal quantile by the
expansion 26.7.5 of Abramowitz and Stegun, Handbook of Mathematical Functions, 1964: right to two
decimals from five degrees of freedom, so smaller groups are refused.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from .intervals import Interval, Z

FEWEST = 6  # people in a group: five degrees of freedom


class Group(NamedTuple):
    """A group’s mean, standard deviation and number of people."""

    mean: float
    sd: float
    n: int


def mean(group: Group) -> Interval:
    """A group’s mean with its 95 % interval. Raises ValueError as `mean_difference` does."""
    _check(group)
    spread = t_quantile(group.n - 1) * group.sd / math.sqrt(group.n)
    return Interval(group.mean, group.mean - spread, group.mean + spread)


def mean_difference(one: Group, other: Group) -> Interval:
    """The first mean less the other, in points, with Welch’s 95 % interval.

    Raises ValueError for a group of fewer than six people, a spread below zero, or no spread at all.
    """
    _check(one)
    _check(other)
    parts = [group.sd**2 / group.n for group in (one, other)]
    if not sum(parts):
        raise ValueError("Groups without any spread have no interval.")
    df = sum(parts) ** 2 / sum(
        part**2 / (group.n - 1) for part, group in zip(parts, (one, other), strict=True)
    )
    spread = t_quantile(df) * math.sqrt(sum(parts))
    d = one.mean - other.mean
    return Interval(d, d - spread, d + spread)


def t_quantile(df: float) -> float:
    """How many standard errors a 95 % interval reaches, with `df` degrees of freedom, from five up."""
    if df < FEWEST - 1:
        raise ValueError(f"{df} degrees of freedom are too few for this expansion.")
    z = Z
    terms = (
        z,
        (z**3 + z) / (4 * df),
        (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2),
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * df**3),
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * df**4),
    )
    return sum(terms)


def _check(group: Group) -> None:
    if group.n < FEWEST or group.sd < 0:
        raise ValueError(f"{group} is too small a group, or has no possible spread.")
