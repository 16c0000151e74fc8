"""Keeps the tray while a visitor browses: every link and form of ours carries it along.

Done once, on the finished page, so that no template and no stored address has to think of it.
Nothing happens on a page without a tray.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join

from backpain.addresses import TRAY

LINK = re.compile(r'(<a\s[^>]*?href=")([/?][^"#]*)(#[^"]*)?(")')
FORM = re.compile(r'<form\b(?![^>]*method="post")[^>]*>')
# Addresses that are no pages for visitors, or that name their treatments themselves.
NOT_CARRIED = re.compile(r"^(/admin/|/static/|(/[a-z]{2})?/compare[/.]|//)|[?&;]compare=")


class TrayMiddleware:
    """Adds `compare=…` to the links and forms of a page whose request holds a tray."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        tray = getattr(request, "tray", None)
        if tray and tray.items and response.get("Content-Type", "").startswith("text/html"):
            response.content = carried(response.text, tray.slugs, request.path)
        return response


def carried(page: str, slugs: Sequence[str], path: str) -> str:
    """The page with the tray in its links and forms.

    On the comparison that is the part above its table only: the table holds hundreds of links,
    and the form below it chooses anew.
    """
    query = urlencode([(TRAY, slug) for slug in slugs]).replace("&", "&amp;")
    fields = format_html_join(
        "", '<input type="hidden" name="{}" value="{}">', ((TRAY, slug) for slug in slugs)
    )
    above, main, below = (
        page.partition("<main") if path == reverse("comparison") else (page, "", "")
    )
    above = LINK.sub(lambda found: _link(found, query), above)
    return FORM.sub(lambda found: found[0] + fields, above) + main + below


def _link(found: re.Match[str], query: str) -> str:
    head, address, fragment, tail = found.groups()
    if NOT_CARRIED.search(address):
        return found[0]
    joint = "" if address.endswith("?") else "&amp;" if "?" in address else "?"
    return f"{head}{address}{joint}{query}{fragment or ''}{tail}"
