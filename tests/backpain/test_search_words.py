"""Search, before anything is found: from words to stems and names, from a query to terms."""

from __future__ import annotations

import pytest

from backpain.models import Word
from backpain.search.asking import read
from backpain.search.index import Term
from backpain.search.names import Names
from backpain.search.words import asked_words, is_question, plain_words, stem
from treatments.search import words_of

# ── Words ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("injections", "injected"),
        ("herniated", "herniation"),
        ("studies", "study"),
        ("discs", "disc"),
    ],
)
def test_forms_of_a_word_share_their_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["prolotherapy", "us", "prp", "2004", "x"])
def test_a_stem_of_a_stem_is_plain(word):
    assert stem(word).isascii()
    assert stem(word).isalnum()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Müller’s PRP", ["muller", "s", "prp"]),
        ("Müller's PRP", ["muller", "s", "prp"]),
        ("front–back — 46 %", ["front", "back", "46"]),
        ("Jørgensen, Łukasz, Weiß", ["jorgensen", "lukasz", "weiss"]),
        ("ﬁbre, İ, ½", ["fibre", "i", "1", "2"]),
        ("日本 ٣ \x00", []),
    ],
)
def test_words_are_plain_letters_and_digits(text, words):
    assert words_of(text) == words


def test_small_words_say_nothing():
    assert plain_words("How many people got an infection after it?") == ["infection"]
    assert plain_words("Müller’s PRP in the U.S.") == ["muller", "prp", "u"]
    assert plain_words("x" * 41) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("How long until prolotherapy works?", ["prolotherapy", "works"]),
        ("a long-term result", ["long", "term", "result"]),
        ("the difference between PRP and stem cells", ["prp", "stem", "cells"]),
        ("injection injections INJECTED", ["injected"]),
        ("", []),
    ],
)
def test_a_query_is_read_for_what_it_is_about(query, words):
    assert asked_words(query) == words


def test_a_question_is_told_from_words():
    assert is_question("what does it cost")
    assert is_question("PRP or not?")
    assert not is_question("whatever PRP costs")
    assert not is_question("")


# ── Names ─────────────────────────────────────────────────────────────────────────────────

PRP = ("PRP into the disc", "PRP", "intradiscal platelet plasma")
FACET = ("PRP into the facet", "PRP", "facet platelet plasma")
EXERCISE = ("Exercise", "yoga", "core training")


def beside(text, *groups):
    return Names(groups).beside(plain_words(text))


def test_a_name_brings_the_other_names_of_the_thing():
    assert {"yoga", "core", "training"} <= beside("People did exercise.", EXERCISE)
    assert {"exercise", "yoga"} <= beside("Some core training", EXERCISE)


def test_a_name_of_several_things_brings_what_they_share():
    found = beside("PRP was given", PRP, FACET)
    assert {"platelet", "plasma"} <= found
    assert not {"disc", "facet", "intradiscal"} & found


def test_a_single_word_that_may_mean_more_brings_nothing():
    assert "exercise" not in beside("yoga", EXERCISE)


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("A corticosteroid was injected", "cortisone"),
        ("an operation", "surgery"),
        ("a disk", "disc"),
        ("in the United States", "usa"),
        ("a side effect", "risk"),
        ("adipose tissue", "fat"),
        ("side by side", ""),
    ],
)
def test_everyday_words_bring_each_other(said, typed):
    assert beside(said) >= ({typed} if typed else set())
    assert bool(beside(said)) == bool(typed)


# ── Terms ─────────────────────────────────────────────────────────────────────────────────


def test_a_term_is_written_for_both_databases():
    term = Term(("disc", "disk"), "dis")
    assert term.fts5() == '("disc" OR "disk" OR "dis"*)'
    assert term.tsquery() == "('disc' | 'disk' | 'dis':*)"


@pytest.fixture
def words(db):
    texts = ["prolotherapy", "platelet", "platelets", "sciatica", "injection", "injecting", "disc"]
    for number, word in enumerate([*texts, "risk", "2019"]):
        Word.objects.create(word=word, stem=stem(word), uses=number + 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prolotheraphy", "prolotherapy"),
        ("siatica", "sciatica"),
        ("sciatcia", "sciatica"),
        ("dics", "disc"),
        ("platlet", "platelet"),
        ("injektions", "injection"),
        ("PLATELETTE", "platelet"),
    ],
)
def test_a_misspelt_word_becomes_the_closest_known_one(words, typed, meant):
    asked = read(typed)
    assert asked.terms == [Term((stem(meant),))]
    assert asked.words == [meant]
    assert f"“{meant}”" in asked.notes[0]


@pytest.mark.parametrize("typed", ["2018", "xyzzy", "disk", "riskkkkk"])
def test_a_word_like_none_is_told_and_left_out(words, typed):
    asked = read(typed)
    assert asked.terms == []
    assert asked.notes == [f"No page says “{typed}”."]
    assert read(f"disc {typed} risk").notes == [f"No page says “{typed}”. The rest was looked for."]


def test_the_last_word_may_be_typed_in_part(words):
    assert read("disc prolo").terms == [Term(("disc",)), Term((), "prolo")]
    assert read("injecti").terms == [Term(("inject",), "injecti")]
    assert read("prolo disc").words == ["disc"]  # not the last: it would have to be whole
    assert read("x").terms == []


def test_a_known_word_is_not_taken_for_a_part(words):
    assert read("platelet").terms == [Term(("platelet",))]


@pytest.mark.parametrize("query", ["?!", "“”", "*", "\x00", "( ) & | ~"])
def test_nothing_to_look_for_is_told(words, query):
    asked = read(query)
    assert asked.is_empty
    assert asked.notes == ["The search has no letters or numbers to look for."]


def test_small_words_alone_are_told(words):
    asked = read("what is it for")
    assert asked.is_empty
    assert "in every text" in asked.notes[0]


def test_no_query_is_no_complaint(words):
    assert read("").notes == read("  ").notes == []


def test_too_many_words_are_told(words):
    asked = read(" ".join(["disc", *(f"w{number}" for number in range(20))]))
    assert "first 12 words" in asked.notes[0]
    assert asked.words == ["disc"]
