from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from evidence.choices import (
    Better,
    Domain,
    EffectMeasure,
    Favours,
    OutcomeKind,
    OutcomeState,
    Standing,
)
from evidence.intervals import ranges
from treatments.checking import RowConstraint
from treatments.constraints import at_least, one_of, ordered_range, part_of_whole
from treatments.naming import Content, Named

from .heard import OutcomeQuerySet
from .references import Reference
from .studies import Arm, Study

# The columns that hold a result; a silence leaves all of them empty.
NUMBERS = (
    "events",
    "value",
    "comparison_events",
    "comparison_value",
    "estimate",
    "ci_low",
    "ci_high",
)


class Measure(Named):
    """A scale or a mark that results are given on."""

    abbreviation = models.CharField(max_length=30, blank=True)
    domain = models.CharField(max_length=16, choices=Domain)
    summary = models.TextField(help_text="What it asks or counts, in plain words.")
    unit = models.CharField(max_length=60, blank=True)
    range_low = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    range_high = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    better = models.CharField(max_length=7, choices=Better)
    scale_source = models.ForeignKey(
        Reference,
        models.PROTECT,
        related_name="scales",
        null=True,
        blank=True,
        help_text="Where range and direction are told. Shares of people need none.",
    )
    mcid = models.DecimalField(
        "smallest change a person notices (MCID)",
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
    )
    mcid_note = models.TextField(blank=True)
    mcid_source = models.ForeignKey(
        Reference, models.PROTECT, related_name="mcid_of", null=True, blank=True
    )

    class Meta(Named.Meta):
        constraints = [
            *one_of(domain=Domain, better=Better),
            ordered_range(
                "range_low", "range_high", name="evidence_measure_range_in_order", label="range"
            ),
            RowConstraint(
                name="evidence_measure_mcid_has_source",
                condition=Q(mcid__isnull=True)
                | Q(mcid__isnull=False, mcid__gt=0, mcid_source__isnull=False),
                violation_error_message="The smallest noticeable change is above zero and names its source.",
            ),
        ]


class Outcome(Content):
    """One result of a study, at one time, in one arm or between two.

    Controlled and uncontrolled results are told apart here, once: a row with a
    comparison arm is controlled, a row without one is not.
    """

    natural_fields = ("study", "slug")

    study = models.ForeignKey(Study, models.CASCADE, related_name="outcomes")
    slug = models.SlugField(max_length=100)
    arm = models.ForeignKey(Arm, models.RESTRICT, related_name="outcomes")
    comparison = models.ForeignKey(
        Arm,
        models.RESTRICT,
        related_name="compared_outcomes",
        null=True,
        blank=True,
        help_text="The comparison arm; empty where there is none.",
    )
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=14, choices=OutcomeKind)
    state = models.CharField(max_length=13, choices=OutcomeState, default=OutcomeState.VALUE)
    weeks = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    time_point = models.CharField(max_length=100, help_text="As reported, or “Not stated”.")
    mark = models.CharField(
        max_length=200, blank=True, help_text="The mark that responders reached."
    )
    unit = models.CharField(max_length=60, blank=True)
    baseline = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    events = models.PositiveIntegerField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    sd = models.DecimalField("SD", max_digits=12, decimal_places=4, null=True, blank=True)
    comparison_baseline = models.DecimalField(
        max_digits=12, decimal_places=4, null=True, blank=True
    )
    comparison_events = models.PositiveIntegerField(null=True, blank=True)
    comparison_total = models.PositiveIntegerField(null=True, blank=True)
    comparison_value = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    comparison_sd = models.DecimalField(
        "comparison SD", max_digits=12, decimal_places=4, null=True, blank=True
    )
    effect_measure = models.CharField(max_length=30, choices=EffectMeasure, blank=True)
    estimate = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    ci_low = models.DecimalField("CI low", max_digits=12, decimal_places=4, null=True, blank=True)
    ci_high = models.DecimalField("CI high", max_digits=12, decimal_places=4, null=True, blank=True)
    p_value = models.CharField(
        "p", max_length=40, blank=True, help_text="As printed: < .001, 0.24."
    )
    favours = models.CharField(max_length=10, choices=Favours, default=Favours.NOT_STATED)
    text = models.TextField(help_text="The result in one plain sentence of our own.")
    source = models.ForeignKey(Reference, models.PROTECT, related_name="outcomes")
    standing = models.CharField(max_length=13, choices=Standing, default=Standing.CHECKED_ONCE)
    ranges = models.JSONField(
        default=dict, editable=False, help_text="Our calculation from the counts, made on saving."
    )

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        # Databases disagree on where nulls sort unless told.
        ordering = ["study", F("weeks").asc(nulls_last=True), "pk"]
        constraints = [
            *one_of(kind=OutcomeKind, state=OutcomeState, favours=Favours, standing=Standing),
            RowConstraint(
                name="evidence_outcome_effect_measure_known",
                condition=Q(effect_measure__in=["", *EffectMeasure.values]),
                violation_error_message=(
                    f"Effect measure must be empty or one of: {', '.join(EffectMeasure.values)}."
                ),
            ),
            models.UniqueConstraint(
                fields=["study", "slug"],
                name="evidence_outcome_slug_once_per_study",
                violation_error_message="The study already has an outcome with this slug.",
            ),
            RowConstraint(
                name="evidence_outcome_between_groups_has_comparison",
                condition=~Q(kind=OutcomeKind.BETWEEN_GROUPS) | Q(comparison__isnull=False),
                violation_error_message="A difference between groups names the comparison arm.",
            ),
            RowConstraint(
                name="evidence_outcome_within_group_has_none",
                condition=~Q(kind=OutcomeKind.WITHIN_GROUP) | Q(comparison__isnull=True),
                violation_error_message="A before-and-after result has no comparison arm.",
            ),
            RowConstraint(
                name="evidence_outcome_arm_not_its_own_comparison",
                condition=Q(comparison__isnull=True)
                | (Q(comparison__isnull=False) & ~Q(comparison=F("arm"))),
                violation_error_message="An arm cannot be compared with itself.",
            ),
            RowConstraint(
                name="evidence_outcome_comparison_numbers_need_arm",
                condition=Q(comparison__isnull=False)
                | Q(
                    comparison_baseline__isnull=True,
                    comparison_events__isnull=True,
                    comparison_total__isnull=True,
                    comparison_value__isnull=True,
                    comparison_sd__isnull=True,
                    estimate__isnull=True,
                ),
                violation_error_message="Numbers of a comparison need the comparison arm they belong to.",
            ),
            part_of_whole("events", "total", name="evidence_outcome_events_within_total"),
            part_of_whole(
                "comparison_events",
                "comparison_total",
                name="evidence_outcome_comparison_events_within_total",
            ),
            ordered_range(
                "ci_low",
                "ci_high",
                name="evidence_outcome_ci_in_order",
                label="confidence interval",
            ),
            RowConstraint(
                name="evidence_outcome_estimate_inside_ci",
                condition=Q(estimate__isnull=True)
                | Q(ci_low__isnull=True)
                | Q(
                    estimate__isnull=False,
                    ci_low__isnull=False,
                    ci_high__isnull=False,
                    ci_low__lte=F("estimate"),
                    ci_high__gte=F("estimate"),
                ),
                violation_error_message="The estimate lies outside its confidence interval.",
            ),
            RowConstraint(
                name="evidence_outcome_estimate_says_what_it_is",
                condition=Q(estimate__isnull=True)
                | (Q(estimate__isnull=False) & ~Q(effect_measure="")),
                violation_error_message="Say what the estimate is: a mean difference, a risk ratio, …",
            ),
            RowConstraint(
                name="evidence_outcome_silence_has_no_number",
                condition=~Q(state__in=[OutcomeState.NOT_REPORTED, OutcomeState.NOT_STUDIED])
                | Q(**{f"{number}__isnull": True for number in NUMBERS}),
                violation_error_message="What was not reported or not studied has no number.",
            ),
            RowConstraint(
                name="evidence_outcome_percent_within_100",
                condition=~Q(unit="percent of people")
                | (
                    (Q(value__isnull=True) | Q(value__isnull=False, value__gte=0, value__lte=100))
                    & (
                        Q(comparison_value__isnull=True)
                        | Q(
                            comparison_value__isnull=False,
                            comparison_value__gte=0,
                            comparison_value__lte=100,
                        )
                    )
                ),
                violation_error_message="A percentage of people lies between 0 and 100.",
            ),
            at_least("weeks", 0, name="evidence_outcome_weeks_from_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.study}: {self.slug}"

    @property
    def is_controlled(self) -> bool:
        """There is a comparison group, so the result may stand in the controlled lane."""
        return self.comparison_id is not None

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.ranges = ranges(self.events, self.total, self.comparison_events, self.comparison_total)
        if self.effect_measure == EffectMeasure.RISK_DIFFERENCE and self.ci_low is not None:
            self.ranges.pop("difference", None)  # the paper’s own range prevails
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        for name in ("arm", "comparison"):
            arm_id = getattr(self, f"{name}_id")
            if arm_id and self.study_id and getattr(self, name).study_id != self.study_id:
                raise ValidationError({name: "The arm belongs to another study."})
