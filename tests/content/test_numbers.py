"""The site’s content against the documents: every number stands there, and the words are our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from backpain.content.digit_guard import digit_guard, missing_texts
from backpain.content.loading import fixture_files
from backpain.content.reading import read_file
from evidence.passages import sentences
from tests.documents import document_texts, documents_dir

NO_DOCUMENTS = "the source documents are not here"
FILES = list(fixture_files([settings.CONTENT_DIR]))
# What may be printed as it stands: entries of reference lists, titles and arithmetic.
PRINTED = {"printed_text", "csl", "title", "calculations"}
# Titles and names, which our sentences may quote.
NAMED = {"title", "name"}
# Shorter sentences may be names.
LONG = 7
# So many words in a row are somebody’s sentence, not chance.
RUN = 9


@pytest.mark.documents
@pytest.mark.skipif(documents_dir() is None, reason=NO_DOCUMENTS)
def test_every_number_told_of_a_document_stands_in_its_passage(content):
    call_command("attach_documents", str(documents_dir()), stdout=StringIO())
    assert missing_texts() == []
    assert [f"{m.obj}, {m.field}: {m.msg} [{m.id}]" for m in digit_guard()] == []


@pytest.mark.documents
@pytest.mark.skipif(documents_dir() is None, reason=NO_DOCUMENTS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_fixture_holds_a_sentence_of_a_document(path):
    ours = " | ".join(own_texts(read_file(path, path.name)))
    theirs = {words(sentence) for sentence in document_sentences()}
    long = {sentence for sentence in theirs if sentence.count(" ") >= LONG}
    assert len(long) > 200
    assert [sentence for sentence in sorted(long) if sentence in ours] == []


@pytest.mark.documents
@pytest.mark.skipif(documents_dir() is None, reason=NO_DOCUMENTS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_fixture_shares_a_run_of_words_with_a_document(path, document_runs):
    assert len(document_runs) > 5000
    assert sorted(document_runs & runs(own_texts(read_file(path, path.name)))) == []


@pytest.mark.parametrize(
    ("ours", "shared"),
    [
        ("It is said that One two three, four five six; seven eight NINE of them.", True),
        ("One two three four five six seven eight, and nine.", False),
        ("One two three four. Five six seven eight nine.", True),
    ],
)
def test_a_run_is_found_whatever_its_case_and_marks(ours, shared):
    theirs = runs(["One two three four five six seven eight nine"])
    assert bool(theirs & runs([ours])) is shared


@pytest.fixture(scope="module")
def document_runs() -> set[str]:
    """The documents’ runs of words that stand in no title and no name."""
    theirs = {run for text in document_texts().values() for run in runs(text.splitlines())}
    return theirs.difference(
        *(runs(titles_and_names(read_file(path, path.name))) for path in FILES)
    )


def runs(texts: Iterable[str]) -> set[str]:
    """Every run of so many words, within one text."""
    found = set()
    for text in texts:
        row = words(text).split()
        found |= {" ".join(row[start : start + RUN]) for start in range(len(row) - RUN + 1)}
    return found


def titles_and_names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from [str(part)] if key in NAMED else titles_and_names(part)
    elif isinstance(value, list):
        for item in value:
            yield from titles_and_names(item)


def document_sentences() -> Iterator[str]:
    for text in document_texts().values():
        for line in text.splitlines():
            yield from sentences(line)


def own_texts(value: object) -> Iterator[str]:
    """Every text of a fixture that is in our own words."""
    if isinstance(value, dict):
        for key in value.keys() - PRINTED:
            yield from own_texts(value[key])
    elif isinstance(value, list):
        for item in value:
            yield from own_texts(item)
    else:
        yield words(str(value))


def words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
