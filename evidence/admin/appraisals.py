"""Dated facts about treatments: harms, guidelines, rules and prices."""

from __future__ import annotations

from django.contrib import admin

from evidence.models import Cost, GuidelineStance, Harm, RegulatoryStatus
from treatments.admin.publishing import PublishableAdmin

SOURCE = ("Where it comes from", {"fields": (("source", "standing"),)})


@admin.register(Harm)
class HarmAdmin(PublishableAdmin):
    list_display = ("name", "slug", "severity", "state", "events", "total", "status", "author")
    list_filter = ("severity", "state", "standing", "treatments")
    list_select_related = ("author",)
    search_fields = ("slug", "name", "text", "treatments__name", "source__title")
    autocomplete_fields = ("treatments", "study", "source")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": (("name", "slug"), "treatments", ("severity", "state"), "text")}),
        (
            "How often",
            {
                "fields": (("events", "total", "total_unit"), "percent"),
                "description": "Only where it was counted. What was not reported has no number.",
            },
        ),
        ("Where it comes from", {"fields": (("source", "standing"), "study")}),
    )


@admin.register(GuidelineStance)
class GuidelineStanceAdmin(PublishableAdmin):
    list_display = ("body", "year", "stance", "strength", "condition", "status", "author")
    list_filter = ("stance", "strength", "body", "year")
    list_select_related = ("condition", "author")
    search_fields = ("slug", "body", "text", "treatments__name", "source__title")
    autocomplete_fields = ("treatments", "condition", "source")
    prepopulated_fields = {"slug": ("body", "year")}
    fieldsets = (
        (None, {"fields": (("body", "year"), "slug", "treatments", "condition", "population")}),
        ("What it says", {"fields": (("stance", "strength"), "text", "interests")}),
        SOURCE,
    )


@admin.register(RegulatoryStatus)
class RegulatoryStatusAdmin(PublishableAdmin):
    list_display = ("jurisdiction", "slug", "status_kind", "as_of", "status", "author")
    list_filter = ("jurisdiction", "status_kind", "year", "treatments")
    list_select_related = ("author",)
    search_fields = ("slug", "jurisdiction", "text", "treatments__name", "source__title")
    autocomplete_fields = ("treatments", "source")
    prepopulated_fields = {"slug": ("jurisdiction", "status_kind", "year")}
    fieldsets = (
        (None, {"fields": (("jurisdiction", "status_kind"), ("as_of", "year"), "slug")}),
        ("What it says", {"fields": ("treatments", "text")}),
        SOURCE,
    )


@admin.register(Cost)
class CostAdmin(PublishableAdmin):
    list_display = (
        "slug",
        "amount_low",
        "amount_high",
        "amount_typical",
        "currency",
        "year",
        "status",
    )
    list_filter = ("country", "currency", "year", "treatments")
    list_select_related = ("author",)
    search_fields = ("slug", "text", "country", "treatments__name", "source__title")
    autocomplete_fields = ("treatments", "source")
    prepopulated_fields = {"slug": ("country", "year", "includes")}
    fieldsets = (
        (None, {"fields": (("country", "year"), "treatments", "includes", "slug", "text")}),
        (
            "Amount",
            {
                "fields": (("amount_low", "amount_high"), ("amount_typical", "currency")),
                "description": "Both ends of a range, or a typical amount.",
            },
        ),
        SOURCE,
    )
