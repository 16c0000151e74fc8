"""The passage of the source document, read beside the form in which it is told. Staff only."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from evidence.locators import check_locators
from evidence.models import DocumentText, SourceDocument
from evidence.models.documents import Stated
from evidence.passages import NoPassageError, passage
from treatments.admin.publishing import PublishableAdmin

NOT_ATTACHED = "Not attached: run manage.py attach_documents"
NO_PLACE = "Shown once a document and a place in it are saved."

PLACE = (
    "Where it says so",
    {
        "fields": (("document", "locators"), "passage", "calculations"),
        "description": (
            "A number in our words must stand in the passage, or be the result of a line of "
            "arithmetic from numbers that do."
        ),
    },
)


class PassageField:
    """Adds “Passage” to the form of something that a document says; put it in `readonly_fields`."""

    @admin.display(description="Passage")
    def passage(self, record: Stated) -> str:
        return passages_shown(record)


class StatedAdmin(PassageField, PublishableAdmin):
    """Records that a document states and a second person must read."""

    readonly_fields = (*PublishableAdmin.readonly_fields, "passage")


def passages_shown(record: Stated) -> str:
    """What stands at each of the record’s places, or why it cannot be shown."""
    if not (record.document_id and record.locators):
        return NO_PLACE
    try:
        text = record.document.attached.text
    except DocumentText.DoesNotExist:
        return NOT_ATTACHED
    places = ((place, _shown(text, place, record.document.code)) for place in record.locators)
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", places))


def _shown(text: str, locator: str, code: str) -> str:
    """The sentence at a place, or the sentence that says why there is none."""
    try:
        check_locators([locator], code)
        return format_html("<q>{}</q>", passage(text, locator))
    except ValidationError as error:
        return format_html("<strong>{}</strong>", " ".join(error.messages))
    except NoPassageError as error:
        return format_html("<strong>{}</strong>", error)


def attachment_note(document: SourceDocument) -> str:
    """Whether the text is here and since when; the text itself stays where it is."""
    dates = DocumentText.objects.filter(document=document.pk).values_list("attached_at", flat=True)
    day = dates.first()
    return (
        f"Attached on {date_format(localtime(day), 'j F Y')}, for staff only"
        if day
        else NOT_ATTACHED
    )
