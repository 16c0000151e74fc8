"""Search over treatments, problems, studies and claims."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from backpain.addresses import unknown_parameters
from backpain.filters import LONGEST_SEARCH
from backpain.search import search
from treatments.search import words_of


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    problems = unknown_parameters(request, ["q"])
    if len(query) > LONGEST_SEARCH:
        problems.append(
            f"The search is longer than {LONGEST_SEARCH} characters; the first part was used."
        )
        query = query[:LONGEST_SEARCH]
    if query and not words_of(query):
        problems.append("The search has no letters or numbers to look for.")
    context = {"query": query, "groups": search(query, request.user), "problems": problems}
    return TemplateResponse(request, "search.html", context)
