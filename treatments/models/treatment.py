from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from treatments.checking import RowConstraint
from treatments.choices import (
    CareSetting,
    Invasiveness,
    MaterialSource,
    MechanismStatus,
    TreatmentKind,
)
from treatments.constraints import one_of
from treatments.fields import LinesField
from treatments.naming import Named
from treatments.publishing import Publishable, PublishableQuerySet

from .catalogue import Condition, Family, GuidanceMethod, Structure

DEEPEST = 2  # a treatment, its variants and theirs


class TreatmentQuerySet(PublishableQuerySet):
    def tree_of(self, treatment: Treatment) -> Self:
        """The treatment, its variants and theirs: the catalogue nests no deeper."""
        return self.filter(Q(pk=treatment.pk) | Q(parent=treatment) | Q(parent__parent=treatment))


class Treatment(Named, Publishable):
    """Something that is done for back pain, or a word that clinics use for it."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="treatments")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="variants",
        null=True,
        blank=True,
        help_text="The treatment this is a variant of.",
    )
    kind = models.CharField(max_length=10, choices=TreatmentKind, default=TreatmentKind.TREATMENT)
    synonyms = LinesField(help_text="Other names and spellings, one per line.")
    abbreviations = LinesField(help_text="PRP, BMC, … one per line.")
    summary = models.TextField(help_text="What it is, in two or three plain sentences.")
    what_happens = models.TextField(blank=True, help_text="What is done, step by step.")
    material = models.CharField(max_length=300, help_text="What is put in, or “Nothing”.")
    material_source = models.CharField(max_length=12, choices=MaterialSource)
    mechanism = models.TextField(help_text="How it may work.")
    mechanism_status = models.CharField(max_length=8, choices=MechanismStatus)
    invasiveness = models.PositiveSmallIntegerField(choices=Invasiveness)
    setting = models.CharField(max_length=10, choices=CareSetting, default=CareSetting.NOT_STATED)
    who_should_avoid = models.TextField(blank=True)
    unknowns = LinesField(help_text="What nobody knows yet, one per line.")
    conditions = models.ManyToManyField(
        Condition,
        blank=True,
        related_name="treatments",
        help_text="Problems it is offered or studied for.",
    )
    structures = models.ManyToManyField(
        Structure, blank=True, related_name="treatments", help_text="Where it goes."
    )
    guidance = models.ManyToManyField(GuidanceMethod, blank=True, related_name="treatments")

    objects = TreatmentQuerySet.as_manager()

    class Meta(Named.Meta):
        constraints = [
            *Publishable.Meta.constraints,
            *one_of(
                kind=TreatmentKind,
                material_source=MaterialSource,
                mechanism_status=MechanismStatus,
                invasiveness=Invasiveness,
                setting=CareSetting,
            ),
            RowConstraint(
                name="treatments_treatment_not_its_own_parent",
                condition=Q(parent__isnull=True) | (Q(parent__isnull=False) & ~Q(parent=F("id"))),
                violation_error_message="A treatment cannot be a variant of itself.",
            ),
        ]

    def clean(self) -> None:
        """A variant stands below its parent, and the catalogue nests no deeper than `DEEPEST`."""
        super().clean()
        above = self._parents()
        if len(above) > 1 and above[-1] == self.pk:
            raise ValidationError({"parent": "These treatments would be each other’s parents."})
        if above and len(above) + self._levels_below() > DEEPEST:
            raise ValidationError({"parent": "A variant of a variant of a variant is too deep."})

    def _parents(self) -> list[int]:
        """Keys of the treatments above this one, nearest first, as far as a circle or two too deep."""
        above: list[int] = []
        parent = self.parent
        while parent is not None and len(above) <= DEEPEST + 1:
            above.append(parent.pk)
            if parent.pk == self.pk:
                break
            parent = parent.parent
        return above

    def _levels_below(self) -> int:
        if self.pk is None or not self.variants.exists():
            return 0
        return 2 if self.variants.filter(variants__isnull=False).exists() else 1
