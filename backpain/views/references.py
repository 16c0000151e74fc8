"""References: the works that everything rests on, as pages and as files for reference managers."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backpain.addresses import unknown_parameters
from backpain.language import bare
from backpain.library_filters import ReferenceFilter
from evidence.citations import CitationFormat, Cited, export
from evidence.csl import vancouver
from evidence.models import Claim, Reference, Study

from .lists import address_problems, filtered_list, kept


class CitationFormatConverter:
    """A path converter, so that /references.doc is no address at all."""

    regex = "|".join(CitationFormat)

    def to_python(self, value: str) -> CitationFormat:
        return CitationFormat(value)

    def to_url(self, value: str) -> str:
        return str(value)


@require_safe
def references(request: HttpRequest) -> HttpResponse:
    found = Reference.objects.order_by("title", "slug").prefetch_related(
        Prefetch("studies", Study.objects.visible_to(request.user))
    )
    filters = ReferenceFilter(request.GET, queryset=found, request=request)
    asked = request.GET.copy()
    asked.pop("page", None)
    extra = {"formats": list(CitationFormat), "files_of": asked.urlencode()}
    return filtered_list(request, filters, "library/references.html", extra)


@require_safe
def reference(request: HttpRequest, slug: str) -> HttpResponse:
    found = Reference.objects.prefetch_related(
        Prefetch("studies", Study.objects.visible_to(request.user)),
        Prefetch(
            "claims", Claim.objects.visible_to(request.user).select_related("document__clinic")
        ),
    )
    record = get_object_or_404(found, slug=slug)
    context = {
        "reference": record,
        "citation": vancouver(record.csl),
        "formats": list(CitationFormat),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/reference.html", context)


@require_safe
def references_export(request: HttpRequest, fmt: CitationFormat) -> HttpResponse:
    """All works that the filters of the address leave, or a sentence on what is wrong with it."""
    filters = ReferenceFilter(
        request.GET, queryset=Reference.objects.order_by("slug"), request=request
    )
    works = [Cited(*row) for row in kept(filters).values_list("slug", "csl")]
    if problems := address_problems(request, filters):
        return _refused(problems, status=400)
    if not works:
        return _refused([_("No work fits all of this.")], status=404)
    return _file(works, fmt, "back-pain-options")


@require_safe
def reference_export(request: HttpRequest, slug: str, fmt: CitationFormat) -> HttpResponse:
    """One work for a reference manager."""
    record = get_object_or_404(Reference, slug=slug)
    if problems := unknown_parameters(request, []):
        return _refused(problems, status=400)
    return _file([Cited(record.slug, record.csl)], fmt, record.slug)


def _refused(sentences: list[str], *, status: int) -> HttpResponse:
    return HttpResponse(
        "\n".join(bare(sentences)), status=status, content_type="text/plain; charset=utf-8"
    )


def _file(works: list[Cited], fmt: CitationFormat, name: str) -> HttpResponse:
    return HttpResponse(
        export(works, fmt),
        content_type=fmt.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{fmt}"'},
    )
