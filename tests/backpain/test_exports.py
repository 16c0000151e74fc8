"""CSV and JSON hold the comparison that the page shows, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpain.attributes import ATTRIBUTES
from backpain.choosing import Choice
from backpain.comparison import Cell, Silence, Statement, compare
from backpain.exports import (
    EXPORTERS,
    ExportFormat,
    ExportFormatConverter,
    as_csv,
    as_json,
    cell_data,
    safe,
)
from evidence.profiles import Ref
from tests.values import (
    a_course,
    a_finding,
    a_harm,
    a_profile,
    an_attribute,
    an_uncontrolled,
    says,
    some_figures,
)

LINK = "http://testserver/compare/?treatment=yoga&treatment=walking"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture
def comparison():
    figures = some_figures()
    yoga = a_profile(
        findings=(a_finding(figures=figures),),
        uncontrolled=(an_uncontrolled(),),
        harms=(a_harm(),),
    )
    return compare([yoga, a_profile("walking")], ATTRIBUTES, (a_course(),))


def lines(response):
    return list(csv.reader(io.StringIO(response.text)))


def test_csv_holds_every_cell_of_the_comparison(comparison):
    head, *rows = lines(as_csv(comparison, Choice(), LINK))
    assert head == ["Question", "Row", "What happens anyway", "Yoga", "Walking"]
    for row, line in zip(comparison.rows, rows, strict=False):
        assert line[:2] == [row.attribute.group, row.attribute.label]
        assert line[2:] == [safe(cell.text) for cell in (row.anyway, *row.cells)]
    assert rows[len(comparison.rows) :] == [[], ["Address", LINK]]


def test_csv_has_no_blank_cell(comparison):
    for line in lines(as_csv(comparison, Choice(), LINK)):
        assert all(line)


def test_csv_tells_what_was_wrong_with_the_address(comparison):
    choice = Choice(problems=["There is no treatment called “=x”."], notices=["=Mind the time."])
    notes = lines(as_csv(comparison, choice, LINK))[-2:]
    assert notes == [["Note", choice.problems[0]], ["Note", "'=Mind the time."]]


def test_csv_says_what_it_is(comparison):
    response = as_csv(comparison, Choice(), LINK)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="comparison.csv"'


@pytest.mark.parametrize("start", FORMULA)
def test_a_spreadsheet_runs_no_cell(start):
    text = f"{start}HYPERLINK(1)"
    comparison = compare([a_profile(name=text)], [an_attribute(answer=says(text))])
    found = lines(as_csv(comparison, Choice(notices=[text]), text))
    assert [cell for line in found for cell in line if cell.startswith(FORMULA)] == []
    assert sum(cell == f"'{text}" for line in found for cell in line) == 4


@given(st.text(min_size=1))
def test_a_text_is_kept_whole_behind_its_guard(text):
    assert safe(text) in (text, f"'{text}")
    assert not safe(text).startswith(FORMULA)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_csv_reads_back_whatever_a_cell_says(text):
    comparison = compare([a_profile()], [an_attribute(answer=says(text))])
    body = as_csv(comparison, Choice(), LINK).content.decode()
    rows = list(csv.reader(io.StringIO(body, newline="")))
    assert rows[1][3] == safe(text)


def test_json_is_the_object_that_the_page_shows(comparison):
    data = json.loads(as_json(comparison, Choice(), LINK).content)
    assert [column["slug"] for column in data["columns"]] == ["yoga", "walking"]
    assert len(data["rows"]) == len(comparison.rows)
    for row, told in zip(comparison.rows, data["rows"], strict=True):
        assert (told["key"], told["lane"]) == (row.attribute.key, row.attribute.lane.value)
        cells = [told["what_happens_anyway"], *told["cells"]]
        assert cells == [as_read(cell_data(cell)) for cell in (row.anyway, *row.cells)]


def as_read(data):
    return json.loads(json.dumps(data))


def test_json_keeps_the_parts_of_a_statement_apart(comparison):
    data = json.loads(as_json(comparison, Choice(), LINK).content)
    (row,) = [row for row in data["rows"] if row["key"] == "pain-compared"]
    (statement,) = row["cells"][0]["statements"]
    assert statement["pair"] == {"treatment": "46", "comparison": "36", "unit": "of 100"}
    assert statement["grade"]["label"] == "Low"
    assert statement["lane"] == "compared with another group"
    assert statement["sentence"].startswith("Back pain: Pain score: of 100 adults")
    assert statement["sources"] == [{"name": "Trial", "address": "/studies/trial/"}]


def test_json_names_the_silence():
    data = cell_data(Cell(silence=Silence.NOT_REPORTED, detail="Ask."))
    assert data == {"silence": "Not reported", "detail": "Ask.", "statements": []}
    assert cell_data(Cell((Statement("It helps."),)))["silence"] is None


def test_json_holds_the_choice(comparison):
    condition = Ref("sciatica", "Sciatica")
    choice = Choice(condition=condition, problems=["One."], notices=["Two."])
    data = json.loads(as_json(comparison, choice, LINK).content)
    assert data["condition"] == asdict(condition)
    assert (data["problems"], data["notices"], data["address"]) == (["One."], ["Two."], LINK)


def test_json_keeps_letters_as_they_are(comparison):
    assert "“safe”" in as_json(comparison, Choice(), LINK).content.decode()


def test_every_format_has_its_address_and_its_writer():
    converter = ExportFormatConverter()
    assert set(EXPORTERS) == set(ExportFormat)
    for fmt in ExportFormat:
        assert converter.to_python(converter.to_url(fmt)) is fmt
    with pytest.raises(ValueError, match="xml"):
        converter.to_python("xml")
