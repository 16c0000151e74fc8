"""How sure anyone can be: GRADE certainty reasoned from the design downwards. Numbers in, grade out.

Source: Guyatt et al., GRADE guidelines 3: rating the quality of evidence (2011):
randomised trials start high, other comparisons start low, and each serious
limitation takes one step, each very serious one two.
"""

from __future__ import annotations

from collections.abc import Iterable

from .choices import Certainty, Design

STARTS_HIGH = {Design.RCT, Design.SYSTEMATIC_REVIEW}
STARTS_LOW = {Design.CONTROLLED, Design.COHORT}


def starting_certainty(design: str) -> int:
    """Where reasoning starts for a comparison of this design.

    Zero for designs without a comparison group: they give no effect to be sure of.
    """
    if design in STARTS_HIGH:
        return Certainty.HIGH
    if design in STARTS_LOW:
        return Certainty.LOW
    return 0


def certainty(start: int, steps: Iterable[int]) -> Certainty:
    """The certainty left after the downgrade steps, never below very low.

    >>> certainty(Certainty.HIGH, [1, 1]).label
    'Low'
    """
    return Certainty(max(Certainty.VERY_LOW, start - sum(steps)))
