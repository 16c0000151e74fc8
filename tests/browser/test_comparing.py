"""The comparison in a browser: two columns on a phone, heads that stay in sight, everything by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .pages import COMPARE_FOUR

pytestmark = pytest.mark.browser

LOOKS = {
    "across": "",
    "turned": "&layout=turned",
    "clinician": "&layer=clinician&time=short",
    "whole": "&results=all&first=harm",
    "folded": "&fold=help&fold=what&rows=differences",
}
TOP = "el => el.getBoundingClientRect().top"
LEFT = "el => el.getBoundingClientRect().left"
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const each of list.getEntries()) sum += each.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 500);
})"""


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def seen_names(page: Page) -> list[str]:
    heads = page.locator("table.comparison thead th:visible > a")
    return heads.all_inner_texts()


def test_a_phone_shows_two_columns_and_leads_to_the_others(phone: Page) -> None:
    phone.goto(COMPARE_FOUR)
    assert seen_names(phone) == ["Prolotherapy", "Platelet-rich plasma (PRP)"]
    row = phone.locator("tr[data-lane]", has=phone.locator("#summary"))
    boxes = [cell.bounding_box() for cell in row.locator("td:visible:not(.anyway)").all()]
    assert len(boxes) == 2
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1
    picker = phone.get_by_role("navigation", name="Which two this narrow screen shows")
    expect(picker.locator("[aria-current]")).to_have_count(2)
    picker.get_by_role("link", name="Spinal fusion surgery").click()
    assert seen_names(phone) == ["Platelet-rich plasma (PRP)", "Spinal fusion surgery"]
    expect(phone.locator("#comparison")).to_be_in_viewport()


def test_a_phone_asks_for_a_second_treatment_before_it_shows_the_first(phone: Page) -> None:
    phone.goto("/treatments/prolotherapy/")
    phone.get_by_role("link", name="Compare it with another treatment").click()
    another, table = phone.get_by_label("Add one"), phone.locator("#comparison")
    assert another.bounding_box()["y"] < table.bounding_box()["y"]
    expect(another).to_be_in_viewport()


def test_a_phone_can_search(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("link", name="Search").click()
    expect(phone.get_by_role("searchbox")).to_have_count(1)
    phone.get_by_role("searchbox").fill("what does prp cost")
    phone.locator("main").get_by_role("button", name="Search").click()
    expect(phone.locator(".tally")).to_contain_text("found")
    expect(phone.get_by_role("searchbox")).to_have_value("what does prp cost")


def test_a_phones_pair_is_chosen_by_keyboard(phone: Page) -> None:
    phone.goto(COMPARE_FOUR)
    link = phone.locator(".phone-pair a").first
    link.focus()
    expect(link).to_be_focused()
    box = link.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    phone.keyboard.press("Enter")
    phone.wait_for_url("**phone=**")
    assert "Bone marrow concentrate (BMC)" in seen_names(phone)


def test_a_desk_shows_all_columns_and_no_picker(page: Page) -> None:
    page.goto(f"{COMPARE_FOUR}&phone=spinal-fusion")
    assert len(seen_names(page)) == 4
    expect(page.locator(".phone-pair")).to_be_hidden()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
@pytest.mark.parametrize("width", [320, 700, 1280])
def test_no_look_scrolls_the_page_sideways(page: Page, look: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(COMPARE_FOUR + look)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 320:
        inner = (
            "[...document.querySelectorAll('.frame')].every(e => e.scrollWidth <= e.clientWidth)"
        )
        assert page.evaluate(inner)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_every_look_is_accessible(page: Page, look: str) -> None:
    page.goto(COMPARE_FOUR + look)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_head_sticks_to_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(COMPARE_FOUR)
    head = page.locator("table.comparison thead th > a").first
    page.locator("#serious-harm").evaluate("el => el.scrollIntoView()")
    expect(head).to_be_in_viewport()
    assert 0 <= head.evaluate(TOP) < 60


def test_a_table_too_wide_scrolls_in_its_box_with_both_heads_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 900, "height": 800})
    page.goto(COMPARE_FOUR)
    box = page.locator(".frame")
    box.evaluate("el => { el.scrollTop = 900; el.scrollLeft = 300; }")
    frame = box.bounding_box()
    assert frame is not None
    head = page.locator("table.comparison thead th").nth(4)
    question = page.locator("#mechanism")
    assert abs(head.evaluate(TOP) - frame["y"]) < 3
    assert abs(question.evaluate(LEFT) - frame["x"]) < 3
    assert box.evaluate("el => el.scrollLeft") > 100


def test_turned_the_treatments_names_stay_at_the_left(page: Page) -> None:
    page.goto(f"{COMPARE_FOUR}&layout=turned")
    box = page.locator("#group-help .frame")
    box.evaluate("el => { el.scrollTop = 400; el.scrollLeft = 400; }")
    frame = box.bounding_box()
    assert frame is not None
    assert box.evaluate("el => el.scrollLeft") > 300
    assert abs(box.locator("tbody th").nth(1).evaluate(LEFT) - frame["x"]) < 3
    assert abs(box.locator("thead th").nth(2).evaluate(TOP) - frame["y"]) < 3


def test_nothing_moves_while_the_page_loads(page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(COMPARE_FOUR)
    assert page.evaluate(SHIFTS) == 0
    assert len(requests) <= 4


def test_a_figure_opens_its_sentence_by_keyboard(page: Page) -> None:
    page.goto(COMPARE_FOUR)
    summary = page.locator("#pain-compared ~ td summary:has(.pair)").first
    sentence = summary.locator("xpath=following-sibling::p[1]")
    expect(sentence).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(sentence).to_be_visible()
    expect(sentence).to_contain_text("46 of 100 people who got sugar-water")


def test_paper_shows_every_sentence(page: Page) -> None:
    page.goto(COMPARE_FOUR)
    page.emulate_media(media="print")
    sentences = page.locator("table.comparison .result details > p")
    assert sentences.count() > 20
    assert all(each.is_visible() for each in sentences.all())
    for gone in (".controls", ".group-tools", ".tools"):
        expect(page.locator(gone).first).to_be_hidden()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def journey(request: Any, context_options: dict, browser: Any) -> Any:
    context = browser.new_context(**context_options, java_script_enabled=request.param)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_treatments_picked_on_the_way_are_compared_as_asked(journey: Page) -> None:
    """List → add → treatment’s page → add → compare → differences → turned → fold."""
    page = journey
    page.goto("/treatments/?family=surgery")
    page.locator(".card", has_text="Disc surgery").get_by_role("link", name="Add to your").click()
    page.get_by_role("link", name="Spinal fusion surgery", exact=True).click()
    page.get_by_role("link", name="Add to your comparison").click()
    page.locator(".tray").get_by_role("link", name="Compare (2)").click()
    expect(page.locator("table.comparison thead th > a")).to_have_count(2)
    page.get_by_role("link", name="Only differences").click()
    expect(page.locator("table.comparison")).to_be_visible()
    page.get_by_role("link", name="As rows").click()
    expect(page.locator("table.turned").first).to_be_visible()
    tables = page.locator("table.turned").count()
    page.get_by_role("link", name="Fold “Does it help?”").click()
    expect(page.locator("table.turned")).to_have_count(tables - 1)
    page.get_by_role("link", name="Remove Spinal fusion surgery").first.click()
    expect(page.locator("main")).to_contain_text("A comparison needs two treatments or more")
    page.get_by_role("link", name="Look for treatments in the list").click()
    expect(page.locator(".tray")).to_contain_text("Disc surgery")
