"""Words about what is known: findings, harms, guidelines, rules, what happens anyway."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Term(TextChoices):
    SHORT = "short", _("Up to 3 months")
    MEDIUM = "medium", _("3 to 12 months")
    LONG = "long", _("12 months or more")

    @classmethod
    def at(cls, weeks: float | None) -> Term | None:
        """The term that a number of weeks falls into, None where nobody says how long."""
        if weeks is None:
            return None
        return cls.SHORT if weeks <= 13 else cls.MEDIUM if weeks < 52 else cls.LONG


class Certainty(IntegerChoices):
    """GRADE certainty of evidence."""

    VERY_LOW = 1, _("Very low")
    LOW = 2, _("Low")
    MODERATE = 3, _("Moderate")
    HIGH = 4, _("High")

    @property
    def token(self) -> str:
        return self.name.lower().replace("_", "-")


class DowngradeDomain(TextChoices):
    """GRADE reasons to lower certainty."""

    BIAS = "bias", _("Risk of bias")
    INCONSISTENCY = "inconsistency", _("Results disagree")
    INDIRECTNESS = "indirectness", _("Different people, product or outcome")
    IMPRECISION = "imprecision", _("Too few people or too wide a range")
    PUBLICATION = "publication", _("Unpublished results likely")


class FindingDirection(TextChoices):
    """What a finding says of the treatment against its comparison."""

    BETTER = "better", _("Better than the comparison")
    NO_DIFFERENCE = "no-difference", _("No difference shown")
    WORSE = "worse", _("Worse than the comparison")
    CONFLICTING = "conflicting", _("Studies conflict")


class Severity(TextChoices):
    MINOR = "minor", pgettext_lazy("how bad a harm is", "Minor")
    MODERATE = "moderate", pgettext_lazy("how bad a harm is", "Moderate")
    SERIOUS = "serious", pgettext_lazy("how bad a harm is", "Serious")
    NOT_STATED = "not-stated", pgettext_lazy("how bad a harm is", "Not stated")


class HarmState(TextChoices):
    RATE = "rate", _("Counted")
    HAPPENED = "happened", _("Happened, rate unknown")
    NONE_SEEN = "none-seen", _("None seen in the study")
    NOT_REPORTED = "not-reported", _("Not reported")


class Stance(TextChoices):
    """Where a guideline body stands."""

    FOR = "for", pgettext_lazy("stance of a guideline", "For")
    EITHER = "either", pgettext_lazy("stance of a guideline", "Neither for nor against")
    RESEARCH_ONLY = "research-only", pgettext_lazy("stance of a guideline", "Only in research")
    AGAINST = "against", pgettext_lazy("stance of a guideline", "Against")
    NOT_ADDRESSED = "not-addressed", pgettext_lazy("stance of a guideline", "Not addressed")


class StanceStrength(TextChoices):
    STRONG = "strong", pgettext_lazy("strength of a recommendation", "Strong")
    CONDITIONAL = "conditional", pgettext_lazy("strength of a recommendation", "Conditional")
    NOT_GRADED = "not-graded", pgettext_lazy("strength of a recommendation", "Not graded")


class Regulation(TextChoices):
    APPROVED = "approved", _("Approved for this use")
    DEVICE_CLEARED = "device-cleared", _("Device cleared; this use not approved")
    NOT_APPROVED = "not-approved", _("Not approved for this use")
    NOT_LAWFUL = "not-lawful", _("Not lawful without approval")
    EXEMPT = "exempt", _("Outside drug rules")
    NOT_COVERED = "not-covered", _("Not paid for by this payer")
    UNCLEAR = "unclear", _("Unclear")


class CourseKind(TextChoices):
    """What happens without the treatment."""

    NATURAL = "natural", _("Without specific treatment")
    PLACEBO = "placebo", _("With a sham or placebo")
    SPLIT = "split", _("What improvement is made of")


class PainLasted(TextChoices):
    """How long people had had their pain when a study began to follow them.

    The cuts are those of the cohort reviews: acute under 6 weeks, subacute to 12, persistent over 12.
    """

    NEW = "new", _("Less than 6 weeks")
    WEEKS = "weeks", _("6 weeks to 3 months")
    LASTING = "lasting", _("More than 3 months")
    MIXED = "mixed", _("Mixed or not stated")
