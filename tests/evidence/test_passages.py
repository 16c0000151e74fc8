"""The passages of a document: sentences are counted as the locators of the content count them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.models import ConflictPosition
from evidence.models.documents import Stated
from evidence.passages import NoPassageError, passage, passages, sentences
from tests.documents import document_texts, documents_dir, evidence_dir

DOCUMENT = "A first line.\n\nThree here. And a second! Is this the third?\n"

SPLIT = {
    "plain": ("It heals. It hurts.", ["It heals.", "It hurts."]),
    "question and exclamation marks": ("Why? Because! So.", ["Why?", "Because!", "So."]),
    "no stop at the end": ("It heals. It hurts", ["It heals.", "It hurts"]),
    "no stop at all": ("A heading", ["A heading"]),
    "three dots": ("It heals... It hurts.", ["It heals...", "It hurts."]),
    "many spaces": ("  It heals.   It hurts.  ", ["It heals.", "It hurts."]),
    "tabs and no-break spaces": ("It heals.\t\xa0It hurts.", ["It heals.", "It hurts."]),
    "a line of Windows": ("It heals. It hurts.\r", ["It heals.", "It hurts."]),
    "no space, no end": ("It heals.It hurts.", ["It heals.It hurts."]),
    "a small letter goes on": ("It is approx. right. Yes.", ["It is approx. right.", "Yes."]),
    "a doctor": ("Ask Dr. Meier. He knows.", ["Ask Dr. Meier.", "He knows."]),
    "doctors": ("Drs. Hauser and St. James say so.", ["Drs. Hauser and St. James say so."]),
    "other authors": (
        "Klein et al. Spine. Ongley et al. agree.",
        ["Klein et al. Spine.", "Ongley et al. agree."],
    ),
    "for example": ("Joints (e.g. Knees) hurt, i.e. Now.", ["Joints (e.g. Knees) hurt, i.e. Now."]),
    "a country": ("In the U.S. Many agree.", ["In the U.S. Many agree."]),
    "no abbreviation": ("It is normal. Final. So.", ["It is normal.", "Final.", "So."]),
    "a decimal": ("It cost $134.5 billion. A lot.", ["It cost $134.5 billion.", "A lot."]),
    "citations glued to the stop": (
        "It makes collagen.1,2 In one study, 28%.3 Others agree.4-6 So.",
        ["It makes collagen.1,2", "In one study, 28%.3", "Others agree.4-6", "So."],
    ),
    "a citation in brackets": ("It heals.[12] It hurts. [3] So.", ["It heals.[12]", "It hurts. [3]", "So."]),
    "citations behind a space": ("More cartilage. 7,8,9 Also.", ["More cartilage. 7,8,9", "Also."]),
    "a number begins none": ("It heals. 40 of 100 say so.", ["It heals. 40 of 100 say so."]),
    "a list’s number": ("  1. Schwarz R. Prolotherapy.", ["1.", "Schwarz R.", "Prolotherapy."]),
    "a bullet begins one": ("It heals. • It hurts.", ["It heals.", "• It hurts."]),
    "straight quotes close": ('He said "stop." Then "go!" So.', ['He said "stop."', 'Then "go!"', "So."]),
    "brackets close": ("(It heals.) It hurts.", ["(It heals.)", "It hurts."]),
    "curly quotes hold on": ("They are “primed.” It heals. So.", ["They are “primed.” It heals.", "So."]),
    "empty": ("", []),
    "only spaces": (" \t ", []),
}  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), SPLIT.values(), ids=SPLIT)
def test_a_line_is_split_into_its_sentences(line, expected):
    assert sentences(line) == expected


@given(st.text(alphabet="aA1 .!?,[]()\"'\t\xa0“”•"))
def test_no_letter_is_lost_or_told_twice(line):
    found = sentences(line)
    assert all(sentence == sentence.strip() and sentence for sentence in found)
    assert "".join("".join(found).split()) == "".join(line.split())


@pytest.mark.parametrize(
    ("locator", "sentence"),
    [
        ("002:1.1", "A first line."),
        ("002:3.1", "Three here."),
        ("002:3.2", "And a second!"),
        ("002:3.3", "Is this the third?"),
    ],
)
def test_a_place_has_its_sentence(locator, sentence):
    assert passage(DOCUMENT, locator) == sentence


def test_passages_come_in_the_order_of_their_places():
    assert passages(DOCUMENT, ["002:3.2", "002:1.1"]) == ["And a second!", "A first line."]
    assert passages(DOCUMENT, []) == []


@pytest.mark.parametrize(
    ("locator", "sentence"),
    [
        ("002:1.2", "002:1.2: line 1 has 1 sentences."),
        ("002:2.1", "002:2.1: line 2 has 0 sentences."),
        ("002:3.4", "002:3.4: line 3 has 3 sentences."),
        ("002:4.1", "002:4.1: line 4 has 0 sentences."),
        ("002:5.1", "002:5.1: the document has 4 lines."),
        ("002:9999999.1", "002:9999999.1: the document has 4 lines."),
        ("above", "“above” is not a place like 002:25.2."),
        ("", "“” is not a place like 002:25.2."),
        ("002:0.1", "“002:0.1” is not a place like 002:25.2."),
        (f"002:{'9' * 5000}.1", "is not a place like 002:25.2."),
    ],
    ids=lambda value: value[:40],
)
def test_a_place_that_is_none_is_told(locator, sentence):
    with pytest.raises(NoPassageError, match=f"{re.escape(sentence)}$"):
        passages(DOCUMENT, ["002:1.1", locator])


def test_an_empty_document_has_no_passage():
    with pytest.raises(NoPassageError, match=r"^002:1\.1: line 1 has 0 sentences\.$"):
        passage("", "002:1.1")


# ── The real documents ────────────────────────────────────────────────────────────────────

NO_DOCUMENTS = "the source documents are not here"
NO_LEDGER = "the source documents’ ledger is not here"
OPENING = re.compile(r'\("(.*?)(?:…)?"\)')
MARKERS = re.compile(r"^[•*\-\s\d.]+")


def places_named() -> Iterator[tuple[str, str]]:
    """The document and the place of every row that names one."""
    for model in Stated.__subclasses__():
        for code, locators in model.objects.values_list("document__code", "locators"):
            yield from ((code, locator) for locator in locators)
    for code, locators in ConflictPosition.objects.exclude(document=None).values_list(
        "document__code", "locators"
    ):
        yield from ((code, locator.strip()) for locator in locators.split(","))


@pytest.mark.documents
@pytest.mark.skipif(documents_dir() is None, reason=NO_DOCUMENTS)
def test_every_place_that_a_row_names_is_in_its_document(content):
    texts = document_texts()
    named = set(places_named())
    assert len(named) > 300
    assert [(code, place) for code, place in named if not place.startswith(f"{code}:")] == []
    assert [place for code, place in sorted(named) if not passage(texts[code], place)] == []


def plain(text: str) -> str:
    """The letters and digits, without a list’s marks: the ledger writes quotes and spaces its own way."""
    return re.sub(r"[^a-z0-9]", "", MARKERS.sub("", text).lower())


@pytest.mark.documents
@pytest.mark.skipif(evidence_dir() is None, reason=NO_LEDGER)
def test_the_ledger_counts_sentences_as_we_do():
    """Every place of the ledger exists, and each sentence that it quotes begins one of them."""
    texts = document_texts()
    ledger = json.loads((evidence_dir() / "ledger.json").read_text(encoding="utf-8"))
    items = [item for items in ledger.values() for item in items]
    assert sum(len(OPENING.findall(item["where"])) for item in items) > 400
    misfits = []
    for item in items:
        found = [plain(passage(texts[place[:3]], place)) for place in item["src"]]
        quoted = [plain(words)[:20] for words in OPENING.findall(item["where"])]
        misfits += [
            (item["id"], words)
            for words in quoted
            if not any(sentence.startswith(words) for sentence in found)
        ]
    assert misfits == []
