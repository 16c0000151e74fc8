"""The filters of the list of treatments: the only reader of its part of the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.choices import PainLasted
from evidence.facets import NONE
from evidence.models import StoredProfile
from evidence.profiles import CourseValue

from .addresses import AddressForm
from .facets import Entry, Facet, FacetTable
from .language import content, label
from .models import Kind
from .search.finding import find_all
from .situation import NOT_TRIED, UNKNOWN, Situation, SituationFilter, situation

SORTS = {
    "name": gettext_lazy("Name, A to Z"),
    "family": gettext_lazy("Family"),
    "invasiveness": gettext_lazy("Least invasive first"),
    "studies": gettext_lazy("Most studied first"),
}
LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force, and the address without it."""

    label: str
    address: str


# Facets whose values are records, named by content; the values of all others are words of ours.
OF_RECORDS = ("condition", "structure", "family", "guidance")


class FacetFilter(django_filters.MultipleChoiceFilter):
    """One facet: several values widen, an unknown one is told."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, widget=forms.CheckboxSelectMultiple, error_messages=UNKNOWN)

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        return qs  # all facets narrow together, in FacetTable.matching


class TreatmentFilter(SituationFilter):
    """Treatments by facets, search and order, over the stored facets of each."""

    q = django_filters.CharFilter(
        label=gettext_lazy("Search"), max_length=LONGEST_SEARCH, method="leave"
    )
    sort = django_filters.ChoiceFilter(
        label=gettext_lazy("Order"),
        choices=list(SORTS.items()),
        method="leave",
        error_messages=UNKNOWN,
    )
    condition = FacetFilter(gettext_lazy("Problem"))
    structure = FacetFilter(gettext_lazy("Where it goes"))
    family = FacetFilter(gettext_lazy("Family"))
    source = FacetFilter(gettext_lazy("Where the material comes from"))
    guidance = FacetFilter(gettext_lazy("How the needle is steered"))
    setting = FacetFilter(gettext_lazy("Where it is done"))
    invasiveness = FacetFilter(gettext_lazy("How far it goes into the body"))
    design = FacetFilter(gettext_lazy("Strongest study design"))
    certainty = FacetFilter(gettext_lazy("How sure the findings are"))
    regulation = FacetFilter(gettext_lazy("Regulators and payers"))
    cost = FacetFilter(gettext_lazy("Price"))

    class Meta:
        model = StoredProfile
        fields: list[str] = []
        form = AddressForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profiles = {profile.pk: profile for profile in self.queryset}
        entries = {key: _labelled(profile.facets) for key, profile in self.profiles.items()}
        unchosen = FacetTable(entries, {})
        self.facet_names = [
            name for name, each in self.filters.items() if isinstance(each, FacetFilter)
        ]
        for name in self.facet_names:
            self.filters[name].extra["choices"] = list(unchosen.labels(name).items())
        self.families = {
            value: label
            for value, label in sorted(unchosen.labels("family").items(), key=lambda item: item[1])
            if value not in NOT_TRIED
        }
        self.filters["tried"].extra["choices"] = list(self.families.items())
        kept = self.kept
        self.table = FacetTable(entries, {name: kept.get(name, []) for name in self.facet_names})
        self.notes: list[str] = []
        query = kept.get("q", "")
        self.found = self._search(query) if query else set(self.profiles)
        self.order = kept.get("sort") or "name"

    @property
    def kept(self) -> dict[str, Any]:
        """What is right in the address, with what is wrong left out (and told by `form.errors`)."""
        if not self.is_bound:
            return {}
        self.form.is_valid()
        return dict(self.form.cleaned_data)

    def _search(self, query: str) -> set[int]:
        """Keys of the treatments that the site’s search finds by name, summary and problem."""
        found = find_all(query, Kind.TREATMENT)
        self.notes = found.notes
        if found.is_empty:
            return set(self.profiles)
        slugs = {match.slug for match in found.matches}
        return {key for key, profile in self.profiles.items() if profile.card["slug"] in slugs}

    @property
    def shown(self) -> list[StoredProfile]:
        """The treatments that search and facets leave, in the chosen order."""
        profiles = [self.profiles[key] for key in self.table.matching() & self.found]
        return sorted(
            profiles, key=lambda profile: (_order(profile.card, self.order), profile.card["name"])
        )

    @property
    def hidden(self) -> list[tuple[StoredProfile, list[str]]]:
        """Every treatment not shown, with the labels of what hides it."""
        shown = {profile.pk for profile in self.shown}
        rest = [profile for key, profile in self.profiles.items() if key not in shown]
        rest.sort(key=lambda profile: profile.card["name"])
        return [(profile, self._why(profile.pk)) for profile in rest]

    def _why(self, key: int) -> list[str]:
        why = [str(self.filters[name].label) for name in self.table.hidden_by(key)]
        return why if key in self.found else [_("Search"), *why]

    @property
    def facets(self) -> list[Facet]:
        return [
            self.table.facet(name, str(self.filters[name].label), self.found)
            for name in self.facet_names
        ]

    @property
    def droppable(self) -> list[tuple[str, int, str]]:
        """For an empty page: a filter’s label, what dropping it alone would show, and the address."""
        counts = {
            name: len(self.table.matching(without=name) & self.found) for name in self.table.chosen
        }
        if self.found != set(self.profiles):
            counts["q"] = len(self.table.matching())
        return [
            (str(self.filters[name].label), count, self._address(name))
            for name, count in counts.items()
            if count
        ]

    @property
    def chips(self) -> list[Chip]:
        """One removable chip for every value in force."""
        chips = [
            Chip(f"{facet.label}: {value.label}", self._address(facet.name, value.value))
            for facet in self.facets
            for value in facet.values
            if value.chosen
        ]
        query = self.kept.get("q")
        if query:
            chips.insert(0, Chip(_("Search: %(words)s") % {"words": query}, self._address("q")))
        return [*self._said(), *chips]

    def _said(self) -> list[Chip]:
        """Chips of what the visitor says of themself, which narrows nothing."""
        lasted = self.kept.get("lasted")
        chips = [
            Chip(f"{self.filters['tried'].label}: {content(label)}", self._address("tried", value))
            for value, label in self.families_tried.items()
        ]
        if lasted:
            said = f"{self.filters['lasted'].label}: {PainLasted(lasted).label}"
            chips.insert(0, Chip(said, self._address("lasted")))
        return chips

    @property
    def families_tried(self) -> dict[str, str]:
        """The families that the visitor has tried, by slug, with their names."""
        return {value: self.families[value] for value in self.kept.get("tried") or []}

    @property
    def problem(self) -> str:
        """The problem that a comparison of these treatments is about: the one chosen, if it is one."""
        chosen = self.kept.get("condition") or []
        return chosen[0] if len(chosen) == 1 else ""

    def situation(self, courses: Callable[[], Sequence[CourseValue]]) -> Situation:
        """What the visitor says, and what happened anyway to people like that; asks for courses if it must."""
        lasted = self.kept.get("lasted") or ""
        conditions = self.kept.get("condition") or []
        return situation(lasted, self.families_tried, courses() if lasted else (), conditions)

    def _address(self, name: str, value: str | None = None) -> str:
        """The list’s address, of what is right in this one, without one filter or one value of it."""
        query = {
            each: [other for other in kept if (each, other) != (name, value)]
            if isinstance(kept, list)
            else kept
            for each, kept in self.kept.items()
            if kept and (each != name or value is not None)
        }
        return reverse("treatments", query=query)

    def toggled(self, name: str, value: str) -> str:
        """The list’s address, of what is right in this one, with one value put in, or out if it is in."""
        kept = {each: values for each, values in self.kept.items() if values}
        values = kept.get(name, [])
        kept[name] = [other for other in values if other != value]
        if value not in values:
            kept[name] = [*values, value]
        return reverse("treatments", query=kept)

    @property
    def order_label(self) -> str:
        return str(SORTS[self.order])

    @property
    def sorts(self) -> list[tuple[str, str]]:
        return list(SORTS.items())


def _labelled(facets: Entry) -> Entry:
    """Stored facets with the labels of the page’s language; names of records stay content."""
    return {
        name: {
            value: content(text) if name in OF_RECORDS and value != NONE else label(text)
            for value, text in values.items()
        }
        for name, values in facets.items()
    }


def _order(card: dict[str, Any], order: str) -> Any:
    return -card["studies"] if order == "studies" else card[order]
