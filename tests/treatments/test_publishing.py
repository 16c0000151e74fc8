from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.build import as_draft, make_contributor, make_editors, make_treatment
from treatments.models import Treatment
from treatments.publishing import TransitionError

pytestmark = pytest.mark.django_db

STAFF = SimpleNamespace(is_staff=True)


def facts(treatment):
    """What publication changes, as the record says it and as the table does."""
    names = ("status", "publisher_id", "published_on")
    stored = Treatment.objects.filter(pk=treatment.pk).values_list(*names).get()
    assert tuple(getattr(treatment, name) for name in names) == stored
    return stored


def test_a_draft_is_submitted_published_and_withdrawn():
    _, publisher = make_editors()
    treatment = make_treatment(**as_draft())
    treatment.submit()
    assert facts(treatment) == ("in-review", None, None)
    treatment.publish(by=publisher, on=dt.date(2026, 1, 2))
    assert facts(treatment) == ("published", publisher.pk, dt.date(2026, 1, 2))
    treatment.withdraw()
    assert facts(treatment) == ("draft", None, None)


def test_publishing_is_dated_today_unless_told():
    _, publisher = make_editors()
    treatment = make_treatment(**as_draft(status="in-review"))
    treatment.publish(by=publisher)
    assert treatment.published_on == timezone.localdate()


def test_nobody_publishes_their_own_draft():
    author, _ = make_editors()
    treatment = make_treatment(**as_draft(status="in-review"))
    with pytest.raises(ValidationError, match="Nobody publishes their own draft"):
        treatment.publish(by=author)
    assert facts(treatment) == ("in-review", None, None)


def test_a_draft_without_an_author_is_not_published():
    treatment = make_treatment(**as_draft(status="in-review", author=None))
    with pytest.raises(ValidationError, match="names its author"):
        treatment.publish(by=make_contributor("ben-publisher"))
    assert facts(treatment) == ("in-review", None, None)


@pytest.mark.parametrize(
    ("status", "step", "sentence"),
    [
        ("draft", "publish", "is not in review"),
        ("draft", "withdraw", "is not published"),
        ("in-review", "submit", "is not draft"),
        ("in-review", "withdraw", "is not published"),
        ("archived", "submit", "is not draft"),
        ("archived", "publish", "is not in review"),
        ("archived", "withdraw", "is not published"),
    ],
)
def test_a_step_starts_from_its_own_state_only(status, step, sentence):
    treatment = make_treatment(**as_draft(status=status))
    arguments = {"by": make_contributor("ben-publisher")} if step == "publish" else {}
    with pytest.raises(TransitionError, match=sentence):
        getattr(treatment, step)(**arguments)
    assert facts(treatment) == (status, None, None)


@pytest.mark.parametrize("step", ["submit", "publish"])
def test_a_published_record_moves_only_back(step):
    treatment = make_treatment()
    before = facts(treatment)
    arguments = {"by": make_contributor("carl")} if step == "publish" else {}
    with pytest.raises(TransitionError):
        getattr(treatment, step)(**arguments)
    assert facts(treatment) == before


def test_two_editors_cannot_publish_the_same_draft():
    _, publisher = make_editors()
    first = make_treatment(**as_draft(status="in-review"))
    second = Treatment.objects.get(pk=first.pk)
    first.publish(by=publisher)
    with pytest.raises(TransitionError, match="is not in review"):
        second.publish(by=make_contributor("carl"))
    assert second.status == "in-review"
    assert second.publisher is None
    assert facts(first)[1] == publisher.pk


def test_a_record_that_was_never_saved_is_not_published():
    treatment = make_treatment(**as_draft(status="in-review"))
    treatment.delete()
    treatment.pk = None
    with pytest.raises(TransitionError):
        treatment.publish(by=make_contributor("ben-publisher"))


def test_what_is_wrong_elsewhere_stops_the_step():
    treatment = make_treatment(**as_draft())
    treatment.summary = ""
    with pytest.raises(ValidationError, match="cannot be blank"):
        treatment.submit()
    assert facts(treatment) == ("draft", None, None)


def test_a_step_stores_nothing_but_itself():
    treatment = make_treatment(**as_draft())
    treatment.summary = "Typed, but not saved."
    treatment.submit()
    assert Treatment.objects.get(pk=treatment.pk).summary != treatment.summary


@pytest.fixture
def one_in_each_state():
    make_treatment("shown")
    for status in ("draft", "in-review", "archived"):
        make_treatment(status, **as_draft(status=status))


@pytest.mark.parametrize("user", [None, AnonymousUser(), SimpleNamespace(is_staff=False)])
def test_readers_see_what_is_published(one_in_each_state, user):
    assert [each.slug for each in Treatment.objects.visible_to(user)] == ["shown"]
    assert all(each.is_public for each in Treatment.objects.visible_to(user))


def test_staff_see_everything(one_in_each_state):
    assert Treatment.objects.visible_to(STAFF).count() == 4


def test_clinical_review_is_another_fact_than_publication():
    doctor = make_contributor("doctor")
    treatment = make_treatment(clinical_reviewer=doctor, clinically_reviewed_on="2026-01-01")
    treatment.withdraw()
    assert treatment.clinical_reviewer == doctor
