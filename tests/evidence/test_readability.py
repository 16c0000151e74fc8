"""The Flesch–Kincaid grade: its sentences, words, syllables and the formula itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.readability import (
    NAME_SYLLABLES,
    NAMES,
    grade,
    grade_of,
    sentences,
    syllables,
    words,
)

# Words of this field, counted by ear.
SPOKEN = {
    1: "back pain bone spine disc nerve joint eased called scale tried weeks months placed stayed "
    "health eye leagues bulged squeezed",
    2: "dextrose people fibre centre muscle needle trial being safety useful statement patient "
    "study blinded treated fluid billion every technique sometimes therefore improve fusion "
    "doctor steroid handled tables layer trying surgeon cases tissue movement hundred baseline",
    3: "ligament placebo cartilage surgery injection platelet hospital recover infection average "
    "medicine serious earlier reaction idea area anyone sodium usual median solution element "
    "physical supplement steadier arthritis evidence",
    4: "activity epidural ordinary diabetes society operation anaesthetic material usually "
    "sciatica multifidus comparison experience umbilical complication herniated",
    5: "disability regenerative university manipulation laboratory degenerative paracetamol "
    "antibiotic corticosteroid fluoroscopy sacroiliac",
    6: "physiotherapy rehabilitation osteoarthritis spondylolisthesis methylprednisolone",
}
TABLE = [(word, count) for count, line in SPOKEN.items() for word in line.split()]
SENTENCES = st.lists(st.sampled_from([word for word, _ in TABLE]), min_size=1, max_size=30).map(
    lambda chosen: " ".join(chosen).capitalize() + "."
)


def test_the_table_is_long_enough_to_mean_something():
    assert len(TABLE) >= 80


@pytest.mark.parametrize(("word", "count"), TABLE)
def test_syllables_are_those_that_are_heard(word, count):
    assert syllables(word) == count
    assert syllables(word.capitalize()) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("46", 1),  # a figure is one, however it is read
        ("4.5", 1),
        ("2,470", 1),
        ("PRP", 1),  # so is an abbreviation in capitals
        ("L4", 1),
        ("3-month", 2),  # parts of a hyphenated word are counted one by one
        ("sham-controlled", 3),
        ("x-ray", 2),
        ("clinic’s", 2),
        ("don’t", 1),
        ("didn't", 2),
        ("(likely", 2),
        ("“placebo”,", 3),
    ],
)
def test_figures_abbreviations_and_hyphens(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_name_that_cannot_be_said_otherwise_counts_as_two(name):
    assert syllables(name) == syllables(name.title()) == NAME_SYLLABLES


def test_the_list_of_names_stays_short():
    assert len(NAMES) <= 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It helped. It hurt.", ["It helped.", "It hurt."]),
        ("Did it help? No! Nobody knows", ["Did it help?", "No!", "Nobody knows"]),
        ("Pain fell by 4.5 points.", ["Pain fell by 4.5 points."]),
        ("PRP vs. Placebo was tested.", ["PRP vs. Placebo was tested."]),
        ("Dr. Meier writes it. We read it.", ["Dr. Meier writes it.", "We read it."]),
        ("The U.S. Food and Drug office.", ["The U.S. Food and Drug office."]),
        ("By C. T. Smith. It is old.", ["By C. T. Smith.", "It is old."]),
        ("E.g. tablets, i.e. pills.", ["E.g. tablets, i.e. pills."]),
        (
            "It fell (likely by 5.) Then it rose.",
            ["It fell (likely by 5.)", "Then it rose."],
        ),
        ("He says “it works.” We saw none.", ["He says “it works.”", "We saw none."]),
        ("46 of 100 got well. 36 did not.", ["46 of 100 got well.", "36 did not."]),
        (
            "One colon: one semicolon; one dash – no end.",
            ["One colon: one semicolon; one dash – no end."],
        ),
        ("", []),
        (" … ", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_stop(text, found):
    assert sentences(text) == found


def test_words_stand_between_spaces():
    assert words("A long-term gap – 4.5 of 10 – in PRP/fat.") == [
        "A", "long-term", "gap", "4.5", "of", "10", "in", "PRP", "fat.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        # words / sentences, syllables / words, by hand
        ("The cat sat on the mat.", 0.39 * 6 / 1 + 11.8 * 6 / 6 - 15.59),
        ("Pain fell. It came back.", 0.39 * 5 / 2 + 11.8 * 5 / 5 - 15.59),
        (
            "46 of 100 people got better with sugar water. So did 36 of 100 with salt water.",
            0.39 * 17 / 2 + 11.8 * 22 / 17 - 15.59,
        ),
        (
            "Rehabilitation after an operation is ordinary.",
            0.39 * 6 / 1 + 11.8 * (6 + 2 + 1 + 4 + 1 + 4) / 6 - 15.59,
        ),
    ],
)
def test_the_grade_is_that_of_the_published_formula(text, worked):
    assert grade(text) == pytest.approx(worked)


def test_a_text_without_a_word_has_no_grade():
    with pytest.raises(ValueError, match="no word"):
        grade(" – ")


@given(SENTENCES)
def test_saying_a_sentence_twice_is_no_harder(text):
    assert grade(f"{text} {text}") == pytest.approx(grade(text))
    assert grade_of([text, text]) == pytest.approx(grade(text))


@given(SENTENCES, SENTENCES)
def test_two_sentences_are_easier_than_the_same_words_in_one(first, second):
    assert grade(f"{first} {second}") < grade(f"{first[:-1]} {second}")


@given(SENTENCES)
def test_a_longer_word_is_harder(text):
    assert grade(f"{text[:-1]} rehabilitation.") > grade(f"{text[:-1]} care.")


@given(st.text())
def test_every_text_can_be_counted(text):
    assert all(syllables(word) >= 1 for word in words(text))
    assert len(sentences(text)) <= max(1, len(words(text)))


@given(st.lists(SENTENCES, min_size=1, max_size=8))
def test_sentences_are_found_again(texts):
    assert sentences(" ".join(texts)) == texts
