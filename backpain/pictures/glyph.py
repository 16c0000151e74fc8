"""Certainty as a word and four shapes, filled from the left: two of four for low."""

from __future__ import annotations

from dataclasses import dataclass

from backpain.language import label
from evidence.choices import Certainty

STEP = 14


@dataclass(frozen=True, slots=True)
class Glyph:
    """`full` and `empty` are paths of diamonds; the word stands beside them."""

    token: str
    label: str
    full: str
    empty: str
    kind: str = "glyph"


def certainty_glyph(level: int) -> Glyph:
    """The glyph of a GRADE certainty from 1, very low, to 4, high. Raises ValueError outside."""
    certainty = Certainty(level)
    return Glyph(
        certainty.token,
        label(str(certainty.label)),
        full=_diamonds(0, level),
        empty=_diamonds(level, len(Certainty)),
    )


def _diamonds(start: int, stop: int) -> str:
    return "".join(f"M{step * STEP + 1} 7l6-6 6 6-6 6z" for step in range(start, stop))
