from __future__ import annotations

from django.db import models
from django.db.models import Q

from evidence.choices import CourseKind, Domain, PainLasted, Standing
from treatments.checking import RowConstraint
from treatments.constraints import one_of, ordered_range
from treatments.models import Condition
from treatments.naming import Named
from treatments.publishing import Publishable

from .references import Reference


class Course(Named, Publishable):
    """What happens anyway: without the treatment, or with a sham of it.

    Every comparison shows these records in its pinned column.
    """

    kind = models.CharField(max_length=8, choices=CourseKind)
    condition = models.ForeignKey(
        Condition,
        models.PROTECT,
        related_name="courses",
        null=True,
        blank=True,
        help_text="Empty where it holds for back pain in general.",
    )
    pain_lasted = models.CharField(
        max_length=7,
        choices=PainLasted,
        default=PainLasted.MIXED,
        help_text="How long people had had their pain at the start.",
    )
    domain = models.CharField(max_length=16, choices=Domain)
    population = models.TextField(help_text="Who was followed.")
    weeks = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    time_point = models.CharField(max_length=100)
    text = models.TextField(help_text="What happened, in one or two plain sentences.")
    value = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    ci_low = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    ci_high = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    natural_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    placebo_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    specific_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.ForeignKey(Reference, models.PROTECT, related_name="courses")
    standing = models.CharField(max_length=13, choices=Standing, default=Standing.CHECKED_ONCE)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Named.Meta):
        ordering = ["position", "name"]
        constraints = [
            *Publishable.Meta.constraints,
            *one_of(kind=CourseKind, domain=Domain, pain_lasted=PainLasted, standing=Standing),
            ordered_range(
                "ci_low", "ci_high", name="evidence_course_ci_in_order", label="confidence interval"
            ),
            RowConstraint(
                name="evidence_course_split_is_whole",
                condition=(
                    ~Q(kind=CourseKind.SPLIT)
                    & Q(
                        natural_percent__isnull=True,
                        placebo_percent__isnull=True,
                        specific_percent__isnull=True,
                    )
                )
                | Q(
                    kind=CourseKind.SPLIT,
                    natural_percent__isnull=False,
                    placebo_percent__isnull=False,
                    specific_percent__isnull=False,
                    specific_percent=100
                    - models.F("natural_percent")
                    - models.F("placebo_percent"),
                ),
                violation_error_message="A split names its three parts, and they add up to 100.",
            ),
        ]
