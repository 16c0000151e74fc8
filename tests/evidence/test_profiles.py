"""From tables to frozen profiles: everything once, drafts out, queries constant."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.csl import short_citation
from evidence.facets import card_of, facets_of
from evidence.figures import figures
from evidence.freezing import from_json, to_json
from evidence.models import StoredProfile
from evidence.profiles import Profile, Ref
from evidence.profiling import PARTS, build_courses, build_profiles
from evidence.storing import store_profiles
from tests.build import (
    as_draft,
    make_condition,
    make_csl,
    make_guidance,
    make_protocol,
    make_structure,
    make_treatment,
)
from tests.build_evidence import (
    make_arm,
    make_claim,
    make_cost,
    make_course,
    make_everything_about,
    make_finding,
    make_harm,
    make_outcome,
    make_regulation,
    make_stance,
    make_study,
    make_uncontrolled,
)
from tests.values import a_profile, a_study

# A compared result and one without a comparison group are two things that were studied.
ONE_EACH = {**dict.fromkeys(PARTS, 1), "studied": 2}
pytestmark = pytest.mark.django_db

STAFF = SimpleNamespace(is_staff=True)


@pytest.fixture
def yoga():
    treatment = make_treatment(
        conditions=[make_condition()], structures=[make_structure()], guidance=[make_guidance()]
    )
    make_everything_about(treatment)
    return treatment


def test_a_profile_holds_one_of_every_part(yoga):
    profile = build_profiles()["yoga"]
    assert {part: len(getattr(profile, part)) for part in PARTS} == ONE_EACH


def test_it_says_what_the_records_say(yoga):
    profile = build_profiles()["yoga"]
    assert (profile.name, profile.kind_label, profile.setting_label) == (
        "Yoga",
        "Treatment",
        "At home",
    )
    (finding,) = profile.findings
    assert (finding.certainty_label, finding.start_label) == ("Moderate", "High")
    assert [reason.text for reason in finding.reasons] == ["One small trial."]
    assert (finding.figures.treatment, finding.figures.comparison) == (4, 5)
    assert (finding.n, finding.weeks, finding.time_point) == (100, 52, "12 months")
    assert profile.harms[0].source == Ref("smith-2020", "Smith 2020")
    assert profile.uncontrolled[0].n == 50
    assert profile.costs[0].amount_high == 20
    assert profile.claims[0].clinic == "Test clinic"


def test_json_gives_the_same_profile_back(yoga):
    make_treatment("hatha-yoga", parent=yoga)
    for profile in build_profiles().values():
        assert from_json(Profile, json.loads(json.dumps(to_json(profile)))) == profile
        assert from_json(Profile, to_json(profile)) == profile


def test_a_stored_profile_reads_back_the_same(yoga):
    store_profiles()
    stored = StoredProfile.objects.get()
    profile = build_profiles()["yoga"]
    assert from_json(Profile, stored.data) == profile
    assert stored.facets == facets_of(profile)
    assert stored.card == json.loads(json.dumps(to_json(card_of(profile))))


def test_json_of_an_older_version_is_read(yoga):
    data = to_json(build_profiles()["yoga"])
    data["once_known"] = 1
    del data["claims"]
    assert from_json(Profile, data).claims == ()


def test_a_profile_cannot_be_changed(yoga):
    with pytest.raises(FrozenInstanceError):
        build_profiles()["yoga"].name = "Other"


def queries():
    with CaptureQueriesContext(
        connection,
    ) as captured:
        build_profiles()
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_treatments():
    for number in range(2):
        make_everything_about(make_treatment(f"yoga-{number}"))
    few = queries()
    for number in range(2, 20):
        make_everything_about(make_treatment(f"yoga-{number}"))
    assert queries() == few
    assert len(build_profiles()) >= 20


def test_storing_takes_the_same_number_of_queries(django_assert_max_num_queries, yoga):
    for number in range(10):
        make_treatment(f"yoga-{number}")
    with django_assert_max_num_queries(45):
        assert store_profiles() == 11


MAKERS = [
    (make_harm, "harms"),
    (make_stance, "stances"),
    (make_regulation, "regulation"),
    (make_cost, "costs"),
    (make_claim, "claims"),
    (make_protocol, "protocols"),
    (make_study, "studies"),
    (make_finding, "findings"),
]


@pytest.mark.parametrize(("make", "part"), MAKERS, ids=lambda each: getattr(each, "__name__", each))
def test_drafts_stay_out_but_staff_see_them(make, part):
    make_treatment()
    make(**as_draft())
    assert getattr(build_profiles()["yoga"], part) == ()
    assert len(getattr(build_profiles(STAFF)["yoga"], part)) == 1


def test_results_of_a_draft_study_stay_out():
    make_uncontrolled(study=make_study(**as_draft()))
    assert build_profiles()["yoga"].uncontrolled == ()


def test_a_draft_treatment_has_no_profile_and_no_card():
    make_treatment(**as_draft())
    assert build_profiles() == {}
    assert store_profiles() == 0
    assert list(build_profiles(STAFF)) == ["yoga"]


def test_a_withdrawn_treatment_loses_its_stored_profile():
    treatment = make_treatment()
    store_profiles()
    treatment.withdraw()
    store_profiles()
    assert not StoredProfile.objects.exists()


def test_a_profile_does_not_name_a_draft_condition():
    hidden = make_condition("hidden", **as_draft())
    make_treatment(conditions=[hidden])
    assert build_profiles()["yoga"].conditions == ()


def test_a_profile_does_not_name_a_draft_parent():
    make_treatment("hatha-yoga", parent=make_treatment("hidden", **as_draft()))
    assert build_profiles()["hatha-yoga"].parent is None


def test_a_finding_does_not_name_a_draft_study():
    outcome = make_outcome(study=make_study(**as_draft()))
    make_finding(outcomes=[outcome])
    named = {study.slug for found in build_profiles()["yoga"].findings for study in found.studies}
    assert named == set()


def test_variants_roll_up_once():
    parent = make_treatment()
    child = make_treatment("hatha-yoga", parent=parent)
    grandchild = make_treatment("slow-hatha", parent=child)
    make_everything_about(grandchild)
    make_harm("shared", treatments=[parent, child, grandchild], name="Shared")
    profiles = build_profiles()
    for slug in ("yoga", "hatha-yoga", "slow-hatha"):
        parts = {part: len(getattr(profiles[slug], part)) for part in PARTS}
        assert parts == {**ONE_EACH, "harms": 2}, slug
    assert [each.slug for each in profiles["yoga"].variants] == ["hatha-yoga"]


def test_a_shared_record_stands_under_the_treatment_itself():
    parent = make_treatment()
    child = make_treatment("hatha-yoga", parent=parent)
    make_harm(treatments=[child, parent])
    assert build_profiles()["yoga"].harms[0].treatment.slug == "yoga"
    assert build_profiles()["hatha-yoga"].harms[0].treatment.slug == "hatha-yoga"


def test_what_a_parent_has_does_not_sink_to_its_variants():
    make_treatment("hatha-yoga", parent=make_treatment())
    make_harm(treatments=[make_treatment()])
    assert build_profiles()["hatha-yoga"].harms == ()


def test_variants_that_are_drafts_do_not_roll_up():
    hidden = make_treatment("hidden", parent=make_treatment(), **as_draft())
    make_harm(treatments=[hidden])
    profile = build_profiles()["yoga"]
    assert profile.harms == ()
    assert profile.variants == ()


@pytest.mark.parametrize("design", ["animal", "laboratory"])
def test_animals_and_dishes_are_no_uncontrolled_results(design):
    make_uncontrolled(study=make_study(design=design))
    assert build_profiles()["yoga"].uncontrolled == ()


def test_a_comparison_group_is_not_a_result_of_the_treatment():
    study = make_study()
    sham = make_arm("sham", study=study, comparator="sham", treatments=[make_treatment()])
    make_uncontrolled(study=study, arm=sham)
    assert build_profiles()["yoga"].uncontrolled == ()


def test_narrowing_keeps_results_for_one_condition_and_everything_else_whole(yoga):
    profile = build_profiles()["yoga"]
    same = profile.narrowed(Ref("test-back-pain", "Test back pain"))
    other = profile.narrowed(Ref("neck", "Neck"))
    assert (same.findings, same.uncontrolled, same.studies) == (
        profile.findings,
        profile.uncontrolled,
        profile.studies,
    )
    assert (other.findings, other.uncontrolled, other.studies) == ((), (), ())
    assert other.harms == profile.harms
    assert other.narrowed_to.slug == "neck"


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (
            {"events": 1, "total": 3, "comparison_events": 1, "comparison_total": 6},
            (33, 17, True, True),
        ),
        (
            {"unit": "percent of people", "value": "45.6", "comparison_value": 36},
            (46, 36, True, False),
        ),
        ({"value": "4.5", "comparison_value": 5}, (4.5, 5, False, False)),
        ({"value": "4.5", "comparison_value": None}, None),
        ({"value": None, "comparison_value": None}, None),
        ({"events": 1, "total": 3, "value": None}, None),
    ],
)
def test_figures_are_shown_for_both_groups_or_not_at_all(facts, shown):
    found = figures(make_outcome(**facts))
    assert shown == (found and (found.treatment, found.comparison, found.of_100, found.calculated))


@pytest.mark.parametrize(
    ("csl", "short"),
    [
        (make_csl(), "Smith 2020"),
        (make_csl(author=[{"literal": "NICE"}]), "NICE 2020"),
        ({"type": "book", "title": "Backs"}, "Backs"),
        (make_csl(author=[]), "Yoga for backs 2020"),
        (make_csl(author=[], title="[Title not seen: trial of yoga]"), "Trial of yoga 2020"),
        (
            {"type": "book", "title": "Backs " * 20},
            "Backs" + " Backs" * 9 + "…",
        ),
    ],
)
def test_a_paper_is_named_by_first_author_and_year(csl, short):
    assert short_citation(csl) == short


def test_courses_keep_the_editors_order_and_leave_drafts_out():
    make_course("second", position=2)
    make_course("first", position=1)
    make_course("hidden", **as_draft())
    split = {"natural_percent": 50, "placebo_percent": 30, "specific_percent": 20}
    make_course("third", position=3, kind="split", **split)
    courses = build_courses()
    assert [course.slug for course in courses] == ["first", "second", "third"]
    assert courses[2].split == (50, 30, 20)
    assert courses[0].split is None


def test_a_profile_tells_the_years_of_its_studies():
    studies = (a_study("a", year=2004), a_study("b", year=None), a_study("c", year=1987))
    assert a_profile(studies=studies).study_years == (1987, 2004)
    assert a_profile(studies=studies[1:2]).study_years is None
