"""The printed sheet: the table and where it came from, nothing to click, nothing lost silently."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from .pages import COMPARE_FOUR, FOUR_TREATMENTS, PAGES, REFUSED, SHEET_THREE, compare_address

pytestmark = [pytest.mark.browser, pytest.mark.once]

UNTOLD = """() => [...document.querySelectorAll('main details')]
  .filter(each => each.checkVisibility() && each.getClientRects().length)
  .filter(each => ![...each.children].slice(1).every(child => child.checkVisibility()))
  .map(each => each.querySelector('summary'))
  .filter(each => !getComputedStyle(each, '::after').content.includes('on the page'))
  .map(each => each.textContent.trim())"""
PALE = """() => [...document.querySelectorAll('main *')]
  .filter(each => each.checkVisibility() && each.childNodes.length
    && getComputedStyle(each).printColorAdjust !== 'exact'
    && getComputedStyle(each).color.match(/\\d+/g).slice(0, 3).every(part => part > 150))
  .map(each => each.textContent.trim().slice(0, 60))"""


def test_a_printed_comparison_has_its_address_and_no_navigation(page: Page, site: str) -> None:
    page.goto(COMPARE_FOUR)
    page.emulate_media(media="print")
    for gone in ("header.site nav", "footer.site", "form.search", ".picker", ".tools", ".actions"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator("table.comparison")).to_be_visible()
    foot = page.locator(".foot")
    expect(foot).to_be_visible()
    expect(foot).to_contain_text(f"Printed from {site}{COMPARE_FOUR}&version=1 on ")
    shots = settings.BASE_DIR / "build" / "screenshots"
    page.set_viewport_size({"width": 1000, "height": 800})
    page.screenshot(path=shots / "compare-four-print.png", full_page=True)
    page.pdf(path=shots / "compare-four-print.pdf", format="A4", landscape=True)


@pytest.mark.parametrize("name", ["compare-four", "treatment"])
def test_print_shows_what_the_screen_folds_or_says_where_to_read_it(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    page.emulate_media(media="print")
    assert page.evaluate(UNTOLD) == []


@pytest.mark.parametrize("name", ["home", "compare-four", "treatment", "claim"])
def test_no_word_is_pale_where_a_printer_leaves_backgrounds_out(page: Page, name: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(PAGES[name])
    assert page.evaluate(PALE) == []


def test_a_printed_table_fits_the_width_of_the_paper(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto(COMPARE_FOUR)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("name", [name for name in PAGES if name not in REFUSED])
def test_every_page_says_at_its_foot_where_it_was_printed_from(
    page: Page, site: str, name: str
) -> None:
    page.goto(PAGES[name])
    page.emulate_media(media="print")
    expect(page.locator(".foot")).to_be_visible()
    expect(page.locator(".foot code")).to_contain_text(f"{site}/")
    for gone in ("header.site", "footer.site", "main input", "main select", "main button"):
        for each in page.locator(gone).all():
            expect(each).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "kept"),
    [("treatments", ".card h2"), ("claims", ".card h2"), ("condition", "form .plain a")],
)
def test_a_printed_list_keeps_what_it_lists(page: Page, name: str, kept: str) -> None:
    page.goto(PAGES[name])
    shown = page.locator(kept).count()
    page.emulate_media(media="print")
    visible = page.locator(kept).evaluate_all("all => all.filter(e => e.checkVisibility()).length")
    assert visible == shown > 5


SHEETS = {
    "two": "treatment=bone-marrow-concentrate&treatment=low-back-surgery",
    "two long": "treatment=low-back-surgery&treatment=cellular-facet-injection",
    "three": SHEET_THREE.partition("?")[2],
    "three long": "treatment=cellular-disc-injection&treatment=birth-tissue-products"
    "&treatment=cortisone-injection",
    "three for a problem": SHEET_THREE.partition("?")[2] + "&condition=degenerative-disc-disease",
}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("chosen", SHEETS)
def test_a_sheet_for_two_or_three_treatments_is_one_page(
    page: Page, chosen: str, paper: str
) -> None:
    page.goto(f"/compare/sheet/?{SHEETS[chosen]}")
    assert pages_of(page.pdf(format=paper)) == 1


@pytest.mark.parametrize("chosen", SHEETS)
def test_a_sheet_in_spanish_is_one_page_too(page: Page, chosen: str) -> None:
    page.goto(f"/es/compare/sheet/?{SHEETS[chosen]}")
    assert pages_of(page.pdf(format="Letter")) == 1


def test_a_sheet_for_five_keeps_every_column(page: Page) -> None:
    five = compare_address(*FOUR_TREATMENTS, "low-back-surgery")
    page.goto(five.replace("/compare/", "/compare/sheet/"))
    page.emulate_media(media="print")
    assert page.locator(".sheet-table thead th").count() == 6
    assert pages_of(page.pdf(format="A4")) <= 3


def test_pages_of_a_long_print_are_counted(page: Page) -> None:
    page.goto(COMPARE_FOUR)
    assert pages_of(page.pdf(format="A4")) > 1


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF made by Chromium has."""
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))
