"""Drawings on pages: a tag for each, a template for each."""

from __future__ import annotations

from typing import Any

from django import template

from backpain.pictures.spine import Spine

register = template.Library()


@register.inclusion_tag("pictures/spine.html")
def spine_drawing(drawing: Spine) -> dict[str, Any]:
    """The drawing of the back with its key."""
    return {"drawing": drawing}


@register.inclusion_tag("pictures/any.html")
def drawing_of(drawing: Any) -> dict[str, Any]:
    """Any drawing: it knows its template."""
    return {"drawing": drawing}


@register.inclusion_tag("pictures/any.html", takes_context=True)
def drawing_for(context: dict[str, Any], key: str) -> dict[str, Any]:
    """The drawing that belongs to one answer of a treatment’s page, if there is one."""
    return {"drawing": context["drawings"].get(key)}
