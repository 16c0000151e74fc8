"""People, the catalogue and clinics."""

from __future__ import annotations

from django.contrib import admin

from treatments.models import (
    Clinic,
    Condition,
    Contributor,
    Family,
    GuidanceMethod,
    Structure,
    Treatment,
)

from .base import ContentAdmin
from .publishing import PublishableAdmin

NAMED = (None, {"fields": (("name", "slug"),)})
SLUG_FROM_NAME = {"slug": ("name",)}


@admin.register(Contributor)
class ContributorAdmin(ContentAdmin):
    list_display = ("name", "role", "credentials", "user")
    list_filter = (("user", admin.EmptyFieldListFilter), "role")
    list_select_related = ("user",)
    search_fields = ("name", "slug", "role", "credentials", "user__username")
    autocomplete_fields = ("user",)
    prepopulated_fields = SLUG_FROM_NAME
    fieldsets = (
        NAMED,
        ("What readers see", {"fields": ("role", "credentials", "interests")}),
        ("Account", {"fields": ("user",)}),
    )


@admin.register(Family)
class FamilyAdmin(ContentAdmin):
    list_display = ("name", "position", "summary")
    list_filter = (("treatments", admin.EmptyFieldListFilter),)
    search_fields = ("name", "slug", "summary")
    prepopulated_fields = SLUG_FROM_NAME
    fieldsets = (NAMED, (None, {"fields": ("summary", "position")}))


@admin.register(Structure)
class StructureAdmin(ContentAdmin):
    list_display = ("name", "kind", "summary")
    list_filter = ("kind",)
    search_fields = ("name", "slug", "summary")
    prepopulated_fields = SLUG_FROM_NAME
    fieldsets = (NAMED, (None, {"fields": ("kind", "summary")}))


@admin.register(GuidanceMethod)
class GuidanceMethodAdmin(ContentAdmin):
    list_display = ("name", "summary")
    list_filter = (("treatments", admin.EmptyFieldListFilter),)
    search_fields = ("name", "slug", "summary")
    prepopulated_fields = SLUG_FROM_NAME
    fieldsets = (NAMED, (None, {"fields": ("summary", "advantages", "limits")}))


@admin.register(Condition)
class ConditionAdmin(PublishableAdmin):
    page = "condition"
    list_display = ("name", "body_region", "status", "author")
    list_filter = ("body_region",)
    list_select_related = ("author",)
    search_fields = ("name", "slug", "synonyms", "summary")
    autocomplete_fields = ("structures",)
    prepopulated_fields = SLUG_FROM_NAME
    fieldsets = (NAMED, (None, {"fields": ("body_region", "summary", "synonyms", "structures")}))


@admin.register(Treatment)
class TreatmentAdmin(PublishableAdmin):
    page = "treatment"
    list_display = ("name", "family", "kind", "parent", "status", "author")
    list_filter = ("kind", "family", "material_source", "invasiveness", "setting")
    list_select_related = ("family", "parent", "author")
    search_fields = ("name", "slug", "synonyms", "abbreviations", "summary")
    autocomplete_fields = ("family", "parent", "conditions", "structures", "guidance")
    prepopulated_fields = SLUG_FROM_NAME
    fieldsets = (
        NAMED,
        (
            "What it is",
            {
                "fields": (
                    ("family", "parent"),
                    "kind",
                    "synonyms",
                    "abbreviations",
                    "summary",
                    ("material", "material_source"),
                ),
            },
        ),
        (
            "How it is done",
            {
                "fields": (
                    "what_happens",
                    ("invasiveness", "setting"),
                    "conditions",
                    "structures",
                    "guidance",
                ),
            },
        ),
        (
            "What is thought and not known",
            {
                "fields": ("mechanism", "mechanism_status", "who_should_avoid", "unknowns"),
                "description": "Results of studies are not written here: they come from findings.",
            },
        ),
    )


@admin.register(Clinic)
class ClinicAdmin(PublishableAdmin):
    list_display = ("name", "place", "takes_patients", "status", "author")
    list_filter = ("takes_patients",)
    list_select_related = ("author",)
    search_fields = ("name", "slug", "place", "sells")
    autocomplete_fields = ("treatments",)
    prepopulated_fields = SLUG_FROM_NAME
    fieldsets = (
        NAMED,
        (None, {"fields": (("place", "takes_patients"), "sells", "treatments")}),
    )
