"""What happens before any view: the language is read, what no page can answer is refused."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _

from .language import language_of

LONGEST_QUERY = 4000


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

    A NUL cannot be stored or searched on PostgreSQL; a query of many kilobytes is
    nobody's comparison.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        problem = self._problem(request)
        if problem is None:
            return self.get_response(request)
        response = TemplateResponse(request, "400.html", {"problem": problem}, status=400)
        return response.render()

    def _problem(self, request: HttpRequest) -> str | None:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY:
            return _("The address is longer than %(most)s characters after the question mark.") % {
                "most": LONGEST_QUERY
            }
        if "\x00" in request.path or "%00" in query:
            return _("The address holds a character that cannot be part of any word.")
        return None
