"""What does it cost, and can I get it?"""

from __future__ import annotations

from backpain.comparison import Cell, Silence, Statement
from evidence.profiles import CostValue, Profile

from .building import reference_source, said_or, standing_notes, variant_label

NO_PRICE = "No source we read gives a price with a year. Ask for it in writing."


def cost(profile: Profile) -> Cell:
    """Prices with their year and source."""
    return said_or(
        Silence.NOT_REPORTED,
        (
            Statement(
                f"{price(cost)} ({cost.country}, {cost.year}). {cost.text}",
                label=variant_label(profile, cost.treatment),
                notes=standing_notes(cost.standing),
                sources=(reference_source(cost.source),),
            )
            for cost in profile.costs
        ),
        NO_PRICE,
    )


def price(cost: CostValue) -> str:
    """“200 to 2,000 USD, typically 900”."""
    parts = []
    if cost.amount_low is not None and cost.amount_high is not None:
        parts.append(f"{cost.amount_low:,.0f} to {cost.amount_high:,.0f} {cost.currency}")
    if cost.amount_typical is not None:
        typical = f"{cost.amount_typical:,.0f}"
        parts.append(f"typically {typical}" if parts else f"{typical} {cost.currency}")
    return ", ".join(parts)


def regulation(profile: Profile) -> Cell:
    return said_or(
        Silence.NOT_REPORTED,
        (
            Statement(
                status.text,
                label=", ".join(
                    part
                    for part in (
                        variant_label(profile, status.treatment),
                        status.jurisdiction,
                        status.status_label.lower(),
                    )
                    if part
                ),
                time=f"as of {status.as_of}",
                notes=standing_notes(status.standing),
                sources=(reference_source(status.source),),
            )
            for status in profile.regulation
        ),
    )
