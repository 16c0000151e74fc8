"""What visitors say of themselves: it brings what happens anyway, marks what was tried, and hides nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from backpain.situation import LASTED, MOST_COURSES, NOT_TRIED, courses_like, situation
from evidence.choices import CourseKind, PainLasted
from evidence.profiles import WEAK, CourseValue, Ref
from evidence.profiling import build_courses
from treatments.models import Family

COURSE = CourseValue(
    slug="six-weeks",
    name="Six weeks later",
    kind=CourseKind.NATURAL,
    kind_label="Without specific treatment",
    condition=None,
    domain="pain",
    population="Adults",
    time_point="6 weeks",
    text="Pain fell.",
    split=None,
    source=Ref("paper", "Paper"),
    standing="checked-once",
    pain_lasted=PainLasted.NEW,
)
DISC = Ref("disc-herniation", "Slipped disc")


@pytest.mark.parametrize(
    ("changes", "like"),
    [
        ({}, True),
        ({"pain_lasted": PainLasted.LASTING}, False),
        ({"pain_lasted": PainLasted.MIXED}, False),
        ({"kind": CourseKind.PLACEBO}, False),
        ({"standing": WEAK}, False),
        ({"condition": DISC}, False),
        ({"condition": Ref("chronic-low-back-pain", "Long-lasting low back pain")}, True),
    ],
)
def test_only_confirmed_courses_of_people_who_had_hurt_as_long_are_told(changes, like):
    course = replace(COURSE, **changes)
    assert courses_like([course], PainLasted.NEW) == ([course] if like else [])


def test_a_course_of_the_chosen_problem_is_told():
    course = replace(COURSE, condition=DISC)
    assert courses_like([course], PainLasted.NEW, [DISC.slug]) == [course]


def test_the_first_few_are_shown_and_the_others_counted():
    courses = [replace(COURSE, slug=f"course-{number}") for number in range(MOST_COURSES + 2)]
    said = situation(PainLasted.NEW, {}, courses, [])
    assert [course.slug for course in said.courses] == ["course-0", "course-1", "course-2"]
    assert said.more == 2


def test_who_says_nothing_has_no_situation():
    assert not situation("", {}, [COURSE], [])
    assert situation("", {}, [COURSE], []).courses == ()
    assert situation("", {"surgery": "Surgery"}, [], [])


def test_for_every_length_of_time_the_site_knows_what_happened_anyway(content):
    courses = build_courses()
    assert all(courses_like(courses, value) for value, _ in LASTED)


def get(client: Client, query: str) -> str:
    response = client.get(f"/treatments/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def listed(client: Client, query: str) -> list[str]:
    return [
        profile.card["slug"] for profile in client.get(f"/treatments/?{query}").context["shown"]
    ]


def test_it_hides_nothing(content, client):
    assert listed(client, "lasted=new&tried=surgery&tried=medicines") == listed(client, "")


def test_treatments_of_a_kind_that_was_tried_are_marked(content, client):
    page = get(client, "tried=surgery")
    shown = client.get("/treatments/").context["shown"]
    of_kind = [each for each in shown if each.card["family_slug"] == "surgery"]
    assert page.count("You have tried a treatment of this kind.") == len(of_kind) > 0
    assert "You have tried" not in get(client, "")


def test_the_time_brings_what_happened_anyway_with_its_source(content, client):
    page = get(client, "lasted=new")
    first = courses_like(build_courses(), PainLasted.NEW)[0]
    assert first.text in page.replace("&#x27;", "'")
    assert f"/what-happens-anyway/#{first.slug}" in page
    assert f'id="{first.slug}"' in client.get("/what-happens-anyway/").content.decode()


def test_what_was_said_can_be_taken_back(content, client):
    chips = {
        chip.label: chip.address
        for chip in client.get("/treatments/?lasted=weeks&tried=surgery&q=cells")
        .context["filters"]
        .chips
    }
    assert chips["How long it has hurt: 6 weeks to 3 months"] == (
        "/treatments/?tried=surgery&q=cells"
    )
    assert chips["What I have tried: Surgery"] == "/treatments/?lasted=weeks&q=cells"


@pytest.mark.parametrize("query", ["lasted=for-ever", "tried=magic", "tried=comparators"])
def test_what_nobody_can_say_is_told(content, client, query):
    page = client.get(f"/treatments/?{query}&family=surgery")
    assert any("left out" in problem for problem in page.context["problems"])
    assert listed(client, f"{query}&family=surgery") == listed(client, "family=surgery")


def test_the_start_page_asks_only_what_the_list_understands(content, client):
    page = client.get("/").content.decode()
    for value, _ in LASTED:
        assert f'<option value="{value}">' in page
    tried = [family.slug for family in Family.objects.exclude(slug__in=NOT_TRIED)]
    assert all(f'name="tried" value="{slug}"' in page for slug in tried)
    known = client.get("/treatments/").context["filters"].families
    assert set(tried) == set(known)
