"""Answers: every word must match; words in titles count first, then the prior, then the title."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import add
from typing import Any

from django.db.models import Case, Expression, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from backpain.models import Entry, Kind
from treatments.search import words_of

from .asking import Asked, read
from .entries import PLACES
from .index import Holds, Term
from .words import stems_of

BEST = 5
OF_A_KIND = 5
BEST_OF_A_KIND = 3  # the best are not all prices, as long as there is anything else
TIER = 50  # inside a tier of priors, words in the title itself come first


@dataclass(frozen=True, slots=True)
class Match:
    """One entry that matches, with all that its place depends on."""

    pk: int
    key: str
    kind: str
    prior: int
    title: str
    in_title: int
    held: int

    @property
    def slug(self) -> str:
        return self.key.partition(":")[2]

    def place(self, asked: Asked) -> tuple[Any, ...]:
        """Words held, words in the title or its other names, prior; then what the title itself says.

        Asked a question, other readers’ questions that hold most of it stand beside treatments.
        """
        titled, tier = self.in_title, self.prior // TIER
        if asked.is_question and self.kind == Kind.QUESTION and 2 * titled > len(asked.terms):
            titled, tier = self.held, PLACES[Kind.TREATMENT] * 100 // TIER
        names = title_stems(self.title)
        is_named = any(name <= asked.stems for name in names)
        said = frozenset().union(*names)
        shared = len(said & asked.stems)
        return (
            -self.held, -titled, tier, not is_named, -shared, self.prior, len(said), self.title, self.key,
        )  # fmt: skip


@lru_cache(maxsize=10_000)
def title_stems(title: str) -> tuple[frozenset[str], ...]:
    """The stems of a title, apart from those of what stands in brackets: a short form, or a note."""
    parts = (frozenset(stems_of(words_of(part))) for part in title.split(" ("))
    return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Found:
    """All matches in their order, and sentences on how the query was read."""

    matches: list[Match]
    notes: list[str]
    is_empty: bool = False  # nothing was asked for, as with “the” or “?”

    def counts(self) -> dict[Kind, int]:
        """How many of each kind, in the order of kinds."""
        counts = Counter(match.kind for match in self.matches)
        return {kind: counts[kind] for kind in Kind if counts[kind]}


@dataclass(frozen=True, slots=True)
class HitGroup:
    kind: Kind
    count: int
    hits: list[Entry]

    @property
    def more(self) -> bool:
        return self.count > len(self.hits)


def find(query: str) -> Found:
    """What holds every word of the query, best first; where that is little, also what holds most."""
    asked = read(query)
    matches = _holding_all(asked, Entry.objects.all())
    if not matches or (len(matches) < BEST and len(asked.terms) > 2):
        matches += _holding_most(asked, len(matches))
    return _found(matches, asked)


def find_all(query: str, kind: Kind) -> Found:
    """What of one kind holds every word of the query."""
    asked = read(query)
    return _found(_holding_all(asked, Entry.objects.filter(kind=kind)), asked)


def _found(matches: list[Match], asked: Asked) -> Found:
    matches = sorted(matches, key=lambda match: match.place(asked))
    return Found(matches, asked.notes, asked.is_empty)


def _holding_all(asked: Asked, entries: QuerySet) -> list[Match]:
    if not asked.terms:
        return []
    return _matches(asked, entries.filter(Holds(*asked.terms)), Value(len(asked.terms)))


def _holding_most(asked: Asked, whole: int) -> list[Match]:
    """What holds most of the words but not all, and a sentence that says so."""
    total = len(asked.terms)
    if total < 2:
        return []
    some = Entry.objects.filter(Holds(*asked.terms, any_term=True))
    part = [match for match in _matches(asked, some, _count(asked.terms)) if match.held < total]
    most = max((match.held for match in part), default=0)
    if not most or (whole and most < total - 1):
        return []
    asked.notes.append(_most_words(whole, most, asked.words))
    return [match for match in part if match.held == most]


def _most_words(whole: int, most: int, words: list[str]) -> str:
    listed = ", ".join(words)
    every = _("both words (%(words)s)") if len(words) == 2 else _("all %(n)s words (%(words)s)")
    said = {"named": every % {"n": len(words), "words": listed}, "whole": whole, "most": most}
    if not whole:
        return _("Nothing here has %(named)s. This is what has %(most)s of them.") % said
    return (
        ngettext(
            "%(whole)s here has %(named)s. Below that stands what has %(most)s of them.",
            "%(whole)s here have %(named)s. Below that stands what has %(most)s of them.",
            whole,
        )
        % said
    )


def _matches(asked: Asked, rows: QuerySet, held: Expression) -> list[Match]:
    counted = rows.annotate(in_title=_count(asked.terms, title_only=True), held=held)
    columns = ("pk", "key", "kind", "prior", "title", "in_title", "held")
    return [Match(*row) for row in counted.values_list(*columns)]


def _count(terms: list[Term], *, title_only: bool = False) -> Expression:
    """How many of the terms an entry holds."""
    ones = (
        Case(
            When(Holds(term, title_only=title_only), then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        for term in terms
    )
    return reduce(add, ones)


def entries_of(matches: list[Match]) -> list[Entry]:
    """The entries themselves, in the order of the matches. One query."""
    rows = Entry.objects.in_bulk([match.pk for match in matches])
    return [rows[match.pk] for match in matches if match.pk in rows]


def _best(matches: list[Match]) -> list[Match]:
    """The first matches, a few of each kind before more of the same."""
    seen: Counter[str] = Counter()
    first, more = [], []
    for match in matches:
        seen[match.kind] += 1
        (first if seen[match.kind] <= BEST_OF_A_KIND else more).append(match)
    return [*first, *more][:BEST]


def grouped(found: Found) -> tuple[list[Entry], list[HitGroup]]:
    """The best matches of all, and the first of each kind. One query."""
    counts = found.counts()
    of_kind = {
        kind: [match for match in found.matches if match.kind == kind][:OF_A_KIND]
        for kind in counts
    }
    best = _best(found.matches)
    shown = {match.pk: match for match in [*best, *(m for ms in of_kind.values() for m in ms)]}
    rows = {row.pk: row for row in entries_of(list(shown.values()))}
    groups = [
        HitGroup(kind, counts[kind], [rows[match.pk] for match in matches if match.pk in rows])
        for kind, matches in of_kind.items()
    ]
    return [rows[match.pk] for match in best if match.pk in rows], groups
