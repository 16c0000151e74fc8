"""The evidence map: treatments by kinds of results, with what was studied and what was not.

Compared and uncompared studies stand in rows of their own. A place where nothing was studied
says so. Counts of studies, never a score: many studies are not a good result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backpain.comparison import Lane
from evidence.choices import Design, Domain
from evidence.studied import Studied, Tally, by_domain

if TYPE_CHECKING:
    from evidence.profiles import StudyValue
    from evidence.studied import StudiedValue

# Short words for narrow columns; the page explains them below the table.
SHORT = {
    Design.SYSTEMATIC_REVIEW: _("review"),
    Design.RCT: _("randomised trial"),
    Design.CONTROLLED: _("not randomised"),
    Design.COHORT: _("cohort"),
    Design.CASE_SERIES: _("case series"),
    Design.CASE_REPORT: _("case report"),
    Design.SURVEY: _("survey"),
    Design.NARRATIVE_REVIEW: _("overview"),
    Design.ANIMAL: _("in animals"),
    Design.LABORATORY: _("in the laboratory"),
    Design.OTHER: _("other"),
}
NOWHERE = Studied(None, None)


@dataclass(frozen=True, slots=True)
class Known:
    """What the map reads of one treatment’s profile."""

    slug: str
    name: str
    kind: str
    kind_label: str
    studies: tuple[StudyValue, ...]
    studied: tuple[StudiedValue, ...]


@dataclass(frozen=True, slots=True)
class MapCell:
    """One kind of result in one lane: a number of studies with its list, or the words for none."""

    domain: str
    label: str
    count: int
    design: str | Promise
    address: str
    silence: str | Promise


@dataclass(frozen=True, slots=True)
class MapRow:
    lane: Lane
    cells: tuple[MapCell, ...]

    @property
    def is_hatched(self) -> bool:
        return self.lane == Lane.UNCONTROLLED


@dataclass(frozen=True, slots=True)
class MapGroup:
    """One treatment with one row a lane; without an uncompared study it has no second row."""

    slug: str
    name: str
    kind: str
    kind_label: str
    rows: tuple[MapRow, ...]

    @property
    def is_studied(self) -> bool:
        return any(cell.count for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class EvidenceMap:
    domains: tuple[tuple[str, str], ...]
    groups: tuple[MapGroup, ...]

    @property
    def unstudied(self) -> int:
        """How many treatments have no study with a result."""
        return sum(not group.is_studied for group in self.groups)


def evidence_map(treatments: Iterable[Known], condition: str = "") -> EvidenceMap:
    """The map of these treatments, in alphabetical order, of one problem if asked."""
    ordered = sorted(treatments, key=lambda known: known.name.lower())
    domains = tuple((domain.value, domain.label) for domain in Domain)
    return EvidenceMap(domains, tuple(_group(known, condition) for known in ordered))


def _group(known: Known, condition: str) -> MapGroup:
    found = by_domain(known.studies, known.studied, condition)
    link = partial(_address, known.slug, condition)
    lanes = [Lane.CONTROLLED]
    if any(studied.uncompared for studied in found.values()):
        lanes.append(Lane.UNCONTROLLED)
    rows = tuple(
        MapRow(
            lane, tuple(_cell(domain, found.get(domain, NOWHERE), lane, link) for domain in Domain)
        )
        for lane in lanes
    )
    return MapGroup(known.slug, known.name, known.kind, known.kind_label, rows)


def _cell(domain: Domain, studied: Studied, lane: Lane, link: partial[str]) -> MapCell:
    tally = studied.compared if lane == Lane.CONTROLLED else studied.uncompared
    if tally is None:
        return MapCell(domain.value, domain.label, 0, "", "", _silence(studied, lane))
    return _counted(domain, tally, link(domain.value, lane))


def _counted(domain: Domain, tally: Tally, address: str) -> MapCell:
    return MapCell(
        domain.value, domain.label, tally.count, SHORT[Design(tally.design)], address, ""
    )


def _silence(studied: Studied, lane: Lane) -> Promise:
    if studied == NOWHERE:
        return _("Not studied")
    return _("Not compared") if lane == Lane.CONTROLLED else _("Compared only")


def _address(slug: str, condition: str, domain: str, lane: Lane) -> str:
    """The list of exactly the studies that a cell counts."""
    query: dict[str, str | Sequence[str]] = {
        "treatment": slug,
        "domain": domain,
        "controlled": "yes" if lane == Lane.CONTROLLED else "no",
    }
    if condition:
        query["condition"] = condition
    return reverse("studies", query=query)
