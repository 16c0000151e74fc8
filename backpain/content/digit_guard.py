"""The digit guard over everything that is told of a document: D001 to D004.

It needs the documents’ texts (`manage.py attach_documents`) and says which are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.core.checks import CheckMessage
from django.core.exceptions import ValidationError
from django.db.models import Model

from evidence.digits import unstated
from evidence.locators import by_commas, check_locators
from evidence.models import (
    Answer,
    Claim,
    ConflictPosition,
    ContextFact,
    DocumentText,
    Indication,
    PrintedCitation,
    Protocol,
    SourceDocument,
    ToldResult,
)
from evidence.passages import NoPassageError, passages

from .messages import FieldError

# The fields that tell what a passage says. Fields that hold our reading of papers are not here.
TELLING: dict[type[Model], tuple[str, ...]] = {
    Claim: ("wording",),
    Indication: ("wording",),
    ContextFact: ("wording", "attributed_to", "value_low", "value_high", "unit", "year"),
    ToldResult: (
        "wording", "study_named", "design", "population", "n", "arm", "time_point",
        "value", "unit", "comparator", "comparator_value",
    ),
    Protocol: (
        "guidance_note", "setting_note", "anaesthesia", "sessions_min", "sessions_max",
        "sessions_typical", "sessions_note", "spacing_min_weeks", "spacing_max_weeks",
        "spacing_note", "session_length", "total_length", "rehabilitation",
    ),
    Answer: ("text",),
    ConflictPosition: ("text",),
}  # fmt: skip
LONGEST_QUOTE = 800


def documents_attached() -> dict[int, str]:
    """The texts that are here, by document."""
    return dict(DocumentText.objects.values_list("document_id", "text"))


def digit_guard() -> Iterator[CheckMessage]:
    """What the guard finds in every row that is told of an attached document."""
    texts = documents_attached()
    if not texts:
        return
    for model in TELLING:
        rows = model._default_manager.exclude(document=None).select_related("document")
        if model is Protocol:
            rows = rows.prefetch_related("steps")
        for row in rows:
            if row.document_id in texts:
                yield from _check(row, texts[row.document_id])
    for entry in PrintedCitation.objects.select_related("document"):
        if entry.document_id in texts:
            yield from _check_printed(entry, texts[entry.document_id])


def missing_texts() -> list[SourceDocument]:
    """The documents whose text is not attached."""
    return list(SourceDocument.objects.filter(attached__isnull=True))


def _check(row: Any, text: str) -> Iterator[CheckMessage]:
    try:
        found = _passages(row, text)
    except NoPassageError as error:
        yield FieldError(f"{error}", obj=row, field="locators", id="content.D001")
        return
    for name, value in _told_by(row):
        try:
            wrong = unstated([value], found, row.calculations)
        except ValueError as error:
            yield FieldError(f"{error}", obj=row, field="calculations", id="content.D002")
            return
        if wrong:
            numbers = ", ".join(f"{number.normalize():f}" for number in wrong)
            yield FieldError(
                f"{numbers} stands in our text, but not in the passage: {_quoted(found)}",
                obj=row,
                field=name,
                id="content.D003",
            )


def _quoted(found: list[str]) -> str:
    """The passages for an editor to read; long ones are cut where a row has many."""
    longest = LONGEST_QUOTE // len(found)
    cut = (text if len(text) <= longest else f"{text[:longest].rstrip()}…" for text in found)
    return "“" + " … ".join(cut) + "”"


def _told_by(row: Any) -> Iterator[tuple[str, str]]:
    """Each telling field with its value as text; a protocol’s steps are its own."""
    for name in TELLING[type(row)]:
        value = getattr(row, name)
        if isinstance(value, Decimal):
            scale = getattr(row, "unit", "").partition(" ")[0]  # it may be billions
            value = f"{value.normalize():f} {scale}"
        if value not in (None, ""):
            yield name, str(value)
    for step in row.steps.all() if isinstance(row, Protocol) else ():
        yield "steps", step.text


def _passages(row: Any, text: str) -> list[str]:
    """What stands at the row’s places. A conflict’s position keeps them in one line, by commas.

    Raises NoPassageError.
    """
    places = row.locators
    if isinstance(places, str):
        places = by_commas(places)
    try:
        check_locators(places, row.document.code)
    except ValidationError as error:
        raise NoPassageError(" ".join(error.messages)) from None
    return passages(text, places)


def _check_printed(entry: PrintedCitation, text: str) -> Iterator[CheckMessage]:
    if _plain(entry.printed_text) not in _plain_document(text):
        yield FieldError(
            "The document does not print this entry in these words.",
            obj=entry,
            field="printed_text",
            id="content.D004",
        )


def _plain(text: str) -> str:
    """Whole words and numbers only: line breaks and kinds of dashes do not matter."""
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} "


@lru_cache(maxsize=8)
def _plain_document(text: str) -> str:
    return _plain(text)
