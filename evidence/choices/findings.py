"""Words about what is known: findings, harms, guidelines, rules, what happens anyway."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


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


class CourseKind(TextChoices):
    """What happens without the treatment."""

    NATURAL = "natural", "Without specific treatment"
    PLACEBO = "placebo", "With a sham or placebo"
    SPLIT = "split", "What improvement is made of"


class PainLasted(TextChoices):
    """How long people had had their pain when a study began to follow them.

    The cuts are those of the cohort reviews: acute under 6 weeks, subacute to 12, persistent over 12.
    """

    NEW = "new", "Less than 6 weeks"
    WEEKS = "weeks", "6 weeks to 3 months"
    LASTING = "lasting", "More than 3 months"
    MIXED = "mixed", "Mixed or not stated"
