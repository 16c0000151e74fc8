"""Words with a fixed meaning on the ground floor."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class TreatmentKind(TextChoices):
    """What sort of entry it is: a patient can choose a treatment, not an umbrella word."""

    TREATMENT = "treatment", _("Treatment")
    UMBRELLA = "umbrella", _("Umbrella term")
    PROGRAMME = "programme", _("Combined programme")
    COMPARATOR = "comparator", _("Comparison used in studies")


class MaterialSource(TextChoices):
    """Where the material that goes into the body comes from."""

    OWN = "own", _("Your own body")
    DONOR = "donor", _("Another person (donor)")
    OWN_OR_DONOR = "own-or-donor", _("Your own body or a donor")
    MANUFACTURED = "manufactured", _("A made product, no human tissue")
    NONE = "none", _("Nothing is put into the body")
    NOT_STATED = "not-stated", _("Not stated")


class MechanismStatus(TextChoices):
    """How sure anyone is of the way it works."""

    PROVEN = "proven", _("Proven")
    PROPOSED = "proposed", _("Proposed, not proven")
    UNKNOWN = "unknown", _("Unknown")


class Invasiveness(IntegerChoices):
    """How far it goes into the body, least first."""

    NONE = 0, _("Nothing enters the body")
    MEDICINE = 1, _("Medicine by mouth")
    INJECTION = 2, _("Needle")
    HARVEST = 3, _("Needle, plus taking blood, marrow or fat")
    KEYHOLE = 4, _("Small-cut surgery")
    OPEN = 5, _("Open surgery")


class CareSetting(TextChoices):
    """Where it is done."""

    HOME = "home", _("At home")
    OFFICE = "office", _("Clinic or office")
    OUTPATIENT = "outpatient", _("Outpatient procedure room or surgery centre")
    HOSPITAL = "hospital", _("Hospital")
    VARIES = "varies", _("Varies")
    NOT_STATED = "not-stated", _("Not stated")


class BodyRegion(TextChoices):
    LOW_BACK = "low-back", _("Low back")
    SACROILIAC = "sacroiliac", _("Sacroiliac joint and pelvis")
    SPINE = "spine", _("Spine in general")
    NECK = "neck", _("Neck")
    COCCYX = "coccyx", _("Tail bone")
    ELSEWHERE = "elsewhere", _("Outside the back")


class StructureKind(TextChoices):
    DISC = "disc", _("Disc")
    JOINT = "joint", _("Joint")
    LIGAMENT = "ligament", _("Ligament or fascia")
    MUSCLE = "muscle", _("Muscle or tendon")
    NERVE = "nerve", _("Nerve or the space around it")
    BONE = "bone", _("Bone")
    DONOR_SITE = "donor-site", _("Place where tissue is taken")
    OTHER = "other", _("Other")


class TakesPatients(TextChoices):
    YES = "yes", _("Taking new patients")
    NO = "no", _("Not taking new patients")
    NOT_STATED = "not-stated", _("Not stated")
