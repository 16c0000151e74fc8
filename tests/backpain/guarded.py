"""A small document with its text and everything that is told of it: guarded.txt, guarded.yaml."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.core.management import call_command

HERE = Path(__file__).parent
FILE = HERE / "guarded.txt"
TEXT = FILE.read_bytes().decode()
SUM = hashlib.sha256(FILE.read_bytes()).hexdigest()
ROWS = (HERE / "guarded.yaml").read_text(encoding="utf-8").replace("SUM", SUM)
# The rare word of the text that stands in nothing that is told of it.
RARE = "zyzzyva"


def rows_with(old: str, new: str) -> str:
    """The fixture with one passage changed."""
    assert ROWS.count(old) == 1, f"{old!r} occurs {ROWS.count(old)} times"
    return ROWS.replace(old, new)


def attach(folder: Path = HERE) -> str:
    """Attach what the folder holds, and give what the command says."""
    out = StringIO()
    call_command("attach_documents", str(folder), stdout=out)
    return out.getvalue()


@dataclass(frozen=True)
class Wrong:
    """The fixture with one thing wrong, and what is told: how its line begins, row, field, sentence."""

    name: str
    old: str
    new: str
    line: str
    row: str
    field: str
    sentence: str


def number(
    name: str, old: str, new: str, row: str, field: str, missing: str, line: str = ""
) -> Wrong:
    """A number that the passage does not hold."""
    sentence = (
        f"{missing} stands in our text, but not in the passage: {PASSAGES[row]} [content.D003]"
    )
    return Wrong(f"{row}: {name}", old, new, line or f"{field}:", row, field, sentence)


SESSIONS = "Yoga is taught in 3 to 7 sessions."
APART = "They lie down for ten minutes, two weeks apart, and walk twice a day."
MONEY = "Pain of 40 million people cost $134.5 billion in 2016."
BETTER = "In a zyzzyva trial of 145 people, 67% got better after 12 months.1"
OTHERS = "Of the others 8% did."

CLAIM = "claims “heals”"
FACT = "context_facts “cost”"
INDICATION = "indications “back”"
PROTOCOL = "protocols “course”"
RESULT = "told_results “trial”"
ANSWER = "questions “often”, answers “1”"
POSITION = "conflicts “how-many”, positions “1”"
ENTRY = "documents “091”, printed_citations “1”"
# What an editor is shown where a number is missing.
PASSAGES = {
    CLAIM: f"“{BETTER} … {OTHERS}”",
    RESULT: f"“{BETTER} … {OTHERS}”",
    FACT: f"“{MONEY}”",
    INDICATION: f"“{MONEY}”",
    PROTOCOL: f"“{SESSIONS} … {APART}”",
    POSITION: f"“{SESSIONS} … {APART}”",
    ANSWER: f"“{SESSIONS}”",
}
# How the line of a row that stands on one line begins.
INDICATION_LINE = "- {slug: back, document: 091"
POSITION_LINE = "- {text: From"
ANSWER_LINE = "- {document: 091"
ENTRY_LINE = '- {printed_number: "1"'

NUMBERS = [
    number("in digits", "people 67 got", "people 76 got", CLAIM, "wording", "76"),
    number("in words", "59 more", "sixty more", CLAIM, "wording", "60"),
    number("two", "67 got better, 59", "66 got better, 58", CLAIM, "wording", "58, 66"),
    number("of a citation", "59 more than", "1 more than", CLAIM, "wording", "1"),
    number("scale", "40 million", "40 billion", INDICATION, "wording", "40000000000", INDICATION_LINE),
    number("people", "\n    n: 145", "\n    n: 154", RESULT, "n", "154"),
    number("text", "time_point: 12", "time_point: 18", RESULT, "time_point", "18"),
    number("value", " value: 67", " value: 67.5", RESULT, "value", "67.5"),
    number("comparison", "comparator_value: 8", "comparator_value: 9", RESULT, "comparator_value", "9"),
    number("value", "value_high: 134.5", "value_high: 143.5", FACT, "value_high", "143500000000"),
    number("scale in the unit", "unit: billion", "unit: million", FACT, "value_low", "134500000"),
    number("unit", "dollars a year", "dollars in 2 years", FACT, "unit", "2"),
    number("year", "year: 2016", "year: 2019", FACT, "year", "2019"),
    number("sessions", "sessions_max: 7", "sessions_max: 8", PROTOCOL, "sessions_max", "8"),
    number("weeks", "spacing_max_weeks: 2", "spacing_max_weeks: 2.5", PROTOCOL, "spacing_max_weeks", "2.5"),
    number("note", "Every two weeks", "Every five weeks", PROTOCOL, "spacing_note", "5"),
    number("rehabilitation", "Two walks", "Five walks", PROTOCOL, "rehabilitation", "5"),
    number("bare step", "for ten minutes", "for 20 minutes", PROTOCOL, "steps", "20"),
    number("step with days", "text: Walk twice.", "text: Walk 4 times.", PROTOCOL, "steps", "4"),
    number("text", "Three to seven", "Three to nine", ANSWER, "text", "9", ANSWER_LINE),
    number("text", "From 3 to 7", "From 3 to 8", POSITION, "text", "8", POSITION_LINE),
]  # fmt: skip

PLACES = [
    Wrong("no such sentence", '"091:3.1", "091:3.2"]\n    calculations', '"091:3.1", "091:3.3"]\n    calculations', "locators:", CLAIM, "locators", "091:3.3: line 3 has 2 sentences. [content.D001]"),
    Wrong("no such line", '"091:1.1"], text', '"091:99.1"], text', ANSWER_LINE, ANSWER, "locators", "091:99.1: the document has 6 lines. [content.D001]"),
]  # fmt: skip

CALCULATIONS = [
    Wrong("wrong calculation", "67 - 8 = 59", "67 - 8 = 58", "calculations:", CLAIM, "calculations", "“67 - 8 = 58” is wrong: it comes to 59. [content.D002]"),
    Wrong("no calculation", "67 - 8 = 59", "about half", "calculations:", CLAIM, "calculations", "“about half” is not a calculation like 67 - 8 = 59 or count of A, B = 2. [content.D002]"),
    Wrong("from another number", "6 * 2 = 12", "5 * 2 = 10", "calculations:", PROTOCOL, "calculations", "“5 * 2 = 10”: 5 does not stand in the passage. [content.D002]"),
    Wrong("count", "67 - 8 = 59", "count of trial, sham = 2", "calculations:", CLAIM, "calculations", "“count of trial, sham = 2”: the passage does not say “sham”. [content.D002]"),
]  # fmt: skip

WORDS = "The document does not print this entry in these words. [content.D004]"
PRINTED = [
    Wrong("printed number", "45:10-20", "45:10-21", ENTRY_LINE, ENTRY, "printed_text", WORDS),
    Wrong("printed number cut short", "45:10-20", "45:10-2", ENTRY_LINE, ENTRY, "printed_text", WORDS),
    Wrong("printed word", "Smith J. Yoga", "Smyth J. Yoga", ENTRY_LINE, ENTRY, "printed_text", WORDS),
    Wrong("printed order", "Spine 2020;", "2020 Spine;", ENTRY_LINE, ENTRY, "printed_text", WORDS),
]  # fmt: skip

CASES = [*NUMBERS, *PLACES, *CALCULATIONS, *PRINTED]
