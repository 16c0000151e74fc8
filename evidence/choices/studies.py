"""Words about studies and their results."""

from __future__ import annotations

from django.db.models import TextChoices


class ReadLevel(TextChoices):
    """How much of a paper we have read."""

    FULL_TEXT = "full-text", "Full text"
    ABSTRACT = "abstract", "Abstract only"
    SECONDARY = "secondary", "Described by another source only"
    NOTHING = "nothing", "Not read: known from its citation only"


class Standing(TextChoices):
    """How well a recorded fact is confirmed."""

    CHECKED_TWICE = "checked-twice", "Read twice, by two people"
    CHECKED_ONCE = "checked-once", "Checked once"
    WEAK = "weak", "Weak source, not confirmed"


class Design(TextChoices):
    """Study design. The word decides where a result may be shown."""

    SYSTEMATIC_REVIEW = "systematic-review", "Systematic review"
    RCT = "rct", "Randomised controlled trial"
    CONTROLLED = "controlled", "Controlled, not randomised"
    COHORT = "cohort", "Cohort"
    CASE_SERIES = "case-series", "Case series, no comparison group"
    CASE_REPORT = "case-report", "Case report"
    SURVEY = "survey", "Survey"
    NARRATIVE_REVIEW = "narrative-review", "Narrative review"
    ANIMAL = "animal", "Animal study"
    LABORATORY = "laboratory", "Laboratory study"
    OTHER = "other", "Other"

    @property
    def strength(self) -> int:
        """Place in the order used for “best study design”, higher is stronger."""
        return DESIGN_ORDER.index(self)


# Weakest first. Only used to say which design is the strongest seen, never as a score.
DESIGN_ORDER = [
    Design.OTHER,
    Design.LABORATORY,
    Design.ANIMAL,
    Design.NARRATIVE_REVIEW,
    Design.SURVEY,
    Design.CASE_REPORT,
    Design.CASE_SERIES,
    Design.COHORT,
    Design.CONTROLLED,
    Design.RCT,
    Design.SYSTEMATIC_REVIEW,
]


class RiskOfBias(TextChoices):
    """Overall judgement in the words of RoB 2 and ROBINS-I."""

    LOW = "low", "Low"
    SOME_CONCERNS = "some-concerns", "Some concerns"
    HIGH = "high", "High"
    NOT_ASSESSED = "not-assessed", "Not assessed"


class Comparator(TextChoices):
    """What a comparison group got. Empty for an arm that got the treatment under study."""

    NO_TREATMENT = "no-treatment", "No treatment"
    WAITING_LIST = "waiting-list", "Waiting list"
    SHAM = "sham", "Sham procedure"
    SALINE = "saline", "Salt-water injection"
    PLACEBO = "placebo", "Placebo"
    CONTROL_INJECTION = "control-injection", "Control injection"
    USUAL_CARE = "usual-care", "Usual care"
    ACTIVE = "active", "Another treatment"


class Domain(TextChoices):
    """What kind of thing a measure measures."""

    PAIN = "pain", "Pain"
    FUNCTION = "function", "Daily activities"
    QUALITY_OF_LIFE = "quality-of-life", "Quality of life"
    WORK = "work", "Work"
    MEDICATION = "medication", "Medicine use"
    SATISFACTION = "satisfaction", "Satisfaction"
    HARM = "harm", "Harm"
    STRUCTURE = "structure", "What scans or tissue show"
    PRODUCT = "product", "What is in the product"
    OTHER = "other", "Other"


class Better(TextChoices):
    LOWER = "lower", "Lower is better"
    HIGHER = "higher", "Higher is better"
    NEITHER = "neither", "Neither"


class OutcomeKind(TextChoices):
    BETWEEN_GROUPS = "between-groups", "Difference between groups"
    WITHIN_GROUP = "within-group", "Before and after, one group"
    RESPONDERS = "responders", "Share of people who reached a mark"
    HARM = "harm", "Harm"
    NARRATIVE = "narrative", "In words only"


class OutcomeState(TextChoices):
    """A silence is a value: a reader must be able to tell these apart."""

    VALUE = "value", "Value given"
    NO_DIFFERENCE = "no-difference", "No difference shown"
    NOT_REPORTED = "not-reported", "Not reported"
    NOT_STUDIED = "not-studied", "Not studied"
    CONFLICTING = "conflicting", "Conflicting"


class EffectMeasure(TextChoices):
    """What a between-groups estimate is."""

    MEAN_DIFFERENCE = "mean-difference", "Mean difference"
    STANDARDISED = "standardised-mean-difference", "Standardised mean difference"
    RISK_DIFFERENCE = "risk-difference", "Risk difference"
    RISK_RATIO = "risk-ratio", "Risk ratio"
    ODDS_RATIO = "odds-ratio", "Odds ratio"
    OTHER = "other", "Other"


class Favours(TextChoices):
    """Which side a result points to, in the words of its source."""

    TREATMENT = "treatment", "Favours the treatment"
    COMPARATOR = "comparator", "Favours the comparison"
    NEITHER = "neither", "Favours neither"
    NOT_STATED = "not-stated", "Not stated"
