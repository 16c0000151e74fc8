from __future__ import annotations

import json

from django.db import models
from django.db.models import Q

from evidence.choices import ClaimStrength, ConflictKind, ReasonKind, Support, Verdict
from evidence.freezing import hash_of
from evidence.locators import by_commas, check_locators
from treatments.checking import RowConstraint
from treatments.constraints import one_of
from treatments.fields import LinesField
from treatments.models import Condition, Treatment
from treatments.naming import Content
from treatments.publishing import Publishable

from .documents import PrintedCitation, SourceDocument, Stated
from .references import Reference

# What a verdict rests on: an edit of any of these asks for another check.
CHECKED = (
    "wording", "locators", "calculations", "strength", "support", "verdict", "rationale",
    "paper_reports", "authors_conclude", "caution",
)  # fmt: skip
JUDGED = [Verdict.SUPPORTED, Verdict.PARTLY, Verdict.NOT_SUPPORTED, Verdict.CONTRADICTED]


class Claim(Stated, Publishable):
    """Something a document says about a treatment, and whether its cited work says the same."""

    slug = models.SlugField(max_length=100, unique=True)
    wording = models.TextField(help_text="The claim in our own words, no stronger and no weaker.")
    treatments = models.ManyToManyField(Treatment, blank=True, related_name="claims")
    conditions = models.ManyToManyField(Condition, blank=True, related_name="claims")
    strength = models.CharField(max_length=8, choices=ClaimStrength)
    support = models.CharField(max_length=5, choices=Support)
    citations = models.ManyToManyField(
        PrintedCitation,
        blank=True,
        related_name="claims",
        help_text="Entries it prints a number for.",
    )
    cited_works = models.ManyToManyField(
        Reference,
        blank=True,
        related_name="claims",
        help_text="The works the citations turn out to be.",
    )
    verdict = models.CharField(max_length=16, choices=Verdict, default=Verdict.NOT_CHECKED)
    rationale = models.TextField(blank=True, help_text="Why this verdict, in plain words.")
    paper_reports = models.TextField(blank=True, help_text="What the cited work really reports.")
    authors_conclude = models.TextField(
        blank=True, help_text="The cited authors’ own conclusion, even where it is kinder."
    )
    caution = models.TextField(blank=True, help_text="What a reader should know of this claim.")

    class Meta:
        ordering = ["document", "slug"]
        constraints = [
            *Publishable.Meta.constraints,
            *one_of(strength=ClaimStrength, support=Support, verdict=Verdict),
            RowConstraint(
                name="evidence_claim_verdict_has_reason",
                condition=~Q(verdict__in=[*JUDGED, Verdict.CANNOT_TELL]) | ~Q(rationale=""),
                violation_error_message="A verdict needs its reason in words.",
            ),
            RowConstraint(
                name="evidence_claim_no_source_is_no_source",
                condition=~Q(verdict=Verdict.NO_SOURCE) | Q(support=Support.NONE),
                violation_error_message="“No source given” is only for claims that give none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}: {self.wording[:80]}"

    @property
    def fingerprint(self) -> str:
        """The hash of all that a person reads who checks the verdict, works included."""
        told = [getattr(self, name) for name in CHECKED]
        works = sorted([work.reference_id, work.verdict, work.text] for work in self.works.all())
        return hash_of(json.dumps([told, works]))


class VerdictReason(Content):
    """One typed reason of a verdict, so that reasons can be filtered and counted."""

    natural_fields = ("claim", "kind")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="reasons")
    kind = models.CharField(max_length=20, choices=ReasonKind)

    class Meta:
        ordering = ["claim", "pk"]
        constraints = [
            *one_of(kind=ReasonKind),
            models.UniqueConstraint(
                fields=["claim", "kind"],
                name="evidence_verdictreason_once",
                violation_error_message="The verdict already has this reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class WorkVerdict(Content):
    """Whether one work says what the claim says: a work that the claim cites, or another that bears on it."""

    natural_fields = ("claim", "reference")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="works")
    reference = models.ForeignKey(Reference, models.PROTECT, related_name="work_verdicts")
    verdict = models.CharField(max_length=16, choices=Verdict)
    text = models.TextField(help_text="What it says of the claim, in plain words.")

    class Meta:
        ordering = ["claim", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "reference"],
                name="evidence_workverdict_once",
                violation_error_message="The claim already has a verdict on this work.",
            ),
            *one_of(verdict=Verdict),
            RowConstraint(
                name="evidence_workverdict_is_one",
                condition=~Q(verdict__in=[Verdict.NO_SOURCE, Verdict.NOT_CHECKED]),
                violation_error_message="A work supports the claim or not, or we cannot tell.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.reference.slug}, {self.get_verdict_display().lower()}"


class Indication(Stated, Publishable):
    """A document’s word that a treatment is for a condition. What it says, not what is true."""

    slug = models.SlugField(max_length=120, unique=True)
    condition = models.ForeignKey(Condition, models.PROTECT, related_name="indications")
    treatments = models.ManyToManyField(Treatment, related_name="indications")
    wording = models.CharField(max_length=300, help_text="The condition as the document names it.")

    class Meta:
        ordering = ["slug"]
        constraints = [*Publishable.Meta.constraints]

    def __str__(self) -> str:
        return self.slug


class Conflict(Publishable):
    """Two passages or sources that do not agree. Both are shown; neither is averaged away."""

    slug = models.SlugField(max_length=100, unique=True)
    topic = models.CharField(max_length=200)
    kind = models.CharField(max_length=17, choices=ConflictKind)
    treatments = models.ManyToManyField(Treatment, blank=True, related_name="conflicts")
    explanation = models.TextField(help_text="What a reader should make of it.")

    class Meta:
        ordering = ["slug"]
        constraints = [*Publishable.Meta.constraints, *one_of(kind=ConflictKind)]

    def __str__(self) -> str:
        return self.topic


class ConflictPosition(Content):
    """One side of a conflict, with the place where it is taken."""

    natural_fields = ("conflict", "position")

    conflict = models.ForeignKey(Conflict, models.CASCADE, related_name="positions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    document = models.ForeignKey(
        SourceDocument, models.PROTECT, related_name="conflict_positions", null=True, blank=True
    )
    reference = models.ForeignKey(
        Reference, models.PROTECT, related_name="conflict_positions", null=True, blank=True
    )
    locators = models.CharField(
        max_length=300, blank=True, help_text="Where in the document, by commas."
    )
    calculations = LinesField(help_text="Arithmetic of ours behind a number: 67 - 8 = 59.")

    class Meta:
        ordering = ["conflict", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["conflict", "position"],
                name="evidence_conflictposition_once_per_place",
                violation_error_message="The conflict already has a position at this place.",
            ),
            RowConstraint(
                name="evidence_conflictposition_document_or_reference",
                condition=Q(document__isnull=False, reference__isnull=True)
                | Q(document__isnull=True, reference__isnull=False),
                violation_error_message="A position is taken by a document or by a paper: name one of them.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conflict}, position {self.position}"

    def clean(self) -> None:
        super().clean()
        if self.document_id:
            check_locators(by_commas(self.locators), self.document.code)
