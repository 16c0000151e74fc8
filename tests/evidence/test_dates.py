"""What a date in a source's words can mean at the latest."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.dates import latest_day


@pytest.mark.parametrize(
    ("told", "latest"),
    [
        ("3 June 2021", date(2021, 6, 3)),
        ("September 2019", date(2019, 9, 30)),
        ("february 2024", date(2024, 2, 29)),
        ("2021", date(2021, 12, 31)),
        ("2023 to 2024", date(2024, 12, 31)),
        ("After late 2019, page undated", date(2019, 12, 31)),
        ("31 May 2021, end of the FDA's grace period", date(2021, 5, 31)),
        ("2014 draft, withdrawn 2017, moved into later guidance", date(2017, 12, 31)),
        ("31 June 2021", date(2021, 6, 30)),
        ("0 June 2021", date(2021, 6, 30)),
        ("99 June 2021", date(2021, 6, 30)),
        ("Not dated", None),
        ("in 20210 days", None),
        ("", None),
    ],
)
def test_the_last_day_that_it_can_mean(told, latest):
    assert latest_day(told) == latest


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.text(max_size=20))
def test_a_whole_date_is_read_anywhere(day, after):
    told = f"{day.day} {day:%B} {day.year}"
    assert latest_day(f"{told}, seen later") == day
    assert (latest_day(f"{told} {after}") or day) >= day


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    assert latest_day(text) is None or isinstance(latest_day(text), date)
