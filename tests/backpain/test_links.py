"""Every link of the site leads somewhere: the whole of it, walked from the home page and the sitemap."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from backpain.language import SOURCE, language_of
from tests.pages import locations

MOST_PAGES = 2000
OUTSIDE_THE_SITE = ("/admin/", "/static/")
# Of addresses that only differ in their choice of filters, and of files that a page offers, so many
# are read for each type of page.
MOST_CHOICES = 40
# In another language the same templates make the same links: so many pages of each type.
MOST_OF_A_TYPE = 4


class Links(HTMLParser):
    """The ids of a page and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.hrefs: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name == "href" and tag in {"a", "area"}:
                self.hrefs.add(value or "")


def type_of(path: str) -> str:
    """The type of page: its address without what names one of many."""
    parts = path.split("/")
    return "/".join(parts[: 3 if language_of(path) != SOURCE else 2])


class Walk:
    """Reads pages one after the other and remembers who links where."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.waiting: list[str] = []
        self.seen: set[str] = set()
        self.choices: Counter[str] = Counter()
        self.ids: dict[str, set[str]] = {}
        self.fragments: list[tuple[str, str, str]] = []  # from where, to which page, which part
        self.broken: list[str] = []

    def add(self, address: str) -> None:
        parts = urlsplit(address)
        if address in self.seen or parts.path.startswith(OUTSIDE_THE_SITE):
            return
        if language_of(parts.path) != SOURCE and not self.is_one_of(
            MOST_OF_A_TYPE, type_of(parts.path)
        ):
            return
        if parts.query and not self.is_one_of(MOST_CHOICES, f"{type_of(parts.path)}?"):
            return
        ending = PurePosixPath(parts.path).suffix
        if ending and not self.is_one_of(MOST_CHOICES, f"{type_of(parts.path)}{ending}"):
            return
        self.seen.add(address)
        self.waiting.append(address)

    def is_one_of(self, most: int, kind: str) -> bool:
        """Whether one more of a kind is still among so many."""
        self.choices[kind] += 1
        return self.choices[kind] <= most

    def run(self) -> None:
        while self.waiting:
            assert len(self.seen) <= MOST_PAGES
            self.read(self.waiting.pop())

    def read(self, address: str) -> None:
        response = self.client.get(address)
        if response.status_code != 200:
            self.broken.append(f"{address} answers {response.status_code}")
            return
        if not response["Content-Type"].startswith("text/html"):
            return
        links = Links(response.text)
        self.ids[address] = links.ids
        for href in links.hrefs:
            self.follow(address, href)

    def follow(self, address: str, href: str) -> None:
        whole, part = urldefrag(urljoin(f"http://testserver{address}", href))
        parts = urlsplit(whole)
        if parts.hostname != "testserver":
            if parts.scheme not in {"http", "https", "mailto"} or not whole.isascii():
                self.broken.append(f"{address} links to {href!r}")
            return
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if part:
            self.fragments.append((address, target, part))
        self.add(target)

    def dead_fragments(self) -> list[str]:
        return [
            f"{address} links to #{part} of {target}, which is not there"
            for address, target, part in self.fragments
            if target in self.ids and part not in self.ids[target]
        ]


@pytest.fixture(scope="session")
def walked() -> dict[str, Walk]:
    return {}


@pytest.fixture
def walk(walked: dict[str, Walk], content: Any, client: Client) -> Walk:
    """The site as it was walked, once for all tests here."""
    if not walked:
        found = Walk(client)
        for address in (reverse("home"), *locations()):
            found.add(address)
        found.run()
        walked["site"] = found
    return walked["site"]


@pytest.mark.once
def test_no_link_of_the_site_is_broken(walk: Walk) -> None:
    assert len(walk.ids) > 300
    assert walk.broken == []


@pytest.mark.once
def test_no_link_leads_to_a_part_that_is_not_there(walk: Walk) -> None:
    assert len(walk.fragments) > 300
    assert walk.dead_fragments() == []
