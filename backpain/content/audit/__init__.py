"""Editorial rules that need several rows. Codes: E and W for content, B for balance, D for digits."""

from __future__ import annotations

from . import balance, claims, findings, references, wording
from .registry import audit, rules

__all__ = ["audit", "balance", "claims", "findings", "references", "rules", "wording"]
