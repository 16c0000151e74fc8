"""How a comparison is shown: nothing is lost, whatever the address asks for."""

from __future__ import annotations

from functools import cache

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from backpain.attributes import ATTRIBUTES, GROUPS, HARM, HELP
from backpain.comparing.arranging import arranged, at_time, differing, reordered
from backpain.comparing.grid import Grid
from backpain.comparing.layout import FEW, lay_out, surest, warnings
from backpain.comparing.parameters import (
    NAMES,
    Layer,
    Layout,
    Options,
    Results,
    Rows,
    address,
    read_options,
)
from backpain.comparison import Cell, Grade, Lane, Pair, Silence, Source, Statement, compare
from evidence.choices import Term
from evidence.models import Finding
from tests.values import (
    a_course,
    a_finding,
    a_harm,
    a_profile,
    an_attribute,
    an_uncontrolled,
    says,
    some_figures,
)

SLUGS = ("yoga", "walking", "rest", "heat", "cold")


def known_of(slug: str):
    """A treatment with something to say in each group, and something that all share."""
    place = SLUGS.index(slug)
    terms = [("short", "6 weeks"), ("medium", "6 months"), ("long", "12 months")]
    findings = tuple(
        a_finding(
            slug=f"{slug}-{term}",
            term=term,
            time_point=time,
            certainty=1 + (place + turn) % 4,
            figures=some_figures(40 + place, 30 + turn) if turn < place else None,
        )
        for turn, (term, time) in enumerate(terms)
    )
    return a_profile(
        slug,
        findings=findings[: 1 + place],
        uncontrolled=(an_uncontrolled(), an_uncontrolled(weeks=6.0, text=f"{slug} eased it.")),
        harms=tuple(a_harm(name=f"Strain {number}", text="x" * 200) for number in range(place + 3)),
    )


KNOWN = {slug: known_of(slug) for slug in SLUGS}
COURSES = (a_course(), a_course("split", split=(50, 30, 20), kind="split", weeks=6.0))


def comparison_of(slugs):
    return _compared(tuple(slugs))


@cache
def _compared(slugs):
    return compare([KNOWN[slug] for slug in slugs], ATTRIBUTES, COURSES)


choices = st.lists(st.sampled_from(SLUGS), unique=True, min_size=1, max_size=5)
groups = st.lists(st.sampled_from(list(GROUPS)), unique=True, max_size=8).map(tuple)
options = st.builds(
    Options,
    layer=st.sampled_from(Layer),
    layout=st.sampled_from(Layout),
    time=st.sampled_from([None, *Term]),
    rows=st.sampled_from(Rows),
    results=st.sampled_from(Results),
    first=groups,
    fold=groups,
    phone=st.lists(st.sampled_from(SLUGS), unique=True, max_size=2).map(tuple),
)


# ── Rows ──────────────────────────────────────────────────────────────────────────────────


@settings(deadline=None, max_examples=30)
@given(choices, options)
def test_hidden_and_shown_rows_are_all_rows(slugs, asked):
    comparison = comparison_of(slugs)
    found = arranged(comparison, asked)
    keys = [row.attribute.key for row in (*found.comparison.rows, *found.hidden)]
    assert sorted(keys) == sorted(attribute.key for attribute in ATTRIBUTES)
    assert bool(found.hidden) <= asked.only_differences
    assert all(len({cell.text for cell in row.cells}) == 1 for row in found.hidden)


@settings(deadline=None, max_examples=30)
@given(choices, options)
def test_a_cell_is_the_same_cell_wherever_it_stands(slugs, asked):
    """Every statement of every cell is there, whatever the columns, their order and the options."""
    table = arranged(comparison_of(slugs), asked).comparison
    for row in table.rows:
        for slug, cell in zip(slugs, row.cells, strict=True):
            alone = next(
                own for own in comparison_of([slug]).rows if own.attribute == row.attribute
            ).cells[0]
            assert sorted(cell.statements, key=repr) == sorted(alone.statements, key=repr)
            assert cell.silence == alone.silence


@given(groups)
def test_what_matters_stands_first_and_nothing_is_lost(first):
    rows = comparison_of(SLUGS[:2]).rows
    moved = reordered(rows, first)
    told = list(dict.fromkeys(row.attribute.group for row in moved))
    assert told[: len(first)] == [GROUPS[key] for key in first]
    rest = [row for row in rows if row.attribute.group not in told[: len(first)]]
    assert list(moved[-len(rest) :] if rest else []) == rest
    assert sorted(map(id, moved)) == sorted(map(id, rows))


def test_rows_in_which_all_say_the_same_are_told_apart():
    same, other = an_attribute("same", says("Yes.")), an_attribute("own", lambda p: _named(p))
    rows = compare([a_profile("a"), a_profile("b")], [same, other]).rows
    assert [[row.attribute.key for row in part] for part in differing(rows)] == [["own"], ["same"]]


def _named(profile):
    return Cell((Statement(profile.name),))


# ── Time ──────────────────────────────────────────────────────────────────────────────────


def row_of(comparison, key):
    return next(row for row in comparison.rows if row.attribute.key == key)


def test_results_of_the_time_asked_for_come_first():
    (cell,) = row_of(at_time(comparison_of(["rest"]), Term.LONG), "pain-compared").cells
    assert cell.statements[0].term == "long"
    assert len(cell.statements) == 3
    assert not cell.detail


def test_where_nothing_was_measured_then_the_cell_says_when_it_was():
    (cell,) = row_of(at_time(comparison_of(["yoga"]), Term.LONG), "pain-compared").cells
    assert cell.detail == "Nothing at “12 months or more”: reported only at 6 weeks."
    assert len(cell.statements) == 1
    assert cell.text.startswith(cell.detail)


def test_a_time_unknown_is_said_and_silence_stays_silence():
    profile = a_profile(uncontrolled=(an_uncontrolled(time_point="", weeks=None),))
    timed = at_time(compare([profile], ATTRIBUTES), Term.SHORT)
    assert "a time not stated" in row_of(timed, "pain-uncontrolled").cells[0].detail
    assert (
        row_of(timed, "pain-compared").cells[0]
        == row_of(compare([profile], ATTRIBUTES), "pain-compared").cells[0]
    )


def test_rows_that_no_time_is_about_are_left_alone():
    comparison = comparison_of(["yoga", "cold"])
    for before, after in zip(comparison.rows, at_time(comparison, Term.SHORT).rows, strict=True):
        if before.attribute.lane is Lane.OTHER:
            assert before == after


@pytest.mark.parametrize(
    ("weeks", "term"),
    [
        (None, None),
        (0, Term.SHORT),
        (13, Term.SHORT),
        (13.1, Term.MEDIUM),
        (51, Term.MEDIUM),
        (52, Term.LONG),
    ],
)
def test_weeks_fall_into_a_term(weeks, term):
    assert Term.at(weeks) is term


@pytest.mark.django_db
def test_our_own_findings_agree_with_the_weeks_of_their_results(content):
    """A finding at exactly a year may stand in the term below: its editor decides."""
    for finding in Finding.objects.select_related("headline").exclude(headline=None):
        if finding.headline.weeks not in (None, 52):
            assert Term.at(float(finding.headline.weeks)) == finding.term, finding.slug


# ── Turning ───────────────────────────────────────────────────────────────────────────────


@given(st.integers(0, 5), st.integers(0, 5))
def test_a_table_turned_twice_is_itself(down, across):
    cells = tuple(tuple((line, place) for place in range(across)) for line in range(down))
    grid = Grid(tuple(range(down)), tuple("abcde"[:across]), cells)
    assert grid.turned().turned() == grid
    for line in range(down):
        for place in range(across):
            assert grid.turned().cells[place][line] == grid.cells[line][place]


def test_a_table_with_a_cell_missing_cannot_be_made():
    with pytest.raises(ValueError, match="a cell for every"):
        Grid((1, 2), ("a",), (("x",),))


# ── The page’s table ──────────────────────────────────────────────────────────────────────


@settings(deadline=None, max_examples=30)
@given(choices, options)
def test_every_result_of_a_cell_is_shown_or_counted(slugs, asked):
    comparison = comparison_of(slugs)
    found = arranged(comparison, asked)
    table = lay_out(found, asked)
    shown = [
        (section, line, cells) for section in table.sections for line, cells in section.grid.lines
    ]
    rows = [row for row in found.comparison.rows if _key(row) not in asked.fold]
    assert [line.attribute for _, line, _ in shown] == [row.attribute for row in rows]
    for row, (_, _, cells) in zip(rows, shown, strict=True):
        for cell, told in zip((row.anyway, *row.cells), cells, strict=True):
            results = [result.statement for result in told.results]
            assert sorted([*results, *told.rest], key=repr) == sorted(cell.statements, key=repr)
            assert not (asked.is_whole and told.rest)
            assert bool(results) == bool(cell.statements)


def _key(row):
    return next(key for key, label in GROUPS.items() if label == row.attribute.group)


@settings(deadline=None, max_examples=30)
@given(choices, options)
def test_a_folded_group_tells_how_many_rows_it_has(slugs, asked):
    found = arranged(comparison_of(slugs), asked)
    for section in lay_out(found, asked).sections:
        rows = [row for row in found.comparison.rows if row.attribute.group == section.label]
        assert section.size == len(rows) > 0
        assert section.folded == (section.key in asked.fold)
        assert len(section.grid.down) == (0 if section.folded else len(rows))


@settings(deadline=None, max_examples=30)
@given(choices, options)
def test_a_phone_shows_the_two_asked_for_and_leads_to_the_others(slugs, asked):
    table = lay_out(arranged(comparison_of(slugs), asked), asked)
    seen = [head.column.slug for head in table.treatments if head.on_phone]
    assert len(seen) == min(2, len(slugs))
    assert set(seen) >= {slug for slug in asked.phone if slug in slugs}
    for head, pair in table.phone_choices:
        assert bool(pair) != head.on_phone
        if pair:
            assert pair[1] == head.column.slug
            assert pair[0] in seen


def shown_cell(statements, lane=Lane.CONTROLLED, **asked):
    attribute = an_attribute(answer=lambda _: Cell(tuple(statements)), lane=lane, group=HELP)
    found = arranged(compare([a_profile()], [attribute]), Options(**asked))
    (section,) = lay_out(found, Options(**asked)).sections
    return section.grid.cells[0][1]


def graded(text: str, level: int, **facts):
    grade = Grade(level, "Low", ())
    return Statement(text * 30, lane=Lane.CONTROLLED, grade=grade, short=text, **facts)


def test_a_cell_shows_its_surest_results():
    said = [graded("unsure result ", 1), graded("surer result ", 3), graded("sure result ", 4)]
    cell = shown_cell(said)
    assert [result.statement for result in cell.results] == [said[2], said[1]]
    assert cell.rest == (said[0],)
    assert len(shown_cell(said, results=Results.ALL).results) == 3


def test_short_results_all_fit():
    said = [Statement(f"Question {number}?") for number in range(6)]
    assert len(shown_cell(said, Lane.OTHER).results) == 6
    assert len(shown_cell([Statement("x" * 400)] * 6, Lane.OTHER).results) == FEW


def test_the_same_figures_of_the_same_study_are_no_second_result():
    pair, source = Pair("48", "36", "of 100"), (Source("Trial", "/t"),)
    once = graded("a", 2, pair=pair, sources=source, conditions=("Back pain",))
    again = graded("a", 2, pair=pair, sources=source, conditions=("Disc",))
    other = graded("a", 1, pair=Pair("1", "5", "of 100"), sources=source)
    assert surest(Cell((once, again, other))) == [once, other, again]


def test_results_of_another_time_are_marked_and_come_later():
    said = [graded("late", 4, term="long"), graded("early", 1, term="short")]
    cell = shown_cell(said, time=Term.SHORT)
    assert [(each.statement.short, each.aside) for each in cell.results] == [
        ("early", False),
        ("late", True),
    ]
    assert not any(result.aside for result in shown_cell(said).results)


def test_no_harm_that_is_left_out_goes_unnamed():
    profile = a_profile(harms=tuple(a_harm(name=f"Harm {n}", text="x" * 300) for n in range(6)))
    found = arranged(compare([profile], ATTRIBUTES), Options())
    (section,) = [each for each in lay_out(found, Options()).sections if each.label == HARM]
    cell = next(
        cells[1] for line, cells in section.grid.lines if line.attribute.key == "other-harm"
    )
    assert len(cell.results) == FEW
    assert [name.split(",")[0] for name in cell.rest_named] == [
        "Harm 2",
        "Harm 3",
        "Harm 4",
        "Harm 5",
    ]


def test_a_row_says_in_what_its_results_are_not_alike():
    one = a_profile("a", findings=(a_finding(),))
    two = a_profile("b", findings=(a_finding(term="short"),))
    three = a_profile("c", findings=(a_finding(condition=a_course("disc").source),))
    told = {
        slugs: warnings(row_of(compare(profiles, ATTRIBUTES), "pain-compared"))
        for slugs, profiles in {"ab": [one, two], "ac": [one, three], "aa": [one, one]}.items()
    }
    assert told == {"ab": ("times",), "ac": ("problems",), "aa": ()}
    assert warnings(row_of(compare([one, a_profile("d")], ATTRIBUTES), "pain-compared")) == ()


# ── The address ───────────────────────────────────────────────────────────────────────────


@given(options)
def test_options_and_their_address_are_one(asked):
    query = QueryDict(address(asked.query()).removeprefix("?"))
    assert read_options(query, SLUGS) == (asked, [])
    assert dict(asked.fields()) == {
        name: value if isinstance(value, str) else value[-1]
        for name, value in asked.query().items()
        if name != "phone"
    }


def test_the_plain_address_asks_for_nothing():
    assert read_options(QueryDict("")) == (Options(), [])
    assert Options().query() == {}
    assert address({}) == "?"


@given(st.sampled_from(NAMES), st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_what_an_address_gets_wrong_is_told_and_the_rest_is_kept(name, value):
    query = QueryDict(mutable=True)
    query.setlist("first", ["harm"])
    query.update({name: value})
    found, problems = read_options(query, SLUGS)
    assert found.first[:1] == ("harm",)
    known = (*GROUPS, *SLUGS, *Layer, *Layout, *Rows, *Results, *Term.values)
    assert len(problems) == 1 or value in known
    assert all(name in problem for problem in problems)


def test_one_of_two_values_is_used_and_a_third_treatment_on_a_phone_is_told():
    found, problems = read_options(QueryDict("layer=clinician&layer=plain"), SLUGS)
    assert found.layer is Layer.CLINICIAN
    assert len(problems) == 1
    assert "more than once" in problems[0]
    found, problems = read_options(QueryDict("phone=yoga&phone=rest&phone=heat"), SLUGS)
    assert found.phone == ("yoga", "rest")
    assert "two treatments" in problems[0]
    assert read_options(QueryDict("phone=opium"), SLUGS)[0].phone == ()


def test_a_silent_cell_stays_silent_in_every_look():
    for asked in (Options(), Options(results=Results.ALL), Options(time=Term.SHORT)):
        cell = shown_cell_silent(asked)
        assert cell.cell.silence is Silence.NOT_STUDIED
        assert not cell.results
        assert not cell.rest


def shown_cell_silent(asked):
    found = arranged(compare([a_profile()], [an_attribute(group=HELP)]), asked)
    (section,) = lay_out(found, asked).sections
    return section.grid.cells[0][1]
