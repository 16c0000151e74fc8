"""Entries made on save, as profiles are: all of them read anew, those that differ written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.translation import override

from backpain.models import Entry, Word

from . import catalogue, facts, literature, told
from .entries import Collector, Draft, Site
from .index import entries_changed
from .names import Names
from .words import plain_words, stem, stems_of

COLLECTORS: tuple[Collector, ...] = (
    *catalogue.COLLECTORS,
    *facts.COLLECTORS,
    *told.COLLECTORS,
    *literature.COLLECTORS,
)
MOST_VALUES = 500  # in one query
Words = tuple[frozenset[str], frozenset[str]]
Told = Callable[[str], Words]


@override(settings.LANGUAGE_CODE)
def store_entries() -> int:
    """Make the entries of search anew from what is published, in English. Returns how many there are."""
    site = Site()
    names = Names(site.groups())
    told = cache(partial(_words, names, Names()))  # names recur in thousands of entries
    uses: Counter[str] = Counter()
    entries = []
    for collect in COLLECTORS:
        for draft in collect(site):
            title, text = entry_words(draft, told)
            uses.update(title | text)
            entries.append(_entry(draft, title, text))
    words = [{"word": word, "stem": stem(word), "uses": uses[word]} for word in sorted(uses)]
    with transaction.atomic():
        if _write(Entry, "key", entries):
            entries_changed()
        _write(Word, "word", words)
    return len(entries)


def _words(names: Names, everyday: Names, text: str) -> Words:
    """The words of a text, with everyday words for the same, and other names of what it names."""
    words = plain_words(text)
    return everyday.beside(words).union(words), names.beside(words)


def entry_words(draft: Draft, told: Told) -> tuple[set[str], set[str]]:
    """The words of an entry’s title and of its text. Other names of what they name are text."""
    title = [told(part) for part in (draft.title, *draft.names)]
    text = [told(part) for part in (draft.text, *draft.words)]
    of_title: set[str] = set().union(*(words for words, _ in title))
    of_text: set[str] = set().union(*(words | beside for words, beside in text))
    return of_title, of_text.union(*(beside for _, beside in title))


def _entry(draft: Draft, title: set[str], text: set[str]) -> dict[str, Any]:
    title_stems = set(stems_of(title))
    text_stems = set(stems_of(text)) - title_stems
    return {
        "key": f"{draft.kind}:{draft.key}",
        "kind": draft.kind.value,
        "title": draft.title,
        "text": draft.text,
        "address": draft.address,
        "prior": draft.prior,
        "title_stems": " ".join(sorted(title_stems)),
        "text_stems": " ".join(sorted(text_stems)),
    }


def _write(model: type[Model], key: str, rows: list[dict[str, Any]]) -> bool:
    """Bring a table to these rows, touching only what differs. Returns whether anything did."""
    names = list(rows[0])
    stored = {row[key]: row for row in model._default_manager.values(*names)}
    differing = [model(**row) for row in rows if row != stored.get(row[key])]
    gone = sorted(stored.keys() - {row[key] for row in rows})
    for start in range(0, len(gone), MOST_VALUES):
        part = gone[start : start + MOST_VALUES]
        model._default_manager.filter(**{f"{key}__in": part}).delete()
    model._default_manager.bulk_create(
        differing,
        update_conflicts=True,
        unique_fields=[key],
        update_fields=[name for name in names if name != key],
    )
    return bool(gone or differing)
