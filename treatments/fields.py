"""Field types that both lower floors use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


class LinesField(models.TextField):
    """A short list of texts, kept one per line and edited in a plain text area.

    The Python value is a list of non-empty strings; the stored value is text.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> list[str]:
        return split_lines(value)

    def to_python(self, value: Any) -> list[str]:
        if isinstance(value, (list, tuple)):
            if not all(isinstance(item, str) for item in value):
                raise ValidationError("Each line should be text; put numbers in quotes.")
            return [line for item in value for line in split_lines(item)]
        if value is None or isinstance(value, str):
            return split_lines(value)
        raise ValidationError("Give a list of texts.")

    def get_prep_value(self, value: Any) -> str:
        return "\n".join(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field:
        kwargs = {
            "form_class": LinesFormField,
            "widget": forms.Textarea(attrs={"rows": 4}),
            **kwargs,
        }
        kwargs.setdefault("help_text", self.help_text or "One per line.")
        return models.Field.formfield(self, **kwargs)


class LinesFormField(forms.CharField):
    """A text area whose cleaned value is a list of lines."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (list, tuple)) else value

    def to_python(self, value: Any) -> Any:
        return split_lines(value if isinstance(value, str) else self.prepare_value(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial or "") != self.to_python(data or "")


def split_lines(value: str | None) -> list[str]:
    """The non-empty lines of a text, without surrounding space."""
    return [line.strip() for line in (value or "").splitlines() if line.strip()]
