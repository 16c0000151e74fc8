"""From what was typed to the terms that are looked up, and sentences on what was made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backpain.language import content
from backpain.models import Word
from treatments.search import words_of

from .index import Term
from .words import asked_words, is_question, stem, stems_of

MOST_WORDS = 12
SHORTEST_PREFIX = 2
CLOSE = 0.8  # “siatica” is 0.93 like “sciatica”, “disk” 0.75 like “disc”
SWAPPED = 0.9  # two letters in the wrong order are one slip, however short the word
NEAR_LENGTH = 2
NOTHING_TO_FIND = gettext_lazy("The search has no letters or numbers to look for.")
ONLY_SMALL_WORDS = gettext_lazy(
    "These words are in every text. Type what it is about: a treatment, a problem, a cost, a risk."
)


@dataclass
class Asked:
    """The terms of a query, and what a reader should be told of how it was read."""

    terms: list[Term] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # what each term stands for
    notes: list[str] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)  # of all that was said, small words too
    is_question: bool = False
    is_empty: bool = False  # nothing to look for, so that a list is not narrowed

    def add(self, term: Term, word: str) -> None:
        self.terms.append(term)
        self.words.append(word)
        self.stems.update(term.stems)


def read(query: str) -> Asked:
    """Two queries at most: one for the words as typed, one for the closest to those unknown."""
    asked = Asked(stems=set(stems_of(words_of(query))), is_question=is_question(query))
    words = asked_words(query)
    asked.is_empty = not words
    if query.strip() and asked.is_empty:
        asked.notes.append(str(ONLY_SMALL_WORDS if words_of(query) else NOTHING_TO_FIND))
    if len(words) > MOST_WORDS:
        asked.notes.append(
            _("Only the first %(most)s words that say something were used.") % {"most": MOST_WORDS}
        )
        words = words[:MOST_WORDS]
    if words:
        _look_up(words, _unfinished(query, words), asked)
    return asked


def _unfinished(query: str, words: list[str]) -> str:
    """The last word, where the query ends with it: it may be typed in part."""
    last = words_of(query)[-1]
    return last if last == words[-1] and len(last) >= SHORTEST_PREFIX else ""


def _look_up(words: list[str], unfinished: str, asked: Asked) -> None:
    begins = Q(word__startswith=unfinished) if unfinished else Q(pk__in=[])
    rows = Word.objects.filter(Q(stem__in=stems_of(words)) | begins)
    known = dict(rows.values_list("word", "stem"))
    stems = set(known.values())
    begun = {unfinished} if any(word.startswith(unfinished or " ") for word in known) else set()
    unknown = [word for word in words if stem(word) not in stems and word not in begun]
    closest = _closest(unknown) if unknown else {}
    for word in words:
        if stem(word) in stems:
            asked.add(Term((stem(word),)), word)
        elif word not in unknown:
            asked.add(_beginning(word, known), f"{word}…")
        elif word in closest:
            near = closest[word]
            either = _(" or ").join(map(content, near))
            asked.add(Term(tuple(dict.fromkeys(stems_of(near)))), either)
            asked.notes.append(
                _("Showing results for “%(near)s”: no page says “%(word)s”.")
                % {"near": either, "word": word}
            )
    unheard = ", ".join(f"“{word}”" for word in unknown if word not in closest)
    if unheard:
        missing = (
            _("No page says %(words)s. The rest was looked for.")
            if asked.terms
            else _("No page says %(words)s.")
        )
        asked.notes.append(missing % {"words": unheard})


def _beginning(word: str, known: dict[str, str]) -> Term:
    """Words that begin so: also those whose stem is shorter than what was typed."""
    shorter = {
        stem
        for whole, stem in known.items()
        if whole.startswith(word) and not stem.startswith(word)
    }
    return Term(tuple(sorted(shorter)), word)


def _closest(words: list[str]) -> dict[str, list[str]]:
    """For each misspelt word the known words most like it; most people get the first letter right."""
    near = Q(pk__in=[])
    for word in words:
        lengths = (len(word) - NEAR_LENGTH, len(word) + NEAR_LENGTH)
        near |= Q(word__startswith=word[0], length__range=lengths)
    rows = Word.objects.annotate(length=Length("word")).filter(near).order_by("-uses", "word")
    known = list(rows.values_list("word", flat=True))
    return {word: found for word in words if (found := _most_like(word, known))}


def _most_like(word: str, known: Iterable[str]) -> list[str]:
    """The words with the greatest likeness, one for each stem, the commonest first."""
    if not word.isalpha():
        return []  # another number is not a spelling of this one
    matcher = SequenceMatcher(b=word, autojunk=False)
    likeness: dict[str, float] = {}
    for other in known:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= CLOSE and matcher.quick_ratio() >= CLOSE:
            likeness[other] = SWAPPED if _is_swapped(word, other) else matcher.ratio()
    best = max(likeness.values(), default=0)
    alike = [other for other, ratio in likeness.items() if ratio == best >= CLOSE]
    return list({stem(other): other for other in reversed(alike)}.values())[::-1]


def _is_swapped(word: str, other: str) -> bool:
    """Two neighbouring letters changed places: “yoag”."""
    places = [
        place for place, pair in enumerate(zip(word, other, strict=False)) if len(set(pair)) > 1
    ]
    return sorted(word) == sorted(other) and len(places) == 2 and places[1] - places[0] == 1
