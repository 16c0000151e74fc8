"""How text becomes words that can be compared."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[a-z0-9]+")
ACCENT = re.compile(r"[\u0300-\u036f]")
# Letters that are not a plain one with an accent.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


def words_of(text: str) -> list[str]:
    """Lower-case words of a text without accents: “Müller’s PRP” → ["muller", "s", "prp"]."""
    plain = ACCENT.sub("", unicodedata.normalize("NFKD", text)).lower().translate(PLAIN)
    return WORD.findall(plain)
