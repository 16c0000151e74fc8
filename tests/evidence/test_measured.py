"""From one outcome to its scale, its effect and its side: on a scale or refused, never guessed."""

from __future__ import annotations

import pytest

from evidence.figures import figures
from evidence.measured import change_of, effect_of, scale_of, share_of, side_of
from evidence.models import Outcome
from tests.build import make_measure, make_reference
from tests.build_evidence import make_outcome, make_study, make_uncontrolled

pytestmark = pytest.mark.django_db


@pytest.fixture
def score():
    return make_measure(
        "odi", unit="points", range_low=0, range_high=100, better="lower",
        scale_source=make_reference(), mcid=10, mcid_source=make_reference(),
    )  # fmt: skip


def test_a_score_on_the_measures_own_scale_has_that_scale(score):
    scale = scale_of(make_outcome(measure=score, unit="points (0 to 100)"))
    assert (scale.low, scale.high, scale.better, scale.noticeable) == (0, 100, "lower", 10)


@pytest.mark.parametrize(
    "unit", ["points (0 to 10)", "cm (0 to 10)", "mm", "points, scale not named"]
)
def test_another_scale_than_the_measures_is_none(score, unit):
    assert scale_of(make_outcome(measure=score, unit=unit)) is None


def test_a_score_outside_its_scale_is_refused(score):
    assert scale_of(make_outcome(measure=score, value=101)) is None


def test_a_change_is_read_as_points_better(score):
    outcome = make_outcome(
        measure=score, unit="points change (0 to 100)", value=-38, comparison_value=-25
    )
    assert scale_of(outcome).is_change
    worse = make_outcome("worse", measure=score, unit="points change (0 to 100)", value=3)
    assert scale_of(worse) is None


def test_a_printed_difference_is_taken_as_printed(score):
    outcome = make_outcome(
        measure=score, effect_measure="mean-difference", estimate=-2, ci_low=-4, ci_high=1
    )
    effect = effect_of(outcome)
    assert (effect.estimate, effect.low, effect.high, effect.calculated) == (-2, -4, 1, False)


def test_counts_give_a_difference_with_newcombes_range():
    outcome = make_outcome(
        kind="responders", unit="people", value=None, comparison_value=None,
        events=56, total=70, comparison_events=48, comparison_total=80,
    )  # fmt: skip
    effect = effect_of(outcome)
    assert (effect.estimate, effect.low, effect.high) == (20.0, 5.24, 33.39)
    assert (effect.unit, effect.calculated) == ("percentage points", True)


def test_means_with_spreads_give_a_range_and_without_them_none(score):
    study = make_study()
    bare = make_outcome("bare", study=study, measure=score, value="33.1", comparison_value="36.6")
    assert effect_of(bare)[2:] == (pytest.approx(-3.5), None, None, True)
    whole = make_outcome(
        "whole", study=study, measure=score, value="33.1", comparison_value="36.6",
        sd="24.5", comparison_sd="27.9",
    )  # fmt: skip
    assert effect_of(whole)[2:] == (-3.5, -13.92, 6.92, True)
    assert figures(whole).spreads == ((26.14, 40.06), (28.67, 44.53))
    assert figures(bare).spreads is None


@pytest.mark.parametrize("kind", ["risk-ratio", "odds-ratio", "other"])
def test_a_ratio_alone_is_no_difference(score, kind):
    assert effect_of(make_outcome(measure=score, effect_measure=kind, estimate=2)) is None


def test_means_on_no_known_scale_have_no_difference_of_ours(score):
    assert effect_of(make_outcome(measure=score, unit="points of 10 (median)")) is None


def test_a_result_without_a_comparison_group_has_no_effect_but_a_change(score):
    outcome = make_uncontrolled(measure=score, value=20, baseline=45)
    assert effect_of(outcome) is None
    assert (change_of(outcome).before, change_of(outcome).after) == (45, 20)


def test_a_compared_result_is_never_a_change(score):
    assert change_of(make_outcome(measure=score, baseline=50, comparison_baseline=50)) is None


@pytest.mark.parametrize(
    ("facts", "side"),
    [
        ({"estimate": -2, "favours": "treatment"}, "lower"),
        ({"estimate": -2, "favours": "comparator"}, "higher"),
        ({"estimate": 2, "favours": "treatment"}, "higher"),
        ({"estimate": -2, "value": 3, "comparison_value": 5}, "lower"),
        ({"estimate": 2, "value": 3, "comparison_value": 5}, ""),
        ({"estimate": -2, "value": None, "comparison_value": None}, ""),
        ({"estimate": -2, "favours": "treatment", "unit": "points, sign not explained"}, ""),
    ],
)
def test_the_better_side_of_a_printed_difference_is_shown_or_unknown(score, facts, side):
    outcome = make_outcome(measure=score, effect_measure="mean-difference", **facts)
    assert side_of(outcome, effect_of(outcome)) == side


def test_the_better_side_of_our_own_difference_is_the_measures(score):
    outcome = make_outcome(measure=score)
    assert side_of(outcome, effect_of(outcome)) == "lower"


def test_a_share_of_one_group_is_of_people_only():
    study = make_study()
    facts = {"study": study, "kind": "responders", "baseline": None, "value": None, "total": 20}
    counted = make_uncontrolled("counted", events=5, unit="people", **facts)
    assert share_of(counted).percent == 25
    assert share_of(counted).range is not None
    assert share_of(make_uncontrolled("things", events=5, unit="products", **facts)) is None
    printed = {**facts, "value": 39, "total": None}
    assert share_of(make_uncontrolled("printed", unit="percent of people", **printed)).range is None


def test_sides_agree_with_what_the_sources_favour(content):
    """Over the whole content: a side is never against the side that the source itself favours."""
    compared = Outcome.objects.filter(comparison__isnull=False).exclude(favours="not-stated")
    checked = 0
    for outcome in compared.select_related("arm", "comparison", "measure"):
        effect = effect_of(outcome)
        if outcome.favours == "neither" or not effect or not effect.estimate:
            continue
        if side := side_of(outcome, effect):
            is_better = (effect.estimate > 0) == (side == "higher")
            assert is_better == (outcome.favours == "treatment"), outcome
            checked += 1
    assert checked > 30
