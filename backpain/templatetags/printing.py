"""Where a printed page comes from."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.exceptions import DisallowedHost

register = template.Library()


@register.simple_tag(takes_context=True)
def page_address(context: dict[str, Any]) -> str:
    """The page’s permalink or, where it has none, the address asked for; nothing without a request.

    The page that refuses an unknown host is printed without an address.
    """
    if permalink := context.get("permalink"):
        return permalink
    request = context.get("request")
    try:
        return request.build_absolute_uri() if request else ""
    except DisallowedHost:
        return ""
