"""The pages of clinics: what they tell, the questions they answer, and what we left out."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from backpain.addresses import unknown_parameters
from evidence.choices import ExclusionKind, FactKind, QuestionKind
from evidence.models import (
    Claim,
    Conflict,
    ConflictPosition,
    ContextFact,
    Exclusion,
    Indication,
    PrintedCitation,
    Protocol,
    Question,
    SourceDocument,
    ToldResult,
)
from treatments.models import Treatment


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    claims = Q(claims__in=Claim.objects.visible_to(request.user))
    found = (
        SourceDocument.objects.visible_to(request.user)
        .select_related("clinic")
        .annotate(claim_count=Count("claims", filter=claims, distinct=True))
    )
    context = {"documents": list(found), "problems": unknown_parameters(request, [])}
    return TemplateResponse(request, "library/documents.html", context)


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    user = request.user
    found = SourceDocument.objects.visible_to(user).select_related("clinic")
    record = get_object_or_404(found.prefetch_related(*_parts(user)), slug=slug)
    positions = ConflictPosition.objects.select_related("document", "reference")
    conflicts = Conflict.objects.visible_to(user).filter(positions__document=record).distinct()
    context = {
        "document": record,
        "facts": by_kind(record.contextfacts.all(), FactKind),
        "conflicts": list(conflicts.prefetch_related(Prefetch("positions", positions))),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/document.html", context)


def _parts(user: Any) -> list[Prefetch]:
    """What a document tells, as far as the user may see it: one query a noun."""
    # In the order of the page, not of the alphabet.
    indications = Indication.objects.visible_to(user).select_related("condition").order_by("pk")
    results = ToldResult.objects.visible_to(user).select_related("measure")
    return [
        Prefetch("claims", Claim.objects.visible_to(user)),
        Prefetch("protocols", Protocol.objects.visible_to(user)),
        Prefetch(
            "indications",
            indications.prefetch_related(
                Prefetch("treatments", Treatment.objects.visible_to(user))
            ),
        ),
        Prefetch("toldresults", results.prefetch_related("cited_works")),
        Prefetch(
            "contextfacts", ContextFact.objects.visible_to(user).select_related("comment_source")
        ),
        Prefetch("printed_citations", PrintedCitation.objects.select_related("reference")),
    ]


def by_kind(rows: object, kinds: type) -> list[tuple[str, list]]:
    """Rows under the label of their kind, kinds in the order of their enumeration."""
    order = kinds.values.index
    ordered = sorted(rows, key=lambda row: order(row.kind))
    return [
        (kinds(kind).label, list(group)) for kind, group in groupby(ordered, lambda row: row.kind)
    ]


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    found = Question.objects.visible_to(request.user).prefetch_related(
        "answers__document__clinic",
        "works",
        Prefetch("treatments", Treatment.objects.visible_to(request.user)),
    )
    context = {
        "kinds": by_kind(list(found), QuestionKind),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/questions.html", context)


@require_safe
def exclusions(request: HttpRequest) -> HttpResponse:
    found = Exclusion.objects.visible_to(request.user)
    context = {
        "kinds": by_kind(found, ExclusionKind),
        "total": len(found),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/exclusions.html", context)
