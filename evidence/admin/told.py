"""What documents tell beside their claims, what patients ask, and what we left out."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from evidence.models import Answer, ContextFact, Exclusion, Question, ToldResult
from treatments.admin.base import PartsList
from treatments.admin.publishing import PublishableAdmin

from .stated import PLACE, PassageField, StatedAdmin


@admin.register(ToldResult)
class ToldResultAdmin(StatedAdmin):
    list_display = ("slug", "wording", "document", "direction", "status", "author")
    list_filter = ("direction", "document", "treatments")
    list_select_related = ("document", "author")
    search_fields = ("slug", "wording", "study_named", "left_out", "locators")
    autocomplete_fields = ("document", "treatments", "measure", "citations", "cited_works")
    prepopulated_fields = {"slug": ("wording",)}
    fieldsets = (
        (
            "What the document says",
            {
                "fields": ("wording", "slug"),
                "description": "As the document tells it. What the study itself reports is an "
                "outcome in the study’s form.",
            },
        ),
        PLACE,
        (
            "Who and what",
            {"fields": (("study_named", "design"), ("population", "n"), "treatments", "arm")},
        ),
        (
            "Result as told",
            {
                "fields": (
                    ("measure", "time_point", "direction"),
                    ("value", "unit"),
                    ("comparator", "comparator_value"),
                ),
                "description": "Leave a number empty that the document does not give.",
            },
        ),
        (
            "What it cites",
            {
                "fields": ("citations", "cited_works", "left_out"),
                "description": "First the printed entries, then the works they turn out to be.",
            },
        ),
    )


@admin.register(ContextFact)
class ContextFactAdmin(StatedAdmin):
    list_display = ("slug", "wording", "kind", "document", "year", "status", "author")
    list_filter = ("kind", "document", ("comment", admin.EmptyFieldListFilter))
    list_select_related = ("document", "author")
    search_fields = ("slug", "wording", "attributed_to", "comment", "locators")
    autocomplete_fields = ("document", "treatments", "comment_source")
    prepopulated_fields = {"slug": ("wording",)}
    fieldsets = (
        ("What the document says", {"fields": ("wording", "slug", "kind", "attributed_to")}),
        PLACE,
        (
            "Number",
            {
                "fields": (("value_low", "value_high", "unit"), "year"),
                "description": "Only where the document gives one. A single number is both ends.",
            },
        ),
        ("What it is about", {"fields": ("treatments",)}),
        (
            "What others say of it",
            {
                "fields": ("comment", "comment_source"),
                "description": "Leave it empty where nothing is known.",
            },
        ),
    )


class AnswerInline(PassageField, PartsList):
    model = Answer
    fields = ("position", ("document", "locators"), "passage", "text", "calculations")
    readonly_fields = ("passage",)
    autocomplete_fields = ("document",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("document__attached")


@admin.register(Question)
class QuestionAdmin(PublishableAdmin):
    list_display = ("text", "kind", "status", "author")
    list_filter = ("kind", "treatments")
    list_select_related = ("author",)
    search_fields = ("slug", "text", "comment", "answers__text")
    autocomplete_fields = ("treatments", "works")
    prepopulated_fields = {"slug": ("text",)}
    inlines = (AnswerInline,)
    fieldsets = (
        (None, {"fields": ("text", "slug", "kind", "treatments")}),
        (
            "What a reader should know",
            {
                "fields": ("comment", "works"),
                "description": "Ours, with the works it rests on. What the documents answer "
                "stands below, each in our words with its place.",
            },
        ),
    )


@admin.register(Exclusion)
class ExclusionAdmin(PublishableAdmin):
    list_display = ("name", "kind", "source", "status", "author")
    list_filter = ("kind",)
    list_select_related = ("author",)
    search_fields = ("slug", "name", "reason", "source")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (
            None,
            {
                "fields": ("name", "slug", "kind", "reason", "source"),
                "description": "Something that we found and do not show. Readers see what and why.",
            },
        ),
    )
