"""The site's addresses, and beside them a view that does nothing but answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from backpain import urls as site


def bare(request: HttpRequest, size: int) -> HttpResponse:
    """As many bytes as asked for: what server and middleware cost without a page."""
    return HttpResponse(b"x" * size)


urlpatterns = [*site.urlpatterns, path("bare/<int:size>", bare, name="bare")]
handler400 = site.handler400
handler404 = site.handler404
