"""Terms explained in place: first use only, whole words, and every link leads to its entry."""

from __future__ import annotations

import html5lib
import pytest
from django.template import Context, Template
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from backpain.terms import STEERING, STRUCTURES, WORDS, explained

SHAM = "/words/#word-sham"
TERMS = [
    term for entries in (WORDS, STEERING, STRUCTURES) for each in entries.values() for term in each
]


def links(text: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.address) for piece in explained(text) if piece.address]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A sham, then another sham.", [("sham", SHAM)]),
        ("A placebo is a sham.", [("placebo", SHAM)]),  # one entry, explained once
        ("Sham first", [("Sham", SHAM)]),
        ("shampoo, a sham-like thing, pre-sham", []),
        ("", []),
        ("Two facet joints", [("facet joints", "/structures/facet-joint/")]),
        ("An SI joint", [("SI joint", "/structures/sacroiliac-joint/")]),
        (
            "a disc, a facet joint",
            [
                ("disc", "/structures/intervertebral-disc/"),
                ("facet joint", "/structures/facet-joint/"),
            ],
        ),
    ],
)
def test_the_first_use_of_a_term_leads_to_its_entry(text, found):
    assert links(text) == found


@given(st.lists(st.one_of(st.sampled_from(TERMS), st.text(max_size=8)), max_size=12).map(" ".join))
def test_the_pieces_are_the_text_and_no_entry_is_linked_twice(text):
    pieces = list(explained(text))
    assert "".join(piece.text for piece in pieces) == text
    addresses = [piece.address for piece in pieces if piece.address]
    assert len(addresses) == len(set(addresses))


def test_a_text_stays_escaped():
    template = Template("{% load terms %}{{ text|explained }}")
    shown = template.render(Context({"text": "<b>sham</b> & disc"}))
    assert shown == (
        f'&lt;b&gt;<a class="term" href="{SHAM}">sham</a>&lt;/b&gt; &amp; '
        '<a class="term" href="/structures/intervertebral-disc/">disc</a>'
    )


def test_every_term_has_its_entry(client, content):
    words = html5lib.parse(client.get("/words/").text, namespaceHTMLElements=False)
    parts = {each.get("id") for each in words.iter()}
    for term in TERMS:
        ((_text, address),) = links(term)
        page, _, part = address.partition("#")
        if part:
            assert part in parts, term
        else:
            assert client.get(page).status_code == 200, term


def test_a_treatment_explains_its_terms_where_it_is_told(client, content):
    document = html5lib.parse(
        client.get(reverse("treatment", args=["prolotherapy"])).text, namespaceHTMLElements=False
    )
    lead = next(each for each in document.iter("p") if each.get("class") == "lead")
    assert [link.get("href") for link in lead.iter("a")] == ["/structures/spinal-ligaments/"]
    marked = [each for each in document.iter("a") if each.get("class") == "term"]
    assert len(marked) > 2
    assert "".join(lead.itertext()).startswith("A doctor injects an irritating liquid")
