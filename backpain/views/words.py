"""What the words mean: problems, parts of the back, ways to steer a needle, studies, and measures."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from backpain.addresses import unknown_parameters
from backpain.glossary import MEANINGS
from backpain.pictures.places import all_of
from evidence.choices import Domain, Standing
from evidence.models import Course, Measure, Outcome, Protocol, Study
from evidence.models.heard import SILENT
from treatments.choices import BodyRegion
from treatments.models import Condition, GuidanceMethod, Structure, Treatment

OUTSIDE = Q(body_region=BodyRegion.ELSEWHERE)


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    conditions = Condition.objects.visible_to(request.user)
    context = {
        "conditions": list(conditions.exclude(OUTSIDE)),
        "elsewhere": list(conditions.filter(OUTSIDE)),
        "structures": list(Structure.objects.all()),
        "guidance": list(GuidanceMethod.objects.all()),
        "meanings": MEANINGS,
        "measures": list(_measures(request)),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/words.html", context)


def _measures(request: HttpRequest) -> QuerySet:
    """Measures, each with the number of public studies that give a result on it."""
    seen = Q(outcomes__study__in=Study.objects.visible_to(request.user))
    studies = Count("outcomes__study", filter=seen & ~Q(outcomes__state__in=SILENT), distinct=True)
    return Measure.objects.select_related("mcid_source", "scale_source").annotate(
        study_count=studies
    )


@require_safe
def conditions(request: HttpRequest) -> HttpResponse:
    found = Condition.objects.visible_to(request.user).annotate(
        treatment_count=Count(
            "treatments",
            filter=Q(treatments__in=Treatment.objects.visible_to(request.user)),
            distinct=True,
        ),
        study_count=Count(
            "studies", filter=Q(studies__in=Study.objects.visible_to(request.user)), distinct=True
        ),
    )
    order = BodyRegion.values.index
    here = sorted(found.exclude(OUTSIDE), key=lambda row: (order(row.body_region), row.name))
    context = {
        "regions": [
            (BodyRegion(region).label, list(rows))
            for region, rows in groupby(here, attrgetter("body_region"))
        ],
        "elsewhere": list(found.filter(OUTSIDE)),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/conditions.html", context)


@require_safe
def structures(request: HttpRequest) -> HttpResponse:
    found = list(
        Structure.objects.annotate(
            treatment_count=Count(
                "treatments",
                filter=Q(treatments__in=Treatment.objects.visible_to(request.user)),
                distinct=True,
            )
        )
    )
    context = {
        "structures": found,
        "spine": all_of(found),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/structures.html", context)


@require_safe
def structure(request: HttpRequest, slug: str) -> HttpResponse:
    user = request.user
    courses = Course.objects.visible_to(user).exclude(standing=Standing.WEAK)
    found = Structure.objects.prefetch_related(
        Prefetch(
            "conditions",
            Condition.objects.visible_to(user).prefetch_related(
                Prefetch("courses", courses.select_related("source"))
            ),
        ),
        Prefetch(
            "treatments",
            Treatment.objects.visible_to(user)
            .select_related("stored_profile")
            .defer("stored_profile__data"),
        ),
        Prefetch("protocols", Protocol.objects.visible_to(user)),
    )
    context = {
        "structure": get_object_or_404(found, slug=slug),
        "spine": all_of(Structure.objects.all(), slug),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/structure.html", context)


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    order = Domain.values.index
    found = sorted(_measures(request), key=lambda row: (order(row.domain), row.name))
    context = {
        "domains": [
            (Domain(domain).label, list(rows))
            for domain, rows in groupby(found, attrgetter("domain"))
        ],
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/measures.html", context)


@require_safe
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    """A measure with the studies that used it: those with a comparison group apart from the others."""
    record = get_object_or_404(_measures(request), slug=slug)
    on_it = Outcome.objects.heard().filter(measure=record, study=OuterRef("pk"))
    used = (
        Study.objects.visible_to(request.user)
        .filter(Exists(on_it))
        .annotate(compared=Exists(on_it.filter(comparison__isnull=False)))
    )
    studies = list(used)
    context = {
        "measure": record,
        "compared": [study for study in studies if study.compared],
        "uncompared": [study for study in studies if not study.compared],
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/measure.html", context)
