"""Attaching the documents’ texts: by their sums, all or nothing, and for staff only."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.urls import reverse

from backpain.content.schema import models_in_order
from evidence.models import DocumentText, SourceDocument
from tests.build import make_document
from tests.loading import load_text, problems_of

from .guarded import RARE, ROWS, TEXT, attach, rows_with

pytestmark = pytest.mark.django_db

FIRST = b"It heals.\nIt hurts.\n"
SECOND = "Für “alle”.\r\nNo end".encode()


def sum_of(data):
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def first():
    return make_document("900", sha256=sum_of(FIRST))


@pytest.fixture
def second():
    return make_document("901", sha256=sum_of(SECOND))


def put(folder, **files):
    for name, data in files.items():
        (folder / f"{name}.txt").write_bytes(data)


def refused(folder):
    """What the command says where it attaches nothing."""
    before = list(DocumentText.objects.values())
    with pytest.raises(CommandError) as caught:
        attach(folder)
    assert list(DocumentText.objects.values()) == before
    return str(caught.value)


def test_files_are_attached_byte_for_byte(tmp_path, first, second):
    (tmp_path / "900.txt").write_bytes(FIRST)
    (tmp_path / "901.txt").write_bytes(SECOND)
    assert attach(tmp_path) == "2 documents attached, for staff only.\n"
    assert first.attached.text.encode() == FIRST
    assert second.attached.text.encode() == SECOND


def test_a_file_is_known_by_its_sum_under_any_name(tmp_path, first, second):
    put(tmp_path, b=FIRST, a=SECOND, other=b"\xff\x00")
    (tmp_path / "folder").mkdir()
    attach(tmp_path)
    assert first.attached.text.encode() == FIRST
    assert second.attached.text.encode() == SECOND


def test_a_changed_file_is_refused_with_both_sums(tmp_path, first):
    changed = FIRST + b" "
    (tmp_path / "900.txt").write_bytes(changed)
    assert refused(tmp_path) == (
        "Nothing was attached.\n900.txt is not the file that was read: its SHA-256 is "
        f"{sum_of(changed)}, that of document 900 is {sum_of(FIRST)}."
    )


def test_a_missing_file_is_named_with_its_sum(tmp_path, first, second):
    put(tmp_path, any=FIRST)
    assert refused(tmp_path) == (
        f"Nothing was attached.\n901.txt (document 901) is missing: no file in {tmp_path} "
        f"has the SHA-256 {sum_of(SECOND)}."
    )


def test_every_problem_is_told_at_once(tmp_path, first, second):
    (tmp_path / "900.txt").write_bytes(b"changed")
    head, changed, missing = refused(tmp_path).split("\n")
    assert head == "Nothing was attached."
    assert changed.startswith("900.txt is not the file that was read")
    assert missing.startswith("901.txt (document 901) is missing")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Caf\xe9 au lait", "'utf-8' codec can't decode byte 0xe9 in position 3"),
        ("Heals".encode("utf-16"), "'utf-8' codec can't decode byte 0xff in position 0"),
        (b"It\x00heals.", "it holds a NUL character."),
    ],
    ids=["latin-1", "utf-16", "NUL"],
)
def test_a_file_that_is_no_text_is_refused_in_words(tmp_path, first, data, sentence):
    make_document("902", sha256=sum_of(data))
    put(tmp_path, any=FIRST, scan=data)
    told = refused(tmp_path)
    assert told.startswith("Nothing was attached.\nscan.txt (document 902) is not a text file: ")
    assert sentence in told


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_a_folder_that_is_none_is_refused(tmp_path, first, name):
    put(tmp_path, file=FIRST)
    assert refused(tmp_path / name) == f"There is no folder {tmp_path / name}."


def test_without_documents_there_is_nothing_to_attach_to(tmp_path):
    assert refused(tmp_path) == ("No document is loaded yet: run `manage.py load_content` first.")


def test_attaching_again_changes_nothing(tmp_path, first, second):
    put(tmp_path, a=FIRST, b=SECOND)
    attach(tmp_path)
    before = list(DocumentText.objects.values("pk", "document_id", "text"))
    attach(tmp_path)
    assert list(DocumentText.objects.values("pk", "document_id", "text")) == before


def test_a_new_edition_takes_the_place_of_the_old(tmp_path, first):
    put(tmp_path, a=FIRST)
    attach(tmp_path)
    SourceDocument.objects.update(sha256=sum_of(SECOND))
    put(tmp_path, b=SECOND)
    attach(tmp_path)
    assert [text.encode() for text in DocumentText.objects.values_list("text", flat=True)] == [
        SECOND
    ]


def test_a_text_that_is_not_the_file_is_not_valid(first):
    DocumentText(document=first, text=FIRST.decode()).full_clean()
    found = sum_of(b"It heals.")
    with pytest.raises(ValidationError) as caught:
        DocumentText(document=first, text="It heals.").full_clean()
    sums = f"its SHA-256 is {found}, that of document 900 is {sum_of(FIRST)}."
    assert caught.value.messages == [f"This is not the file that was read: {sums}"]


def test_a_text_without_a_document_is_told_by_its_field():
    with pytest.raises(ValidationError) as caught:
        DocumentText(text="It heals.").full_clean()
    assert set(caught.value.message_dict) == {"document"}


def test_a_text_goes_with_its_document(tmp_path, first):
    put(tmp_path, a=FIRST)
    attach(tmp_path)
    first.delete()
    assert not DocumentText.objects.exists()


# ── Never in public ───────────────────────────────────────────────────────────────────────


def test_no_fixture_can_hold_a_text(tmp_path):
    path = tmp_path / "texts.yaml"
    assert DocumentText not in models_in_order()
    for section in ("attached", "document_texts", "texts"):
        (problem,) = problems_of(path, f"{section}:\n  - {{document: 091, text: It heals.}}\n")
        assert problem.sentence.startswith(f"There is no section “{section}”.")
    for field in ("attached", "text"):
        text = rows_with("    stance: For it.\n", f"    stance: For it.\n    {field}: It heals.\n")
        (problem,) = [found for found in problems_of(path, text) if found.field == field]
        assert problem.sentence.startswith(f"There is no field “{field}” here.")


@pytest.fixture
def attached(tmp_path):
    """A document with everything that is told of it, and its text, which holds a rare word."""
    load_text(tmp_path / "guarded.yaml", ROWS)
    attach()
    assert TEXT.count(RARE) == 1
    assert RARE not in ROWS


LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)|<loc>http://testserver(/[^<]*)<')
# Addresses that no link of these few rows leads to.
START = [
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/compare.csv?treatment=yoga",
    "/compare.json?treatment=yoga",
]


def public_answers(client):
    """Every page, export and list that a visitor reaches by following links, by its address."""
    answers, waiting = {}, list(START)
    while waiting:
        address = waiting.pop()
        if address in answers or address.startswith(("/admin/", "/static/")):
            continue
        response = client.get(address)
        answers[address] = response.content.decode()
        found = ("".join(link).replace("&amp;", "&") for link in LINK.findall(answers[address]))
        waiting += found if response.status_code == 200 else []
    return answers


def test_the_text_is_on_no_public_page(client, attached):
    answers = public_answers(client)
    assert {
        reverse("document", args=["page"]), reverse("claim", args=["heals"]),
        reverse("documents"), reverse("claims"), reverse("protocols"), reverse("questions"),
        reverse("search"), reverse("treatment", args=["yoga"]),
    } <= answers.keys()  # fmt: skip
    assert [address for address, text in answers.items() if RARE in text.lower()] == []
    assert [address for address, text in answers.items() if "They lie down for" in text] == []


@pytest.mark.parametrize("name", ["search", "treatments", "claims", "studies", "documents"])
def test_searching_for_a_word_of_the_text_finds_nothing(client, attached, name):
    """The page may repeat the word that was searched for; it leads to no row."""
    nonsense = "wqxjkvf"
    plain = client.get(reverse(name), {"q": nonsense}).content.decode()
    found = client.get(reverse(name), {"q": RARE}).content.decode()
    assert found.replace(RARE, nonsense) == plain
