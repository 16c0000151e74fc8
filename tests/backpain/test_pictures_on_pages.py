"""Pictures as markup: well-formed, small, named, without style, and true to the profile on real pages."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import html5lib
import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from backpain.pictures import forests, samples, statement_pictures
from backpain.pictures.icons import people
from backpain.versions import profiles_of
from evidence.models import StoredProfile

SAMPLES = samples.all_pictures()


def rendered(*pictures) -> str:
    """The pictures as a page shows them, one after the other."""
    names = {"request": RequestFactory().get("/"), "pictures": pictures}
    page = Template("{% load pictures %}{% for each in pictures %}{% picture each %}{% endfor %}")
    return page.render(Context(names))


def assert_sound(markup: str) -> None:
    """Well-formed, without style, with a title for each picture and every id once."""
    html5lib.HTMLParser(strict=True).parseFragment(markup)
    assert "style=" not in markup
    ids = re.findall(r' id="([^"]+)"', markup)
    assert len(ids) == len(set(ids))
    for svg in re.findall(r"<svg.*?</svg>", markup, re.DOTALL):
        root = ET.fromstring(svg.replace("&nbsp;", " "))  # noqa: S314
        if root.get("aria-hidden") != "true":
            title = root.find("title")
            assert root.get("role") == "img"
            assert title.text.strip()
            named_by = root.get("aria-labelledby").split()
            assert title.get("id") == named_by[0]
            assert set(named_by) <= set(ids)


@pytest.mark.parametrize(("name", "picture"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_every_sample_is_sound(name, picture):
    assert_sound(rendered(picture, picture))


@pytest.mark.parametrize(("name", "picture"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_a_grid_costs_less_than_a_kilobyte(name, picture):
    if picture.kind == "icons":
        assert len(rendered(picture).encode()) < 1024 * len(picture.grids) + 600


@pytest.fixture
def profiles(content):
    slugs = StoredProfile.objects.values_list("treatment__slug", flat=True)
    return list(profiles_of(list(slugs), None).values())


def test_every_picture_of_the_content_is_sound(profiles):
    found = 0
    for profile in profiles:
        shown = [*statement_pictures(profile).values(), *forests(profile.effects)]
        assert_sound(rendered(*shown))
        found += len(shown)
    assert found > 200


def test_every_finding_of_100_is_drawn_with_the_numbers_of_its_profile(profiles):
    for profile in profiles:
        drawn = [each for each in statement_pictures(profile).values() if each.kind == "icons"]
        pairs = {tuple(grid.count for grid in each.grids) for each in drawn}
        for finding in profile.findings:
            if finding.figures and finding.figures.of_100:
                assert (finding.figures.treatment, finding.figures.comparison) in pairs


def test_uncontrolled_results_have_pictures_of_their_own_lane_only(profiles):
    for profile in profiles:
        for statement, picture in statement_pictures(profile).items():
            if statement.lane.name == "UNCONTROLLED":
                assert 'data-lane="uncontrolled"' in rendered(picture)
            if statement.lane.name == "CONTROLLED":
                assert "uncontrolled" not in rendered(picture)


def test_a_treatment_page_draws_what_it_says(client, content):
    page = client.get("/treatments/prolotherapy/").text
    assert page.count("<strong>46</strong> of 100 after") == 1
    assert page.count("<strong>36</strong> of 100 with") >= 1
    assert people(0, 46) in page
    assert "one person’s noticeable change" in page
    assert "For clinicians" in page
    assert "−3.5 (−13.41 to 6.41)" in page
    assert 'class="picture split"' in page


def test_harm_is_drawn_on_its_page(client, content):
    page = client.get("/treatments/bone-marrow-concentrate/").text
    assert 'class="picture icons of-harm" data-lane="uncontrolled"' in page
    assert "nobody was counted who did not have the treatment" in page


def test_a_study_page_draws_both_lanes_apart(client, content):
    compared = client.get("/studies/yelland-2004/").text
    assert 'class="picture scores"' in compared
    assert 'class="picture forest"' in compared
    assert 'data-lane="uncontrolled"' not in compared
    series = client.get("/studies/pettine-2017/").text
    assert 'class="picture scores" data-lane="uncontrolled"' in series
    assert "82.1 before, 21.9 after" in series
    assert 'class="picture forest"' not in series


@pytest.mark.parametrize(
    "address", ["/", "/what-happens-anyway/", "/conditions/chronic-low-back-pain/"]
)
def test_the_split_of_an_improvement_stands_with_its_source(client, content, address):
    page = client.get(address).text
    for number, words in ((49, "no treatment"), (18, "placebo"), (33, "treatment itself")):
        assert re.search(rf"<strong>{number}</strong> [^<]*{words}", page)
    assert "/references/pedersen2024-attribution/" in page
    assert "not clinic injections" in page


def test_certainty_looks_the_same_everywhere(client, content):
    for address in ("/treatments/prolotherapy/", "/conditions/chronic-low-back-pain/"):
        page = client.get(address).text
        assert '<span class="grade" data-grade="very-low"><svg class="glyph"' in page
        assert "Very low certainty" in page


def test_the_style_guide_is_for_staff(client, staff_client, settings, db):
    assert client.get("/styleguide/").status_code == 404
    page = staff_client.get("/styleguide/?colour=blue")
    assert page.status_code == 200
    assert "“colour”" in page.text
    for name, _ in (*SAMPLES, *samples.drawings()):
        assert name in page.text
    assert page.text.count('class="spine"') == 1
    assert "Not compared" in page.text
    settings.DEBUG = True
    assert client.get("/styleguide/").status_code == 200


def test_a_problem_page_draws_its_findings_with_both_groups(client, content):
    page = client.get("/conditions/chronic-low-back-pain/").text
    assert "The same as a picture" in page
    assert "<strong>46</strong> of 100 after sugar-water (dextrose) prolotherapy" in page
    assert 'class="picture scores"' in page


def test_places_in_a_picture_are_written_the_same_in_every_language():
    picture = dict(SAMPLES)["Dumbbell"]
    with translation.override("de"):
        german = rendered(picture)
    shapes = re.compile(r' (?:x|cx|width|d)="([^"]*)"')
    assert shapes.findall(german) == shapes.findall(rendered(picture))
    assert not any("," in shape for shape in shapes.findall(german))


def test_content_in_a_picture_says_its_language(client, content):
    page = client.get("/es/treatments/prolotherapy/").text
    assert re.search(r"<strong>46</strong> de cada 100 tras <span lang=\"en\">sugar-water", page)
