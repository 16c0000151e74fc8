"""What exists: people, the catalogue and the clinics that offer it."""

from __future__ import annotations

from .catalogue import Condition, Family, GuidanceMethod, Structure
from .clinics import Clinic
from .people import Contributor
from .treatment import Treatment

__all__ = [
    "Clinic",
    "Condition",
    "Contributor",
    "Family",
    "GuidanceMethod",
    "Structure",
    "Treatment",
]
