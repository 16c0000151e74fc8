"""What is known: documents, papers, studies, findings, claims and appraisals."""

from __future__ import annotations

from .appraisals import Cost, GuidelineStance, Harm, RegulatoryStatus
from .claims import Claim, Conflict, ConflictPosition, Indication, VerdictReason
from .courses import Course
from .documents import PrintedCitation, SourceDocument
from .findings import Downgrade, Finding
from .outcomes import Measure, Outcome
from .protocols import Protocol, ProtocolComponent, ProtocolStep
from .references import Reference
from .stored import StoredProfile
from .studies import Arm, Study

__all__ = [
    "Arm",
    "Claim",
    "Conflict",
    "ConflictPosition",
    "Cost",
    "Course",
    "Downgrade",
    "Finding",
    "GuidelineStance",
    "Harm",
    "Indication",
    "Measure",
    "Outcome",
    "PrintedCitation",
    "Protocol",
    "ProtocolComponent",
    "ProtocolStep",
    "Reference",
    "RegulatoryStatus",
    "SourceDocument",
    "StoredProfile",
    "Study",
    "VerdictReason",
]
