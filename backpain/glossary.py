"""What the words of studies and of this site mean. The page of words prints them, search finds them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word that pages of clinics, papers or this site use, and what it means."""

    slug: str
    name: str
    text: str
    names: str = ""  # what else people call it

    @property
    def part(self) -> str:
        """Where on the page of words it stands."""
        return f"word-{self.slug}"


MEANINGS = (
    Meaning(
        "certainty",
        _("Certainty: high, moderate, low, very low"),
        _(
            "Certainty says how sure anyone can be of a result. It does not say how large the result is. "
            "Randomised trials start at high, other studies with a comparison group at low. Each serious doubt "
            "takes a step off: people could guess what they got, studies disagree, other people or another product "
            "were studied, too few people took part, or results were kept back. High: new studies will hardly change "
            "the picture. Moderate: the truth is probably close. Low: the truth may well be different. Very low: "
            "nobody can tell much from it. The grades on this site were made by its editors, mostly from abstracts."
        ),
        "GRADE grade quality evidence sure confidence",
    ),
    Meaning(
        "comparison-group",
        _("Comparison group (control group)"),
        _(
            "People in the same study who get something else: a sham, another treatment, their usual care, or nothing. "
            "Pain often eases whatever is done. So only the difference between the two groups can come from the treatment."
        ),
        "controls controlled arm compared",
    ),
    Meaning(
        "randomised",
        _("Randomised: put into groups by chance"),
        _(
            "A draw decides who gets which treatment. This makes the groups alike at the start. In a study that is not "
            "randomised, doctors or patients choose. Then the groups may differ from the start, and a gap at the end may "
            "come from that."
        ),
        "randomized randomisation randomization nonrandomized randomly picked RCT trial draw",
    ),
    Meaning(
        "blinding",
        _("Blinded, double-blind, open-label"),
        _(
            "In a blinded study, people do not know which treatment they get. In a double-blind study, those who judge the "
            "result do not know either. In an open-label study everyone knows who gets what. That matters, because what "
            "people know and hope can change how they rate their pain."
        ),
        "blind single-blind masked unblinded open label",
    ),
    Meaning(
        "sham",
        _("Sham and placebo"),
        _(
            "Something made to feel like the treatment, but without the part that is thought to work: salt water in the "
            "needle, a pill without medicine, a cut without the operation. When a treatment does no better than its sham, "
            "that part has not been shown to help."
        ),
        "fake dummy pretend",
    ),
    Meaning(
        "no-comparison",
        _("Case study, case series, before and after"),
        _(
            "Everybody who was followed got the treatment. Such a study can show that something happened, for example a "
            "harm. It cannot show that the treatment made people better, because nobody knows how they would have done "
            "without it. This site keeps such results apart and never ranks them beside trials."
        ),
        "case report registry pilot uncontrolled retrospective testimonial testimonials stories",
    ),
    Meaning(
        "review",
        _("Systematic review and meta-analysis"),
        _(
            "A systematic review looks for every study of a question and judges each of them. A meta-analysis also adds up "
            "their figures. Both are only as good as the studies that they find."
        ),
        "meta analysis pooled pooling",
    ),
    Meaning(
        "chance",
        _("Significant, and what chance can explain"),
        _(
            "Two groups always differ a little by luck, the more so the fewer people there are. “Statistically significant” "
            "means that luck alone would seldom make a gap as large. It does not mean that the gap is large enough to "
            "notice. “Not significant” does not prove that a treatment does nothing: the study may have been too small. "
            "A range around a result holds the values that fit with what was seen."
        ),
        "p value statistically significance confidence interval range",
    ),
    Meaning(
        "smallest-change",
        _("Smallest change that one person notices (MCID)"),
        _(
            "On a scale of pain or daily life, a small step makes no difference to anybody. The smallest change that a "
            "person notices is the step from which it does. Where we have one, it stands with each measure on this page."
        ),
        "minimal clinically important difference worthwhile",
    ),
    Meaning(
        "autologous",
        _("Autologous and allogeneic"),
        _(
            "Autologous: taken from your own body. Allogeneic: taken from somebody else, a donor, or from a birth."
        ),
        "allogenic own cells donor",
    ),
    Meaning(
        "off-label",
        _("Approved, cleared, off-label"),
        _(
            "A regulator approves a product for a named use, after it has judged the evidence for that use. Tools such as "
            "kits may be cleared because they are like ones already sold. Off-label means that a doctor uses a product for "
            "something that it was not approved or cleared for. That may be lawful, but no regulator has judged it for that use."
        ),
        "off label approval clearance regulator FDA",
    ),
    Meaning(
        "verdict",
        _("Verdicts on claims: supported, partly supported, not supported"),
        _(
            "A verdict says whether the paper that a page cites says the same as the page. It does not judge the treatment "
            "or the clinic. “Contradicted” means that the paper says otherwise, “cannot tell” that we could not read "
            "enough of it, and “no source given” that the page names no paper."
        ),
        "contradicted cannot tell checked claim",
    ),
    Meaning(
        "weak-source",
        _("Weak source, checked once, read twice"),
        _(
            "“Read twice” means that two people read the source and agree. “Checked once” means that one of them did. A "
            "weak source is one that we could not confirm. What it says stands apart, marked, and enters no comparison."
        ),
        "unconfirmed standing",
    ),
)
