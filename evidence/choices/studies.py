"""Words about studies and their results."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReadLevel(TextChoices):
    """How much of a paper we have read."""

    FULL_TEXT = "full-text", _("Full text")
    ABSTRACT = "abstract", _("Abstract only")
    SECONDARY = "secondary", _("Described by another source only")
    NOTHING = "nothing", _("Not read: known from its citation only")


class Standing(TextChoices):
    """How well a recorded fact is confirmed."""

    CHECKED_TWICE = "checked-twice", _("Read twice, by two people")
    CHECKED_ONCE = "checked-once", _("Checked once")
    WEAK = "weak", _("Weak source, not confirmed")


class Design(TextChoices):
    """Study design. The word decides where a result may be shown."""

    SYSTEMATIC_REVIEW = "systematic-review", _("Systematic review")
    RCT = "rct", _("Randomised controlled trial")
    CONTROLLED = "controlled", _("Controlled, not randomised")
    COHORT = "cohort", _("Cohort")
    CASE_SERIES = "case-series", _("Case series, no comparison group")
    CASE_REPORT = "case-report", _("Case report")
    SURVEY = "survey", _("Survey")
    NARRATIVE_REVIEW = "narrative-review", _("Narrative review")
    ANIMAL = "animal", _("Animal study")
    LABORATORY = "laboratory", _("Laboratory study")
    OTHER = "other", _("Other")

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

    LOW = "low", pgettext_lazy("risk of bias", "Low")
    SOME_CONCERNS = "some-concerns", pgettext_lazy("risk of bias", "Some concerns")
    HIGH = "high", pgettext_lazy("risk of bias", "High")
    NOT_ASSESSED = "not-assessed", pgettext_lazy("risk of bias", "Not assessed")


class Comparator(TextChoices):
    """What a comparison group got. Empty for an arm that got the treatment under study."""

    NO_TREATMENT = "no-treatment", _("No treatment")
    WAITING_LIST = "waiting-list", _("Waiting list")
    SHAM = "sham", _("Sham procedure")
    SALINE = "saline", _("Salt-water injection")
    PLACEBO = "placebo", _("Placebo")
    CONTROL_INJECTION = "control-injection", _("Control injection")
    USUAL_CARE = "usual-care", _("Usual care")
    ACTIVE = "active", _("Another treatment")


class Domain(TextChoices):
    """What kind of thing a measure measures."""

    PAIN = "pain", _("Pain")
    FUNCTION = "function", _("Daily activities")
    QUALITY_OF_LIFE = "quality-of-life", _("Quality of life")
    WORK = "work", _("Work")
    MEDICATION = "medication", _("Medicine use")
    SATISFACTION = "satisfaction", _("Satisfaction")
    HARM = "harm", _("Harm")
    STRUCTURE = "structure", _("What scans or tissue show")
    PRODUCT = "product", _("What is in the product")
    OTHER = "other", _("Other")


class Better(TextChoices):
    LOWER = "lower", _("Lower is better")
    HIGHER = "higher", _("Higher is better")
    NEITHER = "neither", _("Neither")


class OutcomeKind(TextChoices):
    BETWEEN_GROUPS = "between-groups", _("Difference between groups")
    WITHIN_GROUP = "within-group", _("Before and after, one group")
    RESPONDERS = "responders", _("Share of people who reached a mark")
    HARM = "harm", _("Harm")
    NARRATIVE = "narrative", _("In words only")


class OutcomeState(TextChoices):
    """A silence is a value: a reader must be able to tell these apart."""

    VALUE = "value", _("Value given")
    NO_DIFFERENCE = "no-difference", _("No difference shown")
    NOT_REPORTED = "not-reported", _("Not reported")
    NOT_STUDIED = "not-studied", _("Not studied")
    CONFLICTING = "conflicting", _("Conflicting")


class EffectMeasure(TextChoices):
    """What a between-groups estimate is."""

    MEAN_DIFFERENCE = "mean-difference", _("Mean difference")
    STANDARDISED = "standardised-mean-difference", _("Standardised mean difference")
    RISK_DIFFERENCE = "risk-difference", _("Risk difference")
    RISK_RATIO = "risk-ratio", _("Risk ratio")
    ODDS_RATIO = "odds-ratio", _("Odds ratio")
    OTHER = "other", _("Other")


class Favours(TextChoices):
    """Which side a result points to, in the words of its source."""

    TREATMENT = "treatment", _("Favours the treatment")
    COMPARATOR = "comparator", _("Favours the comparison")
    NEITHER = "neither", _("Favours neither")
    NOT_STATED = "not-stated", _("Not stated")
