"""The HTML itself, without a browser: well formed, every id once, every pointer at something."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.template.loader import render_to_string
from django.test import Client

from .pages import PAGES, REFUSED

pytestmark = pytest.mark.once

POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form")


def parsed(html: str) -> Element:
    """The page as a tree. Raises ParseError for anything that the HTML standard calls an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


@pytest.fixture(params=PAGES)
def tree(request: pytest.FixtureRequest, content: Any, client: Client) -> Element:
    response = client.get(PAGES[request.param], headers={"host": "localhost"})
    assert response.status_code == REFUSED.get(request.param, 200)
    return parsed(response.content.decode())


def test_a_page_is_well_formed_and_its_pointers_lead_somewhere(tree: Element) -> None:
    ids = Counter(each.get("id") for each in tree.iter() if each.get("id") is not None)
    assert [name for name, count in ids.items() if count > 1 or not name] == []
    pointed = [
        each.get(name).split() or [""]
        for each in tree.iter()
        for name in POINTERS
        if each.get(name) is not None
    ]
    assert {name for names in pointed for name in names} <= ids.keys()
    fragments = {
        each.get("href")[1:] for each in tree.iter("a") if each.get("href", "").startswith("#")
    }
    assert fragments <= ids.keys()


def test_a_page_has_one_title_one_main_heading_and_no_level_left_out(tree: Element) -> None:
    assert len((tree.findtext("head/title") or "").strip()) > 10
    levels = [int(each.tag[1]) for each in tree.iter() if each.tag in {"h1", "h2", "h3", "h4"}]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_has_no_inline_style_or_script(tree: Element) -> None:
    for script in tree.iter("script"):
        assert script.get("src", "").startswith("/static/js/")
        assert script.get("type") == "module"  # runs after the page is read, never instead of it
        assert not script.text
    assert not list(tree.iter("style"))
    assert [each.tag for each in tree.iter() if "style" in each.attrib] == []
    handlers = {name for each in tree.iter() for name in each.attrib if str(name).startswith("on")}
    assert handlers == set()


def test_the_page_for_our_own_errors_is_well_formed() -> None:
    assert parsed(render_to_string("500.html")).findtext("body/main/h1")
