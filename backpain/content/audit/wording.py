"""No hype and no “1 in N” in any text of ours."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.core.checks import CheckMessage
from django.db import models

from backpain.content.messages import FieldError
from evidence.models import PrintedCitation, StoredProfile
from evidence.wording import hype_in, one_in_so_many
from treatments.publishing import Publishable, Status

from .registry import rule

# Texts that are not ours: printed entries, titles of pages and papers, what a file is called.
NOT_OURS = {"title", "printed_text", "file_name", "slug", "status"}


@rule
def texts_say_no_hype() -> Iterator[CheckMessage]:
    for row, field, text in our_texts():
        for words in hype_in(text):
            yield FieldError(
                f"“{words}” praises; say what was found.", obj=row, field=field, id="content.B003"
            )
        for words in one_in_so_many(text):
            yield FieldError(
                f"“{words}” is hard to compare; say how many of 100.",
                obj=row,
                field=field,
                id="content.B004",
            )


def our_texts() -> Iterator[tuple[models.Model, str, str]]:
    """Every text of ours that readers see: the row, the field and the text."""
    for app in ("treatments", "evidence"):
        for model in apps.get_app_config(app).get_models():
            fields = _text_fields(model)
            if model in (PrintedCitation, StoredProfile) or not fields:
                continue
            rows = model._default_manager.all()
            if issubclass(model, Publishable):
                rows = rows.filter(status=Status.PUBLISHED)
            for row in rows.only("pk", *fields):
                for field in fields:
                    value = getattr(row, field)
                    yield row, field, " ".join(value) if isinstance(value, list) else value or ""


def _text_fields(model: type[models.Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.editable
        and field.name not in NOT_OURS
    ]
