"""Template words for pictures: each is drawn by the one template of its kind."""

from __future__ import annotations

from itertools import count
from typing import Any

from django import template
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from backpain.pictures import certainty_glyph

register = template.Library()


@register.simple_tag(takes_context=True)
def picture(context: Context, value: Any) -> SafeString:
    """The picture as SVG with its words. Its ids are used once a page, however often it is shown."""
    numbers = vars(context["request"]).setdefault("picture_numbers", count(1))
    names = {"picture": value, "id": f"picture-{next(numbers)}"}
    # Places in a view box are not numbers for readers: no language may write them its own way.
    plain = Context(names, use_l10n=False)
    return get_template(f"pictures/{value.kind}.html").template.render(plain)


@register.simple_tag(takes_context=True)
def picture_of(context: Context, statement: Any) -> SafeString | str:
    """The picture of a statement, where the page has one: see `backpain.pictures.placing`."""
    found = context.get("pictures", {}).get(statement)
    return picture(context, found) if found else ""


@register.inclusion_tag("parts/_grade.html")
def certainty(level: int) -> dict[str, Any]:
    """Certainty as four shapes and its word."""
    return {"glyph": certainty_glyph(level)}
