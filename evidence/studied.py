"""What has been studied of a treatment at all: which study reports which kind of result, in which lane.

Pure. A study is counted once a kind of result and lane: where any of its results of the kind
has a comparison group it counts as compared, else as not compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .choices import Design

if TYPE_CHECKING:
    from .profiles import StudyValue


@dataclass(frozen=True, slots=True)
class StudiedValue:
    """A study reports a result of this kind (`Domain`) for the treatment; `controlled`: compared."""

    study: str
    domain: str
    controlled: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Studies of one kind of result in one lane: how many, and the strongest design among them."""

    count: int
    design: str


@dataclass(frozen=True, slots=True)
class Studied:
    """What was studied of one kind of result. None: no study in that lane."""

    compared: Tally | None
    uncompared: Tally | None


def by_domain(
    studies: Iterable[StudyValue], studied: Iterable[StudiedValue], condition: str = ""
) -> dict[str, Studied]:
    """Kinds of results that have a study, each with its two lanes; only of one problem if asked."""
    designs = {
        study.slug: study.design
        for study in studies
        if not condition or condition in {ref.slug for ref in study.conditions}
    }
    lanes: dict[str, dict[str, bool]] = {}
    for each in studied:
        if each.study in designs:
            of_domain = lanes.setdefault(each.domain, {})
            of_domain[each.study] = of_domain.get(each.study, False) or each.controlled
    return {
        domain: Studied(
            _tally(designs[slug] for slug, controlled in found.items() if controlled),
            _tally(designs[slug] for slug, controlled in found.items() if not controlled),
        )
        for domain, found in lanes.items()
    }


def _tally(designs: Iterable[str]) -> Tally | None:
    found = [Design(design) for design in designs]
    if not found:
        return None
    return Tally(len(found), max(found, key=lambda design: design.strength).value)
