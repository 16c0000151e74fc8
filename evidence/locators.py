"""Places in a source document: FILE:LINE.SENTENCE."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError

LOCATOR = re.compile(r"^(?P<code>\d{3}):(?P<line>[1-9]\d{0,6})\.(?P<sentence>[1-9]\d{0,6})\Z")


def check_locators(locators: Sequence[str], code: str) -> None:
    """Every locator is well formed and points into the document with this code.

    Raises ValidationError on the field `locators`, naming the first bad one.
    """
    if not locators:
        raise ValidationError({"locators": "Say where the document says this, as in 002:25.2."})
    for locator in locators:
        match = LOCATOR.match(locator)
        if not match:
            raise ValidationError({"locators": f"“{locator}” is not a place like 002:25.2."})
        if match["code"] != code:
            raise ValidationError({"locators": f"“{locator}” is not a place in document {code}."})


def by_commas(line: str) -> list[str]:
    """The places of one line, which commas part."""
    return [place.strip() for place in line.split(",") if place.strip()]


def places(locators: Sequence[str], most: int = 3) -> str:
    """The first places in words, and how many more there are: a page lists dozens for some answers."""
    shown = ", ".join(locators[:most])
    more = len(locators) - most
    if more <= 0:
        return shown
    return f"{shown} and {more} more {'place' if more == 1 else 'places'}"
