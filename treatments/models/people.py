from __future__ import annotations

from django.conf import settings
from django.db import models

from treatments.naming import Named


class Contributor(Named):
    """Somebody who writes, publishes or reviews, with what readers should know of them."""

    role = models.CharField(max_length=200, help_text="What this person does for the site.")
    credentials = models.CharField(
        max_length=300, blank=True, help_text="Empty means: none stated."
    )
    interests = models.TextField(help_text="Declared interests, or “None declared”.")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        help_text="The account this person signs in with.",
    )
