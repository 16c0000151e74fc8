"""Numbers as readers see them, in the language of the page."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import get_format

SHORTEST_GROUPED = 5  # digits: Spanish writes 1234 but 12 345
COMMA = ","


def plain(value: float | Decimal) -> str:
    """At most two decimals, no trailing zeros, thousands apart, a real minus sign.

    >>> plain(31.40), plain(-0.5), plain(1234)
    ('31.4', '−0.5', '1,234')
    """
    return written(f"{value:,.2f}".rstrip("0").rstrip("."))


def whole(value: float | Decimal) -> str:
    """A whole number, thousands apart.

    >>> whole(2000.0)
    '2,000'
    """
    return written(f"{value:,.0f}")


def written(text: str) -> str:
    """A number with Python’s commas between thousands, as the language of the page parts them."""
    text = text.replace("-", "−")
    between = str(get_format("THOUSAND_SEPARATOR"))
    if between == COMMA:
        return text
    digits = sum(sign.isdigit() for sign in text.partition(".")[0])
    return text.replace(COMMA, between if digits >= SHORTEST_GROUPED else "")
