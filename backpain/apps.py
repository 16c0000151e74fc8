from __future__ import annotations

from django.apps import AppConfig


class BackpainConfig(AppConfig):
    name = "backpain"
    verbose_name = "Back Pain Options"
