from __future__ import annotations

from django.db import models
from django.db.models import Q

from evidence.choices import Comparator, Design, RiskOfBias
from treatments.checking import RowConstraint
from treatments.constraints import at_least, one_of
from treatments.models import Condition, Treatment
from treatments.naming import Content, Named
from treatments.publishing import Publishable

from .references import Reference


class Study(Named, Publishable):
    """One piece of research, however many papers report it."""

    design = models.CharField(max_length=20, choices=Design)
    design_note = models.TextField(blank=True)
    setting = models.CharField(max_length=300, default="Not stated")
    population = models.TextField(help_text="Who took part.")
    conditions = models.ManyToManyField(Condition, blank=True, related_name="studies")
    treatments = models.ManyToManyField(
        Treatment, blank=True, related_name="studies", help_text="What the study is about."
    )
    n = models.PositiveIntegerField("people", null=True, blank=True)
    follow_up = models.CharField(max_length=200, default="Not stated")
    registration = models.CharField(max_length=100, blank=True)
    funding = models.TextField(default="Not stated in what we read")
    risk_of_bias = models.CharField(
        max_length=14, choices=RiskOfBias, default=RiskOfBias.NOT_ASSESSED
    )
    risk_of_bias_note = models.TextField(blank=True)
    product_note = models.TextField(
        blank=True, help_text="Where the product studied is not the product sold."
    )
    harms_note = models.TextField(default="Not reported in what we read")
    authors_conclusion = models.TextField(help_text="What the authors conclude, fairly put.")
    not_read = models.TextField(blank=True, help_text="What we could not read.")
    reports = models.ManyToManyField(Reference, related_name="studies")

    class Meta(Named.Meta):
        verbose_name_plural = "studies"
        constraints = [
            *Publishable.Meta.constraints,
            *one_of(design=Design, risk_of_bias=RiskOfBias),
            at_least("n", 1, name="evidence_study_n_from_one"),
        ]


class Arm(Content):
    """One group of a study. `comparator` is empty for the group that got the treatment under study."""

    natural_fields = ("study", "slug")

    study = models.ForeignKey(Study, models.CASCADE, related_name="arms")
    slug = models.SlugField(max_length=60)
    label = models.CharField(max_length=200)
    treatments = models.ManyToManyField(Treatment, blank=True, related_name="arms")
    comparator = models.CharField(
        max_length=20,
        choices=Comparator,
        blank=True,
        help_text="What kind of comparison this group is.",
    )
    n = models.PositiveIntegerField("people", null=True, blank=True)

    class Meta:
        ordering = ["study", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["study", "slug"],
                name="evidence_arm_slug_once_per_study",
                violation_error_message="The study already has an arm with this slug.",
            ),
            at_least("n", 1, name="evidence_arm_n_from_one"),
            RowConstraint(
                name="evidence_arm_comparator_known",
                condition=Q(comparator__in=["", *Comparator.values]),
                violation_error_message=f"Comparator must be empty or one of: {', '.join(Comparator.values)}.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.study}: {self.label}"
