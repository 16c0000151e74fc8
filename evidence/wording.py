"""Words and forms of numbers that do not belong on the site.

“1 in N” makes chances hard to compare, because the number of people changes from one to the
next: ours stand as “of 100”.
"""

from __future__ import annotations

import re

HYPE = re.compile(
    r"\b(?:breakthrough|cutting[- ]edge|miracle|miraculous|revolutionary|game[- ]chang|"
    r"amazing|incredible|astonishing|wonder[- ]?(?:cure|drug)|state[- ]of[- ]the[- ]art)\w*",
    re.IGNORECASE,
)
ONE_IN = re.compile(
    r"\b(?:1|one) in (?:\d|every|a hundred|two|three|four|five|six|eight|ten|twenty)",
    re.IGNORECASE,
)


def hype_in(text: str) -> list[str]:
    """Words that praise instead of telling."""
    return [match[0] for match in HYPE.finditer(text)]


def one_in_so_many(text: str) -> list[str]:
    """Chances written as “1 in N”."""
    return [match[0] for match in ONE_IN.finditer(text)]
