"""What holds for every type of page: private, quiet, narrow enough, accessible in both schemes.

Each page also leaves four pictures under build/screenshots/: a phone and a desk, light and dark.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request

from .pages import PAGES, REFUSED
from .pictures import take_picture

pytestmark = pytest.mark.browser

each_page = pytest.mark.parametrize("name", PAGES)
UNFOLD = "document.querySelectorAll('details').forEach(each => each.open = true)"


@each_page
def test_a_page_is_private_and_quiet_and_fits_a_narrow_phone(page: Page, name: str) -> None:
    hosts, heard = listened(page)
    response = page.goto(PAGES[name])
    assert response is not None
    assert response.status == REFUSED.get(name, 200)
    assert_fits(page, 320)
    assert hosts == {"127.0.0.1"}
    assert [text for text in heard if f"status of {response.status} " not in text] == []
    assert "set-cookie" not in response.all_headers()
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def listened(page: Page) -> tuple[set[str | None], list[str]]:
    """The hosts asked and everything the console is told, growing while the page is used."""
    hosts: set[str | None] = set()
    heard: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("requestfailed", lambda request: heard.extend(failure(request)))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    return hosts, heard


def failure(request: Request) -> list[str]:
    """What to say of a request that failed; one that a later one overtook did not fail."""
    overtaken = request.resource_type == "fetch" and request.failure == "net::ERR_ABORTED"
    return [] if overtaken else [f"Failed: {request.url}"]


def assert_fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.once
@each_page
def test_a_page_is_accessible_on_a_phone_in_light_colours(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    for look in ("dark", "light"):
        take_picture(page, name, 360, look)
    assert_accessible(page)


@pytest.mark.once
@each_page
def test_a_page_is_accessible_unfolded_on_a_desk_in_dark_colours(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    for look in ("light", "dark"):
        take_picture(page, name, 1280, look)
    page.evaluate(UNFOLD)
    assert_accessible(page)


def assert_accessible(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
