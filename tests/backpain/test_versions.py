"""Versions: an address that names one shows the same cells for good, and says what changed since."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from backpain.attributes import ATTRIBUTES
from backpain.changes import changed_since, marked, told
from backpain.comparison import compare
from evidence.models import (
    Claim,
    Cost,
    Course,
    Downgrade,
    Finding,
    FrozenValue,
    GuidelineStance,
    Harm,
    Outcome,
    Protocol,
    RegulatoryStatus,
    Release,
    Study,
)
from evidence.profiles import Ref
from tests.build import as_draft, make_condition, make_treatment
from tests.build_evidence import make_course, make_everything_about
from tests.loading import GOLDEN, golden_with, load_golden, load_text
from tests.values import a_course, a_finding, a_harm, a_profile, some_figures
from treatments.models import Condition, Treatment
from treatments.publishing import content_changed

PAIR = "treatment=yoga&treatment=walking"
MOST_QUERIES = 12


@pytest.fixture
def world(db):
    """Version 1: yoga and walking, with one record of every part, and what happens anyway."""
    for slug in ("yoga", "walking"):
        make_everything_about(make_treatment(slug, conditions=[make_condition()]))
    make_course(domain="pain", condition=make_condition())
    content_changed()


def change(model, slug, **fields):
    """Another value in one record, and version 2."""
    assert model.objects.filter(slug=slug).update(**fields) == 1
    content_changed()


def table(response) -> str:
    return re.search(r"<table class=\"comparison[ \"].*?</table>", response.text, re.DOTALL)[0]


def answers(response) -> list[str]:
    return re.findall(r"<section class=\"answer\".*?</section>", response.text, re.DOTALL)


def problems(response) -> str:
    context = response.context
    return " ".join(context["choice"].problems if "choice" in context else context["problems"])


@pytest.mark.parametrize("query", [PAIR, f"{PAIR}&condition=test-back-pain"])
def test_a_version_has_the_same_cells_whatever_is_edited_later(client, world, query):
    def seen():
        addresses = [f"/compare{end}?{query}&version=1" for end in ("/", ".csv", ".json")]
        page, csv, json = (client.get(address) for address in addresses)
        return table(page), csv.content, json.content

    before = seen()
    Finding.objects.update(summary="Everything is new.")
    Harm.objects.update(text="Everything is new.", name="New")
    Study.objects.update(n=7)
    Course.objects.update(text="Everything is new.", time_point="now")
    Condition.objects.update(name="A new name")
    Treatment.objects.filter(slug="yoga").update(name="New yoga", unknowns=["New"])
    make_treatment("hatha", parent=Treatment.objects.get(slug="yoga"))
    content_changed()
    assert seen() == before
    assert "Everything is new." in client.get(f"/compare/?{query}").text


def test_a_treatments_page_has_the_same_answers_too(client, world):
    before = client.get("/treatments/yoga/?version=1")
    Finding.objects.update(summary="Everything is new.")
    change(Treatment, "yoga", summary="Everything is new.")
    after = client.get("/treatments/yoga/?version=1")
    assert answers(after) == answers(before) != []
    assert after.context["profile"] == before.context["profile"]
    assert "Everything is new." in client.get("/treatments/yoga/").text


CASES = [
    (Treatment, "yoga", {"summary": "New."}, {("summary", "Yoga")}),
    (Treatment, "yoga", {"mechanism": "New."}, {("mechanism", "Yoga")}),
    (Treatment, "yoga", {"setting": "hospital"}, {("setting", "Yoga")}),
    (Finding, "yoga-finding", {"summary": "New."}, {("pain-compared", "Yoga")}),
    (Finding, "walking-finding", {"population": "new"}, {("pain-compared", "Walking")}),
    (Harm, "yoga-make-harm", {"text": "New."}, {("other-harm", "Yoga")}),
    (Harm, "walking-make-harm", {"name": "New"}, {("other-harm", "Walking")}),
    (Cost, "yoga-make-cost", {"amount_high": 99}, {("cost", "Yoga")}),
    (RegulatoryStatus, "yoga-make-regulation", {"as_of": "2025"}, {("regulation", "Yoga")}),
    (GuidelineStance, "yoga-make-stance", {"year": 2022}, {("guidelines", "Yoga")}),
    (Protocol, "yoga-protocol", {"rehabilitation": "New."}, {("rehabilitation", "Yoga")}),
    (Claim, "yoga-claim", {"verdict": "contradicted"}, {("claims", "Yoga")}),
    # Its name stands in the sentence of a result, too.
    (Treatment, "yoga", {"name": "New"}, {("name", "Yoga"), ("pain-compared", "Yoga")}),
]


@pytest.mark.parametrize(
    ("model", "slug", "fields", "cells"), CASES, ids=lambda each: str(getattr(each, "__name__", ""))
)
def test_changed_since_lists_exactly_the_cells_that_changed(
    client, world, model, slug, fields, cells
):
    change(model, slug, **fields)
    page = client.get(f"/compare/?{PAIR}&version=1")
    assert {(each.key, each.column) for each in page.context["changes"]} == cells
    assert 'id="changes"' in page.text


def test_a_changed_figure_is_listed(client, world):
    Outcome.objects.filter(study__slug="yoga-trial", comparison__isnull=False).update(value=3)
    Downgrade.objects.filter(finding__slug="walking-finding").update(reason="New.")
    content_changed()
    changes = client.get(f"/compare/?{PAIR}&version=1").context["changes"]
    assert [(each.key, each.column) for each in changes] == [
        ("pain-compared", "Yoga"),
        ("pain-compared", "Walking"),
    ]


def test_what_happens_anyway_is_listed(client, world):
    Course.objects.update(text="New.")
    content_changed()
    changes = client.get(f"/compare/?{PAIR}&version=1").context["changes"]
    assert [(each.key, each.column) for each in changes] == [
        ("pain-compared", "What happens anyway")
    ]
    assert [text for text in changes[0].now if "New." in text]


def test_a_treatments_page_lists_what_changed_beside_its_answers(client, world):
    Claim.objects.filter(slug="yoga-claim").update(wording="New words.")
    change(Treatment, "yoga", who_should_avoid="Nobody.")
    Harm.objects.filter(slug="yoga-make-harm").update(standing="weak")
    content_changed()
    changes = client.get("/treatments/yoga/?version=1").context["changes"]
    assert [each.key for each in changes] == ["avoid", "claims-list", "other-harm", "weak"]


def test_what_changed_elsewhere_is_not_listed(client, world):
    change(Treatment, "walking", summary="New.")
    page = client.get("/treatments/yoga/?version=1")
    assert page.context["changes"] == ()
    assert "reads the same today" in page.text
    assert 'id="changes"' not in page.text


WORDS = st.lists(st.sampled_from(["pain", "fell", "to", "4", "5"]), max_size=8).map(" ".join)


@given(WORDS, WORDS)
def test_marked_texts_say_what_they_said(then, now):
    pieces = marked(then, now)
    assert [" ".join(piece.words for piece in side) for side in pieces] == [then, now]
    same = [[piece.words for piece in side if not piece.differs] for side in pieces]
    assert same[0] == same[1]


@given(st.sampled_from(["text", "name", "events"]), st.integers(3, 50))
def test_a_change_tells_what_the_cell_no_longer_says(field, number):
    one = a_profile(harms=(a_harm(),), findings=(a_finding(figures=some_figures()),))
    value = number if field == "events" else f"Told {number}."
    other = a_profile(harms=(a_harm(**{field: value}),), findings=one.findings)
    then, now = (compare([each], ATTRIBUTES, (a_course(),)) for each in (one, other))
    (found,) = changed_since(then, now)
    (row,) = [row for row in now.rows if row.attribute.key == "other-harm"]
    assert found.now == told(row.cells[0])
    assert str(number) in found.now[0]
    assert changed_since(then, then) == ()


def test_a_page_links_to_the_version_that_it_shows(client, world):
    change(Treatment, "yoga", summary="New.")
    page = client.get(f"/compare/?{PAIR}&colour=blue")
    link = f"http://testserver/compare/?{PAIR}&version=2"
    assert page.context["permalink"] == link
    assert "Version 2 of " in page.text
    exact = client.get(link)
    cells = [[row.anyway, *row.cells] for row in page.context["comparison"].rows]
    assert [[row.anyway, *row.cells] for row in exact.context["comparison"].rows] == cells
    assert exact.context["changes"] == ()
    assert "the newest" in exact.text
    treatment = client.get("/treatments/yoga/")
    assert treatment.context["permalink"] == "http://testserver/treatments/yoga/?version=2"


def test_exports_say_their_version_and_its_address(client, world):
    address = f"http://testserver/compare/?{PAIR}&version=1"
    made_on = Release.objects.get().made_at.date()
    for query in (PAIR, f"{PAIR}&version=1"):
        data = client.get(f"/compare.json?{query}").json()
        assert data["version"] == {"number": 1, "date": str(made_on)}
        assert data["address"] == address
        lines = client.get(f"/compare.csv?{query}").text.splitlines()
        assert f"Address,{address}" in lines
        assert f'Version,"1, {made_on}"' in lines


HOSTILE = ["0", "-1", "3", "abc", "1e3", "1.0", "１", "٣", "1 ", " 1", "+1", "0x1", "999999999",
           "9" * 3000, "%FF", "<script>alert(1)</script>", "1;drop", "None"]  # fmt: skip


@pytest.mark.parametrize("asked", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("path", ["/compare/", "/treatments/yoga/"])
def test_an_unknown_version_is_told_and_the_newest_shown(client, world, path, asked):
    change(Treatment, "yoga", summary="New.")
    response = client.get(f"{path}?{PAIR if path == '/compare/' else ''}&version={asked}")
    assert response.status_code == 200
    assert "There is no version “" in problems(response)
    assert "The newest is 2" in problems(response)
    assert not response.context["version"].asked
    assert "New." in response.text
    assert "<script>alert" not in response.text


def test_two_versions_are_told_and_an_empty_one_is_none(client, world):
    change(Treatment, "yoga", summary="New.")
    two = client.get(f"/compare/?{PAIR}&version=1&version=2")
    assert two.context["version"].number == 1
    assert "more than one version" in problems(two)
    empty = client.get(f"/compare/?{PAIR}&version=")
    assert (empty.context["version"].number, problems(empty)) == (2, "")


def test_before_the_first_release_today_is_shown(client, world):
    Release.objects.all().delete()
    page = client.get(f"/compare/?{PAIR}&version=1")
    assert "no versions yet" in problems(page)
    assert len(page.context["comparison"].columns) == 2
    assert page.context["permalink"] == f"http://testserver/compare/?{PAIR}"
    assert client.get(f"/compare.json?{PAIR}").json()["version"] is None


# ── What is not brought back ──────────────────────────────────────────────────────────────


def test_what_was_withdrawn_is_not_brought_back_by_an_old_version(client, world):
    make_treatment("tai-chi")
    content_changed()
    Treatment.objects.get(slug="yoga").withdraw()
    content_changed()
    page = client.get(f"/compare/?{PAIR}&treatment=tai-chi&version=2")
    assert page.status_code == 200
    assert [column.slug for column in page.context["comparison"].columns] == ["walking", "tai-chi"]
    assert "“yoga” was withdrawn from this site on " in problems(page)
    assert "There is no treatment called" not in problems(page)
    alone = client.get("/treatments/yoga/?version=2")
    assert alone.status_code == 410
    assert "was withdrawn from this site on " in alone.text
    assert "Slow movements" not in alone.text
    assert client.get("/treatments/yoga/").status_code == 404
    assert client.get(f"/compare.csv?{PAIR}&version=2").status_code == 400


def test_a_withdrawn_problem_is_told_and_all_are_shown(client, world):
    Condition.objects.get().withdraw()
    content_changed()
    page = client.get(f"/compare/?{PAIR}&condition=test-back-pain&version=1")
    assert page.context["choice"].condition is None
    assert "There is no problem called “test-back-pain”" in problems(page)


def test_a_treatment_that_came_later_is_told(client, world):
    make_treatment("tai-chi")
    content_changed()
    page = client.get(f"/compare/?{PAIR}&treatment=tai-chi&version=1")
    assert "“tai-chi” was not on this site in version 1." in problems(page)
    alone = client.get("/treatments/tai-chi/?version=1")
    assert alone.status_code == 200
    assert "not on this site in version 1" in problems(alone)
    assert client.get("/treatments/magic/?version=1").status_code == 404


def test_a_version_that_cannot_be_read_any_more_is_gone_and_the_newest_offered(client, world):
    change(Treatment, "yoga", summary="New.")
    (old,) = set(Release.objects.get(number=1).entries.values_list("value", flat=True)) - set(
        Release.objects.get(number=2).entries.values_list("value", flat=True)
    )
    FrozenValue.objects.filter(pk=old).update(data="{}")
    for address in (f"/compare/?{PAIR}&version=1", "/treatments/yoga/?version=1"):
        response = client.get(address)
        assert response.status_code == 410
        assert "This version can no longer be shown" in response.text
        newest = re.search(r'class="button" href="([^"]+)"', response.text)[1].replace("&amp;", "&")
        assert client.get(address.split("?")[0] + newest).status_code == 200
    for end in ("csv", "json"):
        response = client.get(f"/compare.{end}?{PAIR}&version=1")
        assert response.status_code == 410
        assert "can no longer be shown" in response.text
    assert client.get(f"/compare/?{PAIR}").status_code == 200
    assert client.get("/treatments/walking/?version=1").status_code == 200


def test_a_draft_that_staff_see_has_no_version(staff_client, world):
    make_treatment("tai-chi", **as_draft())
    content_changed()
    page = staff_client.get(f"/compare/?{PAIR}&treatment=tai-chi")
    assert len(page.context["comparison"].columns) == 3
    assert page.context["version"] is None
    assert "version=" not in page.context["permalink"]
    assert staff_client.get("/treatments/tai-chi/").context["version"] is None
    old = staff_client.get(f"/compare/?{PAIR}&treatment=tai-chi&version=1")
    assert "There is no treatment called “tai-chi”" in problems(old)


# ── What makes versions, and what they cost ───────────────────────────────────────────────


def test_a_load_makes_one_version_and_the_same_load_none(db, tmp_path):
    load_golden()
    load_golden()
    assert list(Release.objects.values_list("number", "occasion")) == [(1, "load")]
    assert GOLDEN.exists()
    text = golden_with("summary: Slow movements.", "summary: Fast movements.")
    load_text(tmp_path / "changed.yaml", text, check_only=True)
    assert Release.objects.count() == 1
    load_text(tmp_path / "changed.yaml", text)
    assert Release.objects.count() == 2


ADDRESSES = ["/compare/?{query}&version={number}", "/compare.json?{query}&version={number}",
             "/treatments/yoga/?version={number}"]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_queries_stay_the_same_with_more_versions_and_treatments(client, world, address):
    def queries(query: str, number: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address.format(query=query, number=number)).status_code == 200
        return len(captured)

    few = queries(PAIR, 1)
    for number in range(3):
        make_everything_about(make_treatment(f"new-{number}"))
        content_changed()
    five = PAIR + "".join(f"&treatment=new-{number}" for number in range(3))
    assert queries(five, 3) == queries(five, 4) == few <= MOST_QUERIES
    assert len({queries(PAIR, number) for number in (1, 2, 3, 4)}) == 1


def test_a_condition_of_another_name_still_narrows(client, world):
    before = client.get(f"/compare/?{PAIR}&condition=test-back-pain&version=1")
    change(Condition, "test-back-pain", name="Sore back")
    after = client.get(f"/compare/?{PAIR}&condition=test-back-pain&version=1")
    assert after.context["choice"].condition == Ref("test-back-pain", "Test back pain")
    assert after.context["choice"].profiles == before.context["choice"].profiles
    assert after.context["choice"].newest.profiles["yoga"].findings
