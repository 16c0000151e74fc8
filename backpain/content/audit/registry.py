"""A registry of our own.

Not Django's global one: that also runs inside `migrate`, before the tables exist.
"""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage
from django.core.checks.registry import CheckRegistry

rules = CheckRegistry()


def audit() -> list[CheckMessage]:
    """Every broken rule of the published content."""
    return rules.run_checks()


def rule(check: Any) -> Any:
    """Register a generator of messages as a rule."""

    def run(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
        return list(check())

    rules.register(run, check.__name__)
    return check
