"""The editors' pages of the ground floor, and the steps of publication that both floors share."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from evidence.models import Release
from treatments.admin.acting import contributor_of
from treatments.admin.refusals import REFUSED, RefusedError, sentences_of
from treatments.models import (
    Clinic,
    Condition,
    Contributor,
    Family,
    GuidanceMethod,
    Structure,
    Treatment,
)

pytestmark = pytest.mark.django_db

MODELS = [Clinic, Condition, Contributor, Family, GuidanceMethod, Structure, Treatment]


@pytest.fixture
def anna() -> User:
    return User.objects.create_superuser("anna", first_name="Anna", last_name="Meier")


@pytest.fixture
def ben() -> User:
    return User.objects.create_superuser("ben")


@pytest.fixture
def family() -> Family:
    return Family.objects.create(name="Injections", slug="injections", summary="Needles.")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def treatment_data(family: Family, **changes: object) -> dict[str, object]:
    return {
        "name": "Sugar water",
        "slug": "sugar-water",
        "family": family.pk,
        "kind": "treatment",
        "synonyms": "Prolotherapy\n\n  Dextrose shots ",
        "abbreviations": "",
        "summary": "Sugar water is put in with a needle.",
        "material": "Dextrose",
        "material_source": "manufactured",
        "mechanism": "Nobody is sure.",
        "mechanism_status": "unknown",
        "invasiveness": 2,
        "setting": "office",
        "unknowns": "",
        **changes,
    }


def add_treatment(client: Client, family: Family, **changes: object) -> Treatment:
    data = treatment_data(family, **changes)
    answer = client.post(reverse("admin:treatments_treatment_add"), data)
    assert answer.status_code == 302, answer.context_data["errors"]
    return Treatment.objects.get(slug=data["slug"])


def act(client: Client, step: str, *records: Treatment) -> list[str]:
    """Run an action on the list and return what the next page tells."""
    data = {"action": step, "_selected_action": [record.pk for record in records]}
    answer = client.post(reverse("admin:treatments_treatment_changelist"), data, follow=True)
    return [str(message) for message in answer.context["messages"]]


def change(client: Client, treatment: Treatment, family: Family, **changes: object) -> list[str]:
    address = reverse("admin:treatments_treatment_change", args=[treatment.pk])
    answer = client.post(address, treatment_data(family, **changes), follow=True)
    return [str(message) for message in answer.context["messages"]]


def status_of(treatment: Treatment) -> str:
    return Treatment.objects.get(pk=treatment.pk).status


@pytest.fixture
def one_of_each(family: Family) -> None:
    words = {"name": "Spine word", "slug": "spine-word", "summary": "A word."}
    person = Contributor.objects.create(name="Spine person", slug="p", role="x", interests="y")
    GuidanceMethod.objects.create(**words)
    Structure.objects.create(**words, kind="disc")
    Condition.objects.create(**words, body_region="low-back", author=person)
    Family.objects.create(**words)
    Clinic.objects.create(name="Spine place", slug="c", place="x", sells="y", author=person)
    treatment = treatment_data(family, name="Spine shots", synonyms=["a", "b"])
    Treatment.objects.create(**{**treatment, "family": family, "author": person})


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_page_opens(anna: User, one_of_each: None, model: type) -> None:
    client = signed_in(anna)
    name = f"admin:treatments_{model._meta.model_name}"
    record = model.objects.order_by("-pk").first()
    for address in (
        reverse(f"{name}_changelist"),
        reverse(f"{name}_add"),
        reverse(f"{name}_change", args=[record.pk]),
        reverse(f"{name}_delete", args=[record.pk]),
        reverse(f"{name}_history", args=[record.pk]),
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert b" style=" not in answer.content, "the content security policy forbids it"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_search_finds_and_leaves_out(anna: User, one_of_each: None, model: type) -> None:
    address = reverse(f"admin:treatments_{model._meta.model_name}_changelist")
    client = signed_in(anna)
    assert client.get(address, {"q": "SPINE"}).context["cl"].result_count == 1
    assert client.get(address, {"q": "no such word"}).context["cl"].result_count == 0


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_relation_is_searched_for(model: type) -> None:
    model_admin = admin.site._registry[model]
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    related = {field.name for field in fields if field.is_relation}
    shown_only = {"author", "publisher"}
    assert set(model_admin.get_autocomplete_fields(None)) >= related - shown_only


def test_a_new_record_is_a_draft_by_the_account_that_made_it(anna: User, family: Family) -> None:
    treatment = add_treatment(signed_in(anna), family)
    assert treatment.status == "draft"
    assert treatment.author.name == "Anna Meier"
    assert (treatment.author.role, treatment.author.interests) == ("Staff", "Not declared")
    assert treatment.author.user == anna
    assert treatment.synonyms == ["Prolotherapy", "Dextrose shots"]


def test_status_and_people_cannot_be_typed_in(anna: User, family: Family) -> None:
    client = signed_in(anna)
    person = Contributor.objects.create(name="Eva", slug="eva", role="x", interests="y")
    treatment = add_treatment(client, family, status="published", author=person.pk)
    typed = {"status": "published", "publisher": person.pk, "published_on": "2026-01-01"}
    change(client, treatment, family, **typed, summary="Another text.")
    treatment.refresh_from_db()
    assert (treatment.status, treatment.publisher, treatment.published_on) == ("draft", None, None)
    assert treatment.author.name == "Anna Meier"
    assert treatment.summary == "Another text."


def test_the_same_person_is_one_contributor(anna: User) -> None:
    assert contributor_of(anna) == contributor_of(anna)


def test_a_namesake_is_never_taken_over(anna: User) -> None:
    other = Contributor.objects.create(name="Anna Meier", slug="a", role="x", interests="y")
    assert contributor_of(anna) != other
    assert contributor_of(anna).name == f"Anna Meier ({anna.pk})"


def test_a_name_without_latin_letters_still_has_a_slug() -> None:
    user = User.objects.create_superuser("岡田")
    assert contributor_of(user).slug == "staff"


def test_publishing_takes_two_people_and_readers_see_it(
    anna: User, ben: User, family: Family
) -> None:
    treatment = add_treatment(signed_in(anna), family)
    page = reverse("treatment", args=[treatment.slug])
    assert act(signed_in(ben), "publish", treatment) == ["“Sugar water” is not in review."]

    assert act(signed_in(anna), "submit_for_review", treatment) == [
        "1 record submitted for review."
    ]
    told = act(signed_in(anna), "publish", treatment)
    assert told == ["“Sugar water” was not published. Nobody publishes their own draft."]
    assert status_of(treatment) == "in-review"
    assert Client().get(page).status_code == 404

    assert act(signed_in(ben), "publish", treatment) == ["1 record published."]
    assert "Sugar water" in Client().get(page).content.decode()
    assert act(signed_in(ben), "withdraw", treatment) == ["1 record withdrawn."]
    assert Client().get(page).status_code == 404


def test_readers_see_a_changed_and_a_deleted_record(anna: User, ben: User, family: Family) -> None:
    client = signed_in(ben)
    treatment = add_treatment(signed_in(anna), family)
    act(client, "submit_for_review", treatment)
    act(client, "publish", treatment)
    page = reverse("treatment", args=[treatment.slug])
    change(client, treatment, family, summary="It is water with sugar.")
    assert "It is water with sugar." in Client().get(page).content.decode()
    client.post(reverse("admin:treatments_treatment_delete", args=[treatment.pk]), {"post": "yes"})
    assert Client().get(page).status_code == 404
    assert "Sugar water" not in Client().get(reverse("treatments")).content.decode()


def test_each_change_that_readers_see_is_a_version_with_its_editor(
    anna: User, ben: User, family: Family
) -> None:
    treatment = add_treatment(signed_in(anna), family)
    act(signed_in(anna), "submit_for_review", treatment)
    assert not Release.objects.filter(entries__slug=treatment.slug).exists()
    before = Release.objects.count()
    act(signed_in(ben), "publish", treatment)
    change(signed_in(anna), treatment, family, summary="It is water with sugar.")
    change(signed_in(anna), treatment, family, summary="It is water with sugar.")
    act(signed_in(ben), "withdraw", treatment)
    editors = [release.by.user for release in Release.objects.order_by("number")[before:]]
    assert editors == [ben, anna, ben]
    assert {release.occasion for release in Release.objects.all()[:3]} == {"edit"}


def test_what_depends_on_content_is_made_anew_once(
    anna: User, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    monkeypatch.setattr("treatments.publishing.after_change", [lambda change: calls.append(1)])
    client = signed_in(anna)
    first = add_treatment(client, family)
    second = add_treatment(client, family, name="Other", slug="other")
    assert len(calls) == 2
    act(client, "submit_for_review", first, second)
    assert len(calls) == 3
    act(client, "submit_for_review", first, second)  # nothing moves
    assert len(calls) == 3


def test_an_action_moves_those_it_can_and_tells_the_others(
    anna: User, ben: User, family: Family
) -> None:
    mine = add_treatment(signed_in(ben), family)
    hers = add_treatment(signed_in(anna), family, name="Other", slug="other")
    act(signed_in(ben), "submit_for_review", mine, hers)
    told = act(signed_in(ben), "publish", mine, hers)
    assert told == [
        "“Sugar water” was not published. Nobody publishes their own draft.",
        "1 record published.",
    ]
    assert (status_of(mine), status_of(hers)) == ("in-review", "published")


def test_a_record_without_author_is_not_published(ben: User, family: Family) -> None:
    data = {**treatment_data(family), "family": family, "status": "in-review"}
    treatment = Treatment.objects.create(**{**data, "synonyms": [], "unknowns": []})
    [told] = act(signed_in(ben), "publish", treatment)
    assert "names its author, its publisher and the date" in told
    assert status_of(treatment) == "in-review"


def test_the_record_s_own_page_offers_its_next_step(anna: User, ben: User, family: Family) -> None:
    treatment = add_treatment(signed_in(anna), family)
    address = reverse("admin:treatments_treatment_change", args=[treatment.pk])
    assert "Save and submit for review" in signed_in(anna).get(address).content.decode()
    change(signed_in(anna), treatment, family, _submit="on", summary="Better.")
    assert status_of(treatment) == "in-review"
    told = change(signed_in(anna), treatment, family, _publish="on")
    assert "“Sugar water” was not published. Nobody publishes their own draft." in told
    assert status_of(treatment) == "in-review"
    change(signed_in(ben), treatment, family, _publish="on")
    assert status_of(treatment) == "published"
    assert (
        "Published."
        in signed_in(anna)
        .get(reverse("admin:treatments_treatment_history", args=[treatment.pk]))
        .content.decode()
    )


def test_staff_who_may_only_look_find_no_steps(anna: User, family: Family) -> None:
    treatment = add_treatment(signed_in(anna), family)
    guest = User.objects.create_user("guest", is_staff=True)
    guest.user_permissions.set(_permissions("view_treatment"))
    client = signed_in(guest)
    page = client.get(reverse("admin:treatments_treatment_change", args=[treatment.pk]))
    assert page.status_code == 200
    assert b"_submit" not in page.content
    act(client, "submit_for_review", treatment)
    assert status_of(treatment) == "draft"


def _permissions(codename: str) -> object:
    return Permission.objects.filter(codename=codename)


def test_a_broken_constraint_is_told_on_the_form(anna: User, family: Family) -> None:
    client = signed_in(anna)
    treatment = add_treatment(client, family)
    address = reverse("admin:treatments_treatment_change", args=[treatment.pk])
    answer = client.post(address, treatment_data(family, parent=treatment.pk))
    assert "A treatment cannot be a variant of itself." in answer.content.decode()
    answer = client.post(
        address, treatment_data(family, clinically_reviewed_on="2026-01-01", name="New name")
    )
    assert "A clinical review has both a reviewer and a date." in answer.content.decode()
    treatment.refresh_from_db()
    assert (treatment.name, treatment.parent) == ("Sugar water", None)


def test_a_taken_name_is_told_on_the_form(anna: User, family: Family) -> None:
    client = signed_in(anna)
    add_treatment(client, family)
    answer = client.post(reverse("admin:treatments_treatment_add"), treatment_data(family))
    assert "Treatment with this Name already exists." in answer.content.decode()


def test_what_only_the_database_refuses_is_told_on_the_form(
    anna: User, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two editors at once: the form is content, the table is not."""
    client = signed_in(anna)
    add_treatment(client, family)
    monkeypatch.setattr(Treatment, "validate_unique", lambda *args, **kwargs: None)
    data = treatment_data(family, name="Typed with care")
    answer = client.post(reverse("admin:treatments_treatment_add"), data)
    assert answer.status_code == 200
    assert REFUSED in answer.content.decode()
    assert "Typed with care" in answer.content.decode()
    assert Treatment.objects.count() == 1


def test_what_is_still_used_is_not_deleted(anna: User, family: Family) -> None:
    client = signed_in(anna)
    add_treatment(client, family)
    address = reverse("admin:treatments_family_delete", args=[family.pk])
    assert "Sugar water" in client.get(address).content.decode()
    assert client.post(address, {"post": "yes"}).status_code == 200
    assert Family.objects.filter(pk=family.pk).exists()


def test_a_refusal_keeps_its_sentences() -> None:
    assert sentences_of(RefusedError(["One.", "Two."])) == ["One.", "Two."]


def test_lists_keep_their_own_help(anna: User) -> None:
    page = signed_in(anna).get(reverse("admin:treatments_treatment_add")).content.decode()
    assert "What nobody knows yet, one per line." in page
