from __future__ import annotations

from typing import Self

from django.db import models

from treatments.choices import BodyRegion, StructureKind
from treatments.constraints import one_of
from treatments.fields import LinesField
from treatments.naming import Named
from treatments.publishing import Publishable, PublishableQuerySet, Status


class Family(Named):
    """A group of treatments that share a principle, for browsing."""

    summary = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Named.Meta):
        ordering = ["position", "name"]
        verbose_name_plural = "families"


class Structure(Named):
    """A part of the back that can hurt, or that a treatment goes to."""

    kind = models.CharField(max_length=12, choices=StructureKind)
    summary = models.TextField(help_text="What it is, in plain words.")

    class Meta(Named.Meta):
        constraints = one_of(kind=StructureKind)


class GuidanceMethod(Named):
    """How the needle is steered."""

    summary = models.TextField()
    advantages = LinesField()
    limits = LinesField()


class ConditionQuerySet(PublishableQuerySet):
    def with_treatments(self) -> Self:
        """Problems for which the site has a treatment to compare. Clinics list many others."""
        return self.filter(treatments__status=Status.PUBLISHED).distinct()


class Condition(Named, Publishable):
    """A problem that people have, under one name however a page spells it."""

    body_region = models.CharField(max_length=12, choices=BodyRegion)
    summary = models.TextField(help_text="What it is, in plain words.")
    synonyms = LinesField(help_text="Other names, one per line.")
    structures = models.ManyToManyField(Structure, blank=True, related_name="conditions")

    objects = ConditionQuerySet.as_manager()

    class Meta(Named.Meta):
        constraints = [*Publishable.Meta.constraints, *one_of(body_region=BodyRegion)]

    @property
    def is_of_the_back(self) -> bool:
        """We looked for studies; of problems elsewhere we only tell which clinic lists them."""
        return self.body_region != BodyRegion.ELSEWHERE
