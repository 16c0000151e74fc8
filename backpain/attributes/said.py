"""What clinics claim, what guidelines say, and what nobody knows."""

from __future__ import annotations

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from backpain.comparison import Cell, Fact, Silence, Source, Statement
from backpain.language import content
from evidence.choices import Domain, Severity, Stance, StanceStrength, Verdict
from evidence.profiles import Profile, StanceValue

from .building import reference_source, said_or, standing_notes, variant_label


def claims(profile: Profile) -> Cell:
    """Counts by verdict: they judge the claims, not the treatment."""
    if not profile.claims:
        return Cell(
            silence=Silence.NOT_REPORTED, detail=_("No claim about it in the pages we read.")
        )
    counts = Counter(claim.verdict for claim in profile.claims)
    parts = [f"{counts[verdict]} {verdict.label.lower()}" for verdict in Verdict if counts[verdict]]
    total = len(profile.claims)
    head = ngettext("%(n)s claim", "%(n)s claims", total) % {"n": total}
    address = f"{reverse('claims')}?treatment={profile.slug}"
    return Cell(
        (Statement(f"{head}: {', '.join(parts)}.", sources=(Source(_("Read them all"), address),)),)
    )


def guidelines(profile: Profile) -> Cell:
    return said_or(
        Silence.NOT_REPORTED,
        (_stance_statement(profile, stance) for stance in profile.stances),
        _("No guideline we read speaks of it."),
    )


def _stance_statement(profile: Profile, stance: StanceValue) -> Statement:
    variant = variant_label(profile, stance.treatment)
    body = f"{content(stance.body)} {stance.year}"
    parts = (variant, body, str(Stance(stance.stance).label).lower())
    about = ", ".join(part for part in parts if part)
    return Statement(
        content(stance.text),
        label=about,
        short=about,
        people=_("For: %(people)s.") % {"people": content(stance.population)},
        notes=standing_notes(stance.standing),
        sources=(reference_source(stance.source),),
        facts=(
            Fact(_("Strength"), _strength(stance)),
            Fact(_("Interests of the panel"), content(stance.interests) or _("not stated")),
        ),
    )


def _strength(stance: StanceValue) -> str:
    return str(StanceStrength(stance.strength).label) if stance.strength else _("not stated")


def unknowns(profile: Profile) -> Cell:
    return said_or(Silence.NOT_STATED, (Statement(content(line)) for line in profile.unknowns))


def questions(profile: Profile) -> Cell:
    """Gaps turned into questions for the visit: every silence is something to ask."""
    asked = [question for gap, question in QUESTIONS if gap(profile)]
    return said_or(Silence.DOES_NOT_APPLY, (Statement(str(question)) for question in asked))


def _no_finding(domain: str):
    return lambda profile: not any(finding.domain == domain for finding in profile.findings)


QUESTIONS = (
    (
        _no_finding(Domain.PAIN),
        gettext_lazy(
            "No study we know compares pain after this with pain in another group. "
            "What makes you expect that it helps me more than time does?"
        ),
    ),
    (
        _no_finding(Domain.FUNCTION),
        gettext_lazy(
            "No study we know compares daily activities with another group. What will I be able to do, and when?"
        ),
    ),
    (
        lambda profile: not any(harm.severity == Severity.SERIOUS for harm in profile.harms),
        gettext_lazy("We found no count of serious harm. How many of your own patients had one?"),
    ),
    (
        lambda profile: not profile.costs,
        gettext_lazy("We found no dated price. What will I pay in all, with every visit?"),
    ),
    (
        lambda profile: not profile.regulation,
        gettext_lazy(
            "We found no regulator’s word on it. Is it approved for my problem in this country?"
        ),
    ),
    (
        lambda profile: any(claim.verdict == Verdict.NO_SOURCE for claim in profile.claims),
        gettext_lazy(
            "Clinics make claims about it without a source. Which study says so, and was there a comparison group?"
        ),
    ),
)
