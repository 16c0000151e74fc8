"""Shown calculations: what they may use, what they come to, and what is said where they are wrong."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.arithmetic import calculated
from evidence.digits import held, unstated

PASSAGE = (
    "After 12 months 67% of 33 got better, with 8% of the others; PRP or dextrose, none or 2.5."
)


def result_of(line, passage=PASSAGE):
    return calculated(line, held(passage), passage)


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("67 - 8 = 59", 59),
        ("67-8=59", 59),
        ("67 - 8 = 59.0", 59),
        ("12 / 52 = 0.23", "0.23"),
        ("67 / 8 = 8.4", "8.4"),
        ("67 / 8 = 8", 8),
        ("2.5 / 1 = 3", 3),
        ("33 * 67 / 100 = 22", 22),
        ("8 + 67 * 2.5 = 175.5", "175.5"),
        ("67 - 8 - 33 = 26", 26),
        ("12 / 4 * 8 = 24", 24),
        ("33 * 1,000 = 33,000", 33000),
        ("count of PRP = 1", 1),
        ("count of dextrose, PRP = 2", 2),
        ("Count of others,months=2", 2),
        ("count of 67% of 33, got better = 2", 2),
    ],
)
def test_a_right_calculation_gives_its_result(line, result):
    assert result_of(line) == Decimal(result)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("67 - 8 = 58", "is wrong: it comes to 59."),
        ("8 - 67 = 59", "is wrong: it comes to -59."),
        ("67 / 8 = 8.3", "is wrong: it comes to 8.375."),
        ("2.5 / 1 = 2", "is wrong: it comes to 2.5."),
        ("8 / 33 = 0", "is wrong: it comes to 0.2424"),
        ("8 + 67 * 2.5 = 187.5", "is wrong: it comes to 175.5."),
        ("67 - 9 = 58", "9 does not stand in the passage."),
        ("7 * 52 = 364", "uses no number of the passage."),
        ("count of PRP, cells = 2", "the passage does not say “cells”."),
        ("count of PRP, dextro = 2", "the passage does not say “dextro”."),
        ("count of PRP, , dextrose = 3", "the passage does not say “”."),
        ("count of PRP, prp = 2", "counts “prp” twice."),
        ("count of PRP, dextrose = 3", "these are 2."),
        ("8 / 0 = 8", "cannot be worked out"),
        ("0 / 0 = 0", "cannot be worked out"),
        (f"8 * {'8' * 30} = 8", "does not stand in the passage."),
        (f"67 / 8 = 8.375{'0' * 40}", "cannot be worked out"),
        ("about half", "is not a calculation like 67 - 8 = 59 or count of A, B = 2."),
        ("", "is not a calculation"),
        ("59", "is not a calculation"),
        ("59 = 59", "is not a calculation"),
        ("67 - = 59", "is not a calculation"),
        ("67 - -8 = 75", "is not a calculation"),
        ("67 - 8 = 59 = 59", "is not a calculation"),
        ("67 - 8 = 59.", "is not a calculation"),
        ("67 - 8 = fifty-nine", "is not a calculation"),
        ("67 ** 8 = 59", "is not a calculation"),
        ("(67 - 8) * 2 = 118", "is not a calculation"),
        ("67 - 8 ≈ 59", "is not a calculation"),
        ("count of = 0", "is not a calculation"),
        ("count of PRP = one", "is not a calculation"),
    ],
)
def test_a_wrong_calculation_is_told(line, sentence):
    with pytest.raises(ValueError, match=f"^“{re.escape(line)}”.*{re.escape(sentence)}"):
        result_of(line)


@pytest.mark.parametrize("constant", [1, 4, 7, 12, 24, 52, 60, 100, 1000])
def test_a_number_of_time_or_percent_may_be_used_with_one_of_the_passage(constant):
    assert result_of(f"33 * {constant} = {33 * constant}", "33 people") == 33 * constant
    with pytest.raises(ValueError, match="uses no number of the passage"):
        result_of(f"{constant} + 7 = {constant + 7}", "33 people")


def test_numbers_too_long_to_work_with_are_told():
    number = "8" * 40
    with pytest.raises(ValueError, match="cannot be worked out"):
        result_of(f"{number} - 1 = {number}", f"It says {number}.")


def test_a_calculated_number_may_be_told_and_used_again():
    lines = ["67 - 8 = 59", "59 * 2 = 118"]
    assert unstated(["59 and 118"], ["67% and 8%, twice"], lines) == []
    assert unstated(["59 and 118"], ["67% and 8%, twice"]) == [59, 118]
    with pytest.raises(ValueError, match="59 does not stand in the passage"):
        unstated([], ["67% and 8%, twice"], reversed(lines))


def test_a_thing_counted_may_stand_in_any_of_the_passages():
    passages = ["Dextrose is sugar.", "PRP is blood."]
    assert unstated(["2 ways"], passages, ["count of dextrose, PRP = 2"]) == []


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 6))
def test_a_result_may_be_rounded_to_any_place(top, below, places):
    result = round(Decimal(top) / below + Decimal(10) ** -12, places)
    shown = f"{max(result, Decimal(10) ** -places):f}" if top else "0"
    line = f"{top} / {below} = {shown}"
    if result or not top:
        assert result_of(line, f"{top} of {below}") == Decimal(shown)


@given(st.text() | st.text(alphabet="0123456789.,+-*/= "))
def test_whatever_the_line_it_is_right_or_told(line):
    with suppress(ValueError):
        assert result_of(line) >= 0
