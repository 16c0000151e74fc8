"""The questions asked of every treatment, in the order a patient would ask them.

A new row of the comparison is one function and one line here; it then stands on
the page, in print, in CSV and in JSON.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backpain.comparison import Attribute, Lane
from evidence.choices import Domain

from . import access, anyway, benefit, harm, living, page, said, what

WHAT = _("What is it?")
HELP = _("Does it help?")
HARM = _("What can go wrong?")
LIKE = _("What is it like?")
COST = _("What does it cost, and can I get it?")
CLAIMS = _("What do clinics claim?")
GUIDELINES = _("What do guidelines say?")
UNKNOWN = _("What do we not know?")

# What an address calls each group of rows.
GROUPS = {
    "what": WHAT,
    "help": HELP,
    "harm": HARM,
    "like": LIKE,
    "cost": COST,
    "claims": CLAIMS,
    "guidelines": GUIDELINES,
    "unknown": UNKNOWN,
}

ATTRIBUTES = (
    Attribute("summary", _("In short"), WHAT, what.summary, what.no_treatment),
    Attribute("material", _("What goes into the body"), WHAT, what.material, what.does_not_apply),
    Attribute("mechanism", _("How it may work"), WHAT, what.mechanism, what.does_not_apply),
    Attribute("target", _("Where it goes"), WHAT, what.target, what.does_not_apply),
    Attribute("studies", _("What has been studied"), HELP, benefit.studies, anyway.studies),
    *(
        Attribute(
            f"{domain}-compared",
            label,
            HELP,
            benefit.compared(domain),
            anyway.of_domain(domain),
            Lane.CONTROLLED,
        )
        for domain, label in (
            (Domain.PAIN, _("Pain, compared with another group")),
            (Domain.FUNCTION, _("Daily activities, compared with another group")),
            (Domain.QUALITY_OF_LIFE, _("Quality of life, compared with another group")),
        )
    ),
    Attribute(
        "other-compared",
        _("Other results, compared with another group"),
        HELP,
        benefit.compared_other,
        anyway.other,
        Lane.CONTROLLED,
    ),
    Attribute(
        "pain-uncontrolled",
        _("Pain before and after, no comparison group"),
        HELP,
        benefit.uncontrolled(Domain.PAIN),
        anyway.split_only,
        Lane.UNCONTROLLED,
    ),
    Attribute(
        "function-uncontrolled",
        _("Daily activities before and after, no comparison group"),
        HELP,
        benefit.uncontrolled(Domain.FUNCTION),
        anyway.split_only,
        Lane.UNCONTROLLED,
    ),
    Attribute(
        "other-uncontrolled",
        _("Other results before and after, no comparison group"),
        HELP,
        benefit.uncontrolled_other,
        anyway.split_only,
        Lane.UNCONTROLLED,
    ),
    Attribute(
        "harm-compared",
        _("Harm, compared with another group"),
        HARM,
        benefit.compared_harm,
        harm.anyway,
        Lane.CONTROLLED,
    ),
    Attribute("serious-harm", _("Serious harm"), HARM, harm.serious, harm.anyway),
    Attribute("other-harm", _("Other harm"), HARM, harm.other, harm.anyway),
    Attribute("what-happens", _("What is done"), LIKE, living.what_happens, what.does_not_apply),
    Attribute(
        "sessions", _("How many times, how far apart"), LIKE, living.sessions, what.does_not_apply
    ),
    Attribute(
        "guidance",
        _("How the needle or tool is steered"),
        LIKE,
        living.guidance,
        what.does_not_apply,
    ),
    Attribute("setting", _("Where it is done"), LIKE, living.setting, what.does_not_apply),
    Attribute("rehabilitation", _("Afterwards"), LIKE, living.rehabilitation, what.does_not_apply),
    Attribute("cost", _("Price, with its year"), COST, access.cost, what.does_not_apply),
    Attribute(
        "regulation",
        _("What regulators and payers say"),
        COST,
        access.regulation,
        what.does_not_apply,
    ),
    Attribute("claims", _("Claims, checked"), CLAIMS, said.claims, what.does_not_apply),
    Attribute("guidelines", _("For and against"), GUIDELINES, said.guidelines, what.does_not_apply),
    Attribute("unknowns", _("Open questions"), UNKNOWN, said.unknowns, what.does_not_apply),
    Attribute("questions", _("Questions to ask"), UNKNOWN, said.questions, what.does_not_apply),
)

# A treatment’s own page opens with the summary, so its answers leave it out.
PAGE_ATTRIBUTES = tuple(attribute for attribute in ATTRIBUTES if attribute.key != "summary")

# What its page tells beside the answers: compared between versions, shown by the page itself.
BESIDE_THE_ANSWERS = (
    Attribute("summary", _("In short"), WHAT, what.summary, what.does_not_apply),
    Attribute("names", _("Also called"), WHAT, page.names, what.does_not_apply),
    Attribute("kinds", _("Kinds"), WHAT, page.kinds, what.does_not_apply),
    Attribute("problems", _("Offered or studied for"), WHAT, page.problems, what.does_not_apply),
    Attribute("avoid", _("Not for everyone"), WHAT, page.avoid, what.does_not_apply),
    Attribute(
        "claims-list", _("The claims, one by one"), CLAIMS, page.claims_list, what.does_not_apply
    ),
    Attribute("studies-list", _("The studies"), HELP, page.studies_list, what.does_not_apply),
)
