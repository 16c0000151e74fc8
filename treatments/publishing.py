"""Publication: the one gate between an editor's draft and a reader.

Publishing is an editor's act, by somebody other than the author of the draft.
Clinical review is another fact: a named, credentialed person with declared
interests read the record on a date. A record may be published without it, and
pages then say so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from .checking import RowConstraint
from .constraints import one_of, together
from .naming import Content, ContentQuerySet


class Occasion(models.TextChoices):
    """What content changed by."""

    LOAD = "load", "Loaded from the project’s files"
    EDIT = "edit", "Edited"
    REMADE = "remade", "Made anew from what is stored"


@dataclass(frozen=True, slots=True)
class ContentChange:
    """That content changed: by what, and by whom where a person did it."""

    occasion: Occasion = Occasion.REMADE
    by: models.Model | None = None


REMADE = ContentChange()

# What a floor above does once content has changed; it adds its own in AppConfig.ready.
after_change: list[Callable[[ContentChange], object]] = []


def content_changed(change: ContentChange = REMADE) -> None:
    """Let the floors above make anew what they derive from content, all of it or nothing."""
    with transaction.atomic():
        for follow in after_change:
            follow(change)


class TransitionError(Exception):
    """The record is not in the state that this step starts from."""


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in-review", "In review"
    PUBLISHED = "published", "Published"
    ARCHIVED = "archived", "Archived"


class PublishableQuerySet(ContentQuerySet):
    """Every public query begins with `visible_to(user)`."""

    def published(self) -> Self:
        return self.filter(status=Status.PUBLISHED)

    def visible_to(self, user: Any) -> Self:
        """Everything for staff, published records for everyone else."""
        return self.all() if getattr(user, "is_staff", False) else self.published()


PUBLISHED = Q(
    status=Status.PUBLISHED,
    author__isnull=False,
    publisher__isnull=False,
    published_on__isnull=False,
)
NOT_YET = Q(
    status__in=[Status.DRAFT, Status.IN_REVIEW],
    publisher__isnull=True,
    published_on__isnull=True,
)


class Publishable(Content):
    """A record that a second person must read before the public can."""

    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    author = models.ForeignKey(
        "treatments.Contributor",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="Who wrote the draft.",
    )
    publisher = models.ForeignKey(
        "treatments.Contributor",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="Who published it. Never the author.",
    )
    published_on = models.DateField(null=True, blank=True)
    clinical_reviewer = models.ForeignKey(
        "treatments.Contributor", models.PROTECT, related_name="+", null=True, blank=True
    )
    clinically_reviewed_on = models.DateField(null=True, blank=True)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            RowConstraint(
                name="%(app_label)s_%(class)s_published_by_somebody",
                condition=PUBLISHED | NOT_YET | Q(status=Status.ARCHIVED),
                violation_error_message=(
                    "A published record names its author, its publisher and the date; "
                    "a draft has no publisher and no date."
                ),
            ),
            RowConstraint(
                name="%(app_label)s_%(class)s_publisher_is_not_author",
                condition=Q(author__isnull=True)
                | Q(publisher__isnull=True)
                | (Q(author__isnull=False, publisher__isnull=False) & ~Q(author=F("publisher"))),
                violation_error_message="Nobody publishes their own draft.",
            ),
            together(
                "clinical_reviewer",
                "clinically_reviewed_on",
                name="%(app_label)s_%(class)s_review_has_name_and_date",
                message="A clinical review has both a reviewer and a date.",
            ),
            *one_of(status=Status),
        ]

    @property
    def is_public(self) -> bool:
        return self.status == Status.PUBLISHED

    def submit(self) -> None:
        """Draft → in review. Raises TransitionError or ValidationError."""
        self._move(Status.DRAFT, Status.IN_REVIEW)

    def publish(self, *, by: models.Model, on: dt.date | None = None) -> None:
        """In review → published, by a contributor who is not the author."""
        self._move(
            Status.IN_REVIEW,
            Status.PUBLISHED,
            publisher=by,
            published_on=on or timezone.localdate(),
        )

    def withdraw(self) -> None:
        """Published → draft, so that it can be mended out of sight."""
        self._move(Status.PUBLISHED, Status.DRAFT, publisher=None, published_on=None)

    def _move(self, old: str, new: str, **changes: Any) -> None:
        if self.status != old:
            raise TransitionError(f"“{self}” is not {Status(old).label.lower()}.")
        before = {name: getattr(self, name) for name in (*changes, "status")}
        changes["status"] = new
        for name, value in changes.items():
            setattr(self, name, value)
        try:
            self.full_clean()  # the constraints speak to the editor before the database does
            moved = type(self)._default_manager.filter(pk=self.pk, status=old).update(**changes)
            if not moved:
                raise TransitionError(f"“{self}” is not {Status(old).label.lower()}.")
        except Exception:
            for name, value in before.items():
                setattr(self, name, value)
            raise
