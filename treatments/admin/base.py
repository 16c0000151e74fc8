"""What every editors' page shares, on this floor and the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTextInputWidget,
    AutocompleteMixin,
    RelatedFieldWidgetWrapper,
)
from django.db import DataError, IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from treatments.fields import LinesField
from treatments.publishing import ContentChange, Occasion, content_changed

from .acting import contributor_of
from .refusals import RefusedError, sentences_of

LONG_LINE = 160  # texts that may be longer than this get a line of full width


def edited_by(request: HttpRequest) -> ContentChange:
    """The change that this request makes."""
    return ContentChange(Occasion.EDIT, contributor_of(request.user))


class ContentForm(forms.ModelForm):
    """A form that can also say what was refused once its rows met the database."""

    refusal: ClassVar[Sequence[str]] = ()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for sentence in self.refusal:
            self.add_error(None, sentence)
        return cleaned


class PlainFields:
    """Widgets as wide as what they hold, and lists whose own help text is kept."""

    formfield_overrides: ClassVar[dict[type, dict[str, Any]]] = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}
    }

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if isinstance(db_field, LinesField):
            kwargs.setdefault("help_text", db_field.help_text or "One per line.")
        elif (db_field.max_length or 0) >= LONG_LINE and not db_field.choices:
            kwargs.setdefault("widget", AdminTextInputWidget(attrs={"class": "vLargeTextField"}))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            related = field.widget.widget
            if isinstance(related, AutocompleteMixin):
                related.attrs["data-width"] = "38em"
        return field


class PartsTable(PlainFields, admin.TabularInline):
    """Parts of a record, one per line of a table."""

    extra = 0


class PartsList(PlainFields, admin.StackedInline):
    """Parts of a record with too many fields for a table."""

    extra = 0


class ContentAdmin(PlainFields, admin.ModelAdmin):
    """Saving is all or nothing, what is refused is told on the form, and readers see the change."""

    form = ContentForm
    list_per_page = 50
    save_on_top = True
    page: ClassVar[str] = ""  # the name of the record's public address, where it has one

    def view_on_site(self, record: models.Model) -> str | None:
        """The public page, which also shows drafts to staff: the preview."""
        return reverse(self.page, args=[record.slug]) if self.page else None

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[forms.ModelForm]:
        form = super().get_form(request, *args, **kwargs)
        form.refusal = getattr(request, "refusal", ())
        return form

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save; where the rows are refused together, show the form again with the reason."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (RefusedError, IntegrityError, DataError) as error:
            if request.method != "POST":
                raise
            request.refusal = sentences_of(error)
        return super().changeform_view(request, *args, **kwargs)

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: list[Any], change: bool
    ) -> None:
        self.save_parts(request, form, formsets, change)
        self.rows_saved(request, form.instance)
        content_changed(edited_by(request))

    def save_parts(
        self, request: HttpRequest, form: forms.ModelForm, formsets: list[Any], change: bool
    ) -> None:
        """Save relations and inlines. May raise RefusedError, which undoes the whole save."""
        super().save_related(request, form, formsets, change)

    def rows_saved(self, request: HttpRequest, record: models.Model) -> None:
        """A place for what follows once all rows of a record are saved. May raise RefusedError."""

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        super().delete_model(request, obj)
        content_changed(edited_by(request))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            content_changed(edited_by(request))


class PartAdmin(ContentAdmin):
    """Parts that other records point at: found and read here, written in their owner's form."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
