"""What filtered lists share: they keep what is right in an address and tell what is not."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from backpain.addresses import form_problems, page_of, unknown_parameters
from backpain.library_filters import SearchedFilter

PAGE_SIZE = 50


def filtered_list(
    request: HttpRequest, filters: SearchedFilter, template: str, extra: dict[str, Any]
) -> HttpResponse:
    """One page of the rows that the address asks for."""
    page, page_problems = page_of(request, kept(filters), PAGE_SIZE)
    context = {
        "filters": filters,
        "page": page,
        "problems": [*address_problems(request, filters, "page"), *page_problems],
        **extra,
    }
    return TemplateResponse(request, template, context)


def kept(filters: SearchedFilter) -> QuerySet:
    """The rows that the valid part of the address leaves."""
    rows = filters.queryset
    filters.form.is_valid()
    for name, value in filters.form.cleaned_data.items():
        rows = filters.filters[name].filter(rows, value)
    return rows


def address_problems(request: HttpRequest, filters: SearchedFilter, *known: str) -> list[str]:
    """What is wrong with the filters of an address, in sentences."""
    return [*unknown_parameters(request, [*filters.filters, *known]), *form_problems(filters.form)]
