from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from evidence.choices import HarmState, Regulation, Severity, Stance, StanceStrength, Standing
from evidence.intervals import ranges
from treatments.checking import RowConstraint
from treatments.constraints import at_least, one_of, ordered_range, part_of_whole, plausible_year
from treatments.models import Condition, Treatment
from treatments.publishing import Publishable

from .references import Reference
from .studies import Study


class Appraisal(Publishable):
    """A dated fact about treatments, with the work it comes from."""

    slug = models.SlugField(max_length=120, unique=True)
    text = models.TextField(help_text="The fact in one or two plain sentences.")
    source = models.ForeignKey(Reference, models.PROTECT, related_name="%(class)ss")
    standing = models.CharField(max_length=13, choices=Standing, default=Standing.CHECKED_ONCE)

    class Meta:
        abstract = True
        ordering = ["slug"]
        constraints = [*Publishable.Meta.constraints, *one_of(standing=Standing)]

    def __str__(self) -> str:
        return self.slug


class Harm(Appraisal):
    """Something that went wrong, or the statement that nobody reported."""

    name = models.CharField(max_length=160)
    treatments = models.ManyToManyField(Treatment, related_name="harms")
    severity = models.CharField(max_length=10, choices=Severity)
    state = models.CharField(max_length=12, choices=HarmState)
    events = models.PositiveIntegerField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    total_unit = models.CharField(max_length=60, blank=True, help_text="people, procedures, …")
    percent = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    study = models.ForeignKey(Study, models.PROTECT, related_name="harms", null=True, blank=True)
    ranges = models.JSONField(
        default=dict, editable=False, help_text="Our calculation from the counts, made on saving."
    )

    class Meta(Appraisal.Meta):
        constraints = [
            *Appraisal.Meta.constraints,
            *one_of(severity=Severity, state=HarmState),
            part_of_whole("events", "total", name="evidence_harm_events_within_total"),
            RowConstraint(
                name="evidence_harm_percent_within_100",
                condition=Q(percent__isnull=True)
                | Q(percent__isnull=False, percent__gte=0, percent__lte=100),
                violation_error_message="A percentage lies between 0 and 100.",
            ),
            RowConstraint(
                name="evidence_harm_rate_has_number",
                condition=~Q(state=HarmState.RATE)
                | Q(events__isnull=False)
                | Q(percent__isnull=False),
                violation_error_message="A counted harm gives events and total, or a percentage.",
            ),
            RowConstraint(
                name="evidence_harm_none_seen_is_none",
                condition=~Q(state=HarmState.NONE_SEEN)
                | (
                    (Q(events__isnull=True) | Q(events__isnull=False, events=0))
                    & (Q(percent__isnull=True) | Q(percent__isnull=False, percent=0))
                ),
                violation_error_message="Where none was seen, none is counted.",
            ),
            RowConstraint(
                name="evidence_harm_silence_has_no_number",
                condition=~Q(state=HarmState.NOT_REPORTED)
                | Q(events__isnull=True, total__isnull=True, percent__isnull=True),
                violation_error_message="What was not reported has no number.",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.ranges = ranges(self.events, self.total)
        super().save(*args, **kwargs)


class GuidelineStance(Appraisal):
    """What one guideline body says of treatments, beside what others say."""

    body = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    treatments = models.ManyToManyField(Treatment, related_name="stances")
    condition = models.ForeignKey(
        Condition, models.PROTECT, related_name="stances", null=True, blank=True
    )
    population = models.CharField(max_length=300)
    stance = models.CharField(max_length=13, choices=Stance)
    strength = models.CharField(max_length=11, choices=StanceStrength)
    interests = models.TextField(default="Not stated in what we read")

    class Meta(Appraisal.Meta):
        ordering = ["-year", "slug"]
        constraints = [
            *Appraisal.Meta.constraints,
            *one_of(stance=Stance, strength=StanceStrength),
            plausible_year(name="evidence_guidelinestance_year_plausible"),
        ]


class RegulatoryStatus(Appraisal):
    """What the law or a payer of one place says, as of a date."""

    treatments = models.ManyToManyField(Treatment, related_name="regulation")
    jurisdiction = models.CharField(max_length=100)
    status_kind = models.CharField("status there", max_length=14, choices=Regulation)
    as_of = models.CharField(max_length=60, help_text="The date the source gives, or the year.")
    year = models.PositiveSmallIntegerField()

    class Meta(Appraisal.Meta):
        verbose_name_plural = "regulatory statuses"
        constraints = [
            *Appraisal.Meta.constraints,
            *one_of(status_kind=Regulation),
            plausible_year(name="evidence_regulatorystatus_year_plausible"),
        ]


class Cost(Appraisal):
    """What it cost somewhere, in some year. No price is shown without its year and source."""

    treatments = models.ManyToManyField(Treatment, related_name="costs")
    amount_low = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    amount_high = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    amount_typical = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField()
    country = models.CharField(max_length=80)
    includes = models.CharField(
        max_length=300, help_text="What the amount covers, or “Not stated”."
    )

    class Meta(Appraisal.Meta):
        constraints = [
            *Appraisal.Meta.constraints,
            ordered_range(
                "amount_low",
                "amount_high",
                name="evidence_cost_amounts_in_order",
                label="price range",
            ),
            RowConstraint(
                name="evidence_cost_has_amount",
                condition=Q(amount_typical__isnull=False) | Q(amount_low__isnull=False),
                violation_error_message="A cost gives a range or a typical amount.",
            ),
            at_least("amount_typical", 0, name="evidence_cost_typical_from_zero"),
            at_least("amount_low", 0, name="evidence_cost_low_from_zero"),
            plausible_year(name="evidence_cost_year_plausible"),
        ]
