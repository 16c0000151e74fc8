from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "evidence"
    verbose_name = "Evidence: what is known"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Pages read stored profiles, so these are made anew after every change.

        Before all else: they wait for whoever is doing the same, so what follows never reads
        content that somebody else is about to commit.
        """
        from treatments.publishing import after_change  # both need the models, loaded by now

        from .storing import store_profiles

        after_change.insert(0, store_profiles)
