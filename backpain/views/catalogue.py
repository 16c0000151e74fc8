"""Home, treatments, conditions."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Max, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backpain.addresses import NotHere, form_problems, shown, unknown_parameters
from backpain.attributes import PAGE_ATTRIBUTES
from backpain.attributes.weak import weak_statements
from backpain.changes import profile_changes
from backpain.comparison import compare
from backpain.filters import TreatmentFilter
from backpain.pictures import (
    course_pictures,
    findings_with_pictures,
    forests,
    split_bar,
    statement_pictures,
    with_bars,
)
from backpain.pictures.places import facet_drawing, marked_only
from backpain.pictures.timeline import timeline
from backpain.situation import LASTED, NOT_TRIED
from backpain.versions import permalink, read
from evidence.choices import Domain
from evidence.citations import CitationFormat
from evidence.models import Claim, Course, Finding, Indication, StoredProfile, Study
from evidence.profiles import WEAK
from evidence.profiling import build_courses
from treatments.models import Condition, Family, Treatment

from .gone import gone, tells_what_is_gone

HEADLINE = ("measure", "arm", "comparison", "study")  # what a headline’s picture needs


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "conditions": list(Condition.objects.visible_to(request.user).with_treatments()),
        "families": list(Family.objects.exclude(slug__in=NOT_TRIED)),
        "lasted": LASTED,
        "treatment_count": StoredProfile.objects.count(),
        "study_count": Study.objects.visible_to(request.user).count(),
        "claim_count": Claim.objects.visible_to(request.user).count(),
        **_split(request),
        "updated": Treatment.objects.published().aggregate(newest=Max("published_on"))["newest"],
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "home.html", context)


def _split(request: HttpRequest) -> dict[str, Any]:
    """What an improvement in pain is made of, in words and as a bar, where a source splits it."""
    courses = build_courses(request.user)
    found = [course for course in courses if course.split and course.standing != WEAK]
    first = next((course for course in found if course.domain == Domain.PAIN), None)
    return {"split": first, "split_bar": split_bar(first)} if first else {}


@require_safe
def treatments(request: HttpRequest) -> HttpResponse:
    stored = StoredProfile.objects.defer("data").order_by("pk")
    filters = TreatmentFilter(request.GET, queryset=stored, request=request)
    left, hidden, facets = filters.shown, filters.hidden, filters.facets
    places = next(facet for facet in facets if facet.name == "structure")
    context = {
        "filters": filters,
        "facets": facets,
        "places": places,
        "spine": facet_drawing(filters, places),
        "shown": left,
        "hidden": hidden,
        "droppable": filters.droppable if not left else [],
        "problems": [*unknown_parameters(request, filters.filters), *form_problems(filters.form)],
        "notes": filters.notes,
        "situation": filters.situation(partial(build_courses, request.user)),
        "lasted": LASTED,
    }
    return TemplateResponse(request, "treatments/list.html", context)


@require_safe
@tells_what_is_gone
def treatment(request: HttpRequest, slug: str) -> HttpResponse:
    reading = read(request, [slug])
    if slug in reading.withdrawn:
        return gone(request, reading.problems[-1])
    reading = reading.or_newest(slug)
    profile = reading.edition.profiles.get(slug)
    if profile is None:
        raise NotHere(_("There is no treatment called %(slug)s here.") % {"slug": shown(slug)})
    version = reading.version if profile.published_on else None  # no version holds a draft
    courses = reading.edition.courses
    context = {
        "profile": profile,
        "comparison": compare([profile], PAGE_ATTRIBUTES, courses),
        "weak": weak_statements(profile),
        "pictures": statement_pictures(profile) | course_pictures(courses),
        "forests": forests(profile.confirmed().effects),
        "formats": list(CitationFormat),
        "drawings": {
            "target": marked_only(profile.structures),
            "sessions": timeline(profile.protocols),
        },
        "problems": [*unknown_parameters(request, ["version"]), *reading.problems],
        "version": version,
        "changes": profile_changes(reading.edition, reading.newest, slug) if reading.newest else (),
        "permalink": permalink(request, "treatment", slug, version=version),
    }
    return TemplateResponse(request, "treatments/detail.html", context)


@require_safe
def condition(request: HttpRequest, slug: str) -> HttpResponse:
    indications = Indication.objects.visible_to(request.user)
    seen = Treatment.objects.visible_to(request.user)
    conditions = Condition.objects.visible_to(request.user).prefetch_related(
        "structures",
        Prefetch("treatments", seen.select_related("family")),
        Prefetch("studies", Study.objects.visible_to(request.user)),
        Prefetch(
            "findings",
            Finding.objects.visible_to(request.user).select_related(
                "treatment", "measure", *(f"headline__{each}" for each in HEADLINE)
            ),
        ),
        Prefetch(
            "indications",
            indications.select_related("document__clinic")
            .order_by("pk")
            .prefetch_related(Prefetch("treatments", seen)),
        ),
        Prefetch("courses", Course.objects.visible_to(request.user).select_related("source")),
    )
    found = get_object_or_404(conditions, slug=slug)
    context = {
        "condition": found,
        "courses": with_bars(found.courses.all()),
        "findings": findings_with_pictures(found.findings.all()),
        "spine": marked_only(found.structures.all()),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "treatments/condition.html", context)
