from __future__ import annotations

from django.db import models

from treatments.models import Treatment


class StoredProfile(models.Model):
    """A treatment’s profile as published, made on save and read by every page."""

    treatment = models.OneToOneField(
        Treatment, models.CASCADE, related_name="stored_profile", primary_key=True
    )
    data = models.JSONField()
    facets = models.JSONField(help_text="Facet name → value → label, for the list of treatments.")
    card = models.JSONField(help_text="What the list of treatments shows.")
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"Profile of {self.treatment}"
