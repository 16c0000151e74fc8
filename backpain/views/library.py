"""Protocols, claims and studies: what stands behind the numbers."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backpain.addresses import shown, single, unknown_parameters
from backpain.library_filters import ClaimFilter, StudyFilter, about_tree
from backpain.pictures.of_study import compared_pictures, uncontrolled_pictures
from backpain.pictures.timeline import timeline
from evidence import values
from evidence.choices import Verdict
from evidence.citations import CitationFormat
from evidence.csl import vancouver
from evidence.models import (
    Claim,
    Finding,
    Outcome,
    Protocol,
    Study,
)
from treatments.models import Condition, Treatment

from .lists import filtered_list


@require_safe
def protocols(request: HttpRequest) -> HttpResponse:
    found = (
        Protocol.objects.visible_to(request.user)
        .select_related("clinic", "document")
        .prefetch_related("components__treatment", "steps", "targets", "guidance")
    )
    treatment, problems = single(request, "treatment")
    problems += unknown_parameters(request, ["treatment"])
    chosen = (
        Treatment.objects.visible_to(request.user).filter(slug=treatment).first()
        if treatment
        else None
    )
    if chosen:
        found = about_tree(found, chosen)
    elif treatment:
        problems.append(
            _("There is no treatment called %(name)s; all protocols are shown.")
            % {"name": shown(treatment)}
        )
    told = (
        Treatment.objects.visible_to(request.user)
        .filter(protocol_components__protocol__in=Protocol.objects.visible_to(request.user))
        .distinct()
    )
    told_ways = list(found)
    context = {
        "protocols": told_ways,
        "timeline": timeline(values.protocol(way) for way in told_ways),
        "chosen": chosen,
        "problems": problems,
        "treatments": list(told),
    }
    return TemplateResponse(request, "library/protocols.html", context)


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    found = (
        Claim.objects.visible_to(request.user)
        .select_related("document__clinic")
        .prefetch_related("reasons", "cited_works", "works")
    )
    filters = ClaimFilter(request.GET, queryset=found, request=request)
    return filtered_list(
        request, filters, "library/claims.html", {"counts": _verdict_counts(request)}
    )


def _verdict_counts(request: HttpRequest) -> list[dict]:
    """Claims per clinic and verdict, clinics in alphabetical order: no ranking."""
    claims = Claim.objects.visible_to(request.user)
    rows = claims.values("document__clinic__name").annotate(
        total=Count("pk"),
        **{
            f"n_{verdict.name.lower()}": Count("pk", filter=Q(verdict=verdict))
            for verdict in Verdict
        },
    )
    return [
        {
            "clinic": row["document__clinic__name"],
            "total": row["total"],
            "verdicts": [
                (verdict, row[f"n_{verdict.name.lower()}"])
                for verdict in Verdict
                if row[f"n_{verdict.name.lower()}"]
            ],
        }
        for row in rows.order_by("document__clinic__name")
    ]


@require_safe
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    found = (
        Claim.objects.visible_to(request.user)
        .select_related("document__clinic")
        .prefetch_related(
            "reasons",
            "conditions",
            "citations__reference",
            Prefetch("treatments", Treatment.objects.visible_to(request.user)),
            Prefetch("cited_works__studies", Study.objects.visible_to(request.user)),
            "works__reference",
            "checks__checker",
        )
    )
    record = get_object_or_404(found, slug=slug)
    cited = set(record.cited_works.all())
    context = {
        "claim": record,
        "cited": [work for work in record.works.all() if work.reference in cited],
        "others": [work for work in record.works.all() if work.reference not in cited],
        "checks": [check for check in record.checks.all() if check.stands],
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/claim.html", context)


@require_safe
def studies(request: HttpRequest) -> HttpResponse:
    found = Study.objects.visible_to(request.user).prefetch_related(
        "treatments", "conditions", "reports"
    )
    filters = StudyFilter(request.GET, queryset=found, request=request)
    return filtered_list(request, filters, "library/studies.html", {})


@require_safe
def study(request: HttpRequest, slug: str) -> HttpResponse:
    outcomes = Outcome.objects.select_related("measure", "arm", "comparison", "source")
    found = Study.objects.visible_to(request.user).prefetch_related(
        "arms__treatments",
        Prefetch("outcomes", outcomes),
        Prefetch("treatments", Treatment.objects.visible_to(request.user)),
        Prefetch("conditions", Condition.objects.visible_to(request.user)),
        Prefetch(
            "reports__claims",
            Claim.objects.visible_to(request.user).select_related("document__clinic"),
        ),
    )
    record = get_object_or_404(found, slug=slug)
    findings = Finding.objects.visible_to(request.user).filter(outcomes__study=record).distinct()
    outcomes = list(record.outcomes.all())
    context = {
        "study": record,
        "controlled": [outcome for outcome in outcomes if outcome.is_controlled],
        "compared_pictures": compared_pictures(outcomes),
        "uncontrolled_pictures": uncontrolled_pictures(outcomes),
        "uncontrolled": [outcome for outcome in outcomes if not outcome.is_controlled],
        "formats": list(CitationFormat),
        "citations": [(report, vancouver(report.csl)) for report in record.reports.all()],
        "claims": list(
            dict.fromkeys(c for report in record.reports.all() for c in report.claims.all())
        ),
        "findings": list(findings.select_related("treatment", "condition", "measure")),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/study.html", context)
