"""What machines and lost visitors ask for."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from backpain.addresses import NotHere
from evidence.models import StoredProfile


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The database answers and content is loaded, or 503."""
    try:
        treatments = StoredProfile.objects.count()
    except DatabaseError:
        return JsonResponse(
            {"status": "down", "database": "unreachable", "treatments": None}, status=503
        )
    state = "ok" if treatments else "empty"
    return JsonResponse(
        {"status": state, "database": "reachable", "treatments": treatments},
        status=200 if treatments else 503,
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    context = {"problem": _("The address or form could not be read.")}
    return TemplateResponse(request, "400.html", context, status=400).render()


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = str(exception) if isinstance(exception, NotHere) else ""
    return TemplateResponse(request, "404.html", {"reason": reason}, status=404).render()
