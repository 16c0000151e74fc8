"""The maps are whole: nothing of the sources is missing, and every row they name exists."""

from __future__ import annotations

import pytest

from tests.content.coverage import (
    Count,
    count,
    fixture_rows,
    identities,
    read_maps,
    read_sources,
    report,
)
from tests.documents import evidence_dir

ROWS = {"claims 000-01", "claims 000-02", "exclusions undated-price"}


@pytest.mark.documents
@pytest.mark.skipif(evidence_dir() is None, reason="the source documents’ ledger is not here")
def test_everything_is_carried_or_left_out_for_a_reason():
    counts = list(report(read_sources(evidence_dir()), read_maps(), fixture_rows()))
    assert [problem for counted in counts for problem in counted.problems] == []
    assert {counted.name: counted.missing for counted in counts if counted.missing} == {}


def test_every_row_that_a_map_names_exists():
    """Without the sources, too: a row that is renamed must be renamed in the maps."""
    rows = fixture_rows()
    counts = [count(name, list(items), items, rows) for name, items in read_maps().items()]
    assert [problem for counted in counts for problem in counted.problems] == []
    assert sum(len(counted.carried) for counted in counts) > 700


def test_what_is_carried_left_out_and_missing_is_told_apart():
    mapped = {
        "a": "claims 000-01",
        "b": ["claims 000-01", "claims 000-02"],
        "c": {"left_out": "undated-price"},
    }
    found = count("claims", ["a", "b", "c", "d"], mapped, ROWS)
    assert (found.carried, found.left_out, found.missing) == (["a", "b"], ["c"], ["d"])
    assert found.problems == []
    assert str(found) == "claims: 4 items, 2 carried, 1 left out, 1 missing"


@pytest.mark.parametrize(
    ("mapped", "sentence"),
    [
        ({"a": "claims 000-99"}, "claims a: there is no row “claims 000-99”."),
        ({"a": ["claims 000-01", "harms x"]}, "claims a: there is no row “harms x”."),
        ({"a": {"left_out": "unknown"}}, "claims a: there is no row “exclusions unknown”."),
        ({"a": "claims 000-01", "z": "claims 000-02"}, "claims z: the sources hold no such item."),
    ],
)
def test_a_map_that_is_wrong_is_told(mapped, sentence):
    assert count("claims", ["a"], mapped, ROWS).problems == [sentence]


def test_an_array_that_is_not_mapped_is_missing_whole():
    (found,) = report({"claims": ["a", "b"]}, {}, ROWS)
    assert found.missing == ["a", "b"]


def test_an_array_that_the_sources_do_not_hold_is_told():
    (found,) = report({}, {"dreams": {}}, ROWS)
    assert found == Count("dreams", problems=["dreams: the sources hold no such array."])


def test_a_name_that_comes_again_is_numbered():
    entries = [{"ref_key": "mint"}, {"ref_key": "sport"}, {"ref_key": "mint"}]
    assert identities(entries, "ref_key") == ["mint", "sport", "mint#2"]
