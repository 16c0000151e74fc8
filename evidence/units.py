"""What the unit of a result tells: whether its numbers stand on the measure’s own scale, and its sign.

Editors write a unit as the source gives it: “points (0 to 100), negative favours fusion”. Only what
is understood as a whole counts; anything else leaves the scale or the sign unknown, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

RANGE = re.compile(r"[ ,]*\(?\b(\d+) to (\d+)\b\)?| on a (\d+)-point pain line")
SIGN = re.compile(r"(positive|negative) (?:favours|means) (.+)|sign not explained")
SCORES = {"points", "mm", "cm"}
CHANGES = {"points change"}
PARTS = {"leg pain", "back pain", "bodily pain", "physical function"}
ASIDES = {"rounded", "higher is better", "lower is better"}
GOOD, BAD = "fewer failures", "more pain"


@dataclass(frozen=True, slots=True)
class Reading:
    """A unit, read. `bounds` is the range that it names itself; `sign` what it says of its sign."""

    is_change: bool
    part: str
    bounds: tuple[float, float] | None
    sign: str


def read(unit: str) -> Reading | None:
    """The unit of a score as it stands on a scale, or None where a word of it is not understood."""
    named = RANGE.search(unit)
    pieces = [piece.strip() for piece in RANGE.sub("", unit).split(",") if piece.strip()]
    kinds, rest = pieces[:1], pieces[1:]
    if not kinds or kinds[0] not in SCORES | CHANGES:
        return None
    parts = [piece for piece in rest if piece in PARTS]
    signs = [piece for piece in rest if SIGN.fullmatch(piece)]
    if len(parts) > 1 or len(parts) + len(signs) + sum(piece in ASIDES for piece in rest) < len(
        rest
    ):
        return None
    return Reading(
        is_change=kinds[0] in CHANGES,
        part="".join(parts),
        bounds=_bounds(named),
        sign="".join(signs[:1]),
    )


def _bounds(named: re.Match[str] | None) -> tuple[float, float] | None:
    if named is None:
        return None
    return (0.0, float(named[3])) if named[3] else (float(named[1]), float(named[2]))


def without_sign(unit: str) -> str:
    """The unit without what it says of its sign and of rounding: “points (0 to 100)”."""
    pieces = [piece.strip() for piece in unit.split(", ")]
    return ", ".join(piece for piece in pieces if not (SIGN.fullmatch(piece) or piece == "rounded"))


def sign_in(unit: str, treatment: str, comparison: str) -> str | None:
    """Which sign is better for the treatment by the unit’s own words: “lower”, “higher” or “”.

    None where the unit says nothing of it. `treatment` and `comparison` are the groups’ labels, in
    which the name of the favoured one is looked for.
    """
    said = next(
        (found for piece in unit.split(", ") if (found := SIGN.fullmatch(piece.strip()))), None
    )
    if said is None:
        return None
    if said[1] is None:
        return ""
    is_good = _is_good(said[2], treatment.lower(), comparison.lower())
    if is_good is None:
        return ""
    return "higher" if is_good == (said[1] == "positive") else "lower"


def _is_good(what: str, treatment: str, comparison: str) -> bool | None:
    if what in (GOOD, BAD):
        return what == GOOD
    named = (what in treatment, what in comparison)
    return named[0] if named[0] != named[1] else None
