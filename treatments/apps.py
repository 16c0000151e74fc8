from __future__ import annotations

from django.apps import AppConfig


class TreatmentsConfig(AppConfig):
    name = "treatments"
    verbose_name = "Treatments: what exists"
    default_auto_field = "django.db.models.BigAutoField"
