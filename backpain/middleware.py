"""What happens before any view: the language is read, what no page can answer is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _

from .addresses import is_unwritable
from .language import language_of

LONGEST_QUERY = 4000
SAFE_METHODS = ("GET", "HEAD")


class AddressLanguageMiddleware:
    """The address alone says the language: no cookie, no redirect, nothing that varies by header.

    Django's own middleware would also look at the browser and add `Vary: Accept-Language`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.LANGUAGE_CODE = language_of(request.path_info)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class PlainAddressMiddleware:
    """Addresses that no page of ours makes get a plain page instead of an error.

    A NUL cannot be stored or searched on PostgreSQL, other control characters cannot stand
    in HTML, and a query of many kilobytes is nobody's comparison. Public pages are read,
    never written to; only the admin takes forms that change something.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        problem = self._problem(request)
        return refused(request, problem, 400) if problem else self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if request.method in SAFE_METHODS or "admin" in request.resolver_match.app_names:
            return None
        problem = _("Pages of this site are for reading. Nothing can be sent to them.")
        response = refused(request, problem, 405)
        response["Allow"] = ", ".join(SAFE_METHODS)
        return response

    def _problem(self, request: HttpRequest) -> str | None:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            told = _("The address is longer than %(most)s characters after the question mark.")
            return told % {"most": LONGEST_QUERY}
        values = (text for pair in request.GET.lists() for text in (pair[0], *pair[1]))
        if any(map(is_unwritable, (request.path, *values, *request.COOKIES.values()))):
            return _("The address holds a character that cannot be part of any word.")
        return None


def refused(request: HttpRequest, problem: str, status: int) -> HttpResponse:
    """A plain page that says what is wrong with a request."""
    response = TemplateResponse(request, "400.html", {"problem": problem}, status=status)
    return response.render()
