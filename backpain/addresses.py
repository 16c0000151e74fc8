"""Reading what pages have in common from their addresses. Unknown words are told, never dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

LONGEST_SHOWN = 60
# What every page takes: the treatments picked for a comparison.
TRAY = "compare"


class NotHere(Http404):
    """Nothing stands at this address; the reason is a sentence for readers."""


def shown(text: str) -> str:
    """A visitor’s text as a page may repeat it: short, in quotes."""
    short = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return f"“{short}”"


def unknown_parameters(request: HttpRequest, known: Iterable[str]) -> list[str]:
    """A sentence for each parameter that the page does not have."""
    known = {*known, TRAY}
    return [
        _("%(name)s in the address is not something this page knows, so it changed nothing.")
        % {"name": shown(name)}
        for name in request.GET
        if name not in known
    ]


def form_problems(form: object) -> list[str]:
    """The errors of a list’s form as sentences that name the field."""
    return [
        f"{form.fields[name].label or name}: {error}"
        for name, errors in form.errors.items()
        for error in errors
    ]


def page_of(request: HttpRequest, rows: QuerySet, size: int) -> tuple[Page, list[str]]:
    """The page asked for, or the nearest one with a sentence saying so."""
    paginator = Paginator(rows, size)
    asked = request.GET.get("page", "1")
    page = paginator.get_page(asked)
    page.object_list = list(page.object_list)  # here, so that rendering costs no query
    if asked != str(page.number):
        return page, [
            _("There is no page %(asked)s; this is page %(number)s.")
            % {"asked": shown(asked), "number": page.number}
        ]
    return page, []
