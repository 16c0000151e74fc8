"""Terms explained in place: the first use of a word in a text leads to what it means. Pure.

The words are those that patients’ texts use. Plain words (“bone”, “muscle”) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import get_language

# Entry of the glossary → how texts put it. Longer ones are found before shorter ones.
WORDS = {
    "blinding": ("double-blind", "blinded", "open-label"),
    "comparison-group": ("comparison group", "control group"),
    "randomised": ("randomised trial", "randomised"),
    "sham": ("sham", "placebo"),
    "no-comparison": ("case series", "case report"),
    "review": ("systematic review", "meta-analysis"),
    "chance": ("statistically significant",),
    "autologous": ("autologous", "allogeneic"),
    "off-label": ("off-label",),
}
STEERING = {"fluoroscopy": ("fluoroscopy",), "ultrasound": ("ultrasound",)}
STRUCTURES = {
    "intervertebral-disc": ("discs", "disc"),
    "facet-joint": ("facet joints", "facet joint"),
    "sacroiliac-joint": ("sacroiliac joints", "sacroiliac joint", "SI joints", "SI joint"),
    "spinal-ligaments": ("ligaments", "ligament"),
    "multifidus": ("multifidus",),
    "nerve-root": ("nerve roots", "nerve root"),
    "epidural-space": ("epidural space",),
    "fascia": ("fascia",),
    "tendons": ("tendons", "tendon"),
    "cartilage": ("cartilage",),
    "vertebrae": ("vertebrae", "vertebra"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text. `address`: where its word is explained, or empty."""

    text: str
    address: str = ""


def explained(text: str) -> Iterator[Piece]:
    """The text in pieces that add up to it; the first use of each entry has an address."""
    used, end = set(), 0
    addresses = _addresses(get_language())
    for match in _pattern().finditer(text):
        address = addresses[match.group().lower()]
        if address in used:
            continue
        used.add(address)
        if match.start() > end:
            yield Piece(text[end : match.start()])
        yield Piece(match.group(), address)
        end = match.end()
    if end < len(text):
        yield Piece(text[end:])


@cache
def _addresses(language: str | None) -> dict[str, str]:
    """Every term, in small letters, with the address of its entry in the language of the page."""
    words = reverse("words")
    entries = [
        *((f"{words}#word-{slug}", terms) for slug, terms in WORDS.items()),
        *((f"{words}#steering-{slug}", terms) for slug, terms in STEERING.items()),
        *((reverse("structure", args=[slug]), terms) for slug, terms in STRUCTURES.items()),
    ]
    return {term.lower(): address for address, terms in entries for term in terms}


@cache
def _pattern() -> re.Pattern[str]:
    """Any term as a word of its own: not inside another, not joined to one by a hyphen."""
    terms = sorted(_addresses(get_language()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, terms))})(?![\w-])", re.IGNORECASE)
