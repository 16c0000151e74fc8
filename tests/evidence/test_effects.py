"""Differences of means against published examples and printed tables; units as editors write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.effects import Group, mean, mean_difference, t_quantile
from evidence.units import Reading, read, sign_in, without_sign

groups = st.builds(
    Group,
    mean=st.floats(-100, 100),
    sd=st.floats(0.1, 50),
    n=st.integers(6, 5000),
)


def test_the_difference_of_means_is_that_of_gardner_and_altman():
    """Systolic blood pressure of 100 diabetics and 100 others: BMJ 1986;292:746-750."""
    diabetics, others = Group(146.4, 18.5, 100), Group(140.4, 16.8, 100)
    assert [round(number, 1) for number in mean_difference(diabetics, others)] == [6.0, 1.1, 10.9]
    assert [round(number, 1) for number in mean(diabetics)] == [146.4, 142.7, 150.1]


@pytest.mark.parametrize(
    ("df", "printed"),
    [(5, 2.571), (6, 2.447), (10, 2.228), (20, 2.086), (30, 2.042), (120, 1.980), (10**6, 1.960)],
)
def test_quantiles_are_those_of_printed_tables(df, printed):
    assert t_quantile(df) == pytest.approx(printed, abs=0.002)


@given(groups, groups)
def test_a_difference_turned_round_is_the_same_with_the_other_sign(one, other):
    there, back = mean_difference(one, other), mean_difference(other, one)
    assert there.low <= there.estimate <= there.high
    assert (there.estimate, there.low, there.high) == pytest.approx(
        (-back.estimate, -back.high, -back.low)
    )


@given(groups, groups)
def test_a_wider_spread_never_gives_a_narrower_range(one, other):
    wide = mean_difference(one._replace(sd=2 * one.sd), other._replace(sd=2 * other.sd))
    usual = mean_difference(one, other)
    assert wide.high - wide.low > usual.high - usual.low


@pytest.mark.parametrize("group", [Group(5, 1, 5), Group(5, -1, 50)])
def test_groups_that_allow_no_range_are_refused(group):
    with pytest.raises(ValueError, match="small a group"):
        mean(group)
    with pytest.raises(ValueError, match="small a group"):
        mean_difference(Group(5, 1, 50), group)


def test_groups_without_spread_and_too_few_degrees_of_freedom_are_refused():
    with pytest.raises(ValueError, match="any spread"):
        mean_difference(Group(5, 0, 50), Group(4, 0, 50))
    with pytest.raises(ValueError, match="too few"):
        t_quantile(4)


@pytest.mark.parametrize(
    ("unit", "reading"),
    [
        ("points", Reading(False, "", None, "")),
        ("points (0 to 10)", Reading(False, "", (0, 10), "")),
        ("points, 0 to 100", Reading(False, "", (0, 100), "")),
        ("mm, 0 to 100", Reading(False, "", (0, 100), "")),
        ("points on a 100-point pain line", Reading(False, "", (0, 100), "")),
        ("points (0 to 100), leg pain, rounded", Reading(False, "leg pain", (0, 100), "")),
        ("points change, bodily pain (0 to 100)", Reading(True, "bodily pain", (0, 100), "")),
        (
            "points (0 to 100), negative favours fusion",
            Reading(False, "", (0, 100), "negative favours fusion"),
        ),
    ],
)
def test_a_unit_that_is_understood_is_read_whole(unit, reading):
    assert read(unit) == reading


@pytest.mark.parametrize(
    "unit",
    [
        "",
        "as printed",
        "index",
        "points, scale not named",
        "points (scale not named in what we read)",
        "points (Roland-Morris for sciatica)",
        "points better (0 to 100)",
        "points of 10 (median)",
        "standard deviations",
        "percent of people",
        "points, leg pain, back pain",
    ],
)
def test_a_unit_with_a_word_that_is_not_understood_names_no_scale(unit):
    assert read(unit) is None


@pytest.mark.parametrize(
    ("unit", "side"),
    [
        ("points", None),
        ("points (0 to 100), positive favours fusion", "higher"),
        ("points (0 to 100), negative favours fusion", "lower"),
        ("points (0 to 100), negative favours exercise", "higher"),
        ("points (0 to 100), positive favours surgeons", ""),
        ("points (0 to 100), positive favours the", ""),
        ("points (0 to 100), sign not explained", ""),
        ("percentage points, negative means fewer failures", "lower"),
        ("cm (0 to 10), positive means more pain", "lower"),
        ("more events per 1,000 people", None),
    ],
)
def test_a_sign_is_taken_from_its_words_or_left_unknown(unit, side):
    assert sign_in(unit, "Fusion of the spine", "The exercise class") == side


def test_a_unit_without_its_sign_keeps_the_rest():
    assert without_sign("points (0 to 100), leg pain, rounded") == "points (0 to 100), leg pain"
    assert without_sign("points, negative favours fusion") == "points"
    assert without_sign("more events per 1,000 people") == "more events per 1,000 people"
