"""A study with its arms and outcomes is written in one form, in one submit."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from evidence.models import Arm, Outcome, Study

from .world import World, posted, study_page

pytestmark = pytest.mark.django_db

# A new trial with two arms and one difference between them, as one submit.
NEW_STUDY = {
    "name": "New trial",
    "slug": "new-trial",
    "design": "rct",
    "setting": "Not stated",
    "population": "Adults",
    "follow_up": "A year",
    "funding": "None",
    "risk_of_bias": "low",
    "harms_note": "None seen",
    "authors_conclusion": "It helped.",
    "arms-TOTAL_FORMS": 2,
    "arms-INITIAL_FORMS": 0,
    "arms-0-slug": "plasma",
    "arms-0-label": "Plasma",
    "arms-0-n": 30,
    "arms-1-slug": "control",
    "arms-1-label": "Salt water",
    "arms-1-comparator": "saline",
    "outcomes-TOTAL_FORMS": 1,
    "outcomes-INITIAL_FORMS": 0,
    "outcomes-0-slug": "pain-4",
    "outcomes-0-arm": "plasma",
    "outcomes-0-comparison": "Salt Water",
    "outcomes-0-kind": "between-groups",
    "outcomes-0-state": "value",
    "outcomes-0-time_point": "4 weeks",
    "outcomes-0-effect_measure": "mean-difference",
    "outcomes-0-estimate": "-1.2",
    "outcomes-0-ci_low": "-2",
    "outcomes-0-ci_high": "-0.4",
    "outcomes-0-favours": "treatment",
    "outcomes-0-text": "Less pain with plasma.",
    "outcomes-0-standing": "checked-once",
}


def study_data(world: World, **changes: Any) -> dict[str, Any]:
    return {
        **NEW_STUDY,
        "treatments": [world.treatment.pk],
        "reports": [world.reference.pk],
        "arms-0-treatments": [world.treatment.pk],
        "outcomes-0-measure": world.measure.pk,
        "outcomes-0-source": world.reference.pk,
        **changes,
    }


def add_study(client: Client, world: World, **changes: Any) -> Any:
    return client.post(reverse("admin:evidence_study_add"), study_data(world, **changes))


def test_a_new_study_with_arms_and_outcomes_is_one_form(ben: Client, world: World) -> None:
    answer = add_study(ben, world)
    assert answer.status_code == 302, answer.context_data["errors"]
    study = Study.objects.get(slug="new-trial")
    assert study.author.name == "ben"
    assert [arm.slug for arm in study.arms.all()] == ["plasma", "control"]
    outcome = study.outcomes.get()
    assert (outcome.arm.slug, outcome.comparison.slug) == ("plasma", "control")
    assert outcome.is_controlled
    assert list(outcome.arm.treatments.all()) == [world.treatment]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"outcomes-0-comparison": ""}, "A difference between groups names the comparison arm."),
        ({"outcomes-0-kind": "within-group"}, "A before-and-after result has no comparison arm."),
        ({"outcomes-0-comparison": "plasma"}, "An arm cannot be compared with itself."),
        (
            {"outcomes-0-comparison": "", "outcomes-0-kind": "within-group"},
            "Numbers of a comparison need the comparison arm they belong to.",
        ),
        ({"outcomes-0-estimate": "5"}, "The estimate lies outside its confidence interval."),
        ({"outcomes-0-ci_low": ""}, "Give both ends of the confidence interval"),
        (
            {"outcomes-0-arm": "prp"},
            "This study has no arm called “prp”. Its arms: “plasma”, “control”.",
        ),
        ({"arms-1-slug": "plasma"}, "Please correct the duplicate data for slug."),
        (
            {"arms-0-label": "Group", "arms-1-label": "Group", "outcomes-0-arm": "group"},
            "More than one arm is called “group”: use the slug.",
        ),
        ({"outcomes-0-source": ""}, "This field is required."),
        (
            {"outcomes-0-state": "not-reported"},
            "What was not reported or not studied has no number.",
        ),
        ({"arms-1-n": "0"}, "N cannot be below 1."),
        ({"slug": "spine-trial"}, "Study with this Slug already exists."),
        ({"arms-TOTAL_FORMS": 0}, "Its arms: none yet."),
    ],
)
def test_what_is_wrong_is_told_on_the_form_and_nothing_is_saved(
    ben: Client, world: World, changes: dict[str, Any], sentence: str
) -> None:
    answer = add_study(ben, world, **changes)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert (Study.objects.count(), Arm.objects.count(), Outcome.objects.count()) == (1, 2, 1)


def test_a_saved_arm_may_be_renamed_and_joined_by_a_new_one(ben: Client, world: World) -> None:
    address, data = study_page(ben, world)
    new_arm = {"arms-TOTAL_FORMS": 3, "arms-2-slug": "rest", "arms-2-label": "Rest"}
    data |= {"arms-0-slug": "plasma", **new_arm, "outcomes-0-comparison": "rest"}
    answer = ben.post(address, data)
    assert answer.status_code == 302, answer.context_data["errors"]
    outcome = Outcome.objects.get()
    assert (outcome.arm.slug, outcome.comparison.slug) == ("plasma", "rest")
    assert outcome.pk == world.outcome.pk


def test_an_arm_is_not_removed_from_under_its_outcome(ben: Client, world: World) -> None:
    world.finding.delete()
    address, data = study_page(ben, world)
    answer = ben.post(address, {**data, "arms-1-DELETE": "on"})
    assert "is marked for removal" in answer.content.decode()
    assert Arm.objects.count() == 2
    answer = ben.post(address, {**data, "arms-1-DELETE": "on", "outcomes-0-DELETE": "on"})
    assert answer.status_code == 302
    assert (Arm.objects.count(), Outcome.objects.count()) == (1, 0)


def test_the_form_suggests_the_arms_it_knows(ben: Client, world: World) -> None:
    address, _ = study_page(ben, world)
    assert '<option value="saline">Salt water</option>' in ben.get(address).content.decode()
    page = add_study(ben, world, design="").content.decode()
    assert '<option value="control">Salt water</option>' in page


def test_accounts_with_fewer_rights_meet_words(client: Client, world: World) -> None:
    guest = User.objects.create_user("guest", is_staff=True)
    client.force_login(guest)
    may = Permission.objects.filter(content_type__app_label="evidence")
    guest.user_permissions.set(may.filter(codename__startswith="view_"))
    address = reverse("admin:evidence_study_change", args=[world.study.pk])
    page = client.get(address)
    assert "Salt water" in page.content.decode()
    assert client.post(address, study_data(world)).status_code == 403
    guest.user_permissions.set(may.filter(codename__in=["change_study", "change_outcome"]))
    answer = client.post(address, posted(client.get(address)))
    assert "by accounts that may also see the arms" in answer.content.decode()


def test_two_rows_that_change_places_are_refused_in_words(ben: Client, world: World) -> None:
    """Each form is right, and the rows are in the end; the database objects on the way."""
    address, data = study_page(ben, world)
    swapped = {"arms-0-slug": "saline", "arms-1-slug": "prp"}
    answer = ben.post(address, {**data, **swapped, "population": "Typed with care"})
    assert answer.status_code == 200
    assert "The study already has an arm with this slug." in answer.content.decode()
    assert "Typed with care" in answer.content.decode()
    assert Study.objects.get(pk=world.study.pk).population == "x"


def test_the_constraints_still_stand_behind_the_form(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Arm.objects.create(study=world.study, slug="prp", label="Twin")
