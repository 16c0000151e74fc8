"""Counting and narrowing by facets. Pure: entries and choices in, numbers out.

Inside one facet choices widen (“disc” or “facet joint”); between facets they narrow.
A value’s count is what the list would show with that value chosen and every
other facet as it is, so no link leads to an empty page unawares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Entry = Mapping[str, Mapping[str, str]]
Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet with its live count."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    values: tuple[Value, ...]

    @property
    def is_used(self) -> bool:
        return any(value.chosen for value in self.values)


class FacetTable:
    """Entries by key, each with its facets, seen through a choice of values."""

    def __init__(self, entries: Mapping[int, Entry], chosen: Chosen) -> None:
        self.entries = entries
        self.chosen = {name: frozenset(values) for name, values in chosen.items() if values}

    def labels(self, facet: str) -> dict[str, str]:
        """Every value that some entry has, with its label."""
        return {
            value: label for entry in self.entries.values() for value, label in entry[facet].items()
        }

    def matching(self, *, without: str = "") -> set[int]:
        """Keys of the entries that every chosen facet lets through, leaving one facet out if asked."""
        return {
            key
            for key, entry in self.entries.items()
            if all(
                name == without or values & entry[name].keys()
                for name, values in self.chosen.items()
            )
        }

    def hidden_by(self, key: int) -> list[str]:
        """The facets that keep an entry from being shown."""
        entry = self.entries[key]
        return [name for name, values in self.chosen.items() if not values & entry[name].keys()]

    def facet(self, name: str, label: str, among: set[int] | None = None) -> Facet:
        """A facet with live counts; `among` are the keys that search leaves."""
        keys = self.matching(without=name)
        if among is not None:
            keys &= among
        counts = Counter(value for key in keys for value in self.entries[key][name])
        chosen = self.chosen.get(name, frozenset())
        labels = self.labels(name)
        values = (Value(value, labels[value], counts[value], value in chosen) for value in labels)
        return Facet(name, label, tuple(sorted(values, key=_order)))


def _order(value: Value) -> tuple[bool, int, str]:
    """Alphabetical by label, numbers by number, “none” last. Never by count."""
    number = int(value.value) if value.value.isdecimal() else 0
    return (value.value == "none", number, value.label.lower())
