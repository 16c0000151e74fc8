"""The references: their list, and the files that reference managers read."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
import rispy

from evidence.citations import CitationFormat
from evidence.models import Reference, Study

pytestmark = pytest.mark.django_db


def test_every_work_is_in_the_list_and_in_every_file(client, content):
    total = Reference.objects.count()
    assert f"<strong>{total} works</strong>" in client.get("/references/").text
    assert len(json.loads(client.get("/references.json").text)) == total
    assert len(rispy.loads(client.get("/references.ris").text)) == total
    library = bibtexparser.parse_string(client.get("/references.bib").text)
    assert (len(library.entries), library.failed_blocks) == (total, [])


def test_one_work_in_every_format(client, content):
    page = client.get("/references/yelland-2004/").text
    for form in CitationFormat:
        address = f"/references/yelland-2004.{form}"
        assert f'href="{address}"' in page
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Disposition"] == f'attachment; filename="yelland-2004.{form}"'
        assert "Yelland" in answer.text


def test_a_study_and_a_treatment_lead_to_their_works(client, content):
    study = Study.objects.get(slug="yelland-2004")
    page = client.get("/studies/yelland-2004/").text
    assert "/references.ris?study=yelland-2004" in page
    told = json.loads(client.get("/references.json?study=yelland-2004").text)
    assert {work["id"] for work in told} == set(study.reports.values_list("slug", flat=True))
    assert "/references.bib?treatment=prolotherapy" in client.get("/treatments/prolotherapy/").text
    of_treatment = json.loads(client.get("/references.json?treatment=prolotherapy").text)
    assert {work["id"] for work in told} < {work["id"] for work in of_treatment}


def test_the_files_hold_what_the_filtered_list_shows(client, content):
    page = client.get("/references/?read_level=secondary&q=fusion").text
    found = int(re.search(r"<strong>(\d+) work", page)[1])
    assert "/references.ris?read_level=secondary&amp;q=fusion" in page
    assert len(json.loads(client.get("/references.json?read_level=secondary&q=fusion").text)) == (
        found
    )
    assert 0 < found < Reference.objects.count()


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("?colour=blue", 400, "“colour”"),
        ("?treatment=nothing", 400, "Treatment"),
        ("?study=a&study=b", 400, "Study"),
        ("?q=zzzzqqq", 404, "No work fits all of this."),
    ],
)
def test_a_file_that_cannot_be_made_is_refused_with_a_sentence(
    client, content, query, status, said
):
    answer = client.get(f"/references.ris{query}")
    assert answer.status_code == status
    assert said in answer.text
    assert answer["Content-Type"].startswith("text/plain")


def test_an_unknown_work_or_format_is_no_address(client, content):
    assert client.get("/references/nothing.ris").status_code == 404
    assert client.get("/references/yelland-2004.doc").status_code == 404
    assert client.get("/references.xml").status_code == 404


def test_drafts_give_nothing_away(client, content):
    Study.objects.filter(slug="yelland-2004").update(
        status="draft", publisher=None, published_on=None
    )
    assert client.get("/references.json?study=yelland-2004").status_code == 400


def test_the_list_costs_a_fixed_number_of_queries(client, content, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/references/")
