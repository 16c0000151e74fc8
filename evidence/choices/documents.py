"""Words about what documents say, and about what we leave out."""

from __future__ import annotations

from django.db.models import TextChoices


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


class ConflictKind(TextChoices):
    WITHIN = "within-document", "Inside one document"
    BETWEEN = "between-documents", "Between documents"
    WITH_PAPER = "with-paper", "Document against the paper it cites"
    ERROR = "error", "Error or gap"


class ToldDirection(TextChoices):
    """What a document says became of the people."""

    BETTER = "better", "Better"
    WORSE = "worse", "Worse"
    NO_DIFFERENCE = "no-difference", "No different"
    CHANGED = "changed", "A change, neither better nor worse"
    NOT_STATED = "not-stated", "Not stated"


class FactKind(TextChoices):
    """What a fact around the treatments is about."""

    EPIDEMIOLOGY = "epidemiology", "How common it is"
    COST = "cost", "Cost"
    INSURANCE = "insurance", "Insurance"
    REGULATION = "regulation", "Rules and approvals"
    GUIDELINES = "guidelines", "Guidelines"
    DEFINITION = "definition", "What a word means"
    ANATOMY = "anatomy", "The body"
    PROCEDURE = "procedure", "How it is done"
    STUDY = "study", "How a study was done"
    TRAINING = "training", "Training"
    PROVIDER = "provider", "The clinic and its doctors"
    SERVICE = "service", "What the clinic offers"
    MARKET = "market", "The market"
    HISTORY = "history", "History"
    PRINCIPLE = "principle", "A principle of care"


class QuestionKind(TextChoices):
    """What a patient’s question is about."""

    CLINIC = "clinic", "Before you say yes to a clinic"
    CHOICE = "choice", "Choosing"
    TREATMENT = "treatment", "What the treatment is"
    EXPECT = "expect", "What to expect"
    RISK = "risk", "Risks"
    COST = "cost", "Cost and booking"


class ExclusionKind(TextChoices):
    """Why something that we found is not on the site."""

    WEAK_SOURCE = "weak-source", "The source is too weak"
    NOT_VERIFIED = "not-verified", "We could not confirm it"
    NO_DATE = "no-date", "It has no date"
    NO_NUMBER = "no-number", "It gives no usable figure"
    DUPLICATE = "duplicate", "It is already here"
    OUTSIDE_SCOPE = "outside-scope", "It is not about back pain"
    SERVICE_DETAIL = "service-detail", "It is a detail of a clinic’s service"
    OTHER = "other", "Other"
