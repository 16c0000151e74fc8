"""Searching every public noun. Each queryset knows its own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from evidence.models import Claim, SourceDocument, Study
from treatments.models import Condition, Treatment
from treatments.search import words_of

MOST = 50


@dataclass(frozen=True, slots=True)
class Hit:
    title: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class HitGroup:
    label: str
    hits: tuple[Hit, ...]
    more: bool


def search(query: str, user: Any) -> list[HitGroup]:
    """Hits by noun, names that hold the words before texts that do. One query a noun."""
    words = words_of(query)
    if not words:
        return []
    groups = [
        _group("Treatments", Treatment.objects.visible_to(user).search(query), _treatment, words),
        _group(
            "Problems",
            _holding(Condition.objects.visible_to(user), words, "name", "synonyms", "summary"),
            _condition,
            words,
        ),
        _group(
            "Studies",
            _holding(
                Study.objects.visible_to(user), words, "name", "population", "authors_conclusion"
            ),
            _study,
            words,
        ),
        _group(
            "Claims",
            _holding(
                Claim.objects.visible_to(user), words, "wording", "rationale", "paper_reports"
            ),
            _claim,
            words,
        ),
        _group(
            "Pages of clinics",
            _holding(
                SourceDocument.objects.visible_to(user), words, "title", "stance", "author_name"
            ),
            _document,
            words,
        ),
    ]
    return [group for group in groups if group.hits]


def _holding(rows: QuerySet, words: Iterable[str], *fields: str) -> QuerySet:
    """Rows in which every word occurs in one of the fields."""
    for word in words:
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(anywhere)
    return rows


def _group(label: str, rows: QuerySet, hit: Any, words: list[str]) -> HitGroup:
    found = [hit(row) for row in rows[: MOST + 1]]
    found.sort(key=lambda each: -sum(word in words_of(each.title) for word in words))
    return HitGroup(label, tuple(found[:MOST]), len(found) > MOST)


def _treatment(row: Treatment) -> Hit:
    return Hit(row.name, row.summary, reverse("treatment", args=[row.slug]))


def _condition(row: Condition) -> Hit:
    return Hit(row.name, row.summary, reverse("condition", args=[row.slug]))


def _study(row: Study) -> Hit:
    return Hit(
        row.name, f"{row.get_design_display()}. {row.population}", reverse("study", args=[row.slug])
    )


def _claim(row: Claim) -> Hit:
    return Hit(
        row.wording,
        f"Verdict: {row.get_verdict_display().lower()}.",
        reverse("claim", args=[row.slug]),
    )


def _document(row: SourceDocument) -> Hit:
    return Hit(row.title, row.stance, reverse("document", args=[row.slug]))
