"""Places in a source document: FILE:LINE.SENTENCE."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError

LOCATOR = re.compile(r"^(?P<code>\d{3}):(?P<line>[1-9]\d*)\.(?P<sentence>[1-9]\d*)\Z")


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
