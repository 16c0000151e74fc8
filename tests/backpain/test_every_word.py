"""Every word that a visitor sees in Spanish is translated, or says that it is content in English.

A catalogue that marks each word of its translations stands in for the Spanish one; whatever is
not marked and not inside an element with another language was never given to gettext.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import trans_real

from backpain.language import in_language
from tests.backpain.test_pages import PAGES
from tests.browser.pages import PAGES as MORE_PAGES
from treatments.models import Treatment

pytestmark = pytest.mark.once

MARK = "\ue000"
WORD = re.compile(r"[^\W\d_]+")
KEPT = re.compile(r"(<[^>]*>|%\(\w+\)[sd]|&\w+;)")  # markup and placeholders of a translation
UNMARKED = re.compile(rf"[^\W\d_]{{2,}}(?![^\W\d_]|{MARK})")
READ_ALOUD = ("aria-label", "alt", "title", "placeholder")
NOT_SHOWN = ("script", "style", "title", "code")
# What is no word of a language: codes of currencies, hashes, countries’ regulators in addresses.
NAMES = re.compile(r"\b(?:USD|EUR|GBP|CAD|AUD|SHA|CSV|JSON|DOI|PMID|RIS|BibTeX|CSL)\b")
PRINTED = re.compile(r"https?://\S+")  # the address at the foot of a printed page
DATE = re.compile(rf"\d+ de (?=\w+{MARK} de \d{{4}})|(?<={MARK}) de (?=\d{{4}})")


def marked(text: str) -> str:
    """A translation with a mark behind each of its words."""
    return "".join(
        part if KEPT.fullmatch(part) else WORD.sub(lambda word: word[0] + MARK, part)
        for part in KEPT.split(text)
    )


class MarkedTranslation:
    """The Spanish catalogue; what it does not hold stays as it is."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def gettext(self, message: str) -> str:
        found = self.real._catalog.get(message)
        return message if found is None else marked(found)

    def ngettext(self, one: str, many: str, number: int) -> str:
        said = self.real.ngettext(one, many, number)
        return said if said in (one, many) else marked(said)


@pytest.fixture
def marked_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    real = trans_real.translation("es")
    monkeypatch.setitem(trans_real._translations, "es", MarkedTranslation(real))


def shown_texts(element: Element) -> Iterator[str]:
    """The texts of a Spanish page that are shown or read aloud, without what is in another language."""
    if element.get("lang", "es") != "es" or element.tag in NOT_SHOWN:
        return
    if element.get("rel", "").startswith("external"):  # a DOI is no word
        return
    yield from (element.get(name) for name in READ_ALOUD if element.get(name))
    yield element.text or ""
    for child in element:
        yield from shown_texts(child)
        yield child.tail or ""


def untranslated(html: str, asked: tuple[str, ...] = ()) -> list[str]:
    """Texts with a word that is neither marked nor in English by its element; `asked` is the visitor’s."""
    page = html5lib.parse(html, namespaceHTMLElements=False)
    found = []
    for text in shown_texts(page):
        rest = NAMES.sub("", DATE.sub("", PRINTED.sub("", text)))
        for word in sorted(asked, key=len, reverse=True):
            rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", rest)
        if UNMARKED.search(rest):
            found.append(" ".join(text.replace(MARK, "").split())[:120])
    return found


ADDRESSES = {
    **MORE_PAGES,
    **PAGES,
    "treatment-umbrella": "/treatments/bone-marrow-cells/",
    "comparison-wrong": "/compare/?treatment=exercise&treatment=magic&colour=blue&condition=nonsense",
    "comparison-clinician": f"{PAGES['comparison']}&layer=clinician&time=short&layout=turned",
    "comparison-differences": "/compare/?treatment=chiropractic-manipulation&treatment=osteopathic-manipulation&rows=differences&fold=help&first=harm",
    "comparison-look-wrong": f"{PAGES['comparison']}&layer=magic&layer=plain&layer=clinician&phone=blue&rows=best",
    "tray": "/treatments/?compare=exercise&compare=magic&family=surgery",
    "tray-full": "/treatments/exercise/?"
    + "&".join(
        f"compare={slug}"
        for slug in ("prolotherapy", "nsaids", "opioids", "discectomy", "spinal-fusion", "exercise")
    ),
    "list-wrong": "/treatments/?family=magic&sort=best&q=zzz&page=3",
    "claims-wrong": "/claims/?verdict=magic&page=zzz&treatment=magic",
    "search-close": "/search/?q=siatica+xyzzyx",
    "search-most": "/search/?q=prp+sciatica+germany+price&kind=magic",
    "protocols-wrong": "/protocols/?treatment=magic",
}
ASKED = (
    "prp", "magic", "blue", "colour", "nonsense", "best", "zzz", "siatica", "xyzzyx", "sciatica", "germany",
    "price", "nothing-is-called-this", "surgery", "unheard-of", "page", "treatment", "no-such-treatment",
    "What does platlet therapy cost?", "platelet", "platelets", "platlet", "cost", "therapy", "nothing", "called",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_every_word_of_a_spanish_page_is_spanish_or_says_that_it_is_english(
    client, content, marked_spanish, address
):
    query = address.partition("?")[2]
    response = client.get(in_language(address, "es"))
    assert MARK in response.text
    assert untranslated(response.text, ASKED if query or response.status_code == 404 else ()) == []


def test_the_page_for_our_own_errors_is_spanish(marked_spanish):
    with translation.override("es"):
        page = render_to_string("500.html")
    assert MARK in page
    assert untranslated(page) == []


def test_every_treatment_is_told_in_spanish(client, content, marked_spanish):
    wrong = {}
    for slug in Treatment.objects.published().values_list("slug", flat=True)[::4]:
        found = untranslated(client.get(f"/es/treatments/{slug}/").text)
        if found:
            wrong[slug] = found
    assert wrong == {}


def test_exports_are_spanish_too(client, content, marked_spanish):
    data = client.get("/es/compare.json?treatment=prolotherapy&treatment=exercise").json()
    labels = [row["label"] for row in data["rows"]] + [row["group"] for row in data["rows"]]
    assert [label for label in labels if UNMARKED.search(label)] == []
    head = client.get("/es/compare.csv?treatment=prolotherapy&treatment=exercise").text
    assert not UNMARKED.search(",".join(head.splitlines()[0].split(",")[:3]))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>Hola</p>", ["Hola"]),
        (f"<p>Hola{MARK}</p>", []),
        (f"<p>Hola{MARK} friend</p>", ["Hola friend"]),
        (f'<p>Hola{MARK} <span lang="en">friend</span>, adiós{MARK}</p>', []),
        (f'<p lang="en">friend</p>Hola{MARK}', []),
        ('<p lang="en">friend</p>tail', ["tail"]),
        ('<img alt="Spine">', ["Spine"]),
        ('<nav aria-label="Site"></nav>', ["Site"]),
        ("<p>12 %, 3.5 – 4</p>", []),
        ("<code>abc</code>", []),
    ],
)
def test_the_check_sees_a_word_that_was_never_translated(body, found):
    assert untranslated(f'<html lang="es"><body>{body}</body></html>') == found


def test_the_marks_leave_markup_and_placeholders_alone():
    assert marked('<a href="%(here)s">Ver %(n)s</a> más') == (
        f'<a href="%(here)s">Ver{MARK} %(n)s</a> más{MARK}'
    )
