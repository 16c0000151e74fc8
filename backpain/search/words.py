"""From text to words and from words to stems, the same for what is stored and what is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

import snowballstemmer

from treatments.search import words_of

LONGEST_WORD = 40  # what is longer is no word: a checksum, an address

# Words that every text holds. “Without” and “not” are among them: search finds topics, not denials.
_SMALL_WORDS = """
    a about after again against all already also am an and another any anybody anyone are as at be
    because been before being both but by can could did do does doesn doing don done for from get
    gets getting give given giving got had has have having he her here him his how i if in into is
    isn it its just know let ll many may me might more most much must my need no not now of off on
    once one or other our out over people person please re s said say says she should so some
    somebody someone such t tell than that the their them then there these they this those to today
    too under until up ve versus very vs was we were what when where whether which while who whom
    whose why will with without won would you your
"""
STOP_WORDS = frozenset(_SMALL_WORDS.split())
# “How long” asks for a time; “long” alone is a word like any other.
ASKING = re.compile(
    r"\bhow\s+(?:long|soon|often|far|well|come)\b|\bdifference\s+between\b", re.IGNORECASE
)
QUESTION = re.compile(
    r"^(?:are|am|can|could|did|do|does|has|have|how|is|may|must|should|was|what|when|where|which"
    r"|who|why|will|would)\b|\?\s*$",
    re.IGNORECASE,
)

_stemmer = snowballstemmer.stemmer("english")
_one_at_a_time = Lock()  # the stemmer keeps the word that it works on


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The part that a word shares with its other forms: “injections” → “inject”."""
    with _one_at_a_time:
        return _stemmer.stemWord(word)


def plain_words(text: str) -> list[str]:
    """The words of a text that say something, in their order."""
    return [word for word in words_of(text) if word not in STOP_WORDS and len(word) <= LONGEST_WORD]


def stems_of(words: Iterable[str]) -> list[str]:
    return [stem(word) for word in words]


def is_question(query: str) -> bool:
    """“What does PRP cost”, with or without its mark."""
    return bool(QUESTION.search(query.strip()))


def asked_words(query: str) -> list[str]:
    """The words of a query that say something, one for each stem."""
    words = plain_words(ASKING.sub(" ", query))
    return list({stem(word): word for word in words}.values())
