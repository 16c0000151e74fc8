"""Releases: made with the change they freeze, only where something changed, each value once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from evidence.freezing import SHAPE, UnreadableError, freeze, hash_of, thaw, to_json
from evidence.models import Course, FrozenValue, Release, ReleaseEntry, StoredProfile
from evidence.profiles import CourseValue, Profile, Ref
from evidence.profiling import build_courses, build_profiles
from evidence.releasing import read_editions, withdrawn_at
from evidence.storing import store_profiles
from tests.build import as_draft, make_condition, make_contributor, make_treatment
from tests.build_evidence import make_course, make_everything_about
from treatments.models import Treatment
from treatments.publishing import ContentChange, Occasion, content_changed

pytestmark = pytest.mark.django_db
OLD = Path(__file__).parent / "frozen_shape_1.json"


@pytest.fixture
def world():
    """Two treatments with one record of every part, a problem and two courses; nothing released."""
    for slug in ("yoga", "walking"):
        make_everything_about(make_treatment(slug, conditions=[make_condition()]))
    make_course("second", position=2)
    make_course("first", position=1)


def reword(slug: str = "yoga", summary: str = "It is slow.") -> None:
    Treatment.objects.filter(slug=slug).update(summary=summary)
    content_changed()


def read(number: int, *slugs: str):
    return read_editions([number], slugs)[number]


def test_a_release_holds_every_public_treatment_course_and_problem(world):
    content_changed()
    edition = read(1, "yoga", "walking")
    assert edition.profiles == build_profiles()
    assert edition.courses == build_courses()
    assert [course.slug for course in edition.courses] == ["first", "second"]
    assert edition.conditions == {"test-back-pain": Ref("test-back-pain", "Test back pain")}


def test_what_changes_nothing_makes_no_release(world):
    for _ in range(3):
        content_changed()
    make_treatment("hidden", **as_draft())
    make_course("hidden", **as_draft())
    make_condition("hidden", **as_draft())
    content_changed()
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda: Treatment.objects.filter(slug="yoga").update(summary="It is slow."),
        lambda: make_course("third"),
        lambda: Course.objects.filter(slug="first").update(position=3),
        lambda: make_condition("other"),
        lambda: make_treatment("tai-chi"),
        lambda: Treatment.objects.get(slug="walking").withdraw(),
    ],
    ids=["a word", "a course", "an order", "a problem", "a treatment", "a withdrawal"],
)
def test_what_readers_can_see_makes_one(world, change):
    content_changed()
    change()
    content_changed()
    content_changed()
    assert list(Release.objects.values_list("number", flat=True)) == [2, 1]


def test_an_old_release_reads_as_before(world):
    content_changed()
    before = read(1, "yoga", "walking")
    reword()
    make_course("third")
    content_changed()
    assert read(1, "yoga", "walking") == before
    assert read(2, "yoga").profiles["yoga"].summary == "It is slow."


def test_only_what_changed_is_written(world):
    content_changed()
    values, profiles = (
        FrozenValue.objects.count(),
        dict(StoredProfile.objects.values_list("pk", "made_at")),
    )
    reword()
    assert FrozenValue.objects.count() == values + 1
    after = dict(StoredProfile.objects.values_list("pk", "made_at"))
    changed = Treatment.objects.get(slug="yoga").pk
    assert [pk for pk in profiles if profiles[pk] != after[pk]] == [changed]


def test_going_back_makes_a_release_and_no_value(world):
    content_changed()
    summary = Treatment.objects.get(slug="yoga").summary
    reword()
    values = FrozenValue.objects.count()
    reword(summary=summary)
    assert (Release.objects.count(), FrozenValue.objects.count()) == (3, values)
    assert read(3, "yoga") == read(1, "yoga")


def test_a_release_does_not_take_more_queries_with_more_treatments(
    world, django_assert_max_num_queries
):
    for number in range(20):
        make_everything_about(make_treatment(f"yoga-{number}"))
    content_changed()
    reword()
    with django_assert_max_num_queries(40):
        store_profiles()
    Treatment.objects.update(summary="All are slow.")
    with django_assert_max_num_queries(40):
        store_profiles()


def test_a_release_says_what_made_it_and_who(world):
    editor = make_contributor("carl")
    content_changed(ContentChange(Occasion.EDIT, editor))
    release = Release.objects.get()
    assert (release.occasion, release.by) == ("edit", editor)
    reword()
    assert Release.objects.first().occasion == "remade"


def test_what_is_undone_leaves_no_release(world):
    content_changed()
    entries = ReleaseEntry.objects.count()

    def change_and_fail() -> None:
        with transaction.atomic():
            reword()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert (Release.objects.count(), ReleaseEntry.objects.count()) == (1, entries)
    assert not FrozenValue.objects.filter(data__contains="It is slow.").exists()


def test_the_language_of_the_editor_changes_nothing(world):
    content_changed()
    with translation.override("es"):
        content_changed()
    assert Release.objects.count() == 1


def test_two_releases_cannot_have_one_number(world):
    content_changed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(number=1, occasion=Occasion.EDIT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(number=0, occasion=Occasion.EDIT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(number=2, occasion="guess")


def test_a_release_holds_each_record_once(world):
    content_changed()
    entry = ReleaseEntry.objects.first()
    entry.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


def test_a_value_that_a_release_holds_cannot_be_deleted(world):
    content_changed()
    with pytest.raises(ProtectedError):
        FrozenValue.objects.all().delete()


def test_when_a_treatment_was_withdrawn(world):
    content_changed()
    reword()
    Treatment.objects.get(slug="yoga").withdraw()
    content_changed()
    reword("walking")
    assert withdrawn_at(["yoga"]) == {"yoga": Release.objects.get(number=3).made_at}


# ── Values ────────────────────────────────────────────────────────────────────────────────


def test_the_same_data_has_the_same_hash_whatever_its_order():
    assert freeze({"a": 1, "b": "ä"}) == freeze({"b": "ä", "a": 1})
    assert freeze({"a": 1}) != freeze({"a": 2})


def test_a_frozen_value_comes_back(world):
    for profile in build_profiles().values():
        digest, text = freeze(to_json(profile))
        assert thaw(Profile, digest, text) == profile


def test_a_value_frozen_long_ago_is_still_read():
    """Give a new field a default. Where its meaning changes, raise SHAPE instead: see freezing.py."""
    frozen = json.loads(OLD.read_text(encoding="utf-8"))
    for kind, found in ((Profile, "profile"), (CourseValue, "course")):
        text = json.dumps(frozen[found])
        assert thaw(kind, hash_of(text), text).slug == frozen[found]["value"]["slug"]


def spoilt(**changes) -> tuple[str, str]:
    frozen = {"shape": SHAPE, "value": {"slug": "a", "name": "A"}, **changes}
    text = json.dumps(frozen)
    return hash_of(text), text


@pytest.mark.parametrize(
    "frozen",
    [
        spoilt(shape=SHAPE + 1),
        spoilt(shape=0),
        spoilt(shape="x"),
        spoilt(value={"slug": "a"}),
        spoilt(value=3),
        spoilt(value=None),
        (hash_of("[]"), "[]"),
        (hash_of("{"), "{"),
        (hash_of("{}"), "{}"),
        ("0" * 64, spoilt()[1]),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(frozen):
    assert thaw(Ref, *spoilt()) == Ref("a", "A")
    with pytest.raises(UnreadableError, match=r"[A-Z].*\.$"):
        thaw(Ref, *frozen)
