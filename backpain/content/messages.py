"""What a guard says of a row: the row, its field and a sentence."""

from __future__ import annotations

from typing import Any

from django.core.checks import Error
from django.db.models import Model


class FieldError(Error):
    """A broken rule with the field that breaks it, so that an editor finds the line."""

    def __init__(self, msg: str, *, obj: Model, field: str, id: str, **kwargs: Any) -> None:  # noqa: A002
        super().__init__(msg, obj=obj, id=id, **kwargs)
        self.field = field
