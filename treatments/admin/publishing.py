"""The editors' side of publication: statuses are moved by steps, never typed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse

from treatments.publishing import Publishable, Status, TransitionError, content_changed

from .acting import contributor_of
from .base import ContentAdmin, edited_by
from .refusals import RefusedError, sentences_of

PUBLICATION = (
    "Publication",
    {
        "fields": (
            ("status", "author"),
            ("publisher", "published_on"),
            ("clinical_reviewer", "clinically_reviewed_on"),
        ),
        "description": (
            "Publishing takes two people: one writes and submits, another publishes. A clinical "
            "review is a separate fact: fill it in only where a named clinician has read the record."
        ),
    },
)

# The button a record's own page offers in each status: the step's name and its label.
BUTTONS = {
    Status.DRAFT: ("submit", "Save and submit for review"),
    Status.IN_REVIEW: ("publish", "Save and publish"),
    Status.PUBLISHED: ("withdraw", "Save and withdraw"),
}
DONE = {"submit": "submitted for review", "publish": "published", "withdraw": "withdrawn"}


class PublishableAdmin(ContentAdmin):
    """Records that a second person must read before the public can."""

    change_form_template = "admin/publishable_change_form.html"
    actions = ("submit_for_review", "publish", "withdraw")
    readonly_fields = ("status", "author", "publisher", "published_on")
    publication_filters: ClassVar[tuple[Any, ...]] = (
        "status",
        ("author", admin.RelatedOnlyFieldListFilter),
        ("clinical_reviewer", admin.EmptyFieldListFilter),
    )

    def problems_before_publishing(self, record: Publishable) -> list[str]:
        """What keeps this record from readers, in sentences."""
        return []

    @admin.action(description="Submit for review", permissions=["change"])
    def submit_for_review(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        self._move_all(request, queryset, "submit")

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        self._move_all(request, queryset, "publish")

    @admin.action(description="Withdraw", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        self._move_all(request, queryset, "withdraw")

    def _move_all(self, request: HttpRequest, records: Iterable[Publishable], step: str) -> None:
        """Take the step with each record that allows it; the others keep their status and are told."""
        with transaction.atomic():
            moved = [record for record in records if self._move(request, record, step)]
            if moved:
                content_changed(edited_by(request))
        if moved:
            count = "1 record" if len(moved) == 1 else f"{len(moved)} records"
            self.message_user(request, f"{count} {DONE[step]}.", messages.SUCCESS)

    def _move(self, request: HttpRequest, record: Publishable, step: str) -> bool:
        """Take one step with one record, or tell why not. Returns whether it was taken."""
        steps: dict[str, Callable[[], None]] = {
            "submit": record.submit,
            "publish": lambda: self._publish(record, request),
            "withdraw": record.withdraw,
        }
        try:
            steps[step]()
        except TransitionError as error:
            self.message_user(request, str(error), messages.ERROR)
        except ValidationError as error:
            sentences = " ".join(sentences_of(error))
            self.message_user(
                request, f"“{record}” was not {DONE[step]}. {sentences}", messages.ERROR
            )
        else:
            self.log_change(request, record, f"{DONE[step].capitalize()}.")
            return True
        return False

    def _publish(self, record: Publishable, request: HttpRequest) -> None:
        if problems := self.problems_before_publishing(record):
            raise ValidationError(problems)
        record.publish(by=contributor_of(request.user))

    def save_model(
        self, request: HttpRequest, obj: Publishable, form: forms.ModelForm, change: bool
    ) -> None:
        if not change:
            obj.author = contributor_of(request.user)
        super().save_model(request, obj, form, change)

    def rows_saved(self, request: HttpRequest, record: Publishable) -> None:
        """What readers see must stay publishable; then comes the step whose button was pressed."""
        if record.is_public and (problems := self.problems_before_publishing(record)):
            raise RefusedError(problems)
        for step, done in DONE.items():
            if f"_{step}" in request.POST and self._move(request, record, step):
                self.message_user(request, f"“{record}” was {done}.", messages.SUCCESS)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> list[Any]:
        fieldsets = list(super().get_fieldsets(request, obj))
        return [*fieldsets, PUBLICATION] if obj else fieldsets

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [*super().get_list_filter(request), *self.publication_filters]

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return [*super().get_autocomplete_fields(request), "clinical_reviewer"]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = kwargs.get("obj")
        context["step"] = BUTTONS.get(record.status) if record else None
        return super().render_change_form(request, context, *args, **kwargs)
