from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from evidence.locators import LOCATOR, check_locators, places

NUMBERS = st.integers(min_value=1, max_value=10**6)


@given(st.integers(min_value=0, max_value=999), NUMBERS, NUMBERS)
def test_it_accepts_every_place_in_the_document(code, line, sentence):
    check_locators([f"{code:03}:{line}.{sentence}"], f"{code:03}")


@pytest.mark.parametrize(
    "locator",
    [
        "",
        "002",
        "002:25",
        "2:25.2",
        "0002:25.2",
        "002:0.1",
        "002:25.0",
        "002:025.1",
        "002:25.2.1",
        "002 : 25.2",
        "002:25,2",
        "002:-1.2",
        "abc:1.1",
        "002:25.2, 002:26.1",
        " 002:25.2",
    ],
)
def test_it_refuses_what_is_not_a_place(locator):
    with pytest.raises(ValidationError, match=r"is not a place like 002:25\.2"):
        check_locators([locator], "002")


def test_it_refuses_a_place_in_another_document():
    with pytest.raises(ValidationError, match=r"“001:1\.1” is not a place in document 002"):
        check_locators(["002:1.1", "001:1.1"], "002")


def test_it_refuses_to_be_told_nothing():
    with pytest.raises(ValidationError, match="Say where the document says this"):
        check_locators([], "002")


def test_the_error_stands_on_the_field():
    with pytest.raises(ValidationError) as caught:
        check_locators(["x"], "002")
    assert set(caught.value.message_dict) == {"locators"}


@given(st.text())
def test_what_it_accepts_has_three_numbers(text):
    if match := LOCATOR.match(text):
        assert int(match["line"]) >= 1
        assert int(match["sentence"]) >= 1


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "000:1.1"),
        (3, "000:1.1, 000:2.1, 000:3.1"),
        (4, "000:1.1, 000:2.1, 000:3.1 and 1 more place"),
        (9, "000:1.1, 000:2.1, 000:3.1 and 6 more places"),
    ],
)
def test_long_lists_of_places_are_told_short(count, told):
    assert places([f"000:{line}.1" for line in range(1, count + 1)]) == told
