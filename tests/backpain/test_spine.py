"""The drawing of the back: its parts exist, it marks what a page is about, its links are the facet’s."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import html5lib
import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from backpain.pictures.spine import DRAWN, HEIGHT, MARK, REGIONS, WIDTH, Place, spine
from treatments.models import Structure, Treatment

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
COMMAND = re.compile(r"([MLHVQZmlhvqz])([^MLHVQZmlhvqz]*)")
STEP = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "Z": 0}
MOST_BYTES = 6000
SMALLEST_TARGET, NARROWEST = 24, 286  # CSS pixels; the drawing’s width on a phone 320 wide


def points(outline: str) -> list[tuple[float, float]]:
    """Every point that a path goes to or is pulled to, in the coordinates of the drawing."""
    found, x, y, start = [], 0.0, 0.0, (0.0, 0.0)
    for letter, rest in COMMAND.findall(outline):
        numbers = [float(each) for each in NUMBER.findall(rest)]
        kind, relative = letter.upper(), letter.islower()
        if kind == "Z":
            x, y = start
        for place in range(0, len(numbers), STEP[kind] or 1):
            part = numbers[place : place + STEP[kind]]
            assert len(part) == STEP[kind], outline
            base = (x, y) if relative else (0.0, 0.0)
            if kind == "H":
                new = [(base[0] + part[0], y)]
            elif kind == "V":
                new = [(x, base[1] + part[0])]
            else:
                new = [
                    (base[0] + a, base[1] + b) for a, b in zip(part[::2], part[1::2], strict=True)
                ]
            x, y = new[-1]
            start = (x, y) if kind == "M" else start
            found += new
    return found


def drawn(places: list[Place], **options: str) -> ElementTree.Element:
    svg = render_to_string("pictures/_spine.html", {"drawing": spine(places, **options)})
    return ElementTree.fromstring(svg)  # noqa: S314


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.slug)
def test_a_region_lies_inside_the_drawing(region):
    xs, ys = zip(*points(region.outline), strict=True)
    assert min(xs) >= 0
    assert max(xs) <= WIDTH
    assert min(ys) >= 0
    assert max(ys) <= HEIGHT
    x, y = region.mark
    assert MARK <= x <= WIDTH - MARK
    assert MARK <= y <= HEIGHT - MARK


def test_marks_are_large_enough_for_a_finger_and_do_not_touch():
    assert 2 * MARK * NARROWEST / WIDTH >= SMALLEST_TARGET
    marks = [region.mark for region in REGIONS]
    for place, (x, y) in enumerate(marks):
        for other_x, other_y in marks[place + 1 :]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (2 * MARK) ** 2


@pytest.mark.parametrize("region", [each for each in REGIONS if each.lead], ids=lambda r: r.slug)
def test_a_line_leads_from_the_number_to_its_region(region):
    (start, end) = points(region.lead)
    x, y = region.mark
    assert abs((start[0] - x) ** 2 + (start[1] - y) ** 2 - MARK**2) < 90
    xs, ys = zip(*points(region.outline), strict=True)
    assert min(xs) - 2 <= end[0] <= max(xs) + 2
    assert min(ys) - 2 <= end[1] <= max(ys) + 2


def test_a_region_without_a_line_bears_its_number():
    for region in REGIONS:
        if not region.lead:
            xs, ys = zip(*points(region.outline), strict=True)
            assert min(xs) < region.mark[0] < max(xs)
            assert min(ys) < region.mark[1] < max(ys)


def test_every_region_is_a_structure_of_the_catalogue(content):
    assert set(DRAWN) <= set(Structure.objects.values_list("slug", flat=True))
    assert len(DRAWN) == len(REGIONS)


def test_what_a_page_names_is_linked_and_what_it_marks_looks_otherwise():
    places = [
        Place("facet-joint", "Facet joint", "/there/", marked=True, count=3),
        Place("multifidus", "Multifidus", "/here/"),
        Place("tendons", "Tendons", "/tendons/", marked=True),
    ]
    svg = drawn(places)
    links = {link.get("href"): link for link in svg.iter("a")}
    assert set(links) == {"/there/", "/here/"}
    marked, plain = links["/there/"], links["/here/"]
    assert marked.get("aria-label") == "Facet joint (3)"
    assert (marked.get("aria-current"), plain.get("aria-current")) == ("true", None)
    assert marked.find("circle") is None
    assert plain.find("circle") is not None
    assert [text.text for text in links["/there/"].iter("text")] == [str(DRAWN["facet-joint"])]
    assert "Facet joint, Tendons" in svg.findtext("desc")
    assert [place.slug for place in spine(places).beside] == ["tendons"]


def test_parts_that_a_page_does_not_name_have_no_number():
    svg = drawn([])
    assert not list(svg.iter("a"))
    assert len(list(svg.iter("g"))) == len(REGIONS)
    assert not list(svg.iter("circle"))


def test_the_drawing_has_no_style_of_its_own():
    for path in (settings.BASE_DIR / "templates" / "pictures").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle\s*=|<style|<script|\son[a-z]+=|https?:", text), path


def page(client, address: str):
    return html5lib.parse(client.get(address).text, namespaceHTMLElements=False)


def spine_of(document):
    return next(each for each in document.iter() if each.get("class") == "spine")


def inside(element, tag: str) -> list:
    return [each for each in element.iter() if each.tag.split("}")[-1] == tag]


def key_of(document) -> dict[str, tuple[str, str]]:
    """The list under the drawing: name → address and the text of its line."""
    key = next(each for each in document.iter() if each.get("class") == "spine-key")
    found = {}
    for line in inside(key, "li"):
        link = next(iter(inside(line, "a")), None)
        if link is None:
            continue
        found[link.text] = (link.get("href"), "".join(line.itertext()))
    return found


@pytest.mark.parametrize("query", ["", "?condition=disc-herniation&structure=facet-joint"])
def test_drawing_list_and_facet_tell_the_same(client, content, query):
    response = client.get(f"/treatments/{query}")
    facet = response.context["places"]
    document = html5lib.parse(response.text, namespaceHTMLElements=False)
    drawing = {each.get("aria-label"): each for each in inside(spine_of(document), "a")}
    key = key_of(document)
    for value in facet.values:
        if value.value == "none" or not (value.count or value.chosen):
            continue
        address, line = key[value.label]
        assert f"({value.count})" in line
        assert ("marked" in line) == value.chosen
        if value.value in DRAWN:
            link = drawing.pop(f"{value.label} ({value.count})")
            assert link.get("href") == address
            assert (link.get("aria-current") == "true") == value.chosen
    assert not drawing


@pytest.mark.parametrize(
    "start",
    [
        "/treatments/",
        "/treatments/?structure=multifidus&sort=studies",
        "/treatments/?q=injection&family=surgery&condition=disc-herniation&condition=sciatica",
    ],
)
def test_a_part_goes_into_the_address_and_out_again(client, content, start):
    """One click shows what the facet’s count promised; the second leads back to the same list."""
    before = client.get(start)
    for value in before.context["places"].values:
        filters = before.context["filters"]
        there = client.get(filters.toggled("structure", value.value))
        chosen = {each.value for each in there.context["places"].values if each.chosen}
        was = {each.value for each in before.context["places"].values if each.chosen}
        assert chosen == was ^ {value.value}
        if not was:
            assert len(there.context["shown"]) == value.count
        back = client.get(there.context["filters"].toggled("structure", value.value))
        assert slugs(back) == slugs(before)
        assert back.context["filters"].kept == {
            **filters.kept,
            "structure": back.context["filters"].kept["structure"],
        }


def slugs(response) -> list[str]:
    return [profile.card["slug"] for profile in response.context["shown"]]


def test_a_wrong_part_is_told_and_the_right_one_stays(client, content):
    response = client.get("/treatments/?structure=facet-joint&structure=nonsense")
    assert "“nonsense” is not one of its values" in response.text
    links = [
        each.get("href")
        for each in inside(
            spine_of(html5lib.parse(response.text, namespaceHTMLElements=False)), "a"
        )
    ]
    assert "/treatments/" in links  # taking the facet joint out leaves nothing
    assert not [link for link in links if "nonsense" in link]


@pytest.mark.parametrize(
    "address", ["/treatments/", "/treatments/?structure=facet-joint", "/structures/"]
)
def test_the_drawing_is_small(client, content, address):
    svg = re.search(r'<svg class="spine".*?</svg>', client.get(address).text, re.DOTALL).group()
    assert len(svg.encode()) < MOST_BYTES


def test_a_treatment_marks_where_it_goes_and_nothing_else(client, content):
    for treatment in Treatment.objects.published().prefetch_related("structures"):
        goes = {each.slug for each in treatment.structures.all()}
        document = page(client, reverse("treatment", args=[treatment.slug]))
        if not goes:
            assert not [each for each in document.iter() if each.get("class") == "spine"]
            continue
        marked = {each.get("href") for each in inside(spine_of(document), "a")}
        assert marked == {reverse("structure", args=[slug]) for slug in goes & set(DRAWN)}
        named = {address for address, _ in key_of(document).values()}
        assert named == {reverse("structure", args=[slug]) for slug in goes}


def test_a_page_of_a_part_marks_it(client, content):
    document = page(client, "/structures/facet-joint/")
    current = [each for each in document.iter() if each.get("aria-current") == "page"]
    assert {each.get("href") for each in current} == {"/structures/facet-joint/"}
    assert len(current) == 2  # in the drawing and in its key
