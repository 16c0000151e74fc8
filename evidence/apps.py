from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "evidence"
    verbose_name = "Evidence: what is known"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Pages read stored profiles, so these are made anew after every change."""
        from treatments.publishing import after_change  # both need the models, loaded by now

        from .storing import store_profiles

        after_change.append(store_profiles)
