"""What documents claim, what became of the claims, and where sources disagree."""

from __future__ import annotations

from django.contrib import admin

from evidence.models import (
    Claim,
    Conflict,
    ConflictPosition,
    Indication,
    VerdictReason,
    WorkVerdict,
)
from treatments.admin.base import PartsList, PartsTable
from treatments.admin.publishing import PublishableAdmin

from .claim_check import ClaimCheckPages
from .stated import PLACE, StatedAdmin


class VerdictReasonInline(PartsTable):
    model = VerdictReason
    fields = ("kind",)


class WorkVerdictInline(PartsList):
    model = WorkVerdict
    fields = (("reference", "verdict"), "text")
    autocomplete_fields = ("reference",)


@admin.register(Claim)
class ClaimAdmin(ClaimCheckPages, StatedAdmin):
    page = "claim"
    change_list_template = "admin/evidence/claim/change_list.html"
    list_display = ("slug", "wording", "document", "verdict", "strength", "status", "author")
    list_filter = ("verdict", "strength", "support", "reasons__kind", "document")
    list_select_related = ("document", "author")
    search_fields = ("slug", "wording", "rationale", "locators")
    autocomplete_fields = ("document", "treatments", "conditions", "citations", "cited_works")
    prepopulated_fields = {"slug": ("wording",)}
    inlines = (VerdictReasonInline, WorkVerdictInline)
    fieldsets = (
        ("What the document says", {"fields": ("wording", "slug")}),
        PLACE,
        (
            "What it is about",
            {"fields": (("strength", "support"), "treatments", "conditions")},
        ),
        (
            "What it cites",
            {
                "fields": ("citations", "cited_works"),
                "description": "First the printed entries, then the works they turn out to be.",
            },
        ),
        (
            "Verdict",
            {
                "fields": ("verdict", "rationale", "paper_reports", "authors_conclude", "caution"),
                "description": "The verdict judges the claim against the cited work, never the treatment.",
            },
        ),
    )


@admin.register(Indication)
class IndicationAdmin(StatedAdmin):
    list_display = ("slug", "wording", "condition", "document", "status", "author")
    list_filter = ("document", "condition")
    list_select_related = ("condition", "document", "author")
    search_fields = ("slug", "wording", "condition__name", "locators")
    autocomplete_fields = ("condition", "treatments", "document")
    prepopulated_fields = {"slug": ("wording",)}
    fieldsets = (
        ("What the document says", {"fields": ("wording", "slug")}),
        PLACE,
        ("What it is about", {"fields": ("condition", "treatments")}),
    )


class ConflictPositionInline(PartsList):
    model = ConflictPosition
    fields = ("position", "text", ("document", "locators"), "calculations", "reference")
    autocomplete_fields = ("document", "reference")


@admin.register(Conflict)
class ConflictAdmin(PublishableAdmin):
    list_display = ("topic", "kind", "status", "author")
    list_filter = ("kind", "treatments")
    list_select_related = ("author",)
    search_fields = ("slug", "topic", "explanation", "positions__text")
    autocomplete_fields = ("treatments",)
    prepopulated_fields = {"slug": ("topic",)}
    inlines = (ConflictPositionInline,)
    fieldsets = ((None, {"fields": (("topic", "slug"), "kind", "treatments", "explanation")}),)
