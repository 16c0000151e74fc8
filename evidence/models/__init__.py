"""What is known: documents, papers, studies, findings, claims and appraisals."""

from __future__ import annotations

from .appraisals import Cost, GuidelineStance, Harm, RegulatoryStatus
from .attached import DocumentText
from .checks import ClaimCheck
from .claims import Claim, Conflict, ConflictPosition, Indication, VerdictReason, WorkVerdict
from .courses import Course
from .documents import PrintedCitation, SourceDocument
from .exclusions import Exclusion
from .findings import Downgrade, Finding
from .outcomes import Measure, Outcome
from .protocols import Protocol, ProtocolComponent, ProtocolStep
from .references import Reference
from .releases import FrozenKind, FrozenValue, Release, ReleaseEntry
from .stored import StoredProfile
from .studies import Arm, Study
from .told import Answer, ContextFact, Question, ToldResult

__all__ = [
    "Answer",
    "Arm",
    "Claim",
    "ClaimCheck",
    "Conflict",
    "ConflictPosition",
    "ContextFact",
    "Cost",
    "Course",
    "DocumentText",
    "Downgrade",
    "Exclusion",
    "Finding",
    "FrozenKind",
    "FrozenValue",
    "GuidelineStance",
    "Harm",
    "Indication",
    "Measure",
    "Outcome",
    "PrintedCitation",
    "Protocol",
    "ProtocolComponent",
    "ProtocolStep",
    "Question",
    "Reference",
    "RegulatoryStatus",
    "Release",
    "ReleaseEntry",
    "SourceDocument",
    "StoredProfile",
    "Study",
    "ToldResult",
    "VerdictReason",
    "WorkVerdict",
]
