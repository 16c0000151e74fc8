"""The tray: what a visitor picked stays in the address from page to page, and nothing is kept elsewhere."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl, urlsplit

import html5lib
import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from backpain.comparing.carrying import carried
from backpain.comparing.tray import MOST, Tray, chosen_in, tray_of, with_tray
from evidence.profiles import Ref
from treatments.models import Treatment
from treatments.publishing import content_changed

NAMES = {slug: slug.capitalize() for slug in ("yoga", "walking", "rest", "heat", "cold", "sun")}
slugs = st.lists(st.sampled_from(list(NAMES)), max_size=9)
TWO = ["prolotherapy", "exercise"]
PICKED = "compare=prolotherapy&compare=exercise"


@given(slugs)
def test_a_tray_holds_five_and_tells_what_it_leaves_out(picked):
    query = QueryDict(with_tray(QueryDict("page=2"), picked).removeprefix("?"))
    wanted = chosen_in(query)
    tray = tray_of(wanted, NAMES)
    assert query["page"] == "2"
    assert tray.slugs == list(dict.fromkeys(picked))[:MOST]
    assert len(tray.problems) == len(wanted) - len(tray.items)
    assert tray.is_full == (len(set(picked)) >= MOST)


def test_an_unknown_treatment_is_told():
    tray = tray_of(["yoga", "<magic>"], NAMES)
    assert tray.slugs == ["yoga"]
    assert tray.problems == ("There is no treatment called “<magic>” to compare.",)


def test_a_tray_leads_to_its_comparison():
    tray = Tray((Ref("yoga", "Yoga"), Ref("rest", "Rest")))
    assert tray.comparison == "/compare/?treatment=yoga&treatment=rest"
    assert tray.query == "?compare=yoga&compare=rest"
    assert not Tray().is_full


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/studies/">', '<a href="/studies/?compare=yoga">'),
        ('<a href="/">', '<a href="/?compare=yoga">'),
        ('<a class="x" href="/a/?b=1#c">', '<a class="x" href="/a/?b=1&amp;compare=yoga#c">'),
        ('<a href="?page=2">', '<a href="?page=2&amp;compare=yoga">'),
        ('<a href="?">', '<a href="?compare=yoga">'),
        ('<a href="?page=2&amp;compare=rest">', None),
        ('<a href="?compare=">', None),
        ('<a href="#main">', None),
        ('<a href="https://example.org/">', None),
        ('<a href="//example.org/">', None),
        ('<a href="mailto:a@b">', None),
        ('<a href="/compare/?treatment=rest">', None),
        ('<a href="/compare.csv?treatment=rest">', None),
        ('<a href="/admin/">', None),
        ('<link href="/static/a.css">', None),
        (
            '<form method="get" action="/search/">',
            '<form method="get" action="/search/"><input type="hidden" name="compare" value="yoga">',
        ),
        ('<form method="post">', None),
    ],
)
def test_links_and_forms_of_ours_carry_the_tray(before, after):
    assert carried(before, ["yoga"], "/treatments/") == (after or before)


def test_the_table_of_the_comparison_stays_as_it_is():
    page = '<a href="/studies/"><main><a href="/studies/"><form action="/compare/">'
    assert carried(page, ["yoga"], "/compare/") == page.replace(
        '"/studies/"', '"/studies/?compare=yoga"', 1
    )


def links(response) -> list[str]:
    tree = html5lib.parse(response.text, namespaceHTMLElements=False)
    return [each.get("href") for each in tree.iter("a")]


PAGES = {
    "home": "/",
    "list": "/treatments/?family=surgery&sort=studies",
    "treatment": "/treatments/spinal-fusion/",
    "condition": "/conditions/disc-herniation/",
    "search": "/search/?q=prp",
    "claims": "/claims/?treatment=prolotherapy",
    "protocols": "/protocols/?treatment=prolotherapy",
    "studies": "/studies/?design=rct",
    "study": "/studies/yelland-2004/",
    "claim": "/claims/000-16/",
    "words": "/words/",
    "nowhere": "/treatments/magic/",
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_every_page_keeps_the_choice(client, content, name):
    joint = "&" if "?" in PAGES[name] else "?"
    response = client.get(f"{PAGES[name]}{joint}{PICKED}")
    assert "Compare (2)" in response.text
    assert not response.cookies
    assert "is not something this page knows" not in response.text
    for link in links(response):
        parts = urlsplit(link)
        if parts.scheme or parts.path.startswith("/compare") or not (parts.path or parts.query):
            continue
        picked = [value for key, value in parse_qsl(parts.query) if key == "compare"]
        assert picked, link
        assert picked == TWO or abs(len(picked) - len(TWO)) == 1, link


@pytest.mark.django_db
def test_without_a_choice_no_page_speaks_of_one(client, content):
    for address in PAGES.values():
        page = client.get(address).text
        assert "compare=" not in re.sub(r'(?s)<p class="tray-link">.*?</p>', "", page)


@pytest.mark.django_db
def test_a_treatment_is_added_and_removed_on_its_way(client, content):
    """From the list, over a treatment’s page, into the comparison and back to the list."""
    page = client.get("/treatments/?family=surgery")
    page = client.get("/treatments/" + tray_link(page, "Disc surgery (discectomy)"))
    assert page.context["tray"].slugs == ["discectomy"]
    assert "Add one more to compare." in page.text
    assert {card.card["slug"] for card in page.context["shown"]} >= {"discectomy", "spinal-fusion"}
    fusion = next(link for link in links(page) if link.startswith("/treatments/spinal-fusion/"))
    page = client.get(fusion)
    page = client.get("/treatments/spinal-fusion/" + tray_link(page, "Spinal fusion surgery"))
    assert page.context["tray"].slugs == ["discectomy", "spinal-fusion"]
    page = client.get(page.context["tray"].comparison)
    assert page.context["choice"].slugs == ["discectomy", "spinal-fusion"]
    back = next(link for link in links(page) if link.startswith("/treatments/?"))
    page = client.get(back)
    assert page.context["tray"].slugs == ["discectomy", "spinal-fusion"]
    page = client.get("/treatments/" + tray_link(page, "Disc surgery (discectomy)"))
    assert page.context["tray"].slugs == ["spinal-fusion"]
    page = client.get("/treatments/" + tray_link(page, "Spinal fusion surgery"))
    assert page.context["tray"].slugs == []


def tray_link(page, name: str) -> str:
    """Where “Add to your comparison” or “Remove” of a treatment leads."""
    found = re.findall(
        r'<p class="tray-link">.*?<a href="([^"]*)">[^<]*<span[^>]*>([^<]*)', page.text
    )
    (address,) = [href for href, words in found if html.unescape(words).strip(": ") == name]
    return html.unescape(address)


@pytest.mark.django_db
def test_a_full_tray_says_so_and_takes_no_sixth(client, content):
    five = ["prolotherapy", "exercise", "spinal-fusion", "discectomy", "nsaids"]
    query = "&".join(f"compare={slug}" for slug in five)
    page = client.get(f"/treatments/?{query}").text
    assert "Full: five fit side by side." in page
    assert "Add to your comparison" not in page
    assert "Your comparison is full" in page
    page = client.get(f"/treatments/?{query}&compare=opioids")
    assert "A comparison holds 5 treatments." in page.text
    assert page.context["tray"].slugs == five


@pytest.mark.django_db
def test_ticked_ones_are_compared_with_what_was_picked(client, content):
    page = client.get(f"/compare/?{PICKED}&treatment=spinal-fusion")
    assert page.context["choice"].slugs == ["spinal-fusion", *TWO]
    assert page.context["choice"].problems == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["compare=<b>x</b>", "compare=%00", "compare=%FF", "compare=&compare=", "compare[]=a",
     "&".join(f"compare=x{n}" for n in range(200))],
)  # fmt: skip
@pytest.mark.parametrize("name", ["home", "list", "claims", "treatment"])
def test_a_hostile_tray_gets_a_page_and_a_sentence(client, content, name, query):
    path = PAGES[name].split("?")[0]
    response = client.get(f"{path}?{query}")
    assert response.status_code in {200, 400}
    assert "<b>x</b>" not in response.text


@pytest.mark.django_db
def test_a_tray_costs_one_query_however_full(client, content):
    counts = []
    for query in ("", PICKED, PICKED + "&compare=spinal-fusion&compare=nsaids&compare=opioids"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/treatments/?{query}")
        counts.append(len(queries))
    assert counts[1] == counts[2] == counts[0] + 1


@pytest.mark.django_db
def test_a_draft_cannot_be_picked(client, content):
    Treatment.objects.filter(slug="exercise").update(
        status="draft", publisher=None, published_on=None
    )
    content_changed()
    page = client.get(f"/?{PICKED}")
    assert page.context["tray"].slugs == ["prolotherapy"]
    assert "Exercise" not in page.context["tray"].problems[0]
