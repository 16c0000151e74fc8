"""What does it cost, and can I get it?"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backpain.comparison import Cell, Silence, Statement
from backpain.language import content, label
from backpain.numbers import whole
from evidence.dates import latest_day
from evidence.profiles import CostValue, Profile, RegulationValue

from .building import reference_source, said_or, standing_notes, variant_label

A_YEAR = timedelta(days=365)
NO_PRICE = gettext_lazy("No source we read gives a price with a year. Ask for it in writing.")


def cost(profile: Profile) -> Cell:
    """Prices with their year and source."""
    return said_or(
        Silence.NOT_REPORTED,
        (
            Statement(
                f"{price(cost)} ({content(cost.country)}, {cost.year}). {content(cost.text)}",
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
        parts.append(
            _("%(low)s to %(high)s %(currency)s")
            % {
                "low": whole(cost.amount_low),
                "high": whole(cost.amount_high),
                "currency": cost.currency,
            }
        )
    if cost.amount_typical is not None:
        typical = whole(cost.amount_typical)
        parts.append(
            _("typically %(price)s") % {"price": typical} if parts else f"{typical} {cost.currency}"
        )
    return ", ".join(parts)


def regulation(profile: Profile) -> Cell:
    return said_or(
        Silence.NOT_REPORTED, (_status_statement(profile, status) for status in profile.regulation)
    )


def _status_statement(profile: Profile, status: RegulationValue) -> Statement:
    variant = variant_label(profile, status.treatment)
    parts = (variant, content(status.jurisdiction), label(status.status_label).lower())
    about = ", ".join(part for part in parts if part)
    return Statement(
        content(status.text),
        label=about,
        short=about,
        time=content(status.as_of),
        notes=(*_age(status.as_of), *standing_notes(status.standing)),
        sources=(reference_source(status.source),),
    )


def _age(as_of: str) -> tuple[str, ...]:
    """What to think of a rule’s date: rules change, so one of more than a year ago may be gone."""
    latest = latest_day(as_of)
    if latest is None:
        return (_("No year is given: ask what holds today."),)
    if timezone.localdate() - latest > A_YEAR:
        return (_("More than a year old: ask what holds today."),)
    return ()
