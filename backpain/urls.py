"""Every public address, in reading order."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import path, register_converter

from .exports import ExportFormatConverter
from .sitemaps import SITEMAPS
from .views import (
    catalogue,
    comparison,
    courses,
    documents,
    evidence_map,
    library,
    references,
    search,
    service,
    styleguide,
    words,
)

register_converter(ExportFormatConverter, "export_format")
register_converter(references.CitationFormatConverter, "citation_format")

# Pages for people: in English as they stand, in other languages below their code.
pages = [
    path("", catalogue.home, name="home"),
    path("treatments/", catalogue.treatments, name="treatments"),
    path("treatments/<slug:slug>/", catalogue.treatment, name="treatment"),
    path("compare/", comparison.comparison, name="comparison"),
    path("compare/sheet/", comparison.comparison_sheet, name="comparison-sheet"),
    path("compare.<export_format:fmt>", comparison.comparison_export, name="comparison-export"),
    path("conditions/", words.conditions, name="conditions"),
    path("conditions/<slug:slug>/", catalogue.condition, name="condition"),
    path("protocols/", library.protocols, name="protocols"),
    path("claims/", library.claims, name="claims"),
    path("claims/<slug:slug>/", library.claim, name="claim"),
    path("studies/", library.studies, name="studies"),
    path("studies/<slug:slug>/", library.study, name="study"),
    path("evidence-map/", evidence_map.evidence_map, name="evidence-map"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<slug:slug>/", documents.document, name="document"),
    path("questions/", documents.questions, name="questions"),
    path("words/", words.words, name="words"),
    path("structures/", words.structures, name="structures"),
    path("structures/<slug:slug>/", words.structure, name="structure"),
    path("measures/", words.measures, name="measures"),
    path("measures/<slug:slug>/", words.measure, name="measure"),
    path("what-happens-anyway/", courses.courses, name="courses"),
    path("left-out/", documents.exclusions, name="exclusions"),
    path("references/", references.references, name="references"),
    path("references.<citation_format:fmt>", references.references_export, name="citations"),
    path("references/<slug:slug>/", references.reference, name="reference"),
    path(
        "references/<slug:slug>.<citation_format:fmt>", references.reference_export, name="citation"
    ),
    path("search/", search.search_page, name="search"),
]

# What machines and editors ask for has one address and is in English.
services = [
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("healthz", service.healthz, name="healthz"),
    path("robots.txt", service.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("admin/", admin.site.urls),
]

urlpatterns = [*services, *i18n_patterns(*pages, prefix_default_language=False)]

handler400 = "backpain.views.service.bad_request"
handler404 = "backpain.views.service.not_found"
