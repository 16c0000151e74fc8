"""The auditor's draw: every published number, with its sentence and where it comes from."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from backpain.content.completeness import balance_lines, completeness
from backpain.content.numbers_shown import numbers_shown
from tests.build import as_draft, make_reference
from tests.build_evidence import make_claim, make_finding, make_harm, make_outcome, make_study

pytestmark = pytest.mark.django_db


def drawn(**options):
    out = StringIO()
    call_command("sample_numbers", stdout=out, stderr=StringIO(), **options)
    return list(csv.DictReader(out.getvalue().splitlines()))


def test_numbers_of_columns_and_of_sentences_are_found_with_their_source():
    make_harm(text="2 of 50 people were sore.", source=make_reference())
    found = {(shown.number, shown.field): shown for shown in numbers_shown()}
    assert {("2", "events"), ("50", "total"), ("2", "text"), ("50", "text")} == set(found)
    assert found["2", "events"].sentence == "2 of 50 people were sore."
    assert found["2", "events"].source.startswith("smith-2020 (")


def test_a_claims_number_names_its_place_in_the_document():
    make_claim(wording="Nine of 10 people got better.", locators=["900:3.1", "900:4.2"])
    assert {(shown.number, shown.source) for shown in numbers_shown()} == {
        ("9", "900:3.1, 900:4.2"),
        ("10", "900:3.1, 900:4.2"),
    }


def test_drafts_are_not_shown():
    make_outcome(study=make_study(**as_draft()))
    make_finding(summary="7 of 9.", **as_draft())
    assert "7" not in {shown.number for shown in numbers_shown()}


def test_the_same_seed_draws_the_same_numbers():
    make_harm(text="2 of 50 people were sore, 3 of 50 slept badly, 4 of 50 left.")
    assert drawn(size=3, seed=5) == drawn(size=3, seed=5)
    assert len(drawn(size=3)) == 3
    assert len(drawn(size=500)) == len(list(numbers_shown()))


def test_a_draw_of_none_is_refused():
    with pytest.raises(CommandError, match="at least one"):
        drawn(size=0)


def test_every_published_number_has_a_source(content):
    without = {shown.row for shown in numbers_shown() if shown.source == "not stated"}
    assert without == set()


def test_the_balance_report_tells_every_row_and_treatment(content):
    rows = list(completeness())
    assert len(rows) > 20
    answered = {label: count for label, count, _ in rows}
    assert answered["In short"] == max(answered.values())
    assert all(count + silences.total() == answered["In short"] for _, count, silences in rows)
    assert any(line.startswith("Prolotherapy: benefit ") for line in balance_lines())
