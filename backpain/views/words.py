"""What the words mean: problems, parts of the back, ways to steer a needle, studies, and measures."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from backpain.addresses import unknown_parameters
from backpain.glossary import MEANINGS
from evidence.models import Measure, Study
from treatments.choices import BodyRegion
from treatments.models import Condition, GuidanceMethod, Structure


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    conditions = Condition.objects.visible_to(request.user)
    outside = Q(body_region=BodyRegion.ELSEWHERE)
    studies = Count(
        "outcomes__study",
        filter=Q(outcomes__study__in=Study.objects.visible_to(request.user)),
        distinct=True,
    )
    context = {
        "conditions": list(conditions.exclude(outside)),
        "elsewhere": list(conditions.filter(outside)),
        "structures": list(Structure.objects.all()),
        "guidance": list(GuidanceMethod.objects.all()),
        "meanings": MEANINGS,
        "measures": list(
            Measure.objects.select_related("mcid_source", "scale_source").annotate(
                study_count=studies
            )
        ),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/words.html", context)
