"""What visitors do, from the first page to what they leave with. With scripts and without."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .pages import COMPARE_FOUR, FOUR_TREATMENTS

pytestmark = pytest.mark.browser

NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def context_options(request: pytest.FixtureRequest, context_options: dict) -> dict[str, Any]:
    return {**context_options, "java_script_enabled": request.param}


def choose_situation(page: Page, label: str) -> None:
    page.goto("/")
    page.get_by_label("What was I told the problem is?").select_option(label=label)
    page.get_by_role("button", name="See the options").click()


def narrow(page: Page, facet: str, value: str) -> None:
    """Open a facet, tick one of its values and show what is left."""
    filters = page.get_by_role("form", name="Filters")
    group = filters.locator("details").filter(has=page.locator("summary", has_text=facet))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.get_by_label(value).check()
    filters.get_by_role("button", name="Show").first.click()


def compare_ticked(page: Page, *slugs: str) -> None:
    for slug in slugs:
        page.locator(f"#pick-{slug}").check()
    page.get_by_role("button", name="Compare the ticked ones").first.click()


def column_names(page: Page) -> list[str]:
    return page.locator("table.comparison thead th > a").all_inner_texts()


def downloaded(page: Page, folder: Path) -> list[list[str]]:
    """The lines of the table that “Download as CSV” gives."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    with target.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    return lines[: lines.index([])]


def test_a_visitor_goes_from_a_situation_to_a_table_to_take_along(
    page: Page, tmp_path: Path
) -> None:
    choose_situation(page, "Slipped or bulging disc")
    expect(page.get_by_role("heading", level=1)).to_have_text("Treatments")
    all_shown = page.locator(".card").count()
    narrow(page, "Strongest study design", "Randomised controlled trial")
    expect(page.locator(".chips li")).to_have_count(2)
    assert 2 <= page.locator(".card").count() < all_shown
    slugs = page.locator(".card input").evaluate_all("all => all.map(one => one.value)")[:2]
    compare_ticked(page, *slugs)
    expect(page.locator("table.comparison")).to_be_visible()
    assert_csv_equals_table(downloaded(page, tmp_path), page)


def test_the_download_of_four_treatments_says_what_the_page_says(
    page: Page, tmp_path: Path
) -> None:
    page.goto(f"{COMPARE_FOUR}&results=all")
    expect(page.locator("table.comparison .rest")).to_have_count(0)
    assert_csv_equals_table(downloaded(page, tmp_path), page)


def assert_csv_equals_table(lines: list[list[str]], page: Page) -> None:
    head, *rows = lines
    assert head[3:] == column_names(page)
    table_rows = page.locator("table.comparison tbody tr[data-lane]")
    assert [row[1] for row in rows] == table_rows.locator(".row-label").all_text_contents()
    for row, table_row in zip(rows, table_rows.all(), strict=True):
        for text, cell in zip(row[2:], table_row.locator("td").all(), strict=True):
            assert_same_cell(text, cell)


def assert_same_cell(text: str, cell: Locator) -> None:
    """Every sentence, silence and figure of the page’s cell stands in the file’s, and no other,
    unless the cell says that there is more.
    """
    said = cell.locator(".result p:not([class]), p.silence").all_text_contents()
    assert said
    assert [sentence for sentence in said if sentence not in text] == []
    pairs = " ".join(cell.locator(".pair .treatment, .pair .comparison").all_text_contents())
    assert figures(pairs) <= figures(text)
    if not cell.locator(".rest").count():
        assert figures(text) <= figures(cell.text_content() or "")


def figures(text: str) -> set[float]:
    return {float(number) for number in NUMBER.findall(text)}


def test_the_story_of_a_disc_problem_and_a_clinics_claims(page: Page) -> None:
    find_options_for_a_worn_disc(page)
    compare_four(page)
    read_why_67_percent_is_not_about_pain(page)
    see_the_trial_that_the_clinic_cites(page)


def find_options_for_a_worn_disc(page: Page) -> None:
    choose_situation(page, "Worn or painful disc")
    expect(page.locator(".tally")).to_contain_text("hidden by your filters")
    assert set(FOUR_TREATMENTS) <= set(
        page.locator(".card input").evaluate_all("all => all.map(one => one.value)")
    )


def compare_four(page: Page) -> None:
    compare_ticked(page, *FOUR_TREATMENTS)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Which of these, if any, for worn or painful disc?"
    )
    expect(page.locator("table.comparison thead th > a")).to_have_count(4)
    assert set(column_names(page)) == {
        "Prolotherapy",
        "Platelet-rich plasma (PRP)",
        "Bone marrow concentrate (BMC)",
        "Spinal fusion surgery",
    }
    expect(page.locator("table.comparison thead th.anyway")).to_have_text("What happens anyway")


def read_why_67_percent_is_not_about_pain(page: Page) -> None:
    page.get_by_role("link", name="Claims, checked").click()
    page.get_by_label("Words in the claim").fill("67 of 100")
    page.get_by_role("button", name="Show").click()
    page.locator("main a[href^='/claims/001-01/']").click()
    expect(page).to_have_url(re.compile(r"/claims/001-01/\?compare="))
    expect(page.locator(".tray")).to_contain_text("Compare (4)")
    main = page.get_by_role("main")
    expect(main.locator(".verdict").first).to_have_text("Partly supported")
    expect(main).to_contain_text("Different outcome measured")
    expect(main).to_contain_text("not a pain result")
    expect(main).to_contain_text("8 of 100 reached the same mark")


def see_the_trial_that_the_clinic_cites(page: Page) -> None:
    page.goto("/claims/000-16/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Said by Meier Orthopedic")
    expect(main).to_contain_text("no advantage over salt water")
    expect(main).to_contain_text("Leaves out the comparison group’s result")
    page.get_by_role("link", name="See the study").click()
    expect(page).to_have_url(re.compile(r"/studies/yelland-2004/$"))
    row = page.get_by_role("row").filter(has_text="46 of 100 people who got sugar-water")
    cells = row.get_by_role("cell").all_inner_texts()
    assert any(cell.endswith(": 46 percent of people") for cell in cells)
    assert any(cell.endswith(": 36 percent of people") for cell in cells)
    expect(page.get_by_role("main")).to_contain_text("The sugar brought nothing extra")
    expect(page.locator("a[href='/claims/000-16/']")).to_be_visible()
