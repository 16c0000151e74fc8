"""The comparison page and its twins over the real content: small, whole, and as the address asks."""

from __future__ import annotations

import csv
import gzip
import io
import re
from urllib.parse import urlsplit

import html5lib
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backpain.attributes import GROUPS
from backpain.comparing.parameters import NAMES
from evidence.choices import Term

pytestmark = pytest.mark.django_db

FOUR = "treatment=prolotherapy&treatment=platelet-rich-plasma&treatment=bone-marrow-concentrate&treatment=spinal-fusion"
LOOKS = {
    "plain": "",
    "clinician": "&layer=clinician",
    "turned": "&layout=turned",
    "differences": "&rows=differences",
    "early": "&time=short",
    "late, turned": "&time=long&layout=turned",
    "whole": "&results=all",
    "harm first": "&first=harm&first=cost",
    "folded": "&fold=help&fold=what",
    "on a phone": "&phone=spinal-fusion&phone=prolotherapy",
    "for a problem": "&condition=chronic-low-back-pain&rows=differences",
}
MOST_RAW = 120_000
MOST_SENT = 40_000
MOST_REQUESTS = 4

each_look = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())


def page_of(client, look: str = "", treatments: str = FOUR):
    response = client.get(f"/compare/?{treatments}{look}")
    assert response.status_code == 200
    return response


def tree_of(response):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.text)


# ── Size ──────────────────────────────────────────────────────────────────────────────────


def test_four_treatments_fit_into_a_slow_connection(client, content):
    """HTML at most 120 kB; with style, pictures and scripts at most 40 kB compressed, in four requests."""
    response = page_of(client)
    assert len(response.content) <= MOST_RAW
    tree = tree_of(response)
    fetched = [each for each in tree.iter("link") if each.get("rel") in {"stylesheet", "icon"}]
    asked = [each.get("href") for each in fetched]
    asked += [each.get("src") for tag in ("script", "img") for each in tree.iter(tag)]
    parts = [
        (settings.BASE_DIR / urlsplit(address).path.lstrip("/")).read_bytes()
        for address in asked
        if address.startswith(("/static/", "static/"))
    ]
    assert len(parts) == len(asked) <= MOST_REQUESTS - 1
    assert sum(len(gzip.compress(part)) for part in (response.content, *parts)) <= MOST_SENT


def test_each_table_is_rendered_once(client, content):
    response = page_of(client)
    assert len(list(tree_of(response).iter("table"))) == 1
    keys = [row.attribute.key for row in response.context["comparison"].rows]
    for key in keys:
        assert response.text.count(f'id="{key}"') == 1


@each_look
def test_every_look_costs_the_same_queries(client, content, look):
    counts = []
    for treatments in (FOUR, "treatment=exercise&treatment=nsaids"):
        kept = look if treatments == FOUR else re.sub(r"&phone=[a-z-]+", "", look)
        with CaptureQueriesContext(connection) as queries:
            page_of(client, kept, treatments)
        counts.append(len(queries))
    with CaptureQueriesContext(connection) as plain:
        page_of(client, "&condition=chronic-low-back-pain" if "condition" in look else "")
    assert counts == [len(plain)] * 2


# ── Whole ─────────────────────────────────────────────────────────────────────────────────


@each_look
def test_every_look_is_well_formed_and_blank_nowhere(client, content, look):
    response = page_of(client, look)
    tree = tree_of(response)
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    cells = list(tree.iter("td"))
    assert cells
    assert all("".join(cell.itertext()).strip() for cell in cells)
    assert not response.context["choice"].problems


def test_a_cell_that_is_cut_says_how_many_more_and_where(client, content):
    response = page_of(client)
    for section in response.context["table"].sections:
        for line, cells in section.grid.lines:
            for cell in cells:
                if cell.rest and cell.head.column:
                    slug = cell.head.column.slug
                    link = f'<a href="/treatments/{slug}/#{line.attribute.key}">{len(cell.rest)} more on its page</a>'
                    assert link in response.text
    for slug in response.context["choice"].slugs:
        own = client.get(f"/treatments/{slug}/").text
        for row in response.context["comparison"].rows[1:]:
            assert f'id="{row.attribute.key}"' in own


def test_every_one_shows_every_one(client, content):
    response = page_of(client, "&results=all")
    assert "more on its page" not in response.text
    for row in response.context["comparison"].rows:
        for cell in (row.anyway, *row.cells):
            shown = sum(
                len(told.results)
                for section in response.context["table"].sections
                for line, cells in section.grid.lines
                for told in cells
                if told.cell is cell
            )
            assert shown == len(cell.statements)


def test_clinicians_see_measure_people_design_bias_interval_and_reasons(client, content):
    plain, full = page_of(client).text, page_of(client, "&layer=clinician").text
    for name in ("Measure", "People (n)", "Design", "Risk of bias", "Difference", "Downgrades"):
        assert f"<dt>{name}</dt>" in full
        assert f"<dt>{name}</dt>" not in plain
    assert "95 percent interval −8 to +31, our calculation" in full
    assert "One trial with 110 people." in full


def test_figures_are_filled_and_hollow_with_their_certainty(client, content):
    text = page_of(client).text
    pair = (
        '<span class="treatment">46</span> compared with <span class="comparison">36</span> of 100'
    )
    assert pair in text
    after = text[text.index(pair) :]
    assert "12 months" in after[:200]
    assert "certainty" in after[:400]
    assert "46 of 100 people who got sugar-water" in after[:1200]


# ── As the address asks ───────────────────────────────────────────────────────────────────


def test_rows_that_agree_are_hidden_named_and_brought_back(client, content):
    alike = "treatment=chiropractic-manipulation&treatment=osteopathic-manipulation"
    response = page_of(client, "&rows=differences", alike)
    hidden = response.context["hidden"]
    assert len(hidden) > 10
    for row in hidden:
        assert str(row.attribute.label) in response.text
        assert f'id="{row.attribute.key}"' not in response.text
    assert f"{len(hidden)} rows are hidden" in response.text
    assert ">Show all rows</a>" in response.text
    everything = page_of(client, "", alike).context["comparison"].rows
    assert {row.attribute.key for row in everything} == {
        row.attribute.key for row in (*hidden, *response.context["comparison"].rows)
    }


def test_a_time_marks_the_results_of_others(client, content):
    for term in Term:
        text = page_of(client, f"&time={term}").text
        assert "Another time:" in text or "reported only at" in text
        assert f'aria-current="true">{term.label}</a>' in text
    assert "Another time:" not in page_of(client).text


def test_folded_groups_keep_their_heading_and_tell_their_rows(client, content):
    response = page_of(client, "&fold=help")
    text = response.text
    assert 'id="pain-compared"' not in text
    assert str(GROUPS["help"]) in text
    assert "8 rows folded" in text
    assert 'id="group-help"' in text


def test_what_matters_first_comes_first(client, content):
    response = page_of(client, "&first=harm&first=cost")
    order = [section.key for section in response.context["table"].sections]
    assert order == ["harm", "cost", "what", "help", "like", "claims", "guidelines", "unknown"]


def test_every_switch_leads_to_this_comparison_in_another_look(client, content):
    response = page_of(client, "&first=harm&time=short")
    for control in response.context["controls"]:
        assert sum(switch.on for switch in control.switches) == 1
        for switch in control.switches:
            page = client.get(f"/compare/{switch.address}")
            assert page.context["choice"].slugs == response.context["choice"].slugs
            assert page.context["options"].first == ("harm",)
            assert not page.context["choice"].problems
            assert f'aria-current="true">{switch.label}</a>' in page.text


def test_turned_the_treatments_are_rows(client, content):
    tree = tree_of(page_of(client, "&layout=turned"))
    tables = list(tree.iter("table"))
    assert len(tables) == len(GROUPS)
    for table in tables:
        heads = [row.find("th") for row in table.find("tbody").iter("tr")]
        names = ["".join(head.itertext()).strip().split("\n")[0] for head in heads]
        assert names[0] == "What happens anyway"
        assert len(names) == 5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "value", ["nonsense", "<b>x</b>", "%00", "%FF", "1'%20OR%201=1", "{{7*7}}"]
)
def test_a_wrong_value_is_told_and_the_rest_is_kept(client, content, name, value):
    response = client.get(f"/compare/?{FOUR}&{name}={value}")
    if value == "%00":
        assert response.status_code == 400
        return
    assert response.status_code == 200
    assert len(response.context["comparison"].columns) == 4
    assert any(name in problem for problem in response.context["choice"].problems)
    assert "<b>x</b>" not in response.text
    assert name not in response.context["permalink"].partition("?")[2]


def test_the_permalink_holds_the_look_and_not_the_faults(client, content):
    response = client.get(f"/compare/?{FOUR}&layer=clinician&time=never&treatment=magic")
    link = response.context["permalink"]
    assert link.endswith("&layer=clinician&version=1")
    assert "magic" not in link
    assert client.get(link).context["choice"].problems == []


# ── Twins ─────────────────────────────────────────────────────────────────────────────────


def csv_of(client, look: str) -> list[list[str]]:
    lines = list(csv.reader(io.StringIO(client.get(f"/compare.csv?{FOUR}{look}").text)))
    return lines[: lines.index([])]


@each_look
def test_the_twins_hold_the_rows_of_the_page_with_every_result(client, content, look):
    page = page_of(client, look).context
    comparison = page["comparison"]
    clinician = page["options"].is_clinician
    lines = csv_of(client, look)
    if page["options"].is_turned:
        lines = [list(line) for line in zip(*lines, strict=True)]
    assert [line[1] for line in lines[1:]] == [row.attribute.label for row in comparison.rows]
    data = client.get(f"/compare.json?{FOUR}{look}").json()
    assert data["options"] == page["options"].query()
    assert [row["key"] for row in data["rows"]] == [row.attribute.key for row in comparison.rows]
    assert [row["key"] for row in data["same_for_all"]] == [
        row.attribute.key for row in page["hidden"]
    ]
    for row, line, told in zip(comparison.rows, lines[1:], data["rows"], strict=True):
        for cell, text, each in zip(row.cells, line[3:], told["cells"], strict=True):
            assert text.lstrip("'") == cell.words(with_facts=clinician).lstrip("'")
            assert len(each["statements"]) == len(cell.statements)


def test_a_turned_file_is_the_other_one_turned(client, content):
    across, turned = csv_of(client, ""), csv_of(client, "&layout=turned")
    assert [list(line) for line in zip(*across, strict=True)] == turned


def test_a_file_tells_what_was_wrong_and_which_rows_agree(client, content):
    text = client.get(f"/compare.csv?{FOUR}&layer=magic").text
    assert "“magic” is no “layer” that this page knows" in text
