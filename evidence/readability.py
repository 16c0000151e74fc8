"""How hard a text is to read: the Flesch–Kincaid grade, computed here and offline.

The formula is that of Kincaid, Fishburne, Rogers and Chissom, *Derivation of new readability
formulas for Navy enlisted personnel*, Naval Technical Training Command, Research Branch Report
8-75, 1975. Words and syllables are counted by the rules of the scale that it re-derives
(R. Flesch, *How to write plain English*, 1979, chapter 2): a word is what stands between
spaces, hyphens and all; a figure, a symbol and an abbreviation in capitals are one syllable.

We are stricter than Flesch in one thing: a colon, a semicolon or a dash ends no sentence.

We are kinder in one thing: a text about prolotherapy has to say “prolotherapy”, and a reader
meets that word once and knows it from then on. The names in `NAMES` therefore count as two
syllables. Only names are there: of treatments, medicines, scales and bodies that have no shorter
one. Words for which there is a plain one (“disability”, “participants”) never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# What a name of this list counts, however long it is.
NAME_SYLLABLES = 2
# Names that cannot be said otherwise, in lower case, one word each.
NAMES = frozenset({"prolotherapy"})

# Words that the rules below get wrong.
IRREGULAR = {
    "achilles": 3, "anyone": 3, "area": 3, "argue": 2, "being": 2, "biopsy": 3, "business": 2,
    "cement": 2, "create": 2, "created": 3, "creating": 3, "diabetes": 4, "every": 2,
    "everybody": 4, "everyday": 3, "everyone": 3, "eye": 1, "fluid": 2, "friend": 1, "hundred": 2,
    "idea": 3, "meier": 2, "naked": 2, "nevertheless": 4, "nucleus": 3, "osteoarthritis": 6,
    "people": 2, "react": 2, "reacted": 3, "reaction": 3, "recipe": 3, "sacroiliac": 5,
    "science": 2, "theatre": 3, "whereas": 2,
}  # fmt: skip

ABBREVIATION = re.compile(
    r"\b(?:Drs?|Mrs?|Ms|St|vs|al|Fig|No|Vol|Inc|approx|ca|etc|[A-Za-z](?:\.[A-Za-z])*)\.\Z"
)
END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|\Z)")
WORD = re.compile(r"\S*[^\W_]\S*")
LETTERS = re.compile(r"[^\W\d_]+")

SILENT = re.compile(
    r"""
    [^aeiouy]e\Z(?<![^aeiouylr]le)(?<![bct]re)          # late, scale; not able, fibre
    |[^aeiouydt]ed\Z(?<![^aeiouylr]led)                 # eased, called; not needed, handled
    |[^aeiouy]es\Z(?<![sxzcg]es)(?<![cs]hes)            # scales; not cases, pages, inches …
      (?<![^aeiouylr]les)(?<![bct]res)                  # … nor tables, fibres
    |(?:(?<=[aeiouy][^aeiouyl])|(?<=[aeiouy][^aeiouyl]{2}))
      e(?=(?:ment|ful|less|ness|ly|ty)s?\Z)             # statement, useful, safety
    |\A(?:some|there|where|base|else|home|life|side|safe|care|fore|time)
      (?=[^aeiouydrs])(?<=e)(?!ly|ful|less|ness)        # sometimes, baseline
    |[gq]ue[ds]?\Z                                      # technique, league
    """,
    re.VERBOSE,
)
# Two vowels that are spoken apart: trial, radio, video, usual, sodium, diet, earlier, layer, trying.
APART = re.compile(
    r"i[ao]|eo|ua|uo|iu|ie(?=[nt])|ier\Z|[aeou]y(?=[aiou]|e(?![ds]\Z))|[aeiou]ing|(?<=[^aeiou])y(?=[aoi])"
    r"|(?<=s)ms?\Z"
)
# … and which are not: station, patient, special, surgeon, equal, million, marriage.
TOGETHER = re.compile(
    r"(?:[cstxg]|sh|ll|(?<=[aiou])n)io(?=n|us)|[cst]ia(?=[ln])|[cst]ie(?=n)|[gq]u[ao]|geo(?=n)|iage\Z"
    r"|\A.{0,2}ier\Z"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text.

    One ends at a full stop, question or exclamation mark, with the brackets and quotation marks
    that it closes, where no small letter follows; not within “4.5”, nor after “vs.”, “Dr.”
    or an initial.
    """
    found, start = [], 0
    for end in END.finditer(text):
        following = text[end.end() :].lstrip(" \n\t(\"'“‘[")
        inside = following and (following[0].islower() or ABBREVIATION.search(text[: end.end()]))
        if not inside:
            found.append(text[start : end.end()].strip())
            start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if words(sentence)]


def words(text: str) -> list[str]:
    """The words of a text: what stands between spaces and holds a letter or a digit.

    A dash or a stroke parts two words, a hyphen does not.
    """
    return WORD.findall(re.sub(r"[—/]", " ", text))


def syllables(word: str) -> int:
    """The syllables of one word as it is spoken; at least one.

    The parts of a hyphenated word are counted one by one. A part without letters is one.
    """
    negated = len(re.findall(r"[ds]n[’']t\b", word))
    parts = re.split(r"[-–‑]", re.sub(r"[’'](?:s\b)?", "", word))
    return max(1, negated + sum(_spoken_part(part) for part in parts if re.search(r"\w", part)))


def _spoken_part(part: str) -> int:
    return max(1, sum(_spoken(letters) for letters in LETTERS.findall(part)))


@cache
def _spoken(letters: str) -> int:
    """The syllables of a run of letters."""
    word = letters.lower()
    if word in NAMES:
        return NAME_SYLLABLES
    if letters.isupper():
        return 1
    for form in (word, word.removesuffix("s")):
        if form in IRREGULAR:
            return IRREGULAR[form]
    heard = len(re.findall("[aeiouy]+", word)) + len(APART.findall(word))
    return max(1, heard - len(SILENT.findall(word)) - len(TOGETHER.findall(word)))


def grade(text: str) -> float:
    """The Flesch–Kincaid grade of a text: 0.39 words a sentence + 11.8 syllables a word − 15.59.

    It is the year of American school in which the text can be read. Raises ValueError for a text
    without a word.
    """
    return grade_of([text])


def grade_of(texts: Iterable[str]) -> float:
    """The grade of texts read one after the other; no sentence runs from one into the next."""
    read = list(texts)
    lines = sum(len(sentences(text)) for text in read)
    spoken = [syllables(word) for text in read for word in words(text)]
    if not spoken:
        raise ValueError("There is no word to read.")
    return 0.39 * len(spoken) / lines + 11.8 * sum(spoken) / len(spoken) - 15.59
