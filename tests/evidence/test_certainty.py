from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.certainty import certainty, starting_certainty
from evidence.choices import DESIGN_ORDER, Certainty, Design
from tests.build_evidence import make_downgrade, make_finding

LEVELS = st.sampled_from(Certainty)
STEPS = st.lists(st.sampled_from([1, 2]), max_size=5)


@pytest.mark.parametrize(
    ("start", "steps", "left"),
    [
        (Certainty.HIGH, [], Certainty.HIGH),
        (Certainty.HIGH, [1], Certainty.MODERATE),
        (Certainty.HIGH, [1, 1], Certainty.LOW),
        (Certainty.HIGH, [2], Certainty.LOW),
        (Certainty.HIGH, [2, 1], Certainty.VERY_LOW),
        (Certainty.HIGH, [2, 2, 2, 2, 2], Certainty.VERY_LOW),
        (Certainty.LOW, [], Certainty.LOW),
        (Certainty.LOW, [1], Certainty.VERY_LOW),
        (Certainty.VERY_LOW, [], Certainty.VERY_LOW),
        (Certainty.VERY_LOW, [1], Certainty.VERY_LOW),
    ],
)
def test_each_step_takes_one_level_and_never_falls_below_very_low(start, steps, left):
    assert certainty(start, steps) is left


@given(LEVELS, STEPS)
def test_it_never_rises_and_the_order_of_reasons_does_not_matter(start, steps):
    left = certainty(start, steps)
    assert Certainty.VERY_LOW <= left <= start
    assert left is certainty(start, reversed(steps))


@given(LEVELS, STEPS)
def test_one_reason_more_never_makes_it_surer(start, steps):
    assert certainty(start, [*steps, 1]) <= certainty(start, steps)


@pytest.mark.parametrize(
    ("design", "start"),
    [
        ("rct", Certainty.HIGH),
        ("systematic-review", Certainty.HIGH),
        ("controlled", Certainty.LOW),
        ("cohort", Certainty.LOW),
    ],
)
def test_reasoning_starts_from_the_design(design, start):
    assert starting_certainty(design) == start


GRADED = {Design.RCT, Design.SYSTEMATIC_REVIEW, Design.CONTROLLED, Design.COHORT}


@pytest.mark.parametrize("design", sorted(set(Design) - GRADED))
def test_a_design_without_a_comparison_is_not_graded(design):
    assert starting_certainty(design) == 0


def test_every_design_has_its_place_and_only_one():
    assert sorted(DESIGN_ORDER) == sorted(Design)
    assert Design.RCT.strength > Design.CASE_SERIES.strength > Design.ANIMAL.strength


def test_the_tokens_of_certainty_fit_a_class_name():
    assert [level.token for level in Certainty] == ["very-low", "low", "moderate", "high"]


def test_a_finding_reasons_with_its_own_rows(db):
    finding = make_finding()
    make_downgrade(finding, "bias", steps=2)
    assert finding.reasoned_certainty() is Certainty.VERY_LOW
