"""Pictures of pages under build/screenshots/, for people to look at."""

from __future__ import annotations

from django.conf import settings
from playwright.sync_api import Page

FOLDER = settings.BASE_DIR / "build" / "screenshots"
TALLEST = 3000


def take_picture(page: Page, name: str, width: int, look: str) -> int:
    """The top of the page, “light”, “dark” or as for “print”. Gives the size of the file.

    The page is left at this width and look.
    """
    page.set_viewport_size({"width": width, "height": 800})
    if look == "print":
        page.emulate_media(media="print", color_scheme="light")
    else:
        page.emulate_media(media="screen", color_scheme=look)
    height = page.evaluate("document.documentElement.scrollHeight")
    top = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
    path = FOLDER / f"{name}-{width}-{look}.png"
    return len(page.screenshot(path=path, full_page=True, clip=top, scale="css"))
