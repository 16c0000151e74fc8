"""What holds for every type of page however a visitor's browser is set.

Zoomed to 200 percent, with letters twice as large, with forced colours, without motion, and
read out. A tablet's and a printer's picture of each page join those under build/screenshots/.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page

from .pages import PAGES
from .pictures import take_picture
from .test_every_page import UNFOLD, assert_fits

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db]

LARGER_LETTERS = "document.documentElement.style.fontSize = '200%'"
MOVING = """() => [...document.querySelectorAll('*')].flatMap(each =>
  [null, '::before', '::after'].map(part => [each, getComputedStyle(each, part)]))
  .filter(([, style]) => [style.transitionDuration, style.animationDuration]
    .some(times => times.split(', ').some(time => parseFloat(time) > 0))
    || style.scrollBehavior === 'smooth')
  .map(([each]) => each.localName + '.' + each.className)"""
# Forced colours drop gradients: a dashed edge stands for hatching, a double one for the treatment.
UNHATCHED = """() => [...document.querySelectorAll(
    '[data-lane="uncontrolled"] td, [data-lane="uncontrolled"].answer')]
  .filter(each => each.checkVisibility())
  .filter(each => ![...'Top Right Bottom Left'.split(' ')].some(side => {
    const style = getComputedStyle(each);
    return style['border' + side + 'Style'] === 'dashed' && parseFloat(style['border' + side + 'Width']) > 0;
  })).map(each => each.textContent.trim().slice(0, 60))"""
ALIKE = """() => [...document.querySelectorAll('.pair')].filter(each => each.checkVisibility())
  .filter(each => getComputedStyle(each.querySelector('.treatment')).borderTopStyle
    === getComputedStyle(each.querySelector('.comparison')).borderTopStyle).length"""
UNSEEN = """() => [...document.querySelectorAll('.marks, .verdict, .chips a, .grade, .silence, button, .button')]
  .filter(each => each.checkVisibility())
  .filter(each => {
    const style = getComputedStyle(each);
    const around = (at) => at === null ? 'rgb(255, 255, 255)'
      : /, 0\\)|transparent/.test(getComputedStyle(at).backgroundColor) ? around(at.parentElement)
      : getComputedStyle(at).backgroundColor;
    return !each.textContent.trim() || style.color === around(each);
  }).map(each => each.className)"""
NAMED_ROLES = {
    "button", "link", "checkbox", "radio", "combobox", "searchbox", "textbox", "listbox", "slider", "spinbutton",
    "image", "img", "table", "region", "navigation", "heading", "DisclosureTriangle", "option",
}  # fmt: skip
LEVELS = "all => all.map(each => +each.localName[1])"
SMALLEST_PICTURE = 5000  # bytes; a blank page is smaller
ONCE = ("main", "banner", "contentinfo", "search")


@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    """A type of page."""
    return request.param


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Any, name: str, django_db_blocker: Any) -> Iterator[Page]:
    """The page, loaded once and unfolded for all the tests below, which change no word of it."""
    context = browser.new_context(base_url=server.url, locale="en-GB")
    page = context.new_page()
    with django_db_blocker.unblock():
        page.goto(PAGES[name])
        page.evaluate(UNFOLD)
        connections.close_all()
    yield page
    context.close()


@pytest.fixture
def page(visitor: Page) -> Page:
    """The page as it was loaded, on a desk 640 pixels wide, which is 1280 at 200 %."""
    visitor.set_viewport_size({"width": 640, "height": 512})
    visitor.emulate_media(
        media="screen", color_scheme="light", forced_colors="none", reduced_motion="reduce"
    )
    return visitor


def test_a_page_fits_when_zoomed_and_when_letters_are_larger(page: Page) -> None:
    assert_fits(page, 640)
    page.evaluate(LARGER_LETTERS)
    try:
        assert_fits(page, 1280)
        assert_fits(page, 640)
    finally:
        page.evaluate("document.documentElement.style.fontSize = ''")


def test_a_page_keeps_still_where_motion_is_unwelcome(page: Page) -> None:
    assert page.evaluate(MOVING) == []


def test_a_page_keeps_its_meaning_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    assert page.evaluate(UNHATCHED) == []
    assert page.evaluate(ALIKE) == 0
    assert page.evaluate(UNSEEN) == []


def test_a_page_reads_out_in_order_with_every_control_named(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    nodes = read_out(page)
    assert [role for role, said in nodes if role in NAMED_ROLES and not said] == []
    roles = Counter(role for role, _ in nodes)
    assert {role: roles[role] for role in ONCE} == dict.fromkeys(ONCE, 1)
    navigations = [said for role, said in nodes if role == "navigation"]
    assert len(set(navigations)) == len(navigations) >= 1
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(LEVELS)
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_is_pictured_for_tablets_and_printers(page: Page, name: str) -> None:
    sizes = [
        take_picture(page, name, 768, "light"),
        take_picture(page, name, 768, "dark"),
        take_picture(page, name, 1000, "print"),
    ]
    assert min(sizes) > SMALLEST_PICTURE


def read_out(page: Page) -> list[tuple[str, str]]:
    """Role and name of everything that a screen reader is told of, in its order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node["ignored"]
    ]
