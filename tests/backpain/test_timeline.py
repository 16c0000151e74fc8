"""Protocols on one axis: what is drawn is what is told, inside the picture, with the same in words."""

from __future__ import annotations

from xml.etree import ElementTree

import html5lib
import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from backpain.pictures.timeline import (
    DOT,
    LEFT,
    MOST_TICKS,
    RIGHT,
    place,
    ticks,
    timeline,
)
from backpain.versions import profiles_of
from evidence.models import Protocol, StoredProfile
from evidence.profiles import ProtocolValue, Ref
from evidence.schedule import UNTOLD, Pace, StepValue
from evidence.values import protocol as as_value


def protocol(slug: str, pace: Pace) -> ProtocolValue:
    page = Ref("page", "A page")
    unsaid = "Not stated"
    return ProtocolValue(
        slug, slug, "A clinic", page, unsaid, unsaid, (), "", unsaid, unsaid, unsaid, unsaid, pace
    )


SERIES = Pace((), 3, 5, 2, 4)
DATED = Pace((StepValue("Injection.", 0, 0), StepValue("Training.", 21, 63), StepValue("Rest.")))


def test_no_protocol_gives_no_picture():
    assert timeline([]) is None


def test_a_protocol_without_days_is_named_and_not_drawn():
    drawing = timeline([protocol("silent", UNTOLD), protocol("dated", DATED)])
    assert [way.slug for way in drawing.silent] == ["silent"]
    assert [strip.slug for strip in drawing.strips] == ["dated"]
    assert not drawing.disagree


def test_only_silent_protocols_have_no_axis():
    drawing = timeline([protocol("silent", UNTOLD)])
    assert (drawing.strips, drawing.ticks) == ((), ())


def test_all_strips_share_one_axis():
    """Day 63 of the one and day 112 of the other stand where the longer one says."""
    dated, series = timeline([protocol("dated", DATED), protocol("series", SERIES)]).strips
    assert dated.marks[1].x + dated.marks[1].width == place(63, 112)
    assert series.marks[-1].x + series.marks[-1].width == RIGHT
    assert dated.marks[0].x == series.marks[0].x == LEFT


def test_words_tell_what_the_marks_show():
    dated, series = timeline([protocol("dated", DATED), protocol("series", SERIES)]).strips
    assert [(line.when, line.what) for line in dated.lines] == [
        ("Day 0", ("Injection.",)),
        ("Weeks 3 to 9", ("Training.",)),
    ]
    assert dated.undated == ("Rest.",)
    assert not dated.calculated
    assert series.calculated
    assert series.lines[-1].when == "Weeks 8 to 16"
    assert series.lines[-1].what == ("Session 5, not for everybody.",)
    assert [mark.certain for mark in series.marks] == [True, True, True, False, False]


def test_days_that_are_no_whole_weeks_stay_days():
    pace = Pace((StepValue("Ask.", 30, 365),))
    assert timeline([protocol("asked", pace)]).strips[0].lines[0].when == "Day 30 to day 365"


def test_a_single_day_stands_at_the_left():
    drawing = timeline([protocol("once", Pace((StepValue("Once.", 0, 0),)))])
    assert drawing.strips[0].marks[0].x == LEFT
    assert [tick.label for tick in drawing.ticks] == ["0"]


@given(st.integers(0, 40_000))
def test_ticks_are_few_whole_weeks_inside_the_axis(last):
    found = ticks(last)
    assert 1 <= len(found) <= MOST_TICKS
    assert found[0].label == "0"
    assert all(LEFT <= tick.x <= RIGHT for tick in found)
    assert len({tick.label for tick in found}) == len(found)


stops = st.lists(st.tuples(st.integers(0, 800), st.integers(0, 300)), min_size=1, max_size=9)


@given(st.lists(stops, min_size=1, max_size=4))
def test_marks_lie_inside_the_picture_and_touch_no_other(ways):
    drawing = timeline(
        protocol(str(number), Pace(tuple(StepValue(str(a), a, a + b) for a, b in way)))
        for number, way in enumerate(ways)
    )
    for strip in drawing.strips:
        for mark in strip.marks:
            assert LEFT <= mark.x <= mark.x + mark.width <= RIGHT
            assert mark.top >= 0
            assert mark.y + mark.half <= strip.axis
            near = [
                other
                for other in strip.marks
                if other is not mark
                and other.y == mark.y
                and other.x - DOT < mark.x + mark.width + DOT
                and mark.x - DOT < other.x + other.width + DOT
            ]
            assert not near
        assert len(strip.marks) == len(strip.lines)


def test_the_picture_is_well_formed_and_names_itself():
    drawing = timeline([protocol("series", SERIES)])
    for strip in drawing.strips:
        text = render_to_string("pictures/_strip.html", {"strip": strip, "drawing": drawing})
        svg = ElementTree.fromstring(text)  # noqa: S314
        assert svg.get("role") == "img"
        assert svg.get("aria-labelledby") == svg.find("title").get("id")
        assert "Weeks 8 to 16" in svg.findtext("title")
        assert len(svg.findall("rect")) + len(svg.findall("circle")) == len(strip.marks)
        assert "style" not in text


# ── The real content ──────────────────────────────────────────────────────────────────────


def ways_on(client, address: str) -> tuple[set[str], set[str]]:
    """Protocols that a page draws, and those it names as silent."""
    document = html5lib.parse(client.get(address).text, namespaceHTMLElements=False)
    figures = [each for each in document.iter() if each.get("class") == "timeline"]
    if not figures:
        return set(), set()
    (figure,) = figures

    def linked(elements) -> set[str]:
        return {
            link.get("href").partition("#")[2]
            for each in elements
            for link in each.iter("a")
            if "#" in link.get("href")
        }

    drawn = linked(each for each in figure.iter("li") if each.get("class") == "way")
    silent = linked(each for each in figure.iter("details") if each.get("class") == "silent")
    return drawn, silent


def test_protocols_page_draws_every_protocol_that_tells_days(client, content):
    drawn, silent = ways_on(client, "/protocols/")
    slugs = set(Protocol.objects.published().values_list("slug", flat=True))
    assert drawn | silent == slugs
    assert not drawn & silent
    dated = Protocol.objects.filter(steps__start_day__isnull=False).values_list("slug", flat=True)
    assert set(dated) <= drawn
    assert {"prolo-series-a", "prolo-series-b", "rit-mosm"} <= drawn


def test_ways_that_disagree_stand_side_by_side_on_the_page_of_a_treatment(client, content):
    drawn, _ = ways_on(client, reverse("treatment", args=["prolotherapy"]))
    assert {"prolo-series-a", "prolo-series-b", "rit-mosm"} <= drawn
    assert ways_on(client, reverse("treatment", args=["opioids"])) == (set(), {"study-control"})
    untold = StoredProfile.objects.filter(data__protocols=[]).values_list("data__slug", flat=True)
    assert ways_on(client, reverse("treatment", args=[untold[0]])) == (set(), set())


@pytest.mark.django_db
def test_a_stored_profile_draws_the_same_as_the_records(content):
    for slug in StoredProfile.objects.values_list("treatment__slug", flat=True):
        profile = profiles_of([slug], None)[slug]
        records = Protocol.objects.filter(slug__in=[each.slug for each in profile.protocols])
        found = {each.slug: as_value(each).pace for each in records}
        assert {each.slug: each.pace for each in profile.protocols} == found
