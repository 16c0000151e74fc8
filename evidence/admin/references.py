"""Published works and the scales that results are given on."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput

from evidence.models import Measure, Reference
from treatments.admin.base import ContentAdmin, ContentForm

READ_FROM_CSL = {"title", "year", "doi", "pmid"}


class CslField(forms.JSONField):
    """JSON in a text area, laid out for reading; mistakes are told with their line."""

    widget = forms.Textarea(attrs={"rows": 18, "class": "vLargeTextField", "spellcheck": "false"})

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            found = json.loads(value)
            json.dumps(found, allow_nan=False, ensure_ascii=False).encode()
        except json.JSONDecodeError as error:
            raise ValidationError(
                f"This is not JSON: {error.msg} in line {error.lineno}, column {error.colno}."
            ) from error
        except (ValueError, RecursionError) as error:
            raise ValidationError("This JSON holds something that cannot be stored.") from error
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed comes back as it was typed."""
        return None if data is None else InvalidJSONInput(data)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, InvalidJSONInput):
            return value
        return json.dumps(value, indent=2, ensure_ascii=False) if value else ""


class ReferenceForm(ContentForm):
    """The columns read from the citation are checked too; their errors stand at the citation."""

    csl = CslField(
        label="CSL-JSON",
        help_text=(
            "The citation as a reference manager exports it (Zotero: “CSL JSON”), one work, "
            "without the square brackets. Title, year, DOI and PMID are read from it."
        ),
    )

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - READ_FROM_CSL

    def _update_errors(self, errors: ValidationError) -> None:
        """Move errors to the citation, as plain sentences: Django would reword those with a code."""
        if hasattr(errors, "error_dict"):
            moved: dict[str, list[Any]] = {}
            for name, found in errors.error_dict.items():
                if name in READ_FROM_CSL:
                    moved.setdefault("csl", []).extend(ValidationError(found).messages)
                else:
                    moved.setdefault(name, []).extend(found)
            errors = ValidationError(moved)
        super()._update_errors(errors)


@admin.register(Reference)
class ReferenceAdmin(ContentAdmin):
    form = ReferenceForm
    page = "reference"
    list_display = ("slug", "title", "year", "read_level", "weak_source", "retracted_on")
    list_filter = (
        "read_level",
        "weak_source",
        ("retracted_on", admin.EmptyFieldListFilter),
        "year",
    )
    search_fields = ("slug", "title", "doi", "pmid", "year")
    readonly_fields = ("title", "year", "doi", "pmid")
    fieldsets = (
        (None, {"fields": ("slug", "csl")}),
        ("Read from the citation", {"fields": ("title", ("year", "doi", "pmid"))}),
        (
            "How far to trust it",
            {
                "fields": (("read_level", "read_note"), ("weak_source", "retracted_on")),
                "description": "Say honestly how much of it was read: pages show this to readers.",
            },
        ),
    )


@admin.register(Measure)
class MeasureAdmin(ContentAdmin):
    list_display = ("name", "abbreviation", "domain", "unit", "better", "mcid")
    list_filter = ("domain", "better", ("mcid", admin.EmptyFieldListFilter))
    list_select_related = ("mcid_source",)
    search_fields = ("name", "slug", "abbreviation")
    autocomplete_fields = ("mcid_source", "scale_source")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": (("name", "slug"), ("abbreviation", "domain"), "summary")}),
        ("Scale", {"fields": (("unit", "better"), ("range_low", "range_high"), "scale_source")}),
        (
            "Smallest change a person notices",
            {
                "fields": (("mcid", "mcid_source"), "mcid_note"),
                "description": "A value needs the work it comes from.",
            },
        ),
    )
