"""What holds for every type of page: private, quiet, narrow enough, accessible in both schemes.

Each page also leaves four pictures under build/screenshots/: a phone and a desk, light and dark.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

from .pages import PAGES, REFUSED

pytestmark = pytest.mark.browser

each_page = pytest.mark.parametrize("name", PAGES)
TALLEST = 3000
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
    page.on("requestfailed", lambda request: heard.append(f"Failed: {request.url}"))
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    return hosts, heard


def assert_fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_page
def test_a_page_is_accessible_on_a_phone_in_light_colours(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    take_pictures(page, name, 360)
    assert_accessible(page)


@each_page
def test_a_page_is_accessible_unfolded_on_a_desk_in_dark_colours(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    take_pictures(page, name, 1280)
    page.evaluate(UNFOLD)
    assert_accessible(page)


def take_pictures(page: Page, name: str, width: int) -> None:
    """The top of the page in both schemes; it is left at this width, dark where it is wide."""
    page.set_viewport_size({"width": width, "height": 800})
    height = page.evaluate("document.documentElement.scrollHeight")
    top = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
    for scheme in ("light", "dark") if width > 1000 else ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        path = settings.BASE_DIR / "build" / "screenshots" / f"{name}-{width}-{scheme}.png"
        page.screenshot(path=path, full_page=True, clip=top)


def assert_accessible(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
