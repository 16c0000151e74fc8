"""Wrong told results, facts, questions with their answers, and exclusions. See broken.py."""

from __future__ import annotations

from .broken import Broken, golden

RESULT = "told_results “page-r1”"
FACT = "context_facts “page-f1”"
QUESTION = "questions “does-it-hurt”"
ANSWER = f"{QUESTION}, answers “2”"
EXCLUSION = "exclusions “brochure”"
STARTS = {
    RESULT: "- slug: page-r1",
    FACT: "- slug: page-f1",
    QUESTION: "- slug: does-it-hurt",
    ANSWER: '- {document: 007, locators: ["007:8.1"]',
    EXCLUSION: "- {slug: brochure",
}


def row(name: str, row: str, old: str, new: str, field: str, sentence: str) -> Broken:
    """A row told on its first line: a field is missing, or several do not go together."""
    return golden(f"{name}: {row.split()[0]}", old, new, row, field, sentence, STARTS[row])


def line(name: str, row: str, old: str, new: str, sentence: str) -> Broken:
    """A row told on the line of the field that `new` begins with."""
    field = new.split(":")[0].strip()
    at = new.strip().split("\n")[0]
    return golden(f"{name}: {row.split()[0]}", old, new, row, field, sentence, at)


RESULTS = [
    line("unknown field", RESULT, "left_out: Nobody was blinded.", "leftout: Nobody was blinded.", "There is no field “leftout” here. Did you mean “left_out”?"),
    row("no wording", RESULT, "    wording: Pain fell in 70 percent of 50 people, 10 fewer than with walking.\n", "", "wording", "cannot be blank"),
    row("design left out", RESULT, "    study_named: Not stated\n    design: Not stated\n", "    study_named: Not stated\n", "design", "cannot be blank"),
    row("no direction", RESULT, "    direction: worse\n", "", "direction", "cannot be blank"),
    row("number without unit", RESULT, "    unit: percent of people\n", "", "", "Say what the number counts: percent of people, points, …"),
    row("comparison without unit", RESULT, "    value: 70\n    unit: percent of people\n", "", "", "Say what the number counts"),
    line("bad choice", RESULT, "direction: worse", "direction: bad", "is not a valid choice"),
    line("number in words", RESULT, "n: 50\n", "n: fifty\n", "must be an integer"),
    line("fewer than nobody", RESULT, "n: 50\n", "n: -50\n", "greater than or equal to 0"),
    line("too many digits", RESULT, "comparator_value: 80", "comparator_value: 80.12345", "no more than 3 decimal places"),
    line("number for a calculation", RESULT, 'calculations: ["80 - 70 = 10"]', "calculations: [10]", "Each line should be text; put numbers in quotes."),
    line("mapping for calculations", RESULT, 'calculations: ["80 - 70 = 10"]', "calculations: {80 - 70: 10}", "Give a list of texts."),
    line("bare number for calculations", RESULT, 'calculations: ["80 - 70 = 10"]', "calculations: 10", "Give a list of texts."),
    row("no place", RESULT, '    locators: ["007:5.1", "007:5.2"]\n', "", "locators", "cannot be blank"),
    line("place in another document", RESULT, 'locators: ["007:5.1", "007:5.2"]', 'locators: ["007:5.1", "008:5.2"]', "“008:5.2” is not a place in document 007."),
    line("unknown document", RESULT, 'document: 007\n    locators: ["007:5.1"', 'document: 008\n    locators: ["007:5.1"', "There is no source document “008”."),
    line("unknown treatment", RESULT, "treatments: [yoga]\n    arm: Yoga", "treatments: [yogga]\n    arm: Yoga", "There is no treatment “yogga”. Did you mean “yoga”?"),
    line("unknown measure", RESULT, "measure: pain\n    time_point: Not stated", "measure: pane\n    time_point: Not stated", "There is no measure “pane”. Did you mean “pain”?"),
    line("unknown entry", RESULT, "citations: [007/2]", "citations: [007/3]", "There is no printed citation “007/3”"),
    line("unknown work", RESULT, "cited_works: [smith-2020]\n    left_out", "cited_works: [smth-2020]\n    left_out", "There is no reference “smth-2020”. Did you mean “smith-2020”?"),
]  # fmt: skip

FACTS = [
    line("unknown field", FACT, "attributed_to: Not stated", "attributed: Not stated", "There is no field “attributed” here. Did you mean “attributed_to”?"),
    row("no wording", FACT, "    wording: A course costs 10 to 20 euros.\n", "", "wording", "cannot be blank"),
    row("no kind", FACT, "    kind: cost\n", "", "kind", "cannot be blank"),
    row("nobody named", FACT, "    attributed_to: Not stated\n", "", "attributed_to", "cannot be blank"),
    row("number without unit", FACT, "    unit: euros\n", "", "", "Say what the number counts: percent of adults, dollars, …"),
    row("range with one end", FACT, "    value_high: 20\n", "", "", "Give both ends of the range, the lower one first."),
    row("range the wrong way round", FACT, "value_low: 10\n    value_high: 20", "value_low: 20\n    value_high: 10", "", "Give both ends of the range, the lower one first."),
    row("impossible year", FACT, "year: 2019", "year: 219", "", "The year must lie between 1900 and 2100."),
    row("source of no comment", FACT, "    comment: Other studios ask more.\n", "", "", "A source belongs to a comment: say what it says."),
    line("bad choice", FACT, "kind: cost", "kind: price", "is not a valid choice"),
    line("place in another document", FACT, 'locators: ["007:6.1"]', 'locators: ["008:6.1"]', "“008:6.1” is not a place in document 007."),
    line("place that is none", FACT, 'locators: ["007:6.1"]', "locators: [line 6]", "is not a place like"),
    row("no place", FACT, '    locators: ["007:6.1"]\n', "", "locators", "cannot be blank"),
    line("number for a calculation", FACT, "attributed_to: Not stated\n", "calculations: [59]\n    attributed_to: Not stated\n", "Each line should be text; put numbers in quotes."),
    line("unknown document", FACT, 'document: 007\n    locators: ["007:6.1"]', 'document: 008\n    locators: ["007:6.1"]', "There is no source document “008”."),
    line("unknown treatment", FACT, "treatments: [yoga]\n    comment: Other", "treatments: [yogga]\n    comment: Other", "There is no treatment “yogga”. Did you mean “yoga”?"),
    line("unknown work", FACT, "comment_source: smith-2020", "comment_source: smth-2020", "There is no reference “smth-2020”. Did you mean “smith-2020”?"),
]  # fmt: skip

QUESTIONS = [
    line("unknown field", QUESTION, "text: Does it hurt?", "txt: Does it hurt?", "There is no field “txt” here. Did you mean “text”?"),
    row("no text", QUESTION, "    text: Does it hurt?\n", "", "text", "cannot be blank"),
    row("no kind", QUESTION, "    kind: expect\n", "", "kind", "cannot be blank"),
    row("no comment", QUESTION, "    comment: Nobody counted.\n", "", "comment", "cannot be blank"),
    line("bad choice", QUESTION, "kind: expect", "kind: pain", "is not a valid choice"),
    line("unknown treatment", QUESTION, "treatments: [yoga]\n    comment: Nobody", "treatments: [yogga]\n    comment: Nobody", "There is no treatment “yogga”. Did you mean “yoga”?"),
    line("unknown work", QUESTION, "works: [smith-2020]\n    answers", "works: [smth-2020]\n    answers", "There is no reference “smth-2020”. Did you mean “smith-2020”?"),
    line("text for works", QUESTION, "works: [smith-2020]\n    answers", "works: smith-2020\n    answers", "This should be a list of names."),
]  # fmt: skip

FIRST = '{document: 007, locators: ["007:7.1"], text: Not at first.}'
SECOND = (
    '{document: 007, locators: ["007:8.1"], text: "Less than 59 days.", '
    'calculations: ["67 - 8 = 59"]}'
)


def answer(name: str, new: str, field: str, sentence: str) -> Broken:
    """The second answer with these facts, on one line."""
    return golden(f"{name}: answers", SECOND, f"{{{new}}}", ANSWER, field, sentence, f"- {{{new}}}")


ANSWERS = [
    answer("unknown field", 'document: 007, locators: ["007:8.1"], txt: No.', "txt", "There is no field “txt” here. Did you mean “text”?"),
    answer("no text", 'document: 007, locators: ["007:8.1"]', "text", "cannot be blank"),
    answer("no document", 'locators: ["007:8.1"], text: No.', "document", "cannot be null"),
    answer("no place", "document: 007, text: No.", "locators", "cannot be blank"),
    answer("empty list of places", "document: 007, locators: [], text: No.", "locators", "cannot be blank"),
    answer("place in another document", 'document: 007, locators: ["008:8.1"], text: No.', "locators", "“008:8.1” is not a place in document 007."),
    answer("unknown document", 'document: 008, locators: ["008:8.1"], text: No.', "document", "There is no source document “008”."),
    answer("number for a calculation", 'document: 007, locators: ["007:8.1"], text: No., calculations: [59]', "calculations", "Each line should be text; put numbers in quotes."),
    answer("question named again", 'question: does-it-hurt, document: 007, locators: ["007:8.1"], text: No.', "question", "stands inside its owner"),
    golden("answers that are no list", f'    answers:\n      - {FIRST}\n      - {SECOND}\n', "    answers: No.\n", QUESTION, "answers", "This should be a list.", "answers: No."),
    golden("bare text for an answer", FIRST, "Not at first.", f"{QUESTION}, answers 1", "", "This should be a mapping of fields.", "answers:"),
]  # fmt: skip


def exclusion(name: str, old: str, new: str, field: str, sentence: str) -> Broken:
    return row(name, EXCLUSION, old, new, field, sentence)


EXCLUSIONS = [
    exclusion("unknown field", "reason: Nobody knows", "reasons: Nobody knows", "reasons", "There is no field “reasons” here. Did you mean “reason”?"),
    exclusion("no reason", ", reason: Nobody knows when it was written.", "", "reason", "cannot be blank"),
    exclusion("no name", "name: A brochure, kind", "kind", "name", "cannot be blank"),
    exclusion("no source", ", source: In the studio}", "}", "source", "cannot be blank"),
    exclusion("no kind", "kind: no-date, ", "", "kind", "cannot be blank"),
    exclusion("bad choice", "kind: no-date", "kind: undated", "kind", "is not a valid choice"),
    exclusion("name too long", "name: A brochure", f"name: {'A' * 201}", "name", "at most 200 characters"),
]  # fmt: skip

TOLD = [*RESULTS, *FACTS, *QUESTIONS, *ANSWERS, *EXCLUSIONS]
