"""What a document tells beside its claims: results of studies, facts, answers to questions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from evidence.choices import FactKind, QuestionKind, ToldDirection
from treatments.checking import RowConstraint
from treatments.constraints import at_least, one_of, ordered_range
from treatments.models import Treatment
from treatments.naming import Content
from treatments.publishing import Publishable

from .documents import PrintedCitation, Stated
from .outcomes import Measure
from .references import Reference


class ToldResult(Stated, Publishable):
    """A study’s result as a document tells it. What the study itself reports is an Outcome.

    An empty number means that the document does not give it.
    """

    slug = models.SlugField(max_length=100, unique=True)
    wording = models.TextField(help_text="The result as the document tells it, in our words.")
    study_named = models.CharField(
        max_length=200, help_text="The study as the document names it, or “Not stated”."
    )
    design = models.CharField(max_length=200, help_text="The design as told, or “Not stated”.")
    population = models.CharField(max_length=300, help_text="Who, as told, or “Not stated”.")
    n = models.PositiveIntegerField("people", null=True, blank=True)
    treatments = models.ManyToManyField(Treatment, blank=True, related_name="told_results")
    arm = models.CharField(max_length=200, help_text="What the people got, as told.")
    measure = models.ForeignKey(
        Measure,
        models.PROTECT,
        related_name="told_results",
        null=True,
        blank=True,
        help_text="Empty where the document names no scale.",
    )
    time_point = models.CharField(max_length=100, help_text="As told, or “Not stated”.")
    value = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    comparator = models.CharField(
        max_length=200, help_text="What it was compared with, or “Not stated”."
    )
    comparator_value = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    direction = models.CharField(max_length=13, choices=ToldDirection)
    citations = models.ManyToManyField(PrintedCitation, blank=True, related_name="told_results")
    cited_works = models.ManyToManyField(
        Reference, blank=True, related_name="told_results", help_text="Empty where none is cited."
    )
    left_out = models.TextField(
        blank=True, help_text="What the document does not say and its source does."
    )

    class Meta:
        ordering = ["document", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            *one_of(direction=ToldDirection),
            RowConstraint(
                name="evidence_toldresult_number_has_unit",
                condition=Q(value__isnull=True, comparator_value__isnull=True) | ~Q(unit=""),
                violation_error_message="Say what the number counts: percent of people, points, …",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}: {self.wording[:80]}"


class ContextFact(Stated, Publishable):
    """Something a document says about the world around the treatments: prices, rules, numbers."""

    slug = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=12, choices=FactKind)
    wording = models.TextField(help_text="What the document says, in our words.")
    attributed_to = models.CharField(
        max_length=200, help_text="Whom the document names as its source, or “Not stated”."
    )
    value_low = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    value_high = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The year it holds for, where the document says so."
    )
    treatments = models.ManyToManyField(Treatment, blank=True, related_name="context_facts")
    comment = models.TextField(blank=True, help_text="What other sources say of it.")
    comment_source = models.ForeignKey(
        Reference, models.PROTECT, related_name="comments", null=True, blank=True
    )

    class Meta:
        ordering = ["document", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            *one_of(kind=FactKind),
            ordered_range(
                "value_low",
                "value_high",
                name="evidence_contextfact_values_in_order",
                label="range",
            ),
            RowConstraint(
                name="evidence_contextfact_number_has_unit",
                condition=Q(value_low__isnull=True) | ~Q(unit=""),
                violation_error_message="Say what the number counts: percent of adults, dollars, …",
            ),
            RowConstraint(
                name="evidence_contextfact_source_has_comment",
                condition=Q(comment_source__isnull=True) | ~Q(comment=""),
                violation_error_message="A source belongs to a comment: say what it says.",
            ),
            RowConstraint(
                name="evidence_contextfact_year_plausible",
                condition=Q(year__isnull=True)
                | Q(year__isnull=False, year__gte=1900, year__lte=2100),
                violation_error_message="The year must lie between 1900 and 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}: {self.wording[:80]}"


class Question(Publishable):
    """A question that patients have and documents answer; we add what other sources say."""

    slug = models.SlugField(max_length=100, unique=True)
    text = models.CharField("question", max_length=200)
    kind = models.CharField(max_length=12, choices=QuestionKind)
    treatments = models.ManyToManyField(Treatment, blank=True, related_name="questions")
    comment = models.TextField(help_text="What a reader should know of these answers.")
    works = models.ManyToManyField(
        Reference, blank=True, related_name="questions", help_text="Works the comment rests on."
    )

    class Meta:
        ordering = ["kind", "slug"]
        constraints = [*Publishable.Meta.constraints, *one_of(kind=QuestionKind)]

    def __str__(self) -> str:
        return self.text


class Answer(Stated, Content):
    """What one document answers."""

    natural_fields = ("question", "position")

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(help_text="The answer or advice of the document, in our words.")

    class Meta:
        ordering = ["question", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "position"],
                name="evidence_answer_once_per_place",
                violation_error_message="The question already has an answer at this place.",
            ),
            at_least("position", 1, name="evidence_answer_position_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.question}, answer {self.position}"
