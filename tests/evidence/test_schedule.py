"""Steps and sessions on days: told days stand, untold ones stand apart, nothing is guessed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.schedule import UNTOLD, Pace, StepValue, Stop, schedule


def test_nothing_told_places_nothing():
    plan = schedule(UNTOLD)
    assert (plan.stops, plan.undated, plan.calculated, plan.last_day) == ((), (), False, 0)
    assert not plan.is_placed


def test_a_step_without_a_day_stands_apart():
    plan = schedule(Pace(steps=(StepValue("Later."), StepValue("First.", 0, 0))))
    assert plan.stops == (Stop(0, 0, ("First.",)),)
    assert plan.undated == ("Later.",)


def test_steps_of_the_same_day_stand_together_in_their_order():
    steps = (StepValue("Draw.", 0, 0), StepValue("Rest.", 7, 7), StepValue("Inject.", 0, 0))
    assert schedule(Pace(steps=steps)).stops == (
        Stop(0, 0, ("Draw.", "Inject.")),
        Stop(7, 7, ("Rest.",)),
    )


def test_a_stretch_and_a_day_that_begin_together_are_two_stops():
    plan = schedule(Pace(steps=(StepValue("Train.", 21, 63), StepValue("Visit.", 21, 21))))
    assert [(stop.start, stop.end) for stop in plan.stops] == [(21, 21), (21, 63)]
    assert plan.last_day == 63


def test_one_told_end_is_the_day():
    assert schedule(Pace(steps=(StepValue("a", 5, None),))).stops == (Stop(5, 5, ("a",)),)
    assert schedule(Pace(steps=(StepValue("a", None, 5),))).stops == (Stop(5, 5, ("a",)),)


def test_sessions_without_days_are_worked_out_from_number_and_spacing():
    """3 to 5 sessions, 2 to 4 weeks apart: the third after 4 to 8 weeks, the last ones not for all."""
    plan = schedule(Pace((), 3, 5, 2, 4))
    assert plan.calculated
    assert [(s.session, s.start, s.end, s.certain) for s in plan.stops] == [
        (1, 0, 0, True),
        (2, 14, 28, True),
        (3, 28, 56, True),
        (4, 42, 84, False),
        (5, 56, 112, False),
    ]


def test_told_days_prevail_over_worked_out_ones():
    plan = schedule(Pace((StepValue("First.", 0, 0),), 3, 3, 4, 5))
    assert plan.stops == (Stop(0, 0, ("First.",)),)
    assert not plan.calculated


def test_a_number_or_a_spacing_alone_places_nothing():
    assert not schedule(Pace((), 3, 5)).is_placed
    assert not schedule(Pace((), None, None, 2, 4)).is_placed


def test_one_end_of_a_range_is_both():
    plan = schedule(Pace((), None, 2, None, 3))
    assert [(stop.start, stop.end, stop.certain) for stop in plan.stops] == [
        (0, 0, True),
        (21, 21, True),
    ]


days = st.one_of(st.none(), st.integers(0, 3000))
steps = st.lists(st.builds(StepValue, st.text(min_size=1), days, days), max_size=12).map(tuple)
counts = st.one_of(st.none(), st.integers(0, 30))
weeks = st.one_of(st.none(), st.floats(0, 200))
paces = st.builds(Pace, steps, counts, counts, weeks, weeks)


@given(paces)
def test_every_step_is_told_once_and_days_are_in_order(pace):
    plan = schedule(pace)
    told = [text for stop in plan.stops for text in stop.texts] + list(plan.undated)
    assert sorted(told) == sorted(step.text for step in pace.steps)
    assert all(0 <= stop.start <= stop.end <= plan.last_day for stop in plan.stops)
    starts = [stop.start for stop in plan.stops]
    assert starts == sorted(starts)


@given(paces)
def test_a_worked_out_session_is_never_mixed_with_told_days(pace):
    plan = schedule(pace)
    assert {stop.session is not None for stop in plan.stops} <= {plan.calculated}
    if any(step.start_day is not None or step.end_day is not None for step in pace.steps):
        assert not plan.calculated
