"""Readers of environment variables that fail loudly, naming the variable and the remedy."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured


def env(name: str, default: str = "") -> str:
    """The variable’s text; set-but-empty counts as not set."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, *, default: bool) -> bool:
    """Raises ImproperlyConfigured unless the variable reads as true or false."""
    text = env(name, str(default)).lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name}={text!r}: write true or false.")


def env_int(name: str, default: int) -> int:
    """Raises ImproperlyConfigured unless the variable reads as a whole number."""
    text = env(name, str(default))
    try:
        return int(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={text!r}: write a whole number.") from error


def env_list(name: str, default: str = "") -> list[str]:
    """The variable’s comma-separated parts."""
    return [part.strip() for part in env(name, default).split(",") if part.strip()]
