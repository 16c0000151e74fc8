"""English: 22 November 2026."""

from __future__ import annotations

DATE_FORMAT = "j F Y"
