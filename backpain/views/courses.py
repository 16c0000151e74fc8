"""What happens anyway: what becomes of back pain without the treatment, or with a sham of it."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from backpain.addresses import unknown_parameters
from backpain.pictures import with_bars
from evidence.choices import CourseKind, Standing
from evidence.models import Course
from treatments.models import Condition


@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    seen = Q(condition__isnull=True) | Q(condition__in=Condition.objects.visible_to(request.user))
    found = Course.objects.visible_to(request.user).filter(seen).exclude(standing=Standing.WEAK)
    rows = list(found.select_related("condition", "source"))
    kinds = [
        (kind.label, with_bars(row for row in rows if row.kind == kind)) for kind in CourseKind
    ]
    context = {
        "kinds": [(label, of_kind) for label, of_kind in kinds if of_kind],
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "library/courses.html", context)
