"""Where the reader is among the site's ways in."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def way(context: dict[str, Any], name: str, words: str) -> SafeString:
    """A link of the site's navigation, marked `aria-current` on its page and on all pages under it."""
    address = reverse(name)
    here = getattr(context.get("request"), "path", "")
    if here == address:
        return format_html('<a href="{}" aria-current="page">{}</a>', address, words)
    if here.startswith(address):
        return format_html('<a href="{}" aria-current="true">{}</a>', address, words)
    return format_html('<a href="{}">{}</a>', address, words)
