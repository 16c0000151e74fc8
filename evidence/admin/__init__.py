"""The editors' pages of what is known. Django finds the registrations by importing this package."""

from __future__ import annotations

from . import appraisals, claims, documents, findings, references, studies, told

__all__ = ["appraisals", "claims", "documents", "findings", "references", "studies", "told"]
