"""Readers of the documents find their answers: by search, with at most one link further.

`readers.yaml` holds the questions, what a reader types, the place of the answer and what must
stand there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from django.test import Client

from backpain.search.finding import OF_A_KIND
from treatments.search import words_of

HERE = Path(__file__).resolve().parent
READERS = yaml.safe_load((HERE / "readers.yaml").read_text(encoding="utf-8"))
DOCUMENTS = {"000", "001", "002", "003", "004"}
TOPICS = {
    "what it is",
    "helps",
    "anyway",
    "harm",
    "sessions",
    "who does it",
    "guidance",
    "price",
    "insurance",
    "law",
    "claim",
    "contradiction",
    "word",
    "alternatives",
    "surgery",
    "laser",
    "product",
    "proven",
    "interests",
    "cited study",
    "side problem",
    "unknown",
    "emergency",
}
FIELDS = {"asks", "of", "about", "types", "hit", "shows"}
HEADING = re.compile(r"h[1-6]")
_pages: dict[str, Element] = {}  # content does not change from one question to the next


def page_at(client: Client, address: str) -> Element:
    """The page as a tree."""
    page = address.partition("#")[0]
    if page not in _pages:
        response = client.get(page)
        assert response.status_code == 200, page
        _pages[page] = html5lib.parse(response.text, namespaceHTMLElements=False)
    return _pages[page]


def part_at(client: Client, address: str) -> Element:
    """What the address names: a part of a page with the section below its heading, or the page."""
    tree = page_at(client, address)
    part = address.partition("#")[2] or "main"
    parents = {child: parent for parent in tree.iter() for child in parent}
    found = next((each for each in tree.iter() if each.get("id") == part), None)
    assert found is not None, f"{address}: the page has no such part"
    return parents[found] if HEADING.fullmatch(found.tag) else found


def text_of(part: Element) -> str:
    """The words as a reader sees them, without tags."""
    return " ".join(" ".join(part.itertext()).split())


def says(text: str, fact: str) -> bool:
    """Whether a text holds these words or this number whole: 21 does not stand in 2021 or 21.5."""
    found = rf"(?<![\w.]){re.escape(fact)}(?!\w|\.\d)"
    return re.search(found, text, re.IGNORECASE) is not None


def hits_of(client: Client, query: str) -> dict[str, str]:
    """What a reader sees without a further click: addresses and titles of the list of results."""
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    shown: dict[str, str] = {}
    tree = html5lib.parse(response.text, namespaceHTMLElements=False)
    for listing in tree.iter("ul"):
        if "hits" in listing.get("class", "").split():
            for item in listing.findall("li")[:OF_A_KIND]:
                link = item.find("a")
                shown.setdefault(link.get("href"), text_of(link))
    return shown


def answer_of(row: dict[str, Any]) -> str:
    return row.get("opens", row["hit"])


@pytest.mark.parametrize("row", READERS, ids=lambda row: row["types"])
@pytest.mark.django_db
def test_the_answer_is_found_by_search(client, content, row):
    shown = hits_of(client, row["types"])
    assert row["hit"] in shown, f"not among {list(shown)}"
    title = shown[row["hit"]]
    assert not set(words_of(row["types"])) <= set(words_of(title)), "only words of the title"
    if "opens" in row:
        links = {link.get("href") for link in part_at(client, row["hit"]).iter("a")}
        assert row["opens"] in links
    text = text_of(part_at(client, answer_of(row)))
    assert [fact for fact in row["shows"] if not says(text, fact)] == [], text[:2000]


def test_the_questions_are_of_every_document_and_topic():
    assert len(READERS) >= 100
    for row in READERS:
        assert set(row) >= FIELDS, row["asks"]
        assert set(row) - FIELDS <= {"ledger", "opens"}, row["asks"]
        assert row["shows"], row["asks"]
    assert {row["about"] for row in READERS} == TOPICS
    counts = {code: sum(code in row["of"] for row in READERS) for code in DOCUMENTS}
    assert {code for row in READERS for code in row["of"]} == DOCUMENTS
    assert min(counts.values()) >= 20, counts


def test_no_question_is_asked_twice():
    asked = [row["asks"] for row in READERS]
    typed = [row["types"] for row in READERS]
    assert len(set(asked)) == len(asked)
    assert len(set(typed)) == len(typed)


def test_every_question_of_the_ledger_is_among_them():
    """And its answer stands where the map of the ledger says that it is carried."""
    ledger = yaml.safe_load((HERE / "ledger_map.yaml").read_text(encoding="utf-8"))["questions"]
    carried = {
        name: f"/questions/#{row.removeprefix('questions ')}" for name, row in ledger.items()
    }
    answered = {row["ledger"]: answer_of(row) for row in READERS if "ledger" in row}
    assert answered == carried
    assert len(carried) == 23


@pytest.mark.parametrize(
    ("fact", "stands"),
    [
        ("46 of 100", True),
        ("21", False),
        ("1.5", True),
        ("prolotherapy", True),
        ("5", False),
        ("therapy", False),
    ],
)
def test_a_fact_must_stand_whole(fact, stands):
    assert says("In 2021, 46 of 100 had prolotherapy, and 21.5 or 1.5 had not.", fact) is stands
