"""Published pages only."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from evidence.models import Claim, Measure, Reference, SourceDocument, Study
from treatments.models import Condition, Structure, Treatment

PAGES = (
    "home",
    "treatments",
    "comparison",
    "protocols",
    "claims",
    "studies",
    "evidence-map",
    "documents",
    "references",
    "questions",
    "words",
    "conditions",
    "structures",
    "measures",
    "courses",
    "exclusions",
)


class TranslatedSitemap(Sitemap):
    """Each page once for each language, with the addresses of the others beside it."""

    i18n = True
    alternates = True
    x_default = True


class PageSitemap(TranslatedSitemap):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class RecordSitemap(TranslatedSitemap):
    """The pages of one noun."""

    def __init__(self, name: str, rows: QuerySet) -> None:
        self.name, self.rows = name, rows

    def items(self) -> QuerySet:
        return self.rows.visible_to(AnonymousUser()).order_by("slug")

    def location(self, item: Any) -> str:
        return reverse(self.name, args=[item.slug])

    def lastmod(self, item: Any) -> Any:
        """When it was published. Words have no such date."""
        return getattr(item, "published_on", None)


SITEMAPS = {
    "pages": PageSitemap(),
    "treatments": RecordSitemap("treatment", Treatment.objects.all()),
    "conditions": RecordSitemap("condition", Condition.objects.all()),
    "structures": RecordSitemap("structure", Structure.objects.all()),
    "measures": RecordSitemap("measure", Measure.objects.all()),
    "studies": RecordSitemap("study", Study.objects.all()),
    "claims": RecordSitemap("claim", Claim.objects.all()),
    "documents": RecordSitemap("document", SourceDocument.objects.all()),
    "references": RecordSitemap("reference", Reference.objects.all()),
}
