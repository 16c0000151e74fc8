"""What can be found: published records as drafts of entries, read with a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, Prefetch
from django.urls import reverse

from backpain.models import Kind
from evidence.models import Measure
from treatments.models import Condition, Treatment

# Where a kind stands among equal matches, lowest first. Weights within a kind are below 100.
PLACES = {
    Kind.PAGE: 0,
    Kind.TREATMENT: 10,
    Kind.PROBLEM: 10,
    Kind.STRUCTURE: 10,
    Kind.STEERING: 10,
    Kind.MEASURE: 10,
    Kind.WORD: 10,
    Kind.DOCUMENT: 14,
    Kind.QUESTION: 15,
    Kind.COST: 20,
    Kind.RULE: 20,
    Kind.HARM: 20,
    Kind.FINDING: 20,
    Kind.COURSE: 20,
    Kind.ABOUT: 22,
    Kind.GUIDELINE: 25,
    Kind.PROTOCOL: 30,
    Kind.CLAIM: 40,
    Kind.STUDY: 45,
    Kind.FACT: 40,
    Kind.TOLD: 45,
    Kind.DISAGREEMENT: 60,
    Kind.PAPER: 70,
    Kind.EXCLUSION: 80,
}
WEAK, SILENT = 60, 70  # weights of pointers to weak sources, and of silences


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before its words become stems."""

    kind: Kind
    key: str
    title: str
    text: str
    address: str
    names: tuple[str, ...] = ()  # what else the title could say
    words: tuple[str, ...] = ()  # what else the place says
    weight: int = 0

    @property
    def prior(self) -> int:
        return 100 * PLACES[self.kind] + self.weight


class Site:
    """The published records that others name, read once."""

    def __init__(self) -> None:
        self.treatments = {row.pk: row for row in Treatment.objects.published().order_by("name")}
        self.conditions = {row.pk: row for row in Condition.objects.published()}
        self.measures = {row.pk: row for row in Measure.objects.all()}
        self._variants: dict[int, list[int]] = defaultdict(list)
        for treatment in self.treatments.values():
            if treatment.parent_id:
                self._variants[treatment.parent_id].append(treatment.pk)

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The names of each thing that has more than one."""
        for known in (self.treatments, self.conditions, self.measures):
            yield from map(names_of, known.values())

    def tree(self, treatment: int) -> set[int]:
        """Keys of a treatment and of what stands below it: its page tells of all of them."""
        return {treatment}.union(*(self.tree(variant) for variant in self._variants[treatment]))

    def depth(self, treatment: Treatment) -> int:
        """How many treatments stand above this one."""
        above = self.treatments.get(treatment.parent_id)
        return 1 + self.depth(above) if above else 0

    def named(self, *relations: Iterable[Model]) -> tuple[str, ...]:
        """All names of related records. A draft is not named."""
        known = {Treatment: self.treatments, Condition: self.conditions, Measure: self.measures}
        return tuple(
            name
            for relation in relations
            for row in relation
            if row.pk in known[type(row)]
            for name in names_of(known[type(row)][row.pk])
        )


def names_of(record: Treatment | Condition | Measure) -> tuple[str, ...]:
    """Everything a record is called, its own name first, without what stands in brackets."""
    names = [record.name.split(" (")[0], record.name]
    if isinstance(record, Measure):
        return (*names, record.abbreviation)
    if isinstance(record, Treatment):
        names += record.abbreviations
    return (*names, *record.synonyms)


def linked(name: str, model: type[Model]) -> Prefetch:
    """A relation whose records are only looked up in the Site."""
    return Prefetch(name, model.objects.only("pk"))


def at(view: str, *slug: str, part: str = "") -> str:
    """The address of a page and of the part of it that tells the thing."""
    address = reverse(view, args=slug)
    return f"{address}#{part}" if part else address


def sentences(*parts: str) -> str:
    """Parts as one text, each with its full stop."""
    return " ".join(
        part if part[-1] in ".?!…" else f"{part}." for part in (p.strip() for p in parts) if part
    )


Collector = Callable[[Site], Iterator[Draft]]
