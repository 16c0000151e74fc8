"""Template words for the comparison: addresses that differ from this one in one thing."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from backpain.comparing import parameters
from backpain.comparing.tray import Tray, with_tray

register = template.Library()


@register.simple_tag(takes_context=True)
def shown_with(context: Context, **changes: Any) -> str:
    """This comparison with parameters changed; None takes one away."""
    return parameters.address(context["kept"], **changes)


@register.simple_tag(takes_context=True)
def toggled(context: Context, name: str, value: str) -> str:
    """This comparison with a value of a repeated parameter put in front, or taken away."""
    values = list(context["kept"].get(name, []))
    rest = [each for each in values if each != value]
    return parameters.address(
        context["kept"], **{name: rest if value in values else [value, *rest]}
    )


@register.simple_tag(takes_context=True)
def without(context: Context, slug: str) -> str:
    """This page without one of the treatments picked."""
    return with_tray(
        context["request"].GET, [each for each in context["tray"].slugs if each != slug]
    )


@register.inclusion_tag("parts/_tray_link.html", takes_context=True)
def tray_link(context: Context, slug: str, name: str) -> dict[str, Any]:
    """“Add to the comparison” or “Remove from it”, for one treatment, on any page."""
    tray: Tray = context["tray"]
    picked = slug in tray.slugs
    slugs = [each for each in tray.slugs if each != slug] if picked else [*tray.slugs, slug]
    address = with_tray(context["request"].GET, slugs)
    return {"tray": tray, "slug": slug, "name": name, "picked": picked, "address": address}
