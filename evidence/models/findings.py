from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models import Q

from evidence.certainty import certainty, starting_certainty
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
        """What keeps the finding from readers, in sentences."""
        return [sentence for _, sentence in self.broken_rules()]

    def broken_rules(self) -> Iterator[tuple[str, str]]:
        """The rules that need the finding’s other rows: the code of each broken one, and a sentence."""
        outcomes = list(self.outcomes.all())
        if not outcomes:
            yield "E001", "The finding names no outcome that it rests on."
        for outcome in outcomes:
            yield from self._broken_by(outcome)
        if self.headline_id and self.headline_id not in {outcome.pk for outcome in outcomes}:
            yield "E004", "The headline is not one of the finding’s outcomes."
        reasoned = self.reasoned_certainty()
        if self.certainty != reasoned:
            yield (
                "E005",
                (
                    f"The stored certainty is {self.get_certainty_display().lower()}, "
                    f"but its reasons add up to {reasoned.label.lower()}."
                ),
            )
        starts = [starting_certainty(outcome.study.design) for outcome in outcomes]
        if starts and self.start > max(starts):
            yield "E006", "The finding starts higher than the design of its studies allows."

    def _broken_by(self, outcome: Outcome) -> Iterator[tuple[str, str]]:
        if not outcome.is_controlled:
            yield "E002", f"“{outcome}” has no comparison group and cannot support a finding."
        if outcome.source.weak_source or outcome.source.retracted_on:
            yield (
                "E003",
                f"“{outcome.source.slug}” is weak or retracted and cannot support a finding.",
            )
        if not outcome.study.is_public:
            yield "E015", f"“{outcome.study}” is not published, and the finding rests on it."


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
