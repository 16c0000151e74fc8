from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from evidence.locators import check_locators, places
from treatments.constraints import at_least
from treatments.fields import LinesField
from treatments.models import Clinic
from treatments.naming import Content
from treatments.publishing import Publishable

from .references import Reference


class SourceDocument(Publishable):
    """A page that a clinic published: what it says, not what is true."""

    natural_fields = ("code",)

    code = models.CharField(
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^\d{3}\Z", "A document’s code has three digits.")],
        help_text="First part of its locators: 002 in 002:25.2.",
    )
    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    file_name = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(
        "SHA-256",
        max_length=64,
        unique=True,
        validators=[
            RegexValidator(r"^[0-9a-f]{64}\Z", "A SHA-256 has 64 digits from 0-9 and a-f.")
        ],
    )
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="documents")
    author_name = models.CharField(max_length=200, help_text="As printed, or “Not stated”.")
    author_credentials = models.TextField(help_text="As printed, or “Not stated”.")
    year_stated = models.CharField(max_length=200, help_text="What the page tells of its date.")
    interests = models.TextField(help_text="What the publisher gains if readers believe the page.")
    disclaimers = LinesField()
    stance = models.TextField(help_text="Where the page stands, in our words.")
    bibliography = models.TextField(help_text="What reference list it prints.")

    class Meta:
        ordering = ["code"]
        constraints = [*Publishable.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Stated(models.Model):
    """Something that a document says, with the place where it says it.

    A locator is FILE:LINE.SENTENCE, as in 002:25.2. The sentence itself is not kept.
    """

    document = models.ForeignKey(SourceDocument, models.PROTECT, related_name="%(class)ss")
    locators = LinesField(
        blank=False, help_text="FILE:LINE.SENTENCE, one per line, as in 002:25.2."
    )
    calculations = LinesField(
        help_text="Arithmetic of ours behind a number that the document does not print: 67 - 8 = 59."
    )

    class Meta:
        abstract = True

    @property
    def places(self) -> str:
        """Where the document says it, short enough for a line."""
        return places(self.locators)

    def clean(self) -> None:
        super().clean()
        if self.document_id:
            check_locators(self.locators, self.document.code)


class PrintedCitation(Content):
    """One entry of a document’s reference list, as printed, and the work it turns out to be."""

    natural_fields = ("document", "position")

    document = models.ForeignKey(SourceDocument, models.CASCADE, related_name="printed_citations")
    position = models.PositiveSmallIntegerField(help_text="Place in the list, counted from 1.")
    printed_number = models.CharField(max_length=20, help_text="The number as printed.")
    printed_text = models.TextField(help_text="The entry as printed.")
    reference = models.ForeignKey(Reference, models.PROTECT, related_name="printed_as")
    misprints = LinesField(help_text="What the printed entry gets wrong, one per line.")

    class Meta:
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"],
                name="evidence_printedcitation_once_per_place",
                violation_error_message="The document already has an entry at this place.",
            ),
            at_least("position", 1, name="evidence_printedcitation_position_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.document.code} entry {self.position}"
