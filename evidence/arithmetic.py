"""Arithmetic of ours behind a number that a document does not print, shown line by line.

`67 - 8 = 59` is a calculation; `count of dextrose, PRP = 2` counts things by their names.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Set
from decimal import ROUND_HALF_UP, Decimal

_NUMERAL = r"\d[\d,]*(?:\.\d+)?"
ARITHMETIC = re.compile(rf"({_NUMERAL}(?:\s*[-+*/]\s*{_NUMERAL})+)\s*=\s*({_NUMERAL})")
COUNT = re.compile(r"count of (.+?)\s*=\s*(\d+)", re.IGNORECASE)
OPERATIONS = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip
# Days of a week, months of a year, percent, the session after which no gap follows: no passage
# needs to print them. A calculation of them alone says nothing.
CONSTANTS = {Decimal(number) for number in (1, 4, 7, 12, 24, 52, 60, 100, 1000)}


def calculated(line: str, held: Set[Decimal], passage: str) -> Decimal:
    """The result of one shown calculation, from the numbers held or the words of the passage.

    Raises ValueError, saying what is wrong with it.
    """
    if count := COUNT.fullmatch(line):
        return _counted(line, count[1], Decimal(count[2]), passage)
    if not (shown := ARITHMETIC.fullmatch(line)):
        raise ValueError(f"“{line}” is not a calculation like 67 - 8 = 59 or count of A, B = 2.")
    numbers = [_decimal(number) for number in re.findall(_NUMERAL, shown[1])]
    for number in numbers:
        if number not in held | CONSTANTS:
            raise ValueError(f"“{line}”: {number} does not stand in the passage.")
    if held.isdisjoint(numbers):
        raise ValueError(f"“{line}” uses no number of the passage.")
    return _checked(line, shown[1], _decimal(shown[2]))


def _counted(line: str, names: str, given: Decimal, passage: str) -> Decimal:
    """Each thing is named once, and stands in the passage as a word of its own."""
    things = [name.strip().lower() for name in names.split(",")]
    for thing in things:
        if not (thing and re.search(rf"(?<!\w){re.escape(thing)}(?!\w)", passage.lower())):
            raise ValueError(f"“{line}”: the passage does not say “{thing}”.")
        if things.count(thing) > 1:
            raise ValueError(f"“{line}” counts “{thing}” twice.")
    if len(things) != given:
        raise ValueError(f"“{line}”: these are {len(things)}.")
    return given


def _checked(line: str, sum_: str, given: Decimal) -> Decimal:
    """The result as given, where it is right when rounded to as many places."""
    try:
        result = _worked_out(sum_)
        rounded = result.quantize(given, ROUND_HALF_UP)
    except ArithmeticError:
        raise ValueError(
            f"“{line}” cannot be worked out: it divides by zero or is too long."
        ) from None
    if rounded != given or (result and not given):
        raise ValueError(f"“{line}” is wrong: it comes to {result.normalize():f}.")
    return given


def _worked_out(sum_: str) -> Decimal:
    """Multiplies and divides before it adds and subtracts, from left to right."""
    for signs in ("+-", "*/"):
        last = max(sum_.rfind(sign) for sign in signs)
        if last > 0:
            return OPERATIONS[sum_[last]](_worked_out(sum_[:last]), _worked_out(sum_[last + 1 :]))
    return _decimal(sum_)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
