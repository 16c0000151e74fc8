"""Everything known about one treatment, as plain frozen values.

A profile is made once, when content is published, and then read by every page.
It holds no model instances, so it can be stored, compared and shown without a query.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .quantities import BeforeAfter, EffectValue, Figures, Ranges, Ref, Share
from .schedule import UNTOLD, Pace
from .studied import StudiedValue

__all__ = ["BeforeAfter", "EffectValue", "Figures", "Ranges", "Ref", "Share"]  # part of profiles

WEAK = "weak"
STANDING_PARTS = ("uncontrolled", "harms", "stances", "regulation", "costs", "effects")


@dataclass(frozen=True, slots=True)
class StudyValue:
    """One study of the treatment. `controlled`: at least one of its results has a comparison group."""

    slug: str
    name: str
    design: str
    design_label: str
    year: int | None
    n: int | None
    conditions: tuple[Ref, ...]
    treatments: tuple[Ref, ...]
    read_label: str
    risk_of_bias: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One downgrade of a finding’s certainty."""

    domain: str
    steps: int
    text: str


@dataclass(frozen=True, slots=True)
class FindingValue:
    """What controlled studies say of one measure at one term, and how sure that is."""

    slug: str
    treatment: Ref
    condition: Ref
    measure: Ref
    domain: str
    term: str
    term_label: str
    comparison_note: str
    population: str
    direction: str
    direction_label: str
    summary: str
    time_point: str
    weeks: float | None
    figures: Figures | None
    certainty: int
    certainty_label: str
    start_label: str
    reasons: tuple[Reason, ...]
    studies: tuple[Ref, ...]
    n: int | None
    overlapping: bool
    standing: str

    @property
    def result(self) -> FindingValue:
        """The finding without its problem and words: equal where two findings are one result.

        A study of people with a painful disc may stand under that and under long-lasting pain.
        """
        return replace(self, slug="", condition=Ref("", ""), summary="")


@dataclass(frozen=True, slots=True)
class UncontrolledValue:
    """A before-and-after result without a comparison group. Never joins a finding."""

    treatment: Ref
    conditions: tuple[Ref, ...]
    measure: Ref
    domain: str
    text: str
    time_point: str
    weeks: float | None
    study: Ref
    design_label: str
    n: int | None
    standing: str
    share: Share | None = None
    change: BeforeAfter | None = None


@dataclass(frozen=True, slots=True)
class HarmValue:
    treatment: Ref
    name: str
    severity: str
    severity_label: str
    state: str
    state_label: str
    text: str
    events: int | None
    total: int | None
    total_unit: str
    percent: float | None
    range: tuple[float, float] | None
    source: Ref
    year: int | None
    standing: str


@dataclass(frozen=True, slots=True)
class StanceValue:
    treatment: Ref
    body: str
    year: int
    stance: str
    stance_label: str
    strength_label: str
    population: str
    text: str
    interests: str
    source: Ref
    standing: str
    strength: str = ""


@dataclass(frozen=True, slots=True)
class RegulationValue:
    treatment: Ref
    jurisdiction: str
    status: str
    status_label: str
    as_of: str
    text: str
    source: Ref
    standing: str


@dataclass(frozen=True, slots=True)
class CostValue:
    treatment: Ref
    amount_low: float | None
    amount_high: float | None
    amount_typical: float | None
    currency: str
    year: int
    country: str
    includes: str
    text: str
    source: Ref
    standing: str


@dataclass(frozen=True, slots=True)
class ProtocolValue:
    slug: str
    name: str
    performed_by: str
    document: Ref
    sessions: str
    spacing: str
    guidance: tuple[str, ...]
    guidance_note: str
    setting_label: str
    anaesthesia: str
    session_length: str
    rehabilitation: str
    pace: Pace = UNTOLD


@dataclass(frozen=True, slots=True)
class ClaimValue:
    slug: str
    wording: str
    clinic: str
    verdict: str
    verdict_label: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One treatment with all that its variants add."""

    slug: str
    name: str
    kind: str
    kind_label: str
    family: Ref
    parent: Ref | None
    variants: tuple[Ref, ...]
    names: tuple[str, ...]
    summary: str
    what_happens: str
    material: str
    material_source: str
    material_source_label: str
    mechanism: str
    mechanism_status_label: str
    invasiveness: int
    invasiveness_label: str
    setting: str
    setting_label: str
    who_should_avoid: str
    unknowns: tuple[str, ...]
    conditions: tuple[Ref, ...]
    structures: tuple[Ref, ...]
    guidance: tuple[Ref, ...]
    clinically_reviewed: str
    published_on: str
    studies: tuple[StudyValue, ...] = ()
    studied: tuple[StudiedValue, ...] = ()
    findings: tuple[FindingValue, ...] = ()
    uncontrolled: tuple[UncontrolledValue, ...] = ()
    harms: tuple[HarmValue, ...] = ()
    stances: tuple[StanceValue, ...] = ()
    regulation: tuple[RegulationValue, ...] = ()
    costs: tuple[CostValue, ...] = ()
    protocols: tuple[ProtocolValue, ...] = ()
    claims: tuple[ClaimValue, ...] = ()
    effects: tuple[EffectValue, ...] = ()
    narrowed_to: Ref | None = None

    @property
    def study_years(self) -> tuple[int, int] | None:
        """The years of its oldest and newest study; None where no study tells its year."""
        years = [study.year for study in self.studies if study.year]
        return (min(years), max(years)) if years else None

    def confirmed(self) -> Profile:
        """The profile without what only weak sources say: such facts never enter a comparison."""
        parts = {
            name: tuple(v for v in getattr(self, name) if v.standing != WEAK)
            for name in STANDING_PARTS
        }
        return replace(self, **parts)

    def unconfirmed(self) -> Profile:
        """The profile with only what weak sources say, for the treatment’s own page."""
        parts = {
            name: tuple(v for v in getattr(self, name) if v.standing == WEAK)
            for name in STANDING_PARTS
        }
        return replace(self, findings=(), claims=(), protocols=(), studies=(), **parts)

    def narrowed(self, condition: Ref) -> Profile:
        """The profile with only the results for one condition. Harms and the rest stay whole."""
        return replace(
            self,
            findings=tuple(
                found for found in self.findings if found.condition.slug == condition.slug
            ),
            uncontrolled=tuple(
                found for found in self.uncontrolled if condition in found.conditions
            ),
            studies=tuple(study for study in self.studies if condition in study.conditions),
            effects=tuple(effect for effect in self.effects if condition in effect.conditions),
            narrowed_to=condition,
        )


@dataclass(frozen=True, slots=True)
class CourseValue:
    """What happens anyway, for the pinned column."""

    slug: str
    name: str
    kind: str
    kind_label: str
    condition: Ref | None
    domain: str
    population: str
    time_point: str
    text: str
    split: tuple[int, int, int] | None
    source: Ref
    standing: str
    pain_lasted: str = ""
    weeks: float | None = None
