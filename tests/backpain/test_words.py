"""Pages of problems, parts of the back and measures: what they name is what is published and studied."""

from __future__ import annotations

from collections import defaultdict

import html5lib
import pytest
from django.urls import reverse

from evidence.models import Measure, Outcome
from tests.build import as_draft, make_condition, make_measure, make_structure, make_treatment
from tests.build_evidence import (
    make_arm,
    make_course,
    make_outcome,
    make_study,
    make_uncontrolled,
)
from treatments.models import Condition, Structure

pytestmark = pytest.mark.django_db
SILENT = ("not-reported", "not-studied")


def linked(client, address: str, start: str) -> list[str]:
    """The pages of one kind that the content of a page links, in its order."""
    document = html5lib.parse(client.get(address).text, namespaceHTMLElements=False)
    main = next(document.iter("main"))
    links = (link.get("href") for link in main.iter("a"))
    return [link for link in links if link.startswith(start) and link != start]


def test_every_problem_part_and_measure_is_listed_with_its_page(client, content):
    for model, name, lists in (
        (Condition, "condition", "/conditions/"),
        (Structure, "structure", "/structures/"),
        (Measure, "measure", "/measures/"),
    ):
        expected = {reverse(name, args=[each.slug]) for each in model.objects.visible_to(None)}
        assert set(linked(client, lists, lists)) == expected


def test_a_measure_names_its_studies_in_their_lanes(client, content):
    """Each study once, among the compared if any of its results on the measure is."""
    expected: dict[str, dict[str, bool]] = defaultdict(dict)
    outcomes = Outcome.objects.exclude(state__in=SILENT).filter(study__status="published")
    for outcome in outcomes.select_related("measure", "study"):
        lanes = expected[outcome.measure.slug]
        slug = outcome.study.slug
        lanes[slug] = lanes.get(slug, False) or outcome.comparison_id is not None
    for slug in Measure.objects.values_list("slug", flat=True):
        context = client.get(reverse("measure", args=[slug])).context
        lanes = expected[slug]
        assert {study.slug for study in context["compared"]} == {s for s, c in lanes.items() if c}
        uncompared = [study.slug for study in context["uncompared"]]
        assert sorted(uncompared) == sorted(s for s, c in lanes.items() if not c)
        assert context["measure"].study_count == len(lanes)


def test_a_measure_tells_its_scale_or_its_silence(client):
    make_measure("told", mcid=2, mcid_source=make_outcome().source, mcid_note="One group agreed.")
    text = client.get("/measures/told/").text
    assert "From 0 to 10" in text
    assert "Lower is better" in text
    assert "2 points" in text
    assert "one person’s noticeable change" in text
    make_measure("untold", range_low=None, range_high=None, unit="")
    assert client.get("/measures/untold/").text.count("Not stated in what we read") == 2


def test_results_without_a_comparison_group_stand_in_the_hatched_part(client):
    measure = make_measure("scale")
    make_outcome(study=make_study("compared"), measure=measure)
    after = make_study("after")
    make_uncontrolled(study=after, arm=make_arm(study=after), measure=measure)
    document = html5lib.parse(client.get("/measures/scale/").text, namespaceHTMLElements=False)
    lanes = {
        each.get("data-lane"): [link.get("href") for link in each.iter("a")]
        for each in document.iter("section")
        if each.get("data-lane")
    }
    assert lanes == {"controlled": ["/studies/compared/"], "uncontrolled": ["/studies/after/"]}


def test_a_part_of_the_back_names_treatments_problems_and_what_happens_anyway(client):
    part = make_structure("some-part")
    problem = make_condition("some-problem", structures=[part])
    make_treatment("goes-there", structures=[part])
    make_treatment("drafted", structures=[part], **as_draft())
    make_course(condition=problem, text="Most were well in a year.")
    make_course("weak", condition=problem, text="Somebody says so.", standing="weak")
    text = client.get("/structures/some-part/").text
    assert "/treatments/goes-there/" in text
    assert "/treatments/drafted/" not in text
    assert "/conditions/some-problem/" in text
    assert "Most were well in a year." in text
    assert "Somebody says so." not in text


def test_a_part_with_nothing_says_so(client):
    make_structure("lonely")
    text = client.get("/structures/lonely/").text
    assert text.count('class="silence"') == 3


def test_a_problem_of_a_draft_is_not_listed(client):
    make_condition("open")
    make_condition("closed", **as_draft())
    assert linked(client, "/conditions/", "/conditions/") == ["/conditions/open/"]


@pytest.mark.parametrize("address", ["/structures/nothing/", "/measures/nothing/"])
def test_an_unknown_word_is_not_found(client, address):
    assert client.get(address).status_code == 404
