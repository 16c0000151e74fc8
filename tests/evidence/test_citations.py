"""Citations for reference managers: what we write is what their readers read."""

from __future__ import annotations

import json

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from evidence.citations import CitationFormat, Cited, export
from evidence.csl import TYPES

YELLAND = {
    "type": "article-journal",
    "title": "Prolotherapy injections, saline injections & exercises: 100% of #1_cases ~ $5",
    "container-title": "Spine",
    "author": [{"family": "Yelland", "given": "Michael J"}, {"literal": "Trial Group and others"}],
    "issued": {"date-parts": [[2004, 1, 1]]},
    "volume": "29",
    "issue": "1",
    "page": "9-16",
    "DOI": "10.1097/01.BRS.0000105529.07222.5B",
    "PMID": "14699269",
    "URL": "https://example.org/a_b%20c",
}


def ris(*works):
    return rispy.loads(export(works, CitationFormat.RIS))


def bibtex(*works):
    library = bibtexparser.parse_string(
        export(works, CitationFormat.BIBTEX), append_middleware=[LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    return library.entries


def test_ris_says_everything():
    (entry,) = ris(Cited("yelland-2004", YELLAND))
    assert entry["type_of_reference"] == "JOUR"
    assert entry["title"] == YELLAND["title"]
    assert entry["authors"] == ["Yelland, Michael J", "Trial Group and others"]
    assert entry["secondary_title"] == "Spine"
    assert (entry["year"], entry["volume"], entry["number"]) == ("2004", "29", "1")
    assert (entry["start_page"], entry["end_page"]) == ("9", "16")
    assert entry["doi"] == YELLAND["DOI"]
    assert entry["accession_number"] == "PMID: 14699269"
    assert entry["urls"] == [YELLAND["URL"]]


def test_bibtex_says_everything():
    work = Cited("yelland-2004", YELLAND)
    (entry,) = bibtex(work)
    told = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("article", "yelland-2004")
    assert told["title"].strip("{}") == YELLAND["title"]
    assert told["author"] == "Yelland, Michael J and Trial Group and others"
    assert " and {Trial Group and others}}" in export([work], CitationFormat.BIBTEX)
    assert (told["journal"], told["year"], told["pages"]) == ("Spine", "2004", "9–16")
    assert told["doi"] == YELLAND["DOI"]
    assert f"  url = {{{YELLAND['URL']}}}," in export([work], CitationFormat.BIBTEX)


def test_csl_json_is_what_is_stored_with_its_key():
    assert json.loads(export([Cited("yelland-2004", YELLAND)], CitationFormat.CSL_JSON)) == [
        {**YELLAND, "id": "yelland-2004"}
    ]


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize("form", CitationFormat)
def test_every_type_of_work_can_be_written_with_nothing_but_a_title(kind, form):
    text = export([Cited("a", {"type": kind, "title": "A"})], form)
    assert text
    assert len(ris(Cited("a", {"type": kind, "title": "A"}))) == 1


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\x85"),
    min_size=1,
    max_size=40,
).filter(str.strip)


@given(st.lists(TEXT, min_size=1, max_size=4), TEXT)
def test_no_text_breaks_out_of_its_field(titles, family):
    works = [
        Cited(f"work-{n}", {"type": "book", "title": title, "author": [{"family": family}]})
        for n, title in enumerate(titles)
    ]
    assert len(bibtex(*works)) == len(works)
    assert len(ris(*works)) == len(works)
    for entry, title in zip(ris(*works), titles, strict=True):
        assert entry["title"].split() == title.split()


@pytest.mark.parametrize("breaking", ["a\nER  - \nTY  - JOUR", "a\r\nTI  - b", "a}\n@book{x,", "{"])
def test_a_line_or_a_brace_in_a_text_begins_nothing_new(breaking):
    work = Cited("a", {"type": "book", "title": breaking})
    assert len(ris(work)) == len(bibtex(work)) == 1
