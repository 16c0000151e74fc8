"""The passages of a source document: what stands at a locator such as 002:25.2.

Lines are counted from 1 as the file has them. Sentences are counted within a line: one ends
at a full stop, question or exclamation mark, with its citation numbers, where the next word
begins with a capital letter or a mark. A number does not begin a sentence, so that
“…cartilage. 7,8,9” stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .locators import LOCATOR

# The end of a sentence, with closing brackets and the citations printed behind it.
END = re.compile(r"""[.!?]+["')\]]*(?:\s?\[?\d{1,2}(?:[,\-–]\s?\d{1,2})*\]?)?(?=\s)""")
ABBREVIATION = re.compile(r"\b(?:Drs?|Mr|Mrs|Ms|vs|e\.g|i\.e|al|Fig|No|St|Inc|approx|Vol|U\.S)\.\Z")


class NoPassageError(LookupError):
    """There is no such line or sentence in the document."""


def sentences(line: str) -> list[str]:
    """The sentences of one line, in order."""
    found, start = [], 0
    for end in END.finditer(line):
        following = line[end.end() :].lstrip()
        if not following or following[0].islower() or following[0].isdigit():
            continue
        if ABBREVIATION.search(line[start : end.start() + 1]):
            continue
        found.append(line[start : end.end()].strip())
        start = end.end()
    rest = line[start:].strip()
    return [*found, rest] if rest else found


def passage(text: str, locator: str) -> str:
    """The sentence at a locator. Raises NoPassageError where the document has none there."""
    place = LOCATOR.match(locator)
    if not place:
        raise NoPassageError(f"“{locator}” is not a place like 002:25.2.")
    line, sentence = int(place["line"]), int(place["sentence"])
    lines = text.split("\n")
    if line > len(lines):
        raise NoPassageError(f"{locator}: the document has {len(lines)} lines.")
    found = sentences(lines[line - 1])
    if sentence > len(found):
        raise NoPassageError(f"{locator}: line {line} has {len(found)} sentences.")
    return found[sentence - 1]


def passages(text: str, locators: Iterable[str]) -> list[str]:
    """The sentences at these locators. Raises NoPassageError."""
    return [passage(text, locator) for locator in locators]
