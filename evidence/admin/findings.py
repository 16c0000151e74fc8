"""Findings, the only records with a certainty, and what happens anyway."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest

from evidence.models import Course, Downgrade, Finding
from treatments.admin.base import PartsList
from treatments.admin.publishing import PublishableAdmin


class DowngradeInline(PartsList):
    model = Downgrade
    fields = (("domain", "steps"), "reason")


@admin.register(Finding)
class FindingAdmin(PublishableAdmin):
    list_display = (
        "treatment",
        "condition",
        "measure",
        "term",
        "direction",
        "certainty",
        "status",
        "author",
    )
    list_filter = (
        "certainty",
        "direction",
        "term",
        "compared_with",
        "condition",
        "measure__domain",
    )
    list_select_related = ("treatment", "condition", "measure", "author")
    search_fields = ("slug", "summary", "treatment__name", "condition__name", "measure__name")
    autocomplete_fields = ("treatment", "condition", "measure", "headline", "outcomes")
    prepopulated_fields = {"slug": ("term", "summary")}
    inlines = (DowngradeInline,)
    fieldsets = (
        (None, {"fields": (("treatment", "condition"), ("measure", "term"), "slug")}),
        (
            "Compared with what, in whom",
            {"fields": (("compared_with", "comparison_note"), "population")},
        ),
        ("What is found", {"fields": ("direction", "summary", "outcomes", "headline")}),
        (
            "How sure",
            {
                "fields": (("start", "certainty"),),
                "description": (
                    "Start from the design: randomised trials start high, other comparisons low. "
                    "Each reason below takes its steps away; the certainty must be what is left."
                ),
            },
        ),
    )

    def problems_before_publishing(self, record: Finding) -> list[str]:
        return Finding.objects.get(pk=record.pk).problems_before_publishing()

    def rows_saved(self, request: HttpRequest, record: Finding) -> None:
        super().rows_saved(request, record)
        for problem in self.problems_before_publishing(record):
            self.message_user(request, f"Before publishing: {problem}", messages.WARNING)


@admin.register(Course)
class CourseAdmin(PublishableAdmin):
    list_display = ("name", "kind", "condition", "domain", "time_point", "status", "author")
    list_filter = ("kind", "domain", "pain_lasted", "standing", "condition")
    list_select_related = ("condition", "author")
    search_fields = ("name", "slug", "text", "population", "source__title")
    autocomplete_fields = ("condition", "source")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "slug"),
                    ("kind", "position"),
                    ("condition", "domain"),
                    "pain_lasted",
                )
            },
        ),
        (
            "What happened",
            {"fields": ("population", ("time_point", "weeks"), "text", ("source", "standing"))},
        ),
        ("Numbers", {"fields": (("value", "unit"), ("ci_low", "ci_high"))}),
        (
            "What the improvement is made of",
            {
                "fields": (("natural_percent", "placebo_percent", "specific_percent"),),
                "description": "Only for a split: three parts that add up to 100.",
            },
        ),
    )
