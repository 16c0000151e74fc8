"""The questions asked of every treatment, in the order a patient would ask them.

A new row of the comparison is one function and one line here; it then stands on
the page, in print, in CSV and in JSON.
"""

from __future__ import annotations

from backpain.comparison import Attribute, Lane
from evidence.choices import Domain

from . import access, benefit, harm, living, said, what

WHAT = "What is it?"
HELP = "Does it help?"
HARM = "What can go wrong?"
LIKE = "What is it like?"
COST = "What does it cost, and can I get it?"
CLAIMS = "What do clinics claim?"
GUIDELINES = "What do guidelines say?"
UNKNOWN = "What do we not know?"

ATTRIBUTES = (
    Attribute("summary", "In short", WHAT, what.summary, what.no_treatment),
    Attribute("material", "What goes into the body", WHAT, what.material, what.does_not_apply),
    Attribute("mechanism", "How it may work", WHAT, what.mechanism, what.does_not_apply),
    Attribute("target", "Where it goes", WHAT, what.target, what.does_not_apply),
    Attribute("studies", "What has been studied", HELP, benefit.studies, benefit.course_studies),
    *(
        Attribute(
            f"{domain}-compared",
            f"{label}, compared with another group",
            HELP,
            benefit.compared(domain),
            benefit.course(domain),
            Lane.CONTROLLED,
        )
        for domain, label in (
            (Domain.PAIN, "Pain"),
            (Domain.FUNCTION, "Daily activities"),
            (Domain.QUALITY_OF_LIFE, "Quality of life"),
        )
    ),
    Attribute(
        "other-compared",
        "Other results, compared with another group",
        HELP,
        benefit.compared_other,
        benefit.course_other,
        Lane.CONTROLLED,
    ),
    Attribute(
        "pain-uncontrolled",
        "Pain before and after, no comparison group",
        HELP,
        benefit.uncontrolled(Domain.PAIN),
        benefit.uncontrolled_anyway,
        Lane.UNCONTROLLED,
    ),
    Attribute(
        "function-uncontrolled",
        "Daily activities before and after, no comparison group",
        HELP,
        benefit.uncontrolled(Domain.FUNCTION),
        benefit.uncontrolled_anyway,
        Lane.UNCONTROLLED,
    ),
    Attribute(
        "other-uncontrolled",
        "Other results before and after, no comparison group",
        HELP,
        benefit.uncontrolled_other,
        benefit.uncontrolled_anyway,
        Lane.UNCONTROLLED,
    ),
    Attribute(
        "harm-compared",
        "Harm, compared with another group",
        HARM,
        benefit.compared_harm,
        harm.anyway,
        Lane.CONTROLLED,
    ),
    Attribute("serious-harm", "Serious harm", HARM, harm.serious, harm.anyway),
    Attribute("other-harm", "Other harm", HARM, harm.other, harm.anyway),
    Attribute("what-happens", "What is done", LIKE, living.what_happens, what.does_not_apply),
    Attribute(
        "sessions", "How many times, how far apart", LIKE, living.sessions, what.does_not_apply
    ),
    Attribute(
        "guidance", "How the needle or tool is steered", LIKE, living.guidance, what.does_not_apply
    ),
    Attribute("setting", "Where it is done", LIKE, living.setting, what.does_not_apply),
    Attribute("rehabilitation", "Afterwards", LIKE, living.rehabilitation, what.does_not_apply),
    Attribute("cost", "Price, with its year", COST, access.cost, what.does_not_apply),
    Attribute(
        "regulation", "What regulators and payers say", COST, access.regulation, what.does_not_apply
    ),
    Attribute("claims", "Claims, checked", CLAIMS, said.claims, what.does_not_apply),
    Attribute("guidelines", "For and against", GUIDELINES, said.guidelines, what.does_not_apply),
    Attribute("unknowns", "Open questions", UNKNOWN, said.unknowns, what.does_not_apply),
    Attribute("questions", "Questions to ask", UNKNOWN, said.questions, what.does_not_apply),
)

# A treatment’s own page opens with the summary, so its answers leave it out.
PAGE_ATTRIBUTES = tuple(attribute for attribute in ATTRIBUTES if attribute.key != "summary")
