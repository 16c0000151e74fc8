"""What every picture has: words that tell it without eyes, and refusals that have a type.

A picture is a frozen value of places and words. It knows no database, no request and no
template; the template of its kind draws it and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TypeVar

from backpain.comparison import MixedLanesError

V = TypeVar("V")


class MixedInstrumentsError(MixedLanesError):
    """Two scales, two kinds of effect or two directions were to share one axis."""


class Role(StrEnum):
    """How a mark looks, everywhere: solid, hollow, or hatched without a comparison group."""

    TREATMENT = "treatment"
    COMPARISON = "comparison"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Shape:
    """A path of an SVG picture and the class that styles it."""

    look: str
    path: str


@dataclass(frozen=True, slots=True)
class NoPicture:
    """Why there is no picture. Never an empty grid or an axis without marks, which read as zero."""

    why: str
    kind: str = "none"


def whole(number: float) -> int:
    """The nearest whole number, halves upward: Python alone would round 52.5 down."""
    return int(Decimal(str(number)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def only_one(values: Iterable[V], what: str) -> V:
    """The value that all share.

    Raises MixedInstrumentsError, naming `what` differs, where they do not share one.
    """
    different = list(dict.fromkeys(values))
    if len(different) != 1:
        told = ", ".join(str(value) for value in different) or "none"
        raise MixedInstrumentsError(f"One axis shows one {what}, not: {told}.")
    return different[0]
