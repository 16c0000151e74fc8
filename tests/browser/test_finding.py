"""Visitors who look something up: a claim, a treatment, how clinics do it. With scripts and without.

Whatever they do, nobody else is asked, nothing is stored, and the browser has nothing to complain of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .test_every_page import listened

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def context_options(request: pytest.FixtureRequest, context_options: dict) -> dict[str, Any]:
    return {**context_options, "java_script_enabled": request.param}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    hosts, heard = listened(page)
    yield page
    assert hosts == {"127.0.0.1"}
    assert heard == []
    assert page.context.cookies() == []


def test_a_claim_is_checked_from_the_clinic_to_the_paper(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("claims of clinics, checked")).click()
    everything = number_of(page)
    page.get_by_label("Page", exact=True).select_option("cascade-low-back-pain")
    for verdict in ("Not supported", "Partly supported"):
        page.get_by_role("group", name="Verdict").get_by_label(verdict).check()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("verdict=partly-supported"))
    cards = page.locator(".card")
    expect(page.locator(".tally")).to_contain_text(re.compile(rf"^\s*{cards.count()} claim"))
    assert 0 < number_of(page) < everything
    verdicts = page.locator(".card .verdict").all_inner_texts()
    assert set(verdicts) <= {"Partly supported", "Not supported"}
    wording = cards.first.get_by_role("heading").inner_text()
    cards.first.get_by_role("link").first.click()
    main = page.get_by_role("main")
    expect(main).to_contain_text(wording)
    expect(main.locator(".verdict").first).to_have_text(verdicts[0])
    main.locator("a[href^='/references/'], a[href^='/studies/']").first.click()
    expect(page).to_have_url(re.compile("/(references|studies)/"))
    expect(page.get_by_role("main")).to_contain_text(wording)


def number_of(page: Page) -> int:
    """What the list says of its length."""
    found = re.search(r"\d+", page.locator(".tally").inner_text())
    assert found
    return int(found[0])


def test_a_treatment_is_found_by_its_short_form_and_set_beside_another(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="Search").fill("prp")
    page.keyboard.press("Enter")
    expect(page.locator(".tally")).to_contain_text("found")
    page.locator(".hits a[href='/treatments/platelet-rich-plasma/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Platelet-rich plasma (PRP)")
    expect(page.locator(".red-flags")).to_be_visible()
    page.get_by_role("link", name="Compare it with another treatment").click()
    expect(page).to_have_url(re.compile(r"/compare/\?treatment=platelet-rich-plasma"))
    expect(page.locator(".notices")).to_contain_text("needs two treatments or more")
    page.get_by_label("Add one").select_option("spinal-fusion")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator(".problems")).to_have_count(0)
    expect(page.locator("table.comparison")).to_be_visible()
    assert page.url.count("treatment=") == 2


def test_ways_of_two_clinics_stand_side_by_side(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="How clinics do it").click()
    protocols = page.locator("article.protocol")
    everything = protocols.count()
    page.get_by_label("Treatment", exact=True).select_option("prolotherapy")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("treatment=prolotherapy"))
    assert 2 <= protocols.count() < everything
    told = protocols.locator("a[href^='/documents/']").evaluate_all(
        "all => all.map(one => one.href)"
    )
    assert len(set(told)) >= 2
    expect(protocols.get_by_text("Sessions", exact=True)).to_have_count(protocols.count())
