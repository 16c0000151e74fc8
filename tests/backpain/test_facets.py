"""Facets: the counts are those that a reader would get by counting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpain.facets import Facet, FacetTable, Value
from evidence.facets import NONE, card_of, facets_of
from evidence.profiles import CostValue, Ref, RegulationValue
from tests.values import PAPER, a_finding, a_profile, a_study

NAMES = ("colour", "shape", "size")
WORDS = st.dictionaries(st.sampled_from("rgbxyz"), st.just("label"), min_size=1, max_size=4).map(
    lambda words: {word: word.upper() for word in words}
)
ENTRIES = st.dictionaries(
    st.integers(0, 30), st.fixed_dictionaries(dict.fromkeys(NAMES, WORDS)), max_size=12
)
CHOSEN = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from("rgbxyzq"), max_size=3))


def shown(entries, chosen):
    """The keys that a patient reader would keep: each facet chosen has one of its values."""
    return {
        key
        for key, entry in entries.items()
        if all(
            not values or any(value in entry[name] for value in values)
            for name, values in chosen.items()
        )
    }


@given(ENTRIES, CHOSEN)
def test_what_matches_is_what_a_reader_would_keep(entries, chosen):
    assert FacetTable(entries, chosen).matching() == shown(entries, chosen)


@given(ENTRIES, CHOSEN, st.none() | st.sets(st.integers(0, 30)))
def test_counts_are_what_choosing_the_value_would_show(entries, chosen, among):
    table = FacetTable(entries, chosen)
    for name in NAMES:
        for value in table.facet(name, name, among).values:
            kept = shown(entries, {**chosen, name: [value.value]})
            assert value.count == len(kept if among is None else kept & among)
            assert value.chosen == (value.value in chosen.get(name, []))


@given(ENTRIES, CHOSEN)
def test_every_value_that_occurs_is_offered_once(entries, chosen):
    for name in NAMES:
        offered = [value.value for value in FacetTable(entries, chosen).facet(name, name).values]
        assert sorted(offered) == sorted(
            {word for entry in entries.values() for word in entry[name]}
        )


@given(ENTRIES, CHOSEN)
def test_what_is_hidden_says_by_which_facet(entries, chosen):
    table = FacetTable(entries, chosen)
    for key in entries:
        assert bool(table.hidden_by(key)) == (key not in table.matching())


@given(ENTRIES, CHOSEN, st.sampled_from(NAMES))
def test_leaving_a_facet_out_never_shows_less(entries, chosen, name):
    table = FacetTable(entries, chosen)
    assert table.matching() <= table.matching(without=name)


def order(*values: str) -> list[str]:
    entries = {1: {"facet": {value: value.capitalize() for value in values}}}
    return [value.value for value in FacetTable(entries, {}).facet("facet", "Facet").values]


def test_values_are_ordered_by_label_and_none_comes_last():
    assert order("none", "b", "a") == ["a", "b", "none"]
    assert order("2", "0", "1") == ["0", "1", "2"]


def test_values_that_are_numbers_are_ordered_by_number():
    assert order("10", "9") == ["9", "10"]


def test_values_are_never_ordered_by_count():
    entries = {key: {"facet": {"b": "B"} if key else {"a": "A"}} for key in range(5)}
    facet = FacetTable(entries, {}).facet("facet", "Facet")
    assert [(value.value, value.count) for value in facet.values] == [("a", 1), ("b", 4)]


def test_a_facet_is_used_where_a_value_is_chosen():
    unused = Value("a", "A", 1, chosen=False)
    assert not Facet("facet", "Facet", (unused,)).is_used
    assert Facet("facet", "Facet", (unused, Value("b", "B", 1, chosen=True))).is_used


# ── What a treatment has in each facet ────────────────────────────────────────────────────


def a_cost(standing):
    return CostValue(
        Ref("yoga", "Yoga"), 1.0, 2.0, None, "EUR", 2024, "Germany", "", "Text.", PAPER, standing
    )


def a_status(status):
    return RegulationValue(
        Ref("yoga", "Yoga"), "Germany", status, "", "2024", "Text.", PAPER, "checked-once"
    )


def test_no_facet_is_ever_empty():
    facets = facets_of(a_profile())
    assert all(facets.values())
    assert facets["condition"] == {NONE: "No problem named"}
    assert facets["design"] == {NONE: "No study on this site"}
    assert facets["certainty"] == {NONE: "Nothing compared yet"}
    assert facets["cost"] == {"unknown": "Price not known"}


@pytest.mark.parametrize(
    ("designs", "best"),
    [
        (["rct", "case-series"], "rct"),
        (["animal", "survey"], "survey"),
        (["systematic-review", "rct"], "systematic-review"),
        (["other"], "other"),
    ],
)
def test_the_strongest_design_stands_for_the_treatment(designs, best):
    studies = tuple(a_study(f"s{number}", design=design) for number, design in enumerate(designs))
    assert list(facets_of(a_profile(studies=studies))["design"]) == [best]


def test_every_certainty_of_a_finding_is_a_value():
    findings = (a_finding(certainty=4), a_finding(certainty=1), a_finding(certainty=1))
    assert list(facets_of(a_profile(findings=findings))["certainty"]) == ["very-low", "high"]


def test_a_weak_source_makes_no_price_known():
    assert "unknown" in facets_of(a_profile(costs=(a_cost("weak"),)))["cost"]
    assert "known" in facets_of(a_profile(costs=(a_cost("checked-once"),)))["cost"]


def test_regulators_are_told_by_their_word():
    found = facets_of(a_profile(regulation=(a_status("exempt"), a_status("approved"))))
    assert found["regulation"] == {
        "approved": "Approved for this use",
        "exempt": "Outside drug rules",
    }


def test_a_card_counts_and_does_not_judge():
    again = a_finding(slug="again", condition=Ref("disc", "Disc pain"))
    card = card_of(a_profile(studies=(a_study(),), findings=(a_finding(), again)))
    assert (card.studies, card.findings, card.claims) == (1, 1, 0)
    assert not {"score", "rank", "rating", "best"} & set(type(card).__dataclass_fields__)
