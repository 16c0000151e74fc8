from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from evidence.choices import ReadLevel
from evidence.csl import check_csl, short_citation, year_of
from treatments.checking import RowConstraint
from treatments.constraints import one_of
from treatments.naming import Content

DOI = RegexValidator(r"^10\.\d{4,9}/\S+\Z", "A DOI looks like 10.1000/xyz123.")
PMID = RegexValidator(r"^[1-9]\d{0,8}\Z", "A PMID is a number of up to nine digits.")


class Reference(Content):
    """One published work. CSL-JSON is the stored truth; the columns beside it are read from it."""

    slug = models.SlugField(max_length=100, unique=True)
    csl = models.JSONField("CSL-JSON", validators=[check_csl])
    title = models.CharField(max_length=500, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    # Null, not "", where there is none: unique columns may hold many nulls.
    doi = models.CharField(  # noqa: DJ001
        "DOI", max_length=200, unique=True, null=True, editable=False, validators=[DOI]
    )
    pmid = models.CharField(  # noqa: DJ001
        "PMID", max_length=9, unique=True, null=True, editable=False, validators=[PMID]
    )
    read_level = models.CharField(max_length=10, choices=ReadLevel)
    read_note = models.CharField(max_length=400, blank=True)
    retracted_on = models.DateField(null=True, blank=True)
    weak_source = models.BooleanField(
        default=False, help_text="Weak source, not confirmed: never in a comparison or a finding."
    )

    class Meta:
        ordering = ["slug"]
        constraints = [
            *one_of(read_level=ReadLevel),
            RowConstraint(
                name="evidence_reference_year_plausible",
                condition=Q(year__isnull=True)
                | Q(year__isnull=False, year__gte=1800, year__lte=2100),
                violation_error_message="The year must lie between 1800 and 2100.",
            ),
        ]

    @property
    def cited_as(self) -> str:
        """“Yelland 2004”."""
        return short_citation(self.csl)

    def __str__(self) -> str:
        return f"{self.slug}: {self.title}" if self.title else self.slug

    def clean_fields(self, exclude: Any = None) -> None:
        self.read_csl()
        super().clean_fields(exclude=exclude)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.read_csl()
        super().save(*args, **kwargs)

    def read_csl(self) -> None:
        """Fill the columns that the CSL-JSON holds. Unknown is null, not an empty text."""
        csl = self.csl if isinstance(self.csl, dict) else {}
        self.title = str(csl.get("title") or "")
        self.year = year_of(csl)
        self.doi = str(csl.get("DOI") or "").lower() or None
        self.pmid = str(csl.get("PMID") or "") or None
