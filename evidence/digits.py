"""The digit guard: every number that we tell of a passage must stand in it.

A number that the passage does not print is arithmetic of ours, and is shown: see arithmetic.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from .arithmetic import calculated

BELOW_TWENTY = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {
    **{word: number for number, word in enumerate(BELOW_TWENTY)},
    **{word: 10 * number for number, word in enumerate(TENS, 2)},
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
# Words of a passage that hold a number without naming it.
IMPLIED = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
    "once": 1, "twice": 2, "both": 2, "pair": 2, "couple": 2, "double": 2, "twofold": 2,
    "half": 50, "monthly": 1, "weekly": 1, "daily": 1, "yearly": 1, "annually": 1, "single": 1,
    "no": 0, "none": 0, "never": 0, "without": 0,
}  # fmt: skip
# Words that are numbers only sometimes, as in “one of these” and “no one”, are not asked for.
UNSURE = {Decimal(0), Decimal(1)}

# 1,200 or 0.5 or .5 or 1/4 or 5 million; not the 4 of L4, and no citation as in “collagen.1”.
NUMBER = re.compile(
    r"(?P<whole>(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?<![^\s(<=>≤≥])\.\d+)(?!\d)"
    r"(?:\s*[/⁄]\s*(?P<below>[1-9]\d*)(?![\d/]))?"
    rf"(?:[\s-]+(?P<scale>{'|'.join(SCALES)})\b)?",
    re.IGNORECASE,
)
VULGAR = re.compile("[¼-¾⅐-⅞]")
BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(TENS)})(?:[\s-]+(?:{'|'.join(BELOW_TWENTY[1:10])}))?"
    rf"|{'|'.join(BELOW_TWENTY)})\b"
)
BIG = r"[\s-]+(?:thousand|million|billion)\b"
# three, twenty-five, a dozen, three hundred and fifty, two million
SPELT = re.compile(
    rf"\b(?:an?(?=[\s-]+(?:{'|'.join(SCALES)})\b)|{BELOW_HUNDRED})"
    rf"(?:[\s-]+(?:hundred\b(?:\s+(?:and\s+)?{BELOW_HUNDRED})?|dozen\b))?(?:{BIG})?",
    re.IGNORECASE,
)
# “(7)”, “28%.3” and, where a sentence ends, “cartilage. 7,8,9”.
CITATION = re.compile(
    r"[(\[][1-9]\d?(?:\s*[,–-]\s*\d{1,2})*[)\]]"
    r"|(?<=[a-z%)][.!?,])\d{1,2}(?:[,–-]\d{1,2})*(?![.,]?\d)"
    r"|(?<=[a-z%)][.!?])\s?\d{1,2}(?:[.,–-]\s?\d{1,2})*\s*\Z",
    re.IGNORECASE,
)
# “entry 8”, “printed as 1, 1 and 2” name places of a reference list, not findings.
PLACE = r"\d{1,2}(?:[–-]\d{1,2})?(?![.,]?\d|\s*%|\s+per\s?cent)"
PLACES = re.compile(
    rf"\b(?:entry|reference|number)\s+{PLACE}"
    rf"|\b(?:entries|references|numbers|printed as|cited as)\s+{PLACE}"
    rf"(?:(?:,\s+{PLACE})*,?\s+(?:and|to|or)\s+{PLACE})?",
    re.IGNORECASE,
)
PERCENT = re.compile(r"%|\bper ?cent|\bout of\b", re.IGNORECASE)
# “twice a week” holds a 1; a second of time holds no 2.
TIME = re.compile(r"\b(?:an?|per) (?:minute|hour|day|week|month|year)\b", re.IGNORECASE)
SECOND = re.compile(rf"(?:\d|\bper|\b{BELOW_HUNDRED})[\s-]*second\b", re.IGNORECASE)


def digits_in(text: str) -> set[Decimal]:
    """The numbers written in digits: 1,200 is one, 1/4 is also a quarter, L4 is none."""
    found = set()
    text = VULGAR.sub(lambda sign: f" {unicodedata.normalize('NFKC', sign[0])}", text)
    for match in NUMBER.finditer(text):
        whole = Decimal(match["whole"].replace(",", ""))
        if match["below"]:
            below = Decimal(match["below"])
            found |= {whole, below, whole / below}
        else:
            found.add(whole * SCALES[match["scale"].lower()] if match["scale"] else whole)
    return found


def words_in(text: str) -> set[Decimal]:
    """The numbers written as words: twenty-five, three hundred."""
    return {_spelt(match[0].lower()) for match in SPELT.finditer(text)}


def _spelt(words: str) -> Decimal:
    number = 0
    for word in re.findall(r"[a-z]+", words):
        number = (number or 1) * SCALES[word] if word in SCALES else number + WORDS.get(word, 0)
    return Decimal(number)


def told(text: str) -> set[Decimal]:
    """The numbers that a text of ours tells, and that its passage must therefore hold."""
    text = PLACES.sub(" ", text)
    return digits_in(text) | (words_in(text) - UNSURE)


def held(passage: str) -> set[Decimal]:
    """The numbers that a passage holds, without the numbers of its citations.

    $134.5 billion is held as 134.5 as well: a row may have the billion in its unit.
    """
    text = CITATION.sub(" ", passage)
    words = re.findall(r"[a-z]+", SECOND.sub(" ", text).lower())
    found = {Decimal(IMPLIED[word]) for word in words if word in IMPLIED}
    for form in (text, re.sub(BIG, ";", text, flags=re.IGNORECASE)):
        found |= digits_in(form) | words_in(form)
    found |= {Decimal(100)} if PERCENT.search(text) else set()
    return found | ({Decimal(1)} if TIME.search(text) else set())


def unstated(
    texts: Iterable[str], passages: Sequence[str], calculations: Sequence[str] = ()
) -> list[Decimal]:
    """The numbers in our texts that neither stand in the passages nor are calculated from them.

    Raises ValueError where a calculation is not one or is wrong.
    """
    allowed = {number for passage in passages for number in held(passage)}
    for line in calculations:
        allowed.add(calculated(line, allowed, " ".join(passages)))
    return sorted({number for text in texts for number in told(text)} - allowed)
