"""Search over everything that is public."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backpain.addresses import page_of, shown, single, unknown_parameters
from backpain.filters import LONGEST_SEARCH
from backpain.models import Kind
from backpain.search.finding import Found, entries_of, find, grouped

PAGE_SIZE = 10


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    query, problems = single(request, "q")
    query = query.strip()
    problems += unknown_parameters(request, ["q", "kind", "page"])
    if len(query) > LONGEST_SEARCH:
        problems.append(
            _("The search is longer than %(most)s characters; the first part was used.")
            % {"most": LONGEST_SEARCH}
        )
        query = query[:LONGEST_SEARCH].rstrip()
    asked, repeated = single(request, "kind")
    problems += repeated
    kind = Kind(asked) if asked in Kind.values else None
    if asked and kind is None:
        problems.append(
            _("There is no kind of page called %(name)s; all kinds are shown.")
            % {"name": shown(asked)}
        )
    found = find(query)
    context = {"query": query, "found": found, "counts": found.counts().items(), "kind": kind}
    if kind:
        context["page"] = _of_kind(request, found, kind, problems)
    else:
        if "page" in request.GET:
            told = _("Only a list of one kind has pages, so page %(page)s was left out.")
            problems.append(told % {"page": shown(request.GET["page"])})
        context["best"], context["groups"] = grouped(found)
    return TemplateResponse(request, "search.html", {**context, "problems": problems})


def _of_kind(request: HttpRequest, found: Found, kind: Kind, problems: list[str]) -> object:
    """One page of the matches of a kind, as entries."""
    matches = [match for match in found.matches if match.kind == kind]
    page, page_problems = page_of(request, matches, PAGE_SIZE)
    problems += page_problems
    page.object_list = entries_of(page.object_list)
    return page
