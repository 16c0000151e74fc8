from __future__ import annotations

from django.apps import AppConfig


class BackpainConfig(AppConfig):
    name = "backpain"
    verbose_name = "Back Pain Options"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Search reads stored entries, so these are made anew after every change."""
        from treatments.publishing import after_change  # both need the models, loaded by now

        from .search.storing import store_entries

        after_change.append(lambda change: store_entries())
