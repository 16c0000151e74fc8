"""Lists that a filter narrows in place: the same as without scripts, or the browser does it itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

SURGERY = "#family-surgery"
MOST_BYTES = 3 * 1024
STAYED = "window.stayed === true"
SHOWN = {
    "/treatments/": ".tally, .chips li, .card, .hidden li, .facet .tick",
    "/claims/": ".tally, .card",
    "/studies/": ".tally, tbody tr",
}


@pytest.fixture
def plain_page(browser: Browser, context_options: dict[str, Any]) -> Iterator[Page]:
    """The same visitor without scripts."""
    context = browser.new_context(**context_options, java_script_enabled=False)
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> Page:
    """The page at an address, marked, so that a load of the whole page shows."""
    page.goto(address)
    page.evaluate("window.stayed = true")
    return page


def tick_surgery(page: Page) -> None:
    unfolded(page, "Family").locator(SURGERY).check()


def unfolded(page: Page, facet: str) -> Any:
    group = page.locator("details.facet").filter(has=page.locator("summary", has_text=facet))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return group


def choose_verdict(page: Page) -> None:
    page.get_by_role("group", name="Verdict").get_by_label("Not supported").check()


def choose_design(page: Page) -> None:
    page.get_by_role("group", name="Design").get_by_label("Randomised controlled trial").check()


@pytest.mark.parametrize(
    ("address", "change", "part"),
    [
        ("/treatments/", tick_surgery, "family=surgery"),
        ("/claims/", choose_verdict, "verdict=not-supported"),
        ("/studies/", choose_design, "design=rct"),
    ],
)
def test_a_change_shows_in_place_what_the_form_would_show(
    page: Page, plain_page: Page, address: str, change: Callable[[Page], None], part: str
) -> None:
    before = opened(page, address).locator(".tally").inner_text()
    change(page)
    expect(page).to_have_url(re.compile(re.escape(part)))
    assert page.locator(".tally").inner_text() != before
    assert page.evaluate(STAYED)
    plain_page.goto(page.url)
    locator = SHOWN[address]
    assert texts(page, locator) == texts(plain_page, locator)


def texts(page: Page, locator: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(locator).all_text_contents()]


def test_the_address_is_the_one_that_the_button_goes_to(page: Page, plain_page: Page) -> None:
    tick_surgery(opened(page, "/treatments/"))
    expect(page).to_have_url(re.compile("family=surgery"))
    plain_page.goto("/treatments/")
    plain_page.locator("details.facet summary").filter(has_text="Family").click()
    plain_page.locator(SURGERY).check()
    plain_page.get_by_role("button", name="Show").first.click()
    assert page.url == plain_page.url


def test_focus_ticks_and_folds_stay_and_the_count_is_announced(page: Page) -> None:
    opened(page, "/treatments/?family=surgery")
    page.locator("details.hidden summary").click()
    page.locator("#pick-laser-spine-surgery").check()
    design = unfolded(page, "Strongest study design").get_by_label("Randomised controlled trial")
    status = page.get_by_role("status").element_handle()
    design.check()
    expect(page).to_have_url(re.compile("design=rct"))
    expect(design).to_be_focused()
    expect(page.locator("#pick-laser-spine-surgery")).to_be_checked()
    expect(page.locator("details.hidden")).to_have_attribute("open", "")
    # A live region speaks only if it is the same element with other words.
    assert status is not None
    assert status.evaluate("(each) => each.isConnected")
    shown = page.locator(".card").count()
    expect(page.get_by_role("status")).to_contain_text(f"{shown} shown")


def test_back_and_forward_show_and_tick_what_their_address_says(page: Page) -> None:
    everything = opened(page, "/treatments/").locator(".tally").inner_text()
    tick_surgery(page)
    expect(page).to_have_url(re.compile("family=surgery"))
    narrowed = page.locator(".tally").inner_text()
    page.get_by_label("Order").select_option("studies")
    expect(page).to_have_url(re.compile("sort=studies"))
    page.go_back()
    expect(page.locator(".tally")).to_have_text(narrowed)
    expect(page.get_by_label("Order")).to_have_value("name")
    page.go_back()
    expect(page.locator(".tally")).to_have_text(everything)
    expect(page.locator(SURGERY)).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".tally")).to_have_text(narrowed)
    expect(page.locator(SURGERY)).to_be_checked()
    assert page.evaluate(STAYED)


def test_a_search_is_sent_by_enter(page: Page) -> None:
    opened(page, "/treatments/")
    page.get_by_label("Search these treatments").fill("prp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]q=prp"))
    expect(page.locator(".chips")).to_contain_text("prp")
    expect(page.get_by_label("Search these treatments")).to_be_focused()
    assert page.evaluate(STAYED)


@pytest.mark.parametrize("failure", ["refused", "broken", "other page"])
def test_where_fetching_fails_the_browser_goes_there_itself(page: Page, failure: str) -> None:
    opened(page, "/treatments/")

    def fail(route: Route) -> None:
        if route.request.is_navigation_request():
            route.continue_()
        elif failure == "refused":
            route.abort()
        elif failure == "broken":
            route.fulfill(status=503, body="busy")
        else:
            route.fulfill(status=200, content_type="text/html", body="<h1>Sign in</h1>")

    page.route("**/treatments/?*", fail)
    tick_surgery(page)
    expect(page.locator(".chips")).to_contain_text("Family: Surgery")
    assert "family=surgery" in page.url
    assert not page.evaluate(STAYED)


def test_the_last_of_several_changes_wins(page: Page) -> None:
    opened(page, "/treatments/")
    held: list[Route] = []
    page.route("**/treatments/?*sort=studies*", lambda route: held.append(route))
    page.get_by_label("Order").select_option("studies")
    page.wait_for_function("() => true")
    page.get_by_label("Order").select_option("invasiveness")
    expect(page.locator(".tally")).to_contain_text("Least invasive first")
    assert "sort=invasiveness" in page.url
    assert page.evaluate(STAYED)
    assert len(held) == 1


def test_an_address_with_mistakes_is_left_by_a_whole_load(page: Page) -> None:
    opened(page, "/treatments/?colour=blue")
    expect(page.locator(".problems")).to_contain_text("“colour”")
    tick_surgery(page)
    assert page.evaluate(STAYED)
    page.get_by_role("button", name="Show").first.click()
    expect(page.locator(".problems")).to_have_count(0)
    expect(page.locator(".chips")).to_contain_text("Family: Surgery")


def test_the_script_is_small() -> None:
    assert (Path(settings.BASE_DIR) / "static/js/refresh.js").stat().st_size < MOST_BYTES
