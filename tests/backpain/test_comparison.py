"""The comparison object: no blank cells, no mixed lanes, the order of the address."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpain.attributes import ATTRIBUTES, harm
from backpain.comparison import (
    Cell,
    Grade,
    Lane,
    MixedLanesError,
    Pair,
    Silence,
    Source,
    Statement,
    compare,
    in_lane,
)
from evidence.profiles import Profile, Ref, RegulationValue
from evidence.quantities import Scale
from tests.values import (
    a_course,
    a_finding,
    a_harm,
    a_profile,
    a_study,
    an_attribute,
    an_uncontrolled,
    made,
    says,
    silent,
    some_figures,
)

SLUGS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1, max_size=5)


def test_a_cell_cannot_be_blank():
    with pytest.raises(ValueError, match="one of the two"):
        Cell()


def test_a_cell_cannot_be_silent_and_speak():
    with pytest.raises(ValueError, match="one of the two"):
        Cell((Statement("It helps."),), Silence.NOT_STUDIED)


@pytest.mark.parametrize("silence", Silence)
def test_a_silence_names_itself(silence):
    assert Cell(silence=silence).text == silence.value
    assert Cell(silence=silence, detail="Ask.").text == f"{silence.value}. Ask."


def test_silences_are_not_confused():
    assert len({Cell(silence=silence).text for silence in Silence}) == len(Silence) == 4


def test_statements_read_one_after_the_other():
    assert Cell((Statement("One."), Statement("Two."))).text == "One. | Two."


def test_a_sentence_holds_everything_that_was_said():
    statement = Statement(
        "Pain fell.",
        label="Hatha yoga",
        grade=Grade(2, "Low", ("Bias: nobody was blinded.",)),
        people="20 people took part.",
        notes=("Checked once.",),
        sources=(Source("Smith 2020", "/a"), Source("Jones 2021", "/b")),
    )
    assert statement.sentence() == (
        "Hatha yoga: Pain fell. 20 people took part. Certainty: low. Checked once. "
        "Source: Smith 2020; Jones 2021."
    )
    assert Statement("Pain fell.").sentence() == "Pain fell."


@pytest.mark.parametrize(
    ("level", "label", "token", "filled"),
    [(1, "Very low", "very-low", 1), (2, "Low", "low", 2), (4, "High", "high", 4)],
)
def test_a_grade_is_a_word_and_four_steps(level, label, token, filled):
    grade = Grade(level, label, ())
    assert grade.token == token
    assert grade.steps == (True,) * filled + (False,) * (4 - filled)


@pytest.mark.parametrize(
    ("row", "statement"),
    [
        (Lane.CONTROLLED, Lane.UNCONTROLLED),
        (Lane.UNCONTROLLED, Lane.CONTROLLED),
        (Lane.OTHER, Lane.CONTROLLED),
        (Lane.OTHER, Lane.UNCONTROLLED),
    ],
)
def test_lanes_are_never_mixed(row, statement):
    attribute = an_attribute(answer=says("Pain fell.", statement), lane=row)
    with pytest.raises(MixedLanesError, match=r"“Pain fell\.” does not belong into the row “Row”"):
        compare([a_profile()], [attribute])


def test_what_happens_anyway_keeps_to_its_lane_too():
    attribute = an_attribute(anyway=says("Pain fell.", Lane.UNCONTROLLED))
    with pytest.raises(MixedLanesError):
        compare([a_profile()], [attribute])


@pytest.mark.parametrize("lane", Lane)
def test_statements_of_the_rows_own_lane_and_of_none_stay(lane):
    cell = Cell((Statement("A.", lane=lane), Statement("B.")))
    assert in_lane(an_attribute(lane=lane), cell) is cell


@given(SLUGS)
def test_columns_keep_the_order_of_the_address(slugs):
    comparison = compare([a_profile(slug) for slug in slugs], [an_attribute()])
    assert [column.slug for column in comparison.columns] == slugs
    assert all(len(row.cells) == len(slugs) for row in comparison.rows)


@given(SLUGS)
def test_a_column_knows_the_address_without_itself(slugs):
    for column in compare([a_profile(slug) for slug in slugs], []).columns:
        assert list(column.others) == [slug for slug in slugs if slug != column.slug]


@given(SLUGS)
def test_a_column_moves_by_one_place_and_back(slugs):
    columns = compare([a_profile(slug) for slug in slugs], []).columns
    assert columns[0].earlier is None
    assert columns[-1].later is None
    for place, column in enumerate(columns[:-1]):
        moved = list(slugs)
        moved[place], moved[place + 1] = moved[place + 1], moved[place]
        assert list(column.later) == moved == list(columns[place + 1].earlier)


def test_columns_say_who_they_are():
    (column,) = compare([a_profile("hatha-yoga", kind_label="Umbrella term")], []).columns
    assert (column.name, column.family, column.kind) == ("Hatha yoga", "Movement", "Umbrella term")


def test_a_row_differs_where_two_cells_say_different_things():
    same = an_attribute("same", says("Yes."))
    named = an_attribute("named", lambda profile: Cell((Statement(profile.name),)))
    rows = compare([a_profile("a"), a_profile("b")], [same, named]).rows
    assert [row.differs for row in rows] == [False, True]


def test_rows_stand_in_their_groups_in_order():
    attributes = [
        an_attribute("a", group="First"),
        an_attribute("b", group="Second"),
        an_attribute("c", group="First"),
    ]
    groups = compare([a_profile()], attributes).groups
    told = [(group.label, [row.attribute.key for row in group.rows]) for group in groups]
    assert told == [("First", ["a", "c"]), ("Second", ["b"])]


def test_every_answer_gets_the_courses_for_its_pinned_cell():
    seen = []
    attribute = an_attribute(anyway=lambda courses: seen.append(courses) or silent())
    compare([a_profile()], [attribute], (a_course(),))
    assert seen == [(a_course(),)]


def test_nothing_in_a_comparison_can_be_changed():
    comparison = compare([a_profile()], [an_attribute()])
    for value, name in ((comparison, "rows"), (comparison.rows[0], "cells")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, ())


# ── The questions that the site asks ──────────────────────────────────────────────────────

HATHA = Ref("hatha-yoga", "Hatha yoga")


def cell(key: str, profile: Profile) -> Cell:
    (row,) = [row for row in compare([profile], ATTRIBUTES).rows if row.attribute.key == key]
    return row.cells[0]


def test_the_keys_of_the_questions_differ():
    keys = [attribute.key for attribute in ATTRIBUTES]
    assert len(set(keys)) == len(keys) > 20


def test_a_treatment_of_which_nothing_is_known_has_no_blank_cell():
    for row in compare([a_profile()], ATTRIBUTES).rows:
        for each in (row.anyway, *row.cells):
            assert each.text.strip()


def test_compared_and_uncompared_results_have_rows_of_their_own():
    profile = a_profile(findings=(a_finding(),), uncontrolled=(an_uncontrolled(),))
    assert "No difference was shown." in cell("pain-compared", profile).text
    assert "Pain fell." not in cell("pain-compared", profile).text
    assert "Pain fell." in cell("pain-uncontrolled", profile).text
    assert "Not shown to be caused by the treatment." in cell("pain-uncontrolled", profile).text
    assert all(not each.grade for each in cell("pain-uncontrolled", profile).statements)


def test_both_groups_stand_side_by_side():
    figures = some_figures(calculated=True)
    (statement,) = cell(
        "pain-compared", a_profile(findings=(a_finding(figures=figures),))
    ).statements
    assert (statement.pair.treatment, statement.pair.comparison) == ("46", "36")
    assert "of 100 adults, at 12 months, about 46 after yoga, compared with 36" in statement.text
    assert "our calculation" in statement.sentence()
    assert statement.grade.label == "Low"


def test_one_result_under_two_problems_is_told_once():
    disc = Ref("disc", "Disc pain")
    short, full = a_finding(), a_finding(slug="b", condition=disc, summary="None. All had discs.")
    short = replace(short, summary="None.")
    (statement,) = cell("pain-compared", a_profile(findings=(full, short))).statements
    assert statement.text == "None. All had discs."
    assert statement.label == "Back pain; Disc pain"
    assert statement.conditions == ("Back pain", "Disc pain")


@pytest.mark.parametrize(
    "other",
    [
        {"population": "children"},
        {"certainty": 1},
        {"studies": (Ref("second", "Second trial"),)},
        {"time_point": "6 months"},
        {"comparison_note": "a sham"},
        {"figures": some_figures()},
        {"n": 7},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_what_differs_in_anything_but_the_problem_is_another_result(other):
    second = a_finding(slug="b", condition=Ref("disc", "Disc pain"), **other)
    profile = a_profile(findings=(a_finding(), second))
    assert len(cell("pain-compared", profile).statements) == 2


def test_a_score_is_not_read_as_people():
    scale = Scale(Ref("pain", "Pain"), "", 0, 10, "lower", "points", None, is_change=False)
    known = some_figures(1, 5, of_100=False, better="Lower is better", scale=scale)
    for figures, unit in (
        (known, "points of 0 to 10 (lower is better)"),
        (replace(known, scale=None), "points (lower is better)"),
        (replace(known, scale=replace(scale, is_change=True)), "points (lower is better)"),
    ):
        profile = a_profile(findings=(a_finding(figures=figures),))
        (statement,) = cell("pain-compared", profile).statements
        assert statement.pair == Pair("1", "5", unit)


def test_where_the_material_comes_from_is_never_a_bare_silence():
    silent_one = a_profile(material="Screws.", material_source="not-stated")
    assert cell("material", silent_one).text == "Screws. Not stated where it comes from."
    assert cell("material", a_profile()).text == "Nothing. Nothing is put into the body."


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (f"1 January {date.today().year - 2}", "More than a year old: ask what holds today."),
        (f"{date.today().year}", ""),
        ("Not dated", "No year is given: ask what holds today."),
    ],
)
def test_an_old_rule_says_that_it_is_old(as_of, said):
    rule = made(RegulationValue, {"jurisdiction": "Here", "text": "Allowed.", "as_of": as_of})
    (statement,) = cell("regulation", a_profile(regulation=(rule,))).statements
    assert statement.time == as_of
    assert " ".join(statement.notes) == said


def test_a_result_of_a_variant_names_it():
    finding = a_finding(treatment=HATHA)
    (statement,) = cell("pain-compared", a_profile(findings=(finding,))).statements
    assert statement.label == "Hatha yoga, Back pain"


def test_harm_that_nobody_reported_is_not_called_safe():
    assert "That is not the same as “safe”." in cell("serious-harm", a_profile()).text
    counted = a_profile(harms=(a_harm(severity="serious"),))
    assert "2 of 50 people" in cell("serious-harm", counted).text


def test_studies_are_counted_by_design():
    studies = (a_study("a"), a_study("b", design="cohort", design_label="Cohort"))
    text = cell("studies", a_profile(studies=studies)).text
    assert text.startswith("2 studies on this site.")
    assert "cohort: 1" in text.lower()
    assert "randomised controlled trial: 1" in text.lower()


def test_gaps_become_questions():
    asked = len(cell("questions", a_profile()).statements)
    known = a_profile(findings=(a_finding(),), harms=(a_harm(severity="serious"),))
    assert len(cell("questions", known).statements) == asked - 2


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda attribute: attribute.key)
def test_every_pinned_cell_speaks_or_names_its_silence(attribute):
    for courses in ((), (a_course(),), (a_course(kind="split", split=(50, 30, 20)),)):
        assert in_lane(attribute, attribute.anyway(courses)).text


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ((0.0, 0.02), "0 to 0.02 of 100"),  # none of 16,638
        ((0.0, 16.11), "0 to 16 of 100"),
        ((1.15, 9.62), "1.1 to 9.6 of 100"),
        ((40.0, 60.0), "40 to 60 of 100"),
    ],
)
def test_a_rare_harm_is_not_rounded_away(bounds, told):
    profile = a_profile(harms=(a_harm(severity="serious", events=0, total=9, range=bounds),))
    assert f"Chance alone leaves open {told}" in harm.serious(profile).text
