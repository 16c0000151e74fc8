"""Words with a fixed meaning on the ground floor."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


class TreatmentKind(TextChoices):
    """What sort of entry it is: a patient can choose a treatment, not an umbrella word."""

    TREATMENT = "treatment", "Treatment"
    UMBRELLA = "umbrella", "Umbrella term"
    PROGRAMME = "programme", "Combined programme"
    COMPARATOR = "comparator", "Comparison used in studies"


class MaterialSource(TextChoices):
    """Where the material that goes into the body comes from."""

    OWN = "own", "Your own body"
    DONOR = "donor", "Another person (donor)"
    OWN_OR_DONOR = "own-or-donor", "Your own body or a donor"
    MANUFACTURED = "manufactured", "A made product, no human tissue"
    NONE = "none", "Nothing is put into the body"
    NOT_STATED = "not-stated", "Not stated"


class MechanismStatus(TextChoices):
    """How sure anyone is of the way it works."""

    PROVEN = "proven", "Proven"
    PROPOSED = "proposed", "Proposed, not proven"
    UNKNOWN = "unknown", "Unknown"


class Invasiveness(IntegerChoices):
    """How far it goes into the body, least first."""

    NONE = 0, "Nothing enters the body"
    MEDICINE = 1, "Medicine by mouth"
    INJECTION = 2, "Needle"
    HARVEST = 3, "Needle, plus taking blood, marrow or fat"
    KEYHOLE = 4, "Small-cut surgery"
    OPEN = 5, "Open surgery"


class CareSetting(TextChoices):
    """Where it is done."""

    HOME = "home", "At home"
    OFFICE = "office", "Clinic or office"
    OUTPATIENT = "outpatient", "Outpatient procedure room or surgery centre"
    HOSPITAL = "hospital", "Hospital"
    VARIES = "varies", "Varies"
    NOT_STATED = "not-stated", "Not stated"


class BodyRegion(TextChoices):
    LOW_BACK = "low-back", "Low back"
    SACROILIAC = "sacroiliac", "Sacroiliac joint and pelvis"
    SPINE = "spine", "Spine in general"
    NECK = "neck", "Neck"
    COCCYX = "coccyx", "Tail bone"
    ELSEWHERE = "elsewhere", "Outside the back"


class StructureKind(TextChoices):
    DISC = "disc", "Disc"
    JOINT = "joint", "Joint"
    LIGAMENT = "ligament", "Ligament or fascia"
    MUSCLE = "muscle", "Muscle or tendon"
    NERVE = "nerve", "Nerve or the space around it"
    BONE = "bone", "Bone"
    DONOR_SITE = "donor-site", "Place where tissue is taken"
    OTHER = "other", "Other"


class TakesPatients(TextChoices):
    YES = "yes", "Taking new patients"
    NO = "no", "Not taking new patients"
    NOT_STATED = "not-stated", "Not stated"
