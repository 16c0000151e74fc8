"""What a list of treatments shows and can be narrowed by, read from profiles. No database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from treatments.choices import CareSetting, Invasiveness, MaterialSource

from .choices import Certainty, Design, Regulation
from .profiles import Profile, Ref

NONE = "none"

# Facet name → value → label.
Facets = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Card:
    """One treatment in a list. Counts, never a score."""

    slug: str
    name: str
    names: tuple[str, ...]
    family: str
    family_slug: str
    kind: str
    kind_label: str
    summary: str
    invasiveness: int
    invasiveness_label: str
    studies: int
    findings: int
    claims: int


def card_of(profile: Profile) -> Card:
    return Card(
        slug=profile.slug,
        name=profile.name,
        names=profile.names,
        family=profile.family.name,
        family_slug=profile.family.slug,
        kind=profile.kind,
        kind_label=profile.kind_label,
        summary=profile.summary,
        invasiveness=profile.invasiveness,
        invasiveness_label=profile.invasiveness_label,
        studies=len(profile.studies),
        findings=len({finding.result for finding in profile.findings}),
        claims=len(profile.claims),
    )


def facets_of(profile: Profile) -> Facets:
    """The values that this treatment has in each facet, labelled in English. No facet is ever empty: “none” is a value."""
    return {
        "condition": _named(profile.conditions, gettext_noop("No problem named")),
        "structure": _named(profile.structures, gettext_noop("No place named")),
        "family": _named([profile.family]),
        "source": {profile.material_source: str(MaterialSource(profile.material_source).label)},
        "guidance": _named(profile.guidance, gettext_noop("No guidance named")),
        "setting": {profile.setting: str(CareSetting(profile.setting).label)},
        "invasiveness": {str(profile.invasiveness): str(Invasiveness(profile.invasiveness).label)},
        "design": best_design(profile),
        "certainty": certainties(profile),
        "regulation": regulation(profile.confirmed()),
        "cost": cost(profile.confirmed()),
    }


def _named(refs: Iterable[Ref], nothing: str = "") -> dict[str, str]:
    return {ref.slug: ref.name for ref in refs} or {NONE: nothing}


def best_design(profile: Profile) -> dict[str, str]:
    """The strongest design among the studies of the treatment."""
    designs = [Design(study.design) for study in profile.studies]
    if not designs:
        return {NONE: gettext_noop("No study on this site")}
    best = max(designs, key=lambda design: design.strength)
    return {best.value: str(best.label)}


def certainties(profile: Profile) -> dict[str, str]:
    """Every certainty that a finding on the treatment has."""
    found = sorted({Certainty(finding.certainty) for finding in profile.findings})
    return {level.token: str(level.label) for level in found} or {
        NONE: gettext_noop("Nothing compared yet")
    }


def regulation(profile: Profile) -> dict[str, str]:
    found = sorted({status.status for status in profile.regulation})
    return {status: str(Regulation(status).label) for status in found} or {
        NONE: gettext_noop("Not reported")
    }


def cost(profile: Profile) -> dict[str, str]:
    """A price counts as known only with a year and a source that is not weak."""
    return (
        {"known": gettext_noop("Price known")}
        if profile.costs
        else {"unknown": gettext_noop("Price not known")}
    )
