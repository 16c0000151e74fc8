from __future__ import annotations

from django.db import models

from evidence.choices import ExclusionKind
from treatments.constraints import one_of
from treatments.publishing import Publishable


class Exclusion(Publishable):
    """Something that we found and left out, and why."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200, help_text="What is left out.")
    kind = models.CharField(max_length=16, choices=ExclusionKind)
    reason = models.TextField(help_text="Why, in one or two plain sentences.")
    source = models.CharField(max_length=300, help_text="Where it stands.")

    class Meta:
        ordering = ["kind", "slug"]
        constraints = [*Publishable.Meta.constraints, *one_of(kind=ExclusionKind)]

    def __str__(self) -> str:
        return self.name
