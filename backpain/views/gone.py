"""Versions that can no longer be shown: a page, or a line of text, that says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from evidence.freezing import UnreadableError

View = Callable[..., HttpResponse]
GONE = 410


def tells_what_is_gone(view: View) -> View:
    """The view, with a page in place of a version that can no longer be read."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UnreadableError as error:
            return gone(request, str(error))

    return told


def gone(request: HttpRequest, reason: str) -> HttpResponse:
    """The page that offers the newest version instead."""
    return TemplateResponse(request, "410.html", {"reason": reason}, status=GONE)


def gone_as_text(error: UnreadableError) -> HttpResponse:
    sentence = _("This version can no longer be shown. %(reason)s") % {"reason": error}
    return HttpResponse(sentence, status=GONE, content_type="text/plain; charset=utf-8")
