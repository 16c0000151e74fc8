"""Every named constraint of the ground floor refuses, in words and in the table."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.build import (
    make_clinic,
    make_condition,
    make_contributor,
    make_family,
    make_guidance,
    make_structure,
    make_treatment,
)
from tests.refusals import (
    Refusal,
    named_constraints,
    of_publication,
    refuse_in_words_and_in_the_table,
    unknown_words,
)

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("treatments").get_models())
CASES = [
    *of_publication(make_condition),
    *of_publication(make_treatment),
    *of_publication(make_clinic),
    *unknown_words(make_structure, kind="zz"),
    *unknown_words(make_condition, body_region="zz"),
    *unknown_words(make_clinic, takes_patients="zz"),
    *unknown_words(
        make_treatment,
        kind="zz",
        material_source="zz",
        mechanism_status="zz",
        invasiveness=9,
        setting="zz",
    ),
    Refusal(
        make_treatment,
        "treatments_treatment_not_its_own_parent",
        lambda treatment: {"parent": treatment},
    ),
]


def test_every_constraint_has_a_case_that_it_refuses():
    assert {case.name for case in CASES} == named_constraints(MODELS)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_refuses_in_its_own_words_and_in_the_table(case):
    refuse_in_words_and_in_the_table(case)


BUILDERS = [
    make_contributor,
    make_family,
    make_structure,
    make_guidance,
    make_condition,
    make_treatment,
    make_clinic,
]


@pytest.mark.parametrize("make", BUILDERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("field", ["slug", "name"])
def test_no_two_records_share_a_slug_or_a_name(make, field):
    first, second = make("one"), make("two")
    setattr(second, field, getattr(first, field))
    with pytest.raises(ValidationError, match="already exists"):
        second.full_clean()
    with pytest.raises(IntegrityError):
        second.save()


@pytest.mark.parametrize("slug", ["two words", "ümlaut", "a/b", "", " "])
def test_a_slug_is_fit_for_an_address(slug):
    treatment = make_treatment()
    treatment.slug = slug
    with pytest.raises(ValidationError, match=r"valid “slug”|cannot be blank"):
        treatment.full_clean()


def test_a_treatment_is_no_variant_of_its_own_variant():
    parent = make_treatment()
    parent.parent = make_treatment("hatha-yoga", parent=parent)
    with pytest.raises(ValidationError, match="each other’s parents"):
        parent.full_clean()


def test_variants_nest_two_deep_and_no_deeper():
    child = make_treatment("hatha-yoga", parent=make_treatment())
    grandchild = make_treatment("slow-hatha", parent=child)
    with pytest.raises(ValidationError, match="too deep"):
        make_treatment("slowest-hatha", parent=grandchild)


def test_a_treatment_with_variants_is_not_moved_too_deep():
    parent = make_treatment("hatha-yoga")
    make_treatment("slow-hatha", parent=parent)
    parent.parent = make_treatment("yoga-and-breathing", parent=make_treatment())
    with pytest.raises(ValidationError, match="too deep"):
        parent.full_clean()
