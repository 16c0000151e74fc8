from __future__ import annotations

import json

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from evidence.csl import TYPES, check_csl, vancouver, year_of
from tests.build import make_csl

YELLAND = {
    "type": "article-journal",
    "title": "Prolotherapy injections, saline injections, and exercises for chronic low-back pain",
    "author": [
        {"family": "Yelland", "given": "MJ"},
        {"family": "Glasziou", "given": "PP"},
        {"family": "Bogduk", "given": "N"},
        {"family": "Schluter", "given": "PJ"},
        {"family": "McKernon", "given": "M"},
    ],
    "container-title": "Spine",
    "issued": {"date-parts": [[2004]]},
    "volume": "29",
    "issue": "1",
    "page": "9-16",
}


@pytest.mark.parametrize(
    ("csl", "printed"),
    [
        (
            YELLAND,
            (
                "Yelland MJ, Glasziou PP, Bogduk N, Schluter PJ, McKernon M. Prolotherapy injections, "
                "saline injections, and exercises for chronic low-back pain. Spine. 2004; 29(1):9-16."
            ),
        ),
        ({"type": "book", "title": "Backs."}, "Backs."),
        (
            {"type": "report", "title": "Low back pain", "author": [{"literal": "NICE"}]},
            "NICE. Low back pain.",
        ),
        (
            {
                "type": "book",
                "title": "Ligament and Tendon Relaxation",
                "publisher": "Thomas",
                "author": [{"family": "Hackett", "given": "G"}],
                "issued": {"date-parts": [[1958]]},
            },
            "Hackett G. Ligament and Tendon Relaxation. Thomas. 1958.",
        ),
        (make_csl(volume="3"), "Smith J. Yoga for backs. Spine. 2020; 3."),
        (make_csl(page="5", issued={}), None),
    ],
)
def test_it_prints_in_vancouver_order(csl, printed):
    if printed:
        check_csl(csl)
        assert vancouver(csl) == printed
    else:
        assert vancouver(csl) == "Smith J. Yoga for backs. Spine. :5."


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (6, 6), (7, 6), (30, 6)])
def test_it_prints_six_authors_at_most(count, shown):
    authors = [{"family": f"Author{number}"} for number in range(count)]
    people = vancouver(make_csl(author=authors)).split(". ")[0].split(", ")
    assert people[:shown] == [author["family"] for author in authors[:shown]]
    assert people[shown:] == (["et al"] if count > 6 else [])


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_it_accepts_every_type_that_we_use(kind):
    check_csl(make_csl(type=kind))


@pytest.mark.parametrize(
    ("csl", "sentence"),
    [
        ("text", "is a mapping"),
        ([], "is a mapping"),
        (None, "is a mapping"),
        ({}, "type must be one of"),
        (make_csl(type="song"), "type must be one of"),
        (make_csl(type=None), "type must be one of"),
        (make_csl(type=["book"]), "type must be one of"),
        (make_csl(type={"a": 1}), "type must be one of"),
        (make_csl(title=""), "has no title"),
        (make_csl(title=None), "has no title"),
        (make_csl(title=12), "title should be text"),
        (make_csl(volume=12), "volume should be text; put numbers in quotes"),
        (make_csl(DOI=None), "DOI should be text"),
        (make_csl(PMID=123), "PMID should be text"),
        (make_csl(author="Smith J"), "Each author"),
        (make_csl(author=["Smith J"]), "Each author"),
        (make_csl(author=[{"given": "J"}]), "Each author"),
        (make_csl(author=None), "Each author"),
        (make_csl(author=[{"family": ["Smith"]}]), "Each author"),
        (make_csl(issued="2004"), "date is written as"),
        (make_csl(issued={"date-parts": []}), "date is written as"),
        (make_csl(issued={"date-parts": [[]]}), "date is written as"),
        (make_csl(issued={"date-parts": [["spring"]]}), "date is written as"),
        (make_csl(issued={"date-parts": 2004}), "date is written as"),
        (make_csl(issued={"date-parts": [[float("inf")]]}), "date is written as"),
    ],
)
def test_it_refuses_what_no_style_could_print(csl, sentence):
    with pytest.raises(ValidationError, match=sentence):
        check_csl(csl)


@pytest.mark.parametrize(
    ("csl", "year"),
    [
        ({"issued": {"date-parts": [[2004, 1, 2]]}}, 2004),
        ({"issued": {"date-parts": [["2004"]]}}, 2004),
        ({"issued": {}}, None),
        ({"issued": None}, None),
        ({}, None),
    ],
)
def test_it_reads_the_year(csl, year):
    assert year_of(csl) == year


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner)
)
CSL = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(TYPES)) | JSON, "title": JSON},
    optional={
        "author": st.lists(st.fixed_dictionaries({"family": st.text(), "given": SCALARS}) | JSON)
        | JSON,
        "issued": st.fixed_dictionaries({"date-parts": JSON}) | JSON,
        "container-title": st.text() | JSON,
        "volume": st.text() | JSON,
    },
)


@given(CSL)
def test_whatever_it_accepts_can_be_printed(csl):
    try:
        check_csl(csl)
    except ValidationError:
        return
    assert vancouver(csl)
    assert json.dumps(csl)
