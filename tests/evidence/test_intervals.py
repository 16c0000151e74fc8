"""Our own ranges against published worked examples, by their properties, and against statsmodels."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidence.intervals import difference, ranges, share
from tests.build_evidence import make_harm, make_outcome

# Newcombe, Stat Med 1998;17:857-872, table I, method 3 (Wilson without correction).
SHARES = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# Newcombe, Stat Med 1998;17:873-890, table II, method 10 (hybrid score without correction).
DIFFERENCES = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0000),
    (10, 10, 0, 10, 0.6075, 1.0000),
]


@pytest.mark.parametrize(("events", "total", "low", "high"), SHARES)
def test_a_share_is_that_of_the_published_example(events, total, low, high):
    found = share(events, total)
    assert found.low / 100 == pytest.approx(low, abs=0.00005)
    assert found.high / 100 == pytest.approx(high, abs=0.00005)


@pytest.mark.parametrize(("a", "m", "b", "n", "low", "high"), DIFFERENCES)
def test_a_difference_is_that_of_the_published_example(a, m, b, n, low, high):
    found = difference(a, m, b, n)
    assert found.low / 100 == pytest.approx(low, abs=0.00005)
    assert found.high / 100 == pytest.approx(high, abs=0.00005)


@st.composite
def counts(draw):
    total = draw(st.integers(1, 100_000))
    return draw(st.integers(0, total)), total


@given(counts())
def test_a_share_lies_in_its_range_and_the_range_within_0_and_100(count):
    found = share(*count)
    assert 0 <= found.low <= found.estimate <= found.high <= 100
    assert found.low < found.high


@given(counts())
def test_none_and_all_mirror_each_other(count):
    events, total = count
    one, other = share(events, total), share(total - events, total)
    assert one.low == pytest.approx(100 - other.high)


@given(counts(), counts())
def test_a_difference_lies_in_its_range_and_turns_with_the_groups(one, other):
    found, turned = difference(*one, *other), difference(*other, *one)
    assert -100 - 1e-9 <= found.low <= found.estimate <= found.high <= 100 + 1e-9
    assert found.low == pytest.approx(-turned.high)


@given(counts())
def test_more_people_make_a_narrower_range(count):
    events, total = count
    assume(total < 10_000)
    narrow, wide = share(4 * events, 4 * total), share(events, total)
    assert narrow.high - narrow.low < wide.high - wide.low


@pytest.mark.parametrize(("events", "total"), [(1, 0), (3, 2), (-1, 5), (0, 0)])
def test_what_is_not_a_share_is_refused(events, total):
    with pytest.raises(ValueError, match="is not a share of people"):
        share(events, total)


def test_a_count_that_is_not_known_gives_no_range():
    assert ranges(None, 40) == {}
    assert ranges(3, None) == {}
    assert set(ranges(3, 40)) == {"share"}
    assert set(ranges(3, 40, None, 40)) == {"share"}
    assert set(ranges(3, 40, 5, 40)) == {"share", "other_share", "difference"}


@pytest.mark.django_db
def test_an_outcome_keeps_the_ranges_of_its_counts():
    outcome = make_outcome(events=56, total=70, comparison_events=48, comparison_total=80)
    outcome.refresh_from_db()
    assert outcome.ranges["difference"] == [20.0, 5.24, 33.39]


@pytest.mark.django_db
def test_the_papers_own_range_prevails():
    outcome = make_outcome(
        events=56, total=70, comparison_events=48, comparison_total=80,
        effect_measure="risk-difference", estimate=20, ci_low=5, ci_high=35,
    )  # fmt: skip
    assert set(outcome.ranges) == {"share", "other_share"}


@pytest.mark.django_db
def test_a_harm_that_nobody_had_keeps_how_many_could_still_have_it():
    harm = make_harm(state="none-seen", events=0, total=20, percent=None)
    assert harm.ranges == {"share": [0.0, 0.0, 16.11]}


def test_statsmodels_comes_to_the_same():
    proportion = pytest.importorskip(
        "statsmodels.stats.proportion", reason="statsmodels is not installed (extra “statistics”)"
    )
    for a, m, b, n, *_ in DIFFERENCES:
        low, high = proportion.proportion_confint(a, m, method="wilson")
        assert (100 * low, 100 * high) == pytest.approx(share(a, m)[1:], abs=1e-9)
        low, high = proportion.confint_proportions_2indep(
            a, m, b, n, method="newcomb", compare="diff"
        )
        assert (100 * low, 100 * high) == pytest.approx(difference(a, m, b, n)[1:], abs=1e-9)
