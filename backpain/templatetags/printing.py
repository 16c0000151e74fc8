"""Where a printed page comes from."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def page_address(context: dict[str, Any]) -> SafeString:
    """The page’s permalink or, where it has none, the address asked for; nothing without a request.

    The page that refuses an unknown host is printed without an address.
    """
    address = context.get("permalink") or _asked(context.get("request"))
    return format_html("<code>{}</code>", address)


def _asked(request: HttpRequest | None) -> str:
    try:
        return request.build_absolute_uri() if request else ""
    except DisallowedHost:
        return ""
