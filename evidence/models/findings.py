from __future__ import annotations

from django.db import models
from django.db.models import Q

from evidence.certainty import certainty
from evidence.choices import Certainty, Comparator, DowngradeDomain, FindingDirection, Term
from treatments.checking import RowConstraint
from treatments.constraints import one_of
from treatments.models import Condition, Treatment
from treatments.naming import Content
from treatments.publishing import Publishable

from .outcomes import Measure, Outcome


class Finding(Publishable):
    """What all controlled studies together say of one treatment, condition, measure and term.

    The unit of judgement, and the only thing that carries a certainty.
    """

    slug = models.SlugField(max_length=120, unique=True)
    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="findings")
    condition = models.ForeignKey(Condition, models.PROTECT, related_name="findings")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="findings")
    term = models.CharField(max_length=6, choices=Term)
    compared_with = models.CharField(max_length=20, choices=Comparator)
    comparison_note = models.CharField(
        max_length=200, help_text="What the comparison group got, to follow “compared with”."
    )
    population = models.CharField(
        max_length=200, help_text="Who, to follow “Of 100”: adults with …"
    )
    direction = models.CharField(max_length=13, choices=FindingDirection)
    summary = models.TextField(help_text="The finding in one or two plain sentences.")
    headline = models.ForeignKey(
        Outcome,
        models.PROTECT,
        related_name="headline_of",
        null=True,
        blank=True,
        help_text="The outcome whose numbers stand for the finding.",
    )
    outcomes = models.ManyToManyField(Outcome, related_name="findings")
    start = models.PositiveSmallIntegerField("starting certainty", choices=Certainty)
    certainty = models.PositiveSmallIntegerField(choices=Certainty)

    class Meta:
        ordering = ["slug"]
        constraints = [
            *Publishable.Meta.constraints,
            *one_of(
                term=Term,
                compared_with=Comparator,
                direction=FindingDirection,
                start=Certainty,
                certainty=Certainty,
            ),
            models.UniqueConstraint(
                fields=["treatment", "condition", "measure", "term", "compared_with"],
                name="evidence_finding_once",
                violation_error_message=(
                    "There is already a finding for this treatment, condition, measure, term and comparison."
                ),
            ),
            RowConstraint(
                name="evidence_finding_certainty_not_above_start",
                condition=Q(certainty__lte=models.F("start")),
                violation_error_message="Certainty cannot end higher than it started.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treatment}, {self.condition}: {self.measure} ({self.get_term_display().lower()})"

    def reasoned_certainty(self) -> Certainty:
        """The certainty that the start and the downgrade rows add up to."""
        return certainty(self.start, [downgrade.steps for downgrade in self.downgrades.all()])

    def problems_before_publishing(self) -> list[str]:
        """What keeps the finding from readers, in sentences: the rules that need its other rows."""
        problems = []
        reasoned = self.reasoned_certainty()
        if self.certainty != reasoned:
            problems.append(
                f"The stored certainty is {self.get_certainty_display().lower()}, "
                f"but its reasons add up to {reasoned.label.lower()}."
            )
        outcomes = list(self.outcomes.select_related("study"))
        if not outcomes:
            problems.append("The finding names no outcome that it rests on.")
        problems += [
            f"“{outcome}” has no comparison group and cannot support a finding."
            for outcome in outcomes
            if not outcome.is_controlled
        ]
        if self.headline and self.headline not in outcomes:
            problems.append("The headline is not one of the finding’s outcomes.")
        return problems


class Downgrade(Content):
    """One reason to be less sure of a finding."""

    natural_fields = ("finding", "domain")

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="downgrades")
    domain = models.CharField(max_length=13, choices=DowngradeDomain)
    steps = models.PositiveSmallIntegerField(
        choices=[(1, "Serious: one step"), (2, "Very serious: two steps")]
    )
    reason = models.TextField(help_text="Why, in plain words.")

    class Meta:
        ordering = ["finding", "pk"]
        constraints = [
            *one_of(domain=DowngradeDomain),
            models.UniqueConstraint(
                fields=["finding", "domain"],
                name="evidence_downgrade_once_per_domain",
                violation_error_message="The finding is already lowered for this reason.",
            ),
            RowConstraint(
                name="evidence_downgrade_one_or_two_steps",
                condition=Q(steps__in=[1, 2]),
                violation_error_message="A downgrade takes one step or two.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_domain_display()} (−{self.steps})"
