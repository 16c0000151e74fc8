"""Words about what documents say, and about what we leave out."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ClaimStrength(TextChoices):
    ABSOLUTE = "absolute", pgettext_lazy("how strongly a claim is made", "Absolute")
    STRONG = "strong", pgettext_lazy("how strongly a claim is made", "Strong")
    MODERATE = "moderate", pgettext_lazy("how strongly a claim is made", "Moderate")
    HEDGED = "hedged", pgettext_lazy("how strongly a claim is made", "Hedged")
    OPINION = "opinion", pgettext_lazy("how strongly a claim is made", "Given as opinion")


class Support(TextChoices):
    """What a page offers as the ground of its claim."""

    CITED = "cited", _("Cites a printed reference")
    NAMED = "named", _("Names a source without a reference")
    NONE = "none", _("No source given")


class Verdict(TextChoices):
    """Whether the cited work says what the claim says. Judges the claim, never the treatment."""

    SUPPORTED = "supported", _("Supported")
    PARTLY = "partly-supported", _("Partly supported")
    NOT_SUPPORTED = "not-supported", _("Not supported")
    CONTRADICTED = "contradicted", _("Contradicted")
    CANNOT_TELL = "cannot-tell", _("Cannot tell")
    NO_SOURCE = "no-source", _("No source given")
    NOT_CHECKED = "not-checked", _("Not checked yet")


class ReasonKind(TextChoices):
    """Typed reasons of a verdict, because one verdict can mean different things."""

    OMITS_COMPARATOR = "omits-comparator", _("Leaves out the comparison group’s result")
    NO_COMPARISON = "no-comparison", _("No comparison group")
    DIFFERENT_PRODUCT = "different-product", _("Different product")
    DIFFERENT_CONDITION = "different-condition", _("Different condition or body part")
    ANIMAL_OR_LAB = "animal-or-laboratory", _("Animal or laboratory study")
    DIFFERENT_OUTCOME = "different-outcome", _("Different outcome measured")
    WEAKER_WORDING = "weaker-wording", _("Weaker wording in the paper")
    NOT_TRACEABLE = "not-traceable", _("Source cannot be traced")
    NOT_READ = "not-read", _("Paper not read")


class ConflictKind(TextChoices):
    WITHIN = "within-document", _("Inside one document")
    BETWEEN = "between-documents", _("Between documents")
    WITH_PAPER = "with-paper", _("Document against the paper it cites")
    ERROR = "error", _("Error or gap")


class ToldDirection(TextChoices):
    """What a document says became of the people."""

    BETTER = "better", _("Better")
    WORSE = "worse", _("Worse")
    NO_DIFFERENCE = "no-difference", _("No different")
    CHANGED = "changed", _("A change, neither better nor worse")
    NOT_STATED = "not-stated", _("Not stated")


class FactKind(TextChoices):
    """What a fact around the treatments is about."""

    EPIDEMIOLOGY = "epidemiology", _("How common it is")
    COST = "cost", _("Cost")
    INSURANCE = "insurance", _("Insurance")
    REGULATION = "regulation", _("Rules and approvals")
    GUIDELINES = "guidelines", _("Guidelines")
    DEFINITION = "definition", _("What a word means")
    ANATOMY = "anatomy", _("The body")
    PROCEDURE = "procedure", _("How it is done")
    STUDY = "study", _("How a study was done")
    TRAINING = "training", _("Training")
    PROVIDER = "provider", _("The clinic and its doctors")
    SERVICE = "service", _("What the clinic offers")
    MARKET = "market", _("The market")
    HISTORY = "history", _("History")
    PRINCIPLE = "principle", _("A principle of care")


class QuestionKind(TextChoices):
    """What a patient’s question is about."""

    CLINIC = "clinic", _("Before you say yes to a clinic")
    CHOICE = "choice", _("Choosing")
    TREATMENT = "treatment", _("What the treatment is")
    EXPECT = "expect", _("What to expect")
    RISK = "risk", _("Risks")
    COST = "cost", _("Cost and booking")


class ExclusionKind(TextChoices):
    """Why something that we found is not on the site."""

    WEAK_SOURCE = "weak-source", _("The source is too weak")
    NOT_VERIFIED = "not-verified", _("We could not confirm it")
    NO_DATE = "no-date", _("It has no date")
    NO_NUMBER = "no-number", _("It gives no usable figure")
    DUPLICATE = "duplicate", _("It is already here")
    OUTSIDE_SCOPE = "outside-scope", _("It is not about back pain")
    SERVICE_DETAIL = "service-detail", _("It is a detail of a clinic’s service")
    OTHER = "other", _("Other")
