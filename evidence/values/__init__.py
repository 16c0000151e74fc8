"""From one record to one frozen value: no queries beyond what the record came with."""

from __future__ import annotations

from .appraisals import cost, harm, regulation, stance
from .common import number, paper, ref, refs
from .results import course, effect, finding, study, uncontrolled
from .told import claim, protocol
from .treatments import profile

__all__ = [
    "claim",
    "cost",
    "course",
    "effect",
    "finding",
    "harm",
    "number",
    "paper",
    "profile",
    "protocol",
    "ref",
    "refs",
    "regulation",
    "stance",
    "study",
    "uncontrolled",
]
