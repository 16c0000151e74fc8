"""The comparison and its exports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backpain.attributes import ATTRIBUTES
from backpain.choosing import MOST, Choice, read_choice
from backpain.comparison import Comparison, compare
from backpain.exports import EXPORTERS, ExportFormat
from backpain.language import bare
from evidence.models import StoredProfile
from evidence.profiling import build_courses
from treatments.models import Condition


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    choice = read_choice(request)
    context = {
        "choice": choice,
        "comparison": _compare(choice, request) if choice.profiles else None,
        "cards": list(
            StoredProfile.objects.values_list("card", flat=True).order_by("treatment__name")
        ),
        "conditions": list(Condition.objects.visible_to(request.user).with_treatments()),
        "permalink": _permalink(choice, request),
        "today": timezone.localdate(),
        "most": MOST,
    }
    return TemplateResponse(request, "compare/page.html", context)


@require_safe
def comparison_export(request: HttpRequest, fmt: ExportFormat) -> HttpResponse:
    choice = read_choice(request)
    if not choice.is_enough:
        sentences = choice.problems or [
            _("Name two treatments or more, as in ?treatment=…&treatment=…")
        ]
        return HttpResponse(
            "\n".join(bare(sentences)), status=400, content_type="text/plain; charset=utf-8"
        )
    return EXPORTERS[fmt](_compare(choice, request), choice, _permalink(choice, request))


def _compare(choice: Choice, request: HttpRequest) -> Comparison:
    courses = build_courses(request.user)
    if choice.condition:
        courses = tuple(
            course for course in courses if course.condition in (None, choice.condition)
        )
    return compare(choice.profiles, ATTRIBUTES, courses)


def _permalink(choice: Choice, request: HttpRequest) -> str:
    """The address of exactly this comparison, without what was wrong with the one asked for."""
    query: dict[str, list[str] | str] = {"treatment": choice.slugs}
    if choice.condition:
        query["condition"] = choice.condition.slug
    return request.build_absolute_uri(reverse("comparison", query=query))
