"""Pictures as values: every person drawn once, every mark inside its box, nothing mixed, nothing empty."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpain.comparison import MixedLanesError
from backpain.pictures import (
    Changed,
    Compared,
    MixedInstrumentsError,
    NoPicture,
    Role,
    before_after,
    certainty_glyph,
    dumbbell,
    finding_picture,
    forest,
    forests,
    grid,
    harm_picture,
    icon_array,
    split_bar,
    uncontrolled_picture,
)
from backpain.pictures.axes import PAD, WIDTH, Axis, axis_around
from backpain.pictures.icons import people
from backpain.pictures.samples import SCALE
from evidence.profiles import BeforeAfter, EffectValue, Figures, Ranges, Ref, Share
from tests.values import a_course, a_finding, a_harm, an_uncontrolled, made, some_figures

shares = st.one_of(st.just(0.0), st.just(100.0), st.floats(1, 99))
bounds = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(lambda pair: tuple(sorted(pair)))
scores = st.floats(0, 100)
numbers = st.floats(-1000, 1000).map(lambda number: round(number, 4))  # as they are stored


def drawn(path: str) -> list[tuple[int, int]]:
    """Row and column of each person that a path of dots draws."""
    found = []
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", path):
        first, row = int(x) // 10, int(y) // 10
        found += [(row, first + step) for step in range(int(length) // 10 + 1)]
    return found


def an_effect(**changes) -> EffectValue:
    facts = {
        "slug": "pain",
        "study": Ref("trial", "Trial"),
        "measure": SCALE.measure,
        "effect_measure": "mean-difference",
        "effect_label": "Mean difference",
        "unit": "points",
        "side": "lower",
        "comparison": "Salt water",
        "time_point": "12 months",
        "estimate": -3.5,
        "low": -13.4,
        "high": 6.4,
        "scale": SCALE,
    }
    return made(EffectValue, {**facts, **changes})


def a_score(treatment: float = 33, comparison: float = 36, **changes) -> Compared:
    facts = {"treatment": treatment, "comparison": comparison, "of_100": False, "scale": SCALE}
    return Compared("12 months", made(Figures, {**facts, **changes}), "after it", "with salt water")


def a_change(before: float = 66, after: float = 21, scale=SCALE) -> Changed:
    return Changed("12 months", BeforeAfter(before, after, scale))


@given(shares, st.none() | bounds, st.sampled_from(Role))
def test_a_hundred_people_are_drawn_once_each(share, chance, role):
    made_grid = grid(role, share, "after it", chance)
    base = {shape.look: shape.path for shape in made_grid.shapes if " " not in shape.look}
    found = [spot for look in ("person", "maybe", "nobody") for spot in drawn(base.get(look, ""))]
    assert sorted(found) == [(row, column) for row in range(10) for column in range(10)]
    assert len(drawn(base.get("person", ""))) == made_grid.count
    assert made_grid.low <= made_grid.count <= made_grid.high


@given(shares, bounds, st.sampled_from(Role))
def test_halves_cover_the_people_whom_chance_may_take_away(share, chance, role):
    made_grid = grid(role, share, "after it", chance)
    cuts = "".join(shape.path for shape in made_grid.shapes if shape.look == "cut")
    covered = sum(int(length) // 10 for length in re.findall(r"h(\d+)", cuts))
    assert covered == made_grid.count - made_grid.low


@pytest.mark.parametrize(
    ("share", "count"), [(0, 0), (1, 1), (45.5, 46), (52.5, 53), (98.6, 99), (99, 99), (100, 100)]
)
def test_the_edges_and_halves_of_a_grid(share, count):
    made_grid = grid(Role.TREATMENT, share, "after it")
    assert (made_grid.count, made_grid.sentence) == (count, f"{count} of 100 after it")


def test_people_are_grouped_from_the_first_row_on():
    assert people(0, 12) == "M5 5h91M5 15h11"
    assert people(8, 11) == "M85 5h11M5 15h1"
    assert people(7, 7) == ""


@pytest.mark.parametrize("share", [None, 0.4, 0.99, 99.3])
def test_what_a_grid_cannot_show_is_refused_with_a_reason(share):
    refusal = grid(Role.TREATMENT, share, "after it")
    assert isinstance(refusal, NoPicture)
    assert refusal.why.startswith("Not drawn:")
    other = grid(Role.COMPARISON, 36, "with it")
    assert icon_array("Counted.", other, refusal) == refusal


@pytest.mark.parametrize("share", [-1, 101])
def test_a_share_that_is_none_raises(share):
    with pytest.raises(ValueError, match="not a share"):
        grid(Role.TREATMENT, share, "after it")


def test_the_comparison_is_hollow_the_treatment_solid_and_a_lone_group_hatched():
    looks = {role: {shape.look for shape in grid(role, 40, "").shapes} for role in Role}
    assert "person hole" not in looks[Role.TREATMENT]
    assert "person hole" in looks[Role.COMPARISON]
    assert "person filling" not in looks[Role.COMPARISON]
    assert "person filling" in looks[Role.ALONE]


def test_a_group_without_comparison_never_stands_beside_another():
    with pytest.raises(MixedLanesError):
        icon_array("", grid(Role.TREATMENT, 46, ""), grid(Role.ALONE, 36, ""))


@given(numbers, numbers, st.floats(0, 1))
def test_axes_hold_their_numbers_inside_the_box(one, other, between):
    axis = axis_around([one, other])
    for number in (0, one, other, one + (other - one) * between):
        assert PAD <= axis.x(min(max(number, axis.low), axis.high)) <= WIDTH - PAD
    assert axis.low <= min(one, other, 0) <= max(one, other, 0) <= axis.high
    assert 1 <= len(axis.ticks) <= 9
    assert all(PAD <= tick.x <= WIDTH - PAD for tick in axis.ticks)


def test_a_mark_is_never_moved_to_the_edge_of_its_axis():
    with pytest.raises(ValueError, match="outside"):
        Axis(0, 10).x(10.1)
    with pytest.raises(ValueError, match="No axis"):
        Axis(3, 3)
    assert [tick.text for tick in Axis(0, 24).ticks] == ["0", "5", "10", "15", "20"]


@given(scores, scores, st.sampled_from(["lower", "higher"]), st.none() | st.floats(1, 100))
def test_scores_and_bands_lie_on_the_scale(one, other, better, noticeable):
    scale = replace(SCALE, better=better, noticeable=noticeable)
    row = dumbbell([a_score(one, other, scale=scale)]).rows[0]
    assert all(PAD <= mark.x <= WIDTH - PAD for mark in row.marks)
    assert (row.band is None) == (noticeable is None)
    if row.band:
        start, width = row.band
        assert PAD - 0.2 <= start <= start + width <= WIDTH - PAD + 0.2
        assert width == pytest.approx(noticeable * (WIDTH - 2 * PAD) / 100, abs=0.2)


def test_a_dumbbell_says_the_numbers_that_it_draws():
    picture = dumbbell([a_score(33.1, 36.6)])
    row = picture.rows[0]
    assert row.title == "33.1, compared with 36.6."
    assert [mark.words for mark in row.marks] == ["33.1 after it", "36.6 with salt water"]
    assert [mark.role for mark in row.marks] == [Role.TREATMENT, Role.COMPARISON]
    assert [mark.x for mark in row.marks] == [Axis(0, 100).x(33.1), Axis(0, 100).x(36.6)]
    notes = " ".join(picture.notes)
    assert "left is better" in notes
    assert "15 points, one person’s noticeable change" in notes
    assert "does not judge" in notes


def test_a_scale_whose_noticeable_change_is_unknown_says_so():
    picture = dumbbell([a_score(scale=replace(SCALE, noticeable=None))])
    assert picture.rows[0].band is None
    assert "we did not find" in " ".join(picture.notes)


def test_ranges_of_averages_are_cut_at_the_ends_of_the_scale_and_named_ours():
    picture = dumbbell([a_score(2, 98, spreads=((-3, 7), (91, 105)))])
    whiskers = [mark.whisker for mark in picture.rows[0].marks]
    assert whiskers == [(PAD, Axis(0, 100).x(7)), (Axis(0, 100).x(91), WIDTH - PAD)]
    assert "our calculation" in " ".join(picture.notes)


def test_changes_are_drawn_as_points_better():
    scale = replace(SCALE, is_change=True)
    row = dumbbell([a_score(-38, -25, scale=scale)]).rows[0]
    assert row.marks[0].x > row.marks[1].x
    assert row.marks[0].words == "−38 after it"
    assert row.band[0] == PAD


def test_two_scales_never_share_an_axis():
    for other in (
        replace(SCALE, measure=Ref("odi", "ODI")),
        replace(SCALE, part="leg pain"),
        replace(SCALE, is_change=True),
    ):
        with pytest.raises(MixedInstrumentsError):
            dumbbell([a_score(), a_score(scale=other)])
        with pytest.raises(MixedInstrumentsError):
            before_after([a_change(), a_change(scale=other)])


def test_controlled_and_uncontrolled_results_never_share_an_axis():
    with pytest.raises(MixedLanesError):
        dumbbell([a_score(), a_change()])
    with pytest.raises(MixedLanesError):
        before_after([a_change(), a_score()])
    with pytest.raises(MixedLanesError):
        forest([an_effect(), an_uncontrolled()])


def test_an_unknown_scale_is_no_axis():
    assert isinstance(dumbbell([a_score(scale=None)]), NoPicture)


def test_before_and_after_is_hatched_and_says_that_nothing_was_compared():
    picture = before_after([a_change(66, 21), a_change(20, 35), a_change(40, 40)])
    assert picture.kind == "change"
    assert {mark.role for row in picture.rows for mark in row.marks} == {Role.ALONE}
    assert picture.notes[0].startswith("No comparison group")
    better, worse, same = picture.rows
    assert better.title == "66 before, 21 after; no comparison group."
    assert better.arrow.split("L")[1].split()[0] == str(better.marks[1].x)
    assert float(better.arrow[1:].split()[0]) > better.marks[1].x
    assert float(worse.arrow[1:].split()[0]) < worse.marks[1].x
    assert same.arrow == ""


@given(numbers, st.floats(0, 500), st.floats(0, 500), st.booleans())
def test_a_forest_row_says_and_draws_the_same_numbers(estimate, below, above, has_range):
    low, high = (
        (round(estimate - below, 4), round(estimate + above, 4)) if has_range else (None, None)
    )
    picture = forest([an_effect(estimate=estimate, low=low, high=high)])
    row = picture.rows[0]
    assert row.x == picture.axis.x(estimate)
    assert row.whisker == ((picture.axis.x(low), picture.axis.x(high)) if has_range else None)
    assert ("range not reported" in row.numbers) is not has_range
    assert row.title == row.numbers
    assert PAD <= picture.zero <= WIDTH - PAD


def test_the_noticeable_change_is_drawn_on_points_of_the_scale_only():
    points = forest([an_effect()])
    assert points.noticeable == (points.axis.x(-15), points.axis.x(15))
    assert "one person’s noticeable change" in " ".join(points.notes)
    for other in (
        {"effect_measure": "standardised-mean-difference", "unit": "standard deviations"},
        {"scale": None},
    ):
        assert forest([an_effect(**other)]).noticeable == ()


@pytest.mark.parametrize(
    "other",
    [
        {"measure": Ref("odi", "ODI")},
        {"effect_measure": "risk-difference", "unit": "percentage points"},
        {"side": "higher"},
        {"side": ""},
        {"scale": None},
        {"scale": replace(SCALE, part="leg pain")},
        {"scale": replace(SCALE, is_change=True)},
    ],
)
def test_two_instruments_never_share_a_forest(other):
    with pytest.raises(MixedInstrumentsError):
        forest([an_effect(), an_effect(**other)])
    assert len(forests([an_effect(), an_effect(**other), an_effect()])) == 2


def test_points_that_nobody_names_are_each_studys_own():
    one = an_effect(scale=None, unit="points, scale not named")
    assert len(forests([one, replace(one, study=Ref("other", "Other"))])) == 2
    assert len(forests([one, replace(one, time_point="3 months")])) == 1


def test_what_cannot_be_read_alone_stands_last():
    unnamed, unknown = an_effect(scale=None), an_effect(side="")
    found = forests([unnamed, unknown, an_effect()])
    assert found == tuple(forest([each]) for each in (an_effect(), unknown, unnamed))


@pytest.mark.parametrize(
    ("side", "said"),
    [("lower", "Left of the line"), ("higher", "Right of the line"), ("", "not stated")],
)
def test_a_forest_says_which_side_is_better(side, said):
    assert said in forest([an_effect(side=side)]).notes[0]


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_split_bar_is_whole_and_has_no_gap(natural, placebo):
    if natural + placebo > 100:
        natural, placebo = 100 - natural, 100 - placebo
    split = (natural, placebo, 100 - natural - placebo)
    bar = split_bar(a_course(split=split))
    assert tuple(part.percent for part in bar.parts) == split
    assert bar.parts[0].x == 0
    for part, following in zip(bar.parts, bar.parts[1:], strict=False):
        assert following.x == pytest.approx(part.x + 3 * part.percent)
    assert all(part.width <= 3 * part.percent for part in bar.parts)
    assert all(str(percent) in bar.title for percent in split)


def test_a_bar_of_other_parts_is_refused():
    assert isinstance(split_bar(a_course(split=None)), NoPicture)
    for split in ((49, 18, 34), (60, 60, -20)):
        with pytest.raises(ValueError, match="add up to 100"):
            split_bar(a_course(split=split))


@pytest.mark.parametrize(("level", "full", "empty"), [(1, 1, 3), (2, 2, 2), (3, 3, 1), (4, 4, 0)])
def test_certainty_is_four_shapes_and_a_word(level, full, empty):
    glyph = certainty_glyph(level)
    assert (glyph.full.count("M"), glyph.empty.count("M")) == (full, empty)
    assert glyph.label


@pytest.mark.parametrize("level", [0, 5])
def test_there_is_no_other_certainty(level):
    with pytest.raises(ValueError, match=str(level)):
        certainty_glyph(level)


def test_a_finding_of_100_becomes_two_grids_with_its_ranges():
    ranges = Ranges((33.4, 58.6), (25, 49), None)
    picture = finding_picture(a_finding(figures=some_figures(46, 36, ranges=ranges)))
    assert [(each.low, each.count, each.high) for each in picture.grids] == [
        (33, 46, 59),
        (25, 36, 49),
    ]
    assert picture.grids[1].sentence == "36 of 100 (25 to 49) with a waiting list"
    assert not picture.is_harm


def test_a_finding_of_harm_looks_like_harm_and_one_in_words_has_no_picture():
    assert finding_picture(a_finding(domain="harm", figures=some_figures())).is_harm
    assert isinstance(finding_picture(a_finding(figures=None)), NoPicture)


def test_a_harm_is_drawn_from_its_count_hatched():
    picture = harm_picture(a_harm(events=2, total=50, range=(1.1, 13.5)))
    (only,) = picture.grids
    assert (only.role, only.low, only.count, only.high) == (Role.ALONE, 1, 4, 14)
    assert picture.is_harm


@pytest.mark.parametrize(
    "facts",
    [
        {"total_unit": "injections"},
        {"total_unit": "people, extra over placebo"},
        {"events": None, "total": None, "percent": None},
        {"events": 1, "total": 500},
    ],
)
def test_a_harm_of_other_things_unknown_or_too_rare_is_not_drawn(facts):
    assert isinstance(harm_picture(a_harm(**facts)), NoPicture)


def test_an_uncontrolled_result_is_drawn_alone_or_not_at_all():
    share = uncontrolled_picture(an_uncontrolled(share=Share(59, None)))
    assert share.is_alone
    change = uncontrolled_picture(an_uncontrolled(change=BeforeAfter(66, 21, SCALE)))
    assert change.kind == "change"
    assert isinstance(uncontrolled_picture(an_uncontrolled()), NoPicture)


def test_a_picture_says_whom_it_counts_by_the_mark_that_they_reached():
    figures = some_figures(46, 36, mark="Less than half the pain")
    picture = finding_picture(a_finding(figures=figures))
    assert "pain score (less than half the pain)" in picture.notes[0]
    alone = uncontrolled_picture(an_uncontrolled(share=Share(59, None, "A noticeable drop")))
    assert "pain score (a noticeable drop)" in alone.notes[0]
