from __future__ import annotations

from django.db import models
from django.db.models import Q

from treatments.checking import RowConstraint
from treatments.constraints import one_of
from treatments.models import Contributor
from treatments.publishing import Occasion


class FrozenKind(models.TextChoices):
    """What a release freezes."""

    TREATMENT = "treatment", "A treatment’s profile"
    COURSE = "course", "What happens anyway"
    CONDITION = "condition", "A problem’s name"


class FrozenValue(models.Model):
    """A value as readers saw it. Stored once under its hash, never changed, shared by releases."""

    hash = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 of the data.")
    data = models.TextField(help_text="Canonical JSON, with the number of its shape.")

    class Meta:
        constraints = [
            RowConstraint(
                name="evidence_frozenvalue_holds_something",
                condition=~Q(hash="") & ~Q(data=""),
                violation_error_message="A frozen value has a hash and data.",
            )
        ]

    def __str__(self) -> str:
        return self.hash[:12]


class Release(models.Model):
    """One state of everything that comparisons show. Addresses name it by its number."""

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    occasion = models.CharField(max_length=6, choices=Occasion)
    by = models.ForeignKey(Contributor, models.SET_NULL, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        get_latest_by = "number"
        constraints = [
            RowConstraint(
                name="evidence_release_counted_from_one",
                condition=Q(number__gte=1),
                violation_error_message="Releases are counted from one.",
            ),
            *one_of(occasion=Occasion),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class ReleaseEntry(models.Model):
    """One treatment, course or problem of a release, and what it said."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=9, choices=FrozenKind)
    slug = models.SlugField(max_length=100)
    position = models.PositiveSmallIntegerField(help_text="Its place in the editors’ order.")
    value = models.ForeignKey(FrozenValue, models.PROTECT, related_name="entries")

    class Meta:
        ordering = ["release", "kind", "position"]
        verbose_name_plural = "release entries"
        constraints = [
            models.UniqueConstraint(
                fields=["release", "kind", "slug"],
                name="evidence_releaseentry_once_in_a_release",
                violation_error_message="A release holds each record once.",
            ),
            *one_of(kind=FrozenKind),
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.kind} {self.slug}"
