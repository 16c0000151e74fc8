"""Findings must be reasoned before readers see them, and studies stay what findings rest on."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from evidence.models import Arm, Downgrade, Finding, Outcome, Study

from .world import World, posted, study_page

pytestmark = pytest.mark.django_db


def publish(client: Client, finding: Finding) -> list[str]:
    Finding.objects.filter(pk=finding.pk, status="draft").update(status="in-review")
    data = {"action": "publish", "_selected_action": [finding.pk]}
    answer = client.post(reverse("admin:evidence_finding_changelist"), data, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_a_reasoned_finding_is_published_and_shown(ben: Client, world: World) -> None:
    assert publish(ben, world.finding) == ["1 record published."]
    page = Client().get(reverse("treatment", args=["prp"])).content.decode()
    assert "Less pain." in page


def test_a_finding_without_reasons_or_controls_is_not_published(ben: Client, world: World) -> None:
    world.finding.downgrades.all().delete()
    [told] = publish(ben, world.finding)
    assert "The stored certainty is moderate, but its reasons add up to high." in told
    Finding.objects.update(certainty=4)
    single = Outcome.objects.create(
        study=world.study, slug="before-after", arm=world.prp, measure=world.measure,
        kind="within-group", time_point="x", text="x", source=world.reference,
    )  # fmt: skip
    world.finding.outcomes.set([single])
    [told] = publish(ben, world.finding)
    assert "“Spine trial: before-after” has no comparison group" in told
    assert "The headline is not one of the finding’s outcomes." in told
    world.finding.outcomes.clear()
    [told] = publish(ben, world.finding)
    assert "The finding names no outcome that it rests on." in told
    assert Finding.objects.get().status == "in-review"


def test_a_draft_says_what_it_lacks_and_a_published_one_is_kept_right(
    ben: Client, world: World
) -> None:
    address = reverse("admin:evidence_finding_change", args=[world.finding.pk])
    data = {**posted(ben.get(address)), "downgrades-0-steps": 2}
    answer = ben.post(address, data, follow=True)
    assert any("Before publishing:" in str(m) for m in answer.context["messages"])
    assert Downgrade.objects.get().steps == 2
    Downgrade.objects.update(steps=1)
    publish(ben, world.finding)
    answer = ben.post(address, data)
    assert answer.status_code == 200
    assert "but its reasons add up to low." in answer.content.decode()
    assert Downgrade.objects.get().steps == 1


def test_a_second_finding_of_the_same_is_told_on_the_form(ben: Client, world: World) -> None:
    page = ben.get(reverse("admin:evidence_finding_change", args=[world.finding.pk]))
    data = {**posted(page), "slug": "twin", "downgrades-INITIAL_FORMS": 0}
    del data["downgrades-0-id"]
    answer = ben.post(reverse("admin:evidence_finding_add"), data)
    assert "There is already a finding for this treatment" in answer.content.decode()


def test_a_study_stays_what_published_findings_rest_on(ben: Client, world: World) -> None:
    publish(ben, world.finding)
    address, data = study_page(ben, world)
    within = {
        "outcomes-0-kind": "within-group",
        "outcomes-0-comparison": "",
        "outcomes-0-estimate": "",
    }
    answer = ben.post(address, {**data, **within})
    assert "Withdraw the finding first." in answer.content.decode()
    assert Outcome.objects.get().is_controlled

    Finding.objects.update(headline=None)
    for name, record in (("study", world.study), ("outcome", world.outcome)):
        delete = reverse(f"admin:evidence_{name}_delete", args=[record.pk])
        assert "Published finding: PRP" in ben.get(delete).content.decode()
        ben.post(delete, {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [world.study.pk], "post": "yes"}
    ben.post(reverse("admin:evidence_study_changelist"), chosen)
    assert Outcome.objects.count() == 1


def test_a_study_that_nothing_rests_on_is_deleted_with_its_parts(ben: Client, world: World) -> None:
    world.finding.delete()
    ben.post(reverse("admin:evidence_study_delete", args=[world.study.pk]), {"post": "yes"})
    assert (Study.objects.count(), Arm.objects.count(), Outcome.objects.count()) == (0, 0, 0)
