"""Numbers as readers see them."""

from __future__ import annotations

from decimal import Decimal


def plain(value: float | Decimal) -> str:
    """At most two decimals, no trailing zeros, thousands apart, a real minus sign.

    >>> plain(31.40), plain(-0.5), plain(1234)
    ('31.4', '−0.5', '1,234')
    """
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")
