"""Source documents and the protocols they describe."""

from __future__ import annotations

from django.contrib import admin

from evidence.models import (
    PrintedCitation,
    Protocol,
    ProtocolComponent,
    ProtocolStep,
    SourceDocument,
)
from treatments.admin.base import PartAdmin, PartsList, PartsTable
from treatments.admin.publishing import PublishableAdmin

from .stated import PLACE, StatedAdmin, attachment_note


class PrintedCitationInline(PartsList):
    model = PrintedCitation
    fields = (("position", "printed_number"), "printed_text", "reference", "misprints")
    autocomplete_fields = ("reference",)


@admin.register(SourceDocument)
class SourceDocumentAdmin(PublishableAdmin):
    page = "document"
    list_display = ("code", "title", "clinic", "author_name", "status", "author")
    list_filter = ("clinic",)
    list_select_related = ("clinic", "author")
    search_fields = ("code", "slug", "title", "file_name", "author_name")
    autocomplete_fields = ("clinic",)
    readonly_fields = (*PublishableAdmin.readonly_fields, "text_attached")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (PrintedCitationInline,)
    fieldsets = (
        (None, {"fields": (("code", "slug"), "title", "clinic")}),
        ("The file", {"fields": ("file_name", "sha256", "text_attached")}),
        ("As printed", {"fields": ("author_name", "author_credentials", "year_stated")}),
        ("In our words", {"fields": ("stance", "interests", "disclaimers", "bibliography")}),
    )

    @admin.display(description="Text")
    def text_attached(self, document: SourceDocument) -> str:
        return attachment_note(document)


@admin.register(PrintedCitation)
class PrintedCitationAdmin(PartAdmin):
    """Printed entries of all documents, to search and to point at. They are written with their document."""

    list_display = ("document", "position", "printed_number", "reference")
    list_filter = ("document", ("misprints", admin.EmptyFieldListFilter))
    list_select_related = ("document", "reference")
    search_fields = ("document__code", "printed_number", "printed_text", "reference__title")
    autocomplete_fields = ("document", "reference")


class ProtocolComponentInline(PartsTable):
    model = ProtocolComponent
    fields = ("treatment", "role")
    autocomplete_fields = ("treatment",)


class ProtocolStepInline(PartsList):
    model = ProtocolStep
    fields = (("position", "start_day", "end_day"), "text")


@admin.register(Protocol)
class ProtocolAdmin(StatedAdmin):
    list_display = ("name", "document", "clinic", "performed_by", "status", "author")
    list_filter = ("document", "clinic", "setting", "guidance")
    list_select_related = ("document", "clinic", "author")
    search_fields = ("name", "slug", "performed_by", "locators")
    autocomplete_fields = ("document", "clinic", "targets", "guidance")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (ProtocolComponentInline, ProtocolStepInline)
    fieldsets = (
        (
            None,
            {
                "fields": (("name", "slug"), ("clinic", "performed_by")),
                "description": "Two passages that disagree are two protocols; leave numbers empty "
                "that the document does not state.",
            },
        ),
        PLACE,
        (
            "Where",
            {"fields": ("targets", "guidance", "guidance_note", ("setting", "setting_note"))},
        ),
        ("Comfort and time", {"fields": ("anaesthesia", ("session_length", "total_length"))}),
        (
            "Sessions",
            {
                "fields": (
                    ("sessions_min", "sessions_max", "sessions_typical"),
                    "sessions_note",
                    ("spacing_min_weeks", "spacing_max_weeks"),
                    "spacing_note",
                )
            },
        ),
        ("Afterwards", {"fields": ("rehabilitation",)}),
        ("Gaps", {"fields": ("not_stated", "disagreements")}),
    )
