"""The digit guard: which numbers a text tells, which a passage holds, and which are missing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidence.digits import digits_in, held, told, unstated, words_in


def numbers(*values):
    return {Decimal(str(value)) for value in values}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("no digits", []),
        ("7 of 52.", [7, 52]),
        ("1,200 and 1,234,567.5", [1200, "1234567.5"]),
        ("1,2 and 1,2345", [1, 2, 2345]),
        ("0.25, 12.50 and 007", ["0.25", "12.5", 7]),
        ("p = .05, (.5) and <.001", ["0.05", "0.5", "0.001"]),
        ("1/4 of 3 / 6", [1, 4, "0.25", 3, 6, "0.5"]),
        ("1/0 and 10/11/", [1, 0, 10, 11]),
        ("½ an inch, 2¾ inches", [1, 2, "0.5", 3, 4, "0.75"]),
        ("3-7, 3–7, 3 to 7", [3, 7]),
        ("L4-L5, B12, x2 and v1.2", []),
        ("1980s, 3rd, 2-point, 6x, 10mg", [1980, 3, 2, 6, 10]),
        ("NRS-11", [11]),
        ("67%, $50, n=33, ~20, +5, −8", [67, 50, 33, 20, 5, 8]),
        ("$134.5 billion", [134_500_000_000]),
        ("5 Million, 2-thousand, 3 dozen, 4 hundred", [5_000_000, 2000, 36, 400]),
        ("2 thousandths, 3 millions", [2, 3]),
        ("collagen.1", []),
        ("mm², 10² and H₂O", [10]),
        ("٣ and ７", [3, 7]),
        ("9" * 5000, ["9" * 5000]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_numbers_in_digits(text, found):
    assert digits_in(text) == numbers(*found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("often someone weighs a stone", []),
        ("One, zero and TWELVE", [1, 0, 12]),
        ("twenty-five, thirty six, ninety", [25, 36, 90]),
        ("twenty, five", [20, 5]),
        ("thirty or forty", [30, 40]),
        ("ten five-minute walks", [10, 5]),
        ("two one-hour visits", [2, 1]),
        ("two-thirds", [2]),
        ("sixteen and sixty-one", [16, 61]),
        ("three hundred and a hundred", [300, 100]),
        ("three hundred and fifty-two, two hundred six", [352, 206]),
        ("one hundred, fifty", [100, 50]),
        ("two thousand, five million, a billion", [2000, 5_000_000, 10**9]),
        ("three hundred thousand", [300_000]),
        ("a dozen, two dozen, dozens, hundreds, a thousand", [12, 24, 1000]),
        ("a few hundred", []),
    ],
)
def test_numbers_in_words(text, found):
    assert words_in(text) == numbers(*found)


BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"


def test_every_number_below_a_hundred_has_its_words():
    below_twenty, tens = BELOW_TWENTY.split(), TENS.split()
    names = below_twenty + [f"{ten}-{one}" for ten in tens for one in ["", *below_twenty[1:10]]]
    assert [words_in(name) for name in names] == [{Decimal(number)} for number in range(100)]


IMPLIED = {
    0: "no none never without",
    1: "once single monthly weekly daily yearly annually",
    2: "twice both pair couple double twofold",
    50: "half",
}
TIMES = "minute hour day week month year"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        *((word, number) for number, word in enumerate(ORDINALS.split(), 1)),
        *((word, number) for number, words in IMPLIED.items() for word in words.split()),
        *((f"{before} {time}", 1) for before in ("a", "per") for time in TIMES.split()),
    ],
)
def test_a_word_of_a_passage_may_hold_a_number_without_naming_it(words, number):
    assert held(f"it, {words.upper()}.") == {Decimal(number)}
    assert told(words) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one of these, no one, zero", []),
        ("twenty-one of one hundred", [21, 100]),
        ("1 of 2, 0 of 3", [0, 1, 2, 3]),
        ("three of 67%", [3, 67]),
        ("entry 8", []),
        ("Entry 8, 12 people", [12]),
        ("entry 145", [145]),
        ("reference 9 and 12 people", [12]),
        ("entries 1, 2 and 3", []),
        ("entries 4 and 6, 12 people", [12]),
        ("entries 4, 12 people", [12]),
        ("references 4–6, or 9", []),
        ("printed as 1, 1 and 2; cited as 9", []),
        ("It cites numbers 9, 10 and 11.", []),
        ("numbers 44.6 and 44.8", ["44.6", "44.8"]),
        ("number 40 %, number 12 percent, number 13 per cent", [40, 12, 13]),
        ("Number 5,000 and outnumber 3", [5000, 3]),
    ],
)
def test_what_a_text_of_ours_tells(text, found):
    assert told(text) == numbers(*found)


@pytest.mark.parametrize(
    ("passage", "there", "missing"),
    [
        ("It makes collagen.1,2 In 3 weeks", [3], [1, 2]),
        ("The strength rose by 28%.3", [28, 100], [3]),
        ("It lasts,4-6 they say", [], [4, 5, 6]),
        ("More cartilage. 7,8,9", [], [7, 8, 9]),
        ("It has properties. 7,8,9.10,11", [], [7, 8, 9, 10, 11]),
        ("It was small (RMDQ).3,4 So was the ODI.5,6", [], [3, 4, 5, 6]),
        ("It heals (7), [8] and (9, 10 - 12)", [], [7, 8, 9, 10, 12]),
        ("A dose,2.5 mg, or diet,150 people", ["2.5", 150], [15]),
        ("Grade (3 or 4) of (150)", [3, 4, 150], []),
        ("See Vol. 150", [150], []),
        ("A scale (0-10), a year (2004)", [0, 10, 2004], []),
        ("Drugs, e.g.,150 mg or 2,5 mg", [150], [15]),
        ("67% and sixty per cent of them", [67, 60, 100], [40, 33]),
        ("67 Percent", [67, 100], []),
        ("2 Out of 3 people", [2, 3, 100], []),
        ("copper centre, about often", [], [100]),
        ("The 3rd and the fourth day in the 1980s", [3, 4, 1980], [100]),
        ("Both knees, twice, by a couple, for half of them", [2, 50], [1]),
        ("$134.5 billion, five million", ["134.5", 134_500_000_000, 5, 5_000_000], [134]),
        ("three hundred", [300], [3, 100]),
        ("a week, an hour, 2 per month", [1, 2], []),
        ("Monthly, for a single week", [1], []),
        ("a needle in an arm", [], [1]),
        ("No one had it, none", [0, 1], []),
        ("a second round", [2], [1]),
        ("30 second holds, a thirty-second hold", [30], [2]),
        ("three times per second", [3], [2]),
        ("30 seconds, 5second, Two second holds", [30, 5], [1]),
        ("six-second and 30 Second holds", [6, 30], [2]),
        ("a weekend, banana week, A Month", [1], []),
        ("a weekend, banana week", [], [1]),
        ("costs ...5 million or 1.2.3 million", [], [123]),
    ],
)
def test_what_a_passage_holds(passage, there, missing):
    found = held(passage)
    assert numbers(*there) <= found
    assert found.isdisjoint(numbers(*missing))


@pytest.mark.parametrize(
    ("text", "passage", "missing"),
    [
        ("46 of 100 people", "46% of patients", []),
        ("46 of 100 people", "46 patients", [100]),
        ("twenty-five people for 12 months", "25 patients, 1 year", [12]),
        ("3 to 7 sessions", "about 5, from 3–7", []),
        ("$134.5 million", "$134.5 billion", [134_500_000]),
        ("one hundred people", "100 people", []),
        ("one hundred people", "one person", [100]),
        ("21 people", "twenty people, one more", [21]),
        ("0.5 of 2,000", ".50 of 2000.0", []),
        ("entry 8 tells of one person", "nothing", []),
        ("7, 5, 6 and 5", "six", [5, 7]),
    ],
)
def test_what_is_unstated_comes_in_order(text, passage, missing):
    assert unstated([text], [passage]) == sorted(numbers(*missing))


def test_passages_and_texts_are_taken_together():
    assert unstated(["3 weeks", "4 days", "9 years"], ["3 here", "4 there"]) == [9]
    assert unstated([], ["3"]) == []
    assert unstated(["3 weeks"], []) == [3]
    assert unstated(["weeks"], []) == []


# ── Whatever the text ─────────────────────────────────────────────────────────────────────

WORDS = st.sampled_from(["people", "of", "weeks", "a", "L4-L5", "and", "half", "percent", "no"])
WRITTEN = st.sampled_from(["three", "twenty-five", "a hundred", "two million", "3rd", "1/4", "½"])
DIGITS = (
    st.integers(0, 10**9).map(str)
    | st.integers(1000, 10**9).map("{:,}".format)
    | st.decimals(0, 1000, places=2).map(str)
    | st.integers(1, 99).map("{} billion".format)
)
TEXTS = st.lists(WORDS | WRITTEN | DIGITS, max_size=8).map(" ".join)


@given(TEXTS)
def test_a_text_leaves_nothing_of_itself_unstated(text):
    assert unstated([text], [text]) == []


@given(TEXTS, TEXTS)
def test_a_longer_passage_leaves_nothing_of_its_part_unstated(text, more):
    assert unstated([text], [text, more]) == []


@given(TEXTS, st.integers(2, 10**9))
def test_a_number_that_is_not_in_the_passage_is_found(text, number):
    assume(Decimal(number) not in held(text))
    assert unstated([f"{text}; {number} people"], [text]) == [number]


@given(st.text(), st.text())
def test_any_text_can_be_checked(text, passage):
    assert set(unstated([text], [passage])) <= told(text)


@given(st.text(alphabet="0123456789.,/-–%() ²½٣aL"))
def test_any_heap_of_digits_can_be_read(text):
    assert all(number.is_finite() and number >= 0 for number in told(text) | held(text))
