"""Words with a fixed meaning on the evidence floor. Meaning is typed, never parsed from prose."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


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


class Term(TextChoices):
    SHORT = "short", "Up to 3 months"
    MEDIUM = "medium", "3 to 12 months"
    LONG = "long", "12 months or more"


class Certainty(IntegerChoices):
    """GRADE certainty of evidence."""

    VERY_LOW = 1, "Very low"
    LOW = 2, "Low"
    MODERATE = 3, "Moderate"
    HIGH = 4, "High"

    @property
    def token(self) -> str:
        return self.name.lower().replace("_", "-")


class DowngradeDomain(TextChoices):
    """GRADE reasons to lower certainty."""

    BIAS = "bias", "Risk of bias"
    INCONSISTENCY = "inconsistency", "Results disagree"
    INDIRECTNESS = "indirectness", "Different people, product or outcome"
    IMPRECISION = "imprecision", "Too few people or too wide a range"
    PUBLICATION = "publication", "Unpublished results likely"


class FindingDirection(TextChoices):
    """What a finding says of the treatment against its comparison."""

    BETTER = "better", "Better than the comparison"
    NO_DIFFERENCE = "no-difference", "No difference shown"
    WORSE = "worse", "Worse than the comparison"
    CONFLICTING = "conflicting", "Studies conflict"


class ClaimStrength(TextChoices):
    ABSOLUTE = "absolute", "Absolute"
    STRONG = "strong", "Strong"
    MODERATE = "moderate", "Moderate"
    HEDGED = "hedged", "Hedged"
    OPINION = "opinion", "Given as opinion"


class Support(TextChoices):
    """What a page offers as the ground of its claim."""

    CITED = "cited", "Cites a printed reference"
    NAMED = "named", "Names a source without a reference"
    NONE = "none", "No source given"


class Verdict(TextChoices):
    """Whether the cited work says what the claim says. Judges the claim, never the treatment."""

    SUPPORTED = "supported", "Supported"
    PARTLY = "partly-supported", "Partly supported"
    NOT_SUPPORTED = "not-supported", "Not supported"
    CONTRADICTED = "contradicted", "Contradicted"
    CANNOT_TELL = "cannot-tell", "Cannot tell"
    NO_SOURCE = "no-source", "No source given"
    NOT_CHECKED = "not-checked", "Not checked yet"


class ReasonKind(TextChoices):
    """Typed reasons of a verdict, because one verdict can mean different things."""

    OMITS_COMPARATOR = "omits-comparator", "Leaves out the comparison group’s result"
    NO_COMPARISON = "no-comparison", "No comparison group"
    DIFFERENT_PRODUCT = "different-product", "Different product"
    DIFFERENT_CONDITION = "different-condition", "Different condition or body part"
    ANIMAL_OR_LAB = "animal-or-laboratory", "Animal or laboratory study"
    DIFFERENT_OUTCOME = "different-outcome", "Different outcome measured"
    WEAKER_WORDING = "weaker-wording", "Weaker wording in the paper"
    NOT_TRACEABLE = "not-traceable", "Source cannot be traced"
    NOT_READ = "not-read", "Paper not read"


class Severity(TextChoices):
    MINOR = "minor", "Minor"
    MODERATE = "moderate", "Moderate"
    SERIOUS = "serious", "Serious"
    NOT_STATED = "not-stated", "Not stated"


class HarmState(TextChoices):
    RATE = "rate", "Counted"
    HAPPENED = "happened", "Happened, rate unknown"
    NONE_SEEN = "none-seen", "None seen in the study"
    NOT_REPORTED = "not-reported", "Not reported"


class Stance(TextChoices):
    """Where a guideline body stands."""

    FOR = "for", "For"
    EITHER = "either", "Neither for nor against"
    RESEARCH_ONLY = "research-only", "Only in research"
    AGAINST = "against", "Against"
    NOT_ADDRESSED = "not-addressed", "Not addressed"


class StanceStrength(TextChoices):
    STRONG = "strong", "Strong"
    CONDITIONAL = "conditional", "Conditional"
    NOT_GRADED = "not-graded", "Not graded"


class Regulation(TextChoices):
    APPROVED = "approved", "Approved for this use"
    DEVICE_CLEARED = "device-cleared", "Device cleared; this use not approved"
    NOT_APPROVED = "not-approved", "Not approved for this use"
    NOT_LAWFUL = "not-lawful", "Not lawful without approval"
    EXEMPT = "exempt", "Outside drug rules"
    NOT_COVERED = "not-covered", "Not paid for by this payer"
    UNCLEAR = "unclear", "Unclear"


class ConflictKind(TextChoices):
    WITHIN = "within-document", "Inside one document"
    BETWEEN = "between-documents", "Between documents"
    WITH_PAPER = "with-paper", "Document against the paper it cites"
    ERROR = "error", "Error or gap"


class CourseKind(TextChoices):
    """What happens without the treatment."""

    NATURAL = "natural", "Without specific treatment"
    PLACEBO = "placebo", "With a sham or placebo"
    SPLIT = "split", "What improvement is made of"
