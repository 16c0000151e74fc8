"""Every named constraint of the evidence floor refuses, in words and in the table."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from tests.build import (
    make_answer,
    make_document,
    make_fact,
    make_indication,
    make_protocol,
    make_reference,
    make_told_result,
)
from tests.build_evidence import make_arm, make_claim, make_conflict, make_outcome, make_study
from tests.refusals import named_constraints, refuse_in_words_and_in_the_table

from .cases import CASES

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("evidence").get_models())


def test_every_constraint_has_a_case_that_it_refuses():
    assert {case.name for case in CASES} == named_constraints(MODELS)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_refuses_in_its_own_words_and_in_the_table(case):
    refuse_in_words_and_in_the_table(case)


@pytest.mark.parametrize("name", ["arm", "comparison"])
def test_an_outcome_refuses_the_arm_of_another_study(name):
    outcome = make_outcome()
    setattr(outcome, name, make_arm("other", study=make_study("other-trial")))
    with pytest.raises(ValidationError, match="The arm belongs to another study"):
        outcome.full_clean()


@pytest.mark.parametrize(
    "make", [make_claim, make_protocol, make_indication, make_told_result, make_fact, make_answer]
)
def test_what_a_document_says_names_a_place_in_it(make):
    record = make()
    record.locators = ["901:1.1"]
    with pytest.raises(ValidationError, match=r"“901:1\.1” is not a place in document 900"):
        record.full_clean()
    record.locators = []
    with pytest.raises(ValidationError, match="Say where the document says this"):
        record.full_clean()


def test_a_side_of_a_conflict_names_places_in_its_document_by_commas():
    side = make_conflict().positions.get(position=1)
    side.locators = "900:4.1, 900:5.2"
    side.full_clean()
    side.locators = "900:4.1, 901:1.1"
    with pytest.raises(ValidationError, match=r"“901:1\.1” is not a place in document 900"):
        side.full_clean()
    side.locators = " , "
    with pytest.raises(ValidationError, match="Say where the document says this"):
        side.full_clean()


def test_a_side_that_a_paper_takes_needs_no_place():
    make_conflict().positions.get(position=2).full_clean()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("code", "12", "three digits"),
        ("code", "abc", "three digits"),
        ("sha256", "0" * 63, "64 digits"),
        ("sha256", "G" * 64, "64 digits"),
    ],
)
def test_a_document_has_a_code_and_a_sum(field, value, sentence):
    document = make_document()
    setattr(document, field, value)
    with pytest.raises(ValidationError, match=sentence):
        document.full_clean()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DOI", "doi:10.1000/1", "A DOI looks like"),
        ("DOI", "10.1000/a b", "A DOI looks like"),
        ("PMID", "PMC123", "A PMID is a number"),
        ("PMID", "0123", "A PMID is a number"),
        ("PMID", "1234567890", "A PMID is a number"),
    ],
)
def test_a_paper_has_well_formed_numbers(name, value, sentence):
    reference = make_reference()
    reference.csl |= {name: value}
    with pytest.raises(ValidationError, match=sentence):
        reference.full_clean()


def test_one_paper_is_one_reference():
    first, second = make_reference("one"), make_reference("two")
    for reference, doi in ((first, "10.1000/ABC"), (second, "10.1000/abc")):
        reference.csl = {**reference.csl, "DOI": doi}
    first.save()
    with pytest.raises(ValidationError, match="DOI already exists"):
        second.full_clean()


def test_papers_without_numbers_are_not_the_same_paper():
    assert make_reference("one").doi is None
    make_reference("two").full_clean()


def test_the_columns_of_a_paper_are_read_from_its_citation():
    reference = make_reference()
    reference.csl = {"type": "book", "title": "Backs", "PMID": "12", "DOI": "10.1000/X"}
    reference.save()
    assert (reference.title, reference.year) == ("Backs", None)
    assert (reference.pmid, reference.doi) == ("12", "10.1000/x")
