"""Everything can be reached and done with the keyboard alone, and one always sees where one is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .pages import PAGES

pytestmark = pytest.mark.browser

MOST_STOPS = 600
SMALLEST_SHEET = 20_000  # bytes of a PDF; an empty page has a tenth
FOCUS = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const style = getComputedStyle(stop);
  const seen = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return !!top && (stop.contains(top) || (top.tagName === 'LABEL' && top.control === stop));
  };
  const shares = [0.02, 0.25, 0.5, 0.75, 0.98];
  const onScreen = (box) => {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    return shares.some((across) => shares.some((down) =>
      seen(left + across * (right - left), top + down * (bottom - top))));
  };
  return {
    words: (stop.innerText || stop.value || stop.id).trim().slice(0, 60),
    id: stop.id,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    uncovered: [...stop.getClientRects()].some(onScreen),
  };
}"""


def stops(page: Page) -> Iterator[dict]:
    """Where Tab leads, one stop after the other, until it leaves the page."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return
        yield stop
    raise AssertionError(f"Tab never left the page in {MOST_STOPS} stops.")


def tab_to(page: Page, **wanted: str) -> None:
    for stop in stops(page):
        if all(stop[key] == value for key, value in wanted.items()):
            return
    raise AssertionError(f"Tab never reached {wanted}.")


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    page.goto("/treatments/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").locator(":focus")).to_have_count(1)


def test_two_treatments_are_ticked_and_compared_without_a_mouse(page: Page) -> None:
    page.goto("/treatments/?family=surgery")
    for slug in page.locator(".card input").evaluate_all("all => all.map(one => one.id)")[:2]:
        tab_to(page, id=slug)
        page.keyboard.press("Space")
    tab_to(page, words="Compare the ticked ones")
    page.keyboard.press("Enter")
    expect(page.locator("table.comparison thead th > a")).to_have_count(2)


def test_from_a_situation_to_a_printed_sheet_without_a_mouse(page: Page) -> None:
    page.goto("/")
    tab_to(page, id="way-condition")
    page.keyboard.type("Slipped or bulging")
    tab_to(page, words="See the options")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("condition=disc-herniation"))
    all_shown = page.locator(".card").count()
    tab_to(page, words="Strongest study design")
    page.keyboard.press("Enter")
    tab_to(page, id="design-rct")
    page.keyboard.press("Space")
    tab_to(page, words="Show")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("design=rct"))
    expect(page.locator(".chips li")).to_have_count(2)
    assert 2 <= page.locator(".card").count() < all_shown
    for pick in page.locator(".card input").evaluate_all("all => all.map(one => one.id)")[:2]:
        tab_to(page, id=pick)
        page.keyboard.press("Space")
    tab_to(page, words="Compare the ticked ones")
    page.keyboard.press("Enter")
    expect(page.locator("table.comparison")).to_be_visible()
    assert len(page.pdf(format="A4", landscape=True)) > SMALLEST_SHEET


@pytest.mark.once
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["home", "treatments-filtered", "compare-four", "treatment"])
def test_the_focus_is_always_outlined_and_never_wholly_covered(
    page: Page, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(PAGES[name])
    found = list(stops(page))
    assert len(found) > 10
    assert [stop["words"] for stop in found if not stop["outlined"]] == []
    assert [stop["words"] for stop in found if not stop["uncovered"]] == []
