"""What must be refused before any view sees it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

LONGEST_QUERY = 4000


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
            return f"The address is longer than {LONGEST_QUERY} characters after the question mark."
        if "\x00" in request.path or "%00" in query:
            return "The address holds a character that cannot be part of any word."
        return None
