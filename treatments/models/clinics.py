from __future__ import annotations

from django.db import models

from treatments.choices import TakesPatients
from treatments.constraints import one_of
from treatments.naming import Named
from treatments.publishing import Publishable

from .treatment import Treatment


class Clinic(Named, Publishable):
    """A clinic that publishes a page about treatments, and what it has to gain."""

    place = models.CharField(max_length=200, help_text="As printed, or “Not stated”.")
    takes_patients = models.CharField(
        max_length=10, choices=TakesPatients, default=TakesPatients.NOT_STATED
    )
    sells = models.TextField(help_text="What it offers for money, or “Not stated”.")
    treatments = models.ManyToManyField(Treatment, blank=True, related_name="clinics")

    class Meta(Named.Meta):
        constraints = [*Publishable.Meta.constraints, *one_of(takes_patients=TakesPatients)]
