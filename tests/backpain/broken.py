"""Fixtures that are wrong in one way each, and what an editor is told. They follow golden.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from tests.loading import golden_with


@dataclass(frozen=True)
class Broken:
    """A file, and the problem that it has: the line, the row, the field and part of the sentence.

    The line is its number, 0 where the whole file is meant, or how it begins.
    """

    name: str
    text: str | bytes
    line: int | str
    row: str
    field: str
    sentence: str

    def told_line(self, number: int) -> int | str:
        """The line of this number, as `line` would have it."""
        if isinstance(self.line, int):
            return number
        return self.text.splitlines()[number - 1].strip()[: len(self.line)]


def family(name: str, line: str, field: str, sentence: str, *, row: str = "") -> Broken:
    """A family with one wrong line, the fifth of its file."""
    text = f"families:\n  - slug: touch\n    name: Touch\n    summary: Hands.\n    {line}\n"
    return Broken(name, text, 5, row or "families “touch”", field, sentence)


def outcome(
    name: str, old: str, new: str, field: str, sentence: str, at: str = "- slug: pain-12m"
) -> Broken:
    """The golden file with a wrong first outcome, told on its first line or on that of the field."""
    return golden(name, old, new, "studies “trial”, outcomes “pain-12m”", field, sentence, at)


def golden(name: str, old: str, new: str, row: str, field: str, sentence: str, at: str) -> Broken:
    """The golden file with one passage spoilt. `at` is how the told line begins."""
    return Broken(name, golden_with(old, new), at, row, field, sentence)


def reference(name: str, csl: str, sentence: str) -> Broken:
    text = f"references:\n  - slug: jones\n    read_level: abstract\n    csl: {csl}\n"
    return Broken(name, text, 4, "references “jones”", "csl", sentence)


PILATES = (
    "name: Pilates",
    "summary: Slow movements.",
    "material: Nothing",
    "material_source: none",
    "mechanism: It may calm.",
    "mechanism_status: proposed",
    "family: movement",
    "invasiveness: 0",
)


def treatment(name: str, line: str, field: str, sentence: str) -> Broken:
    """A treatment whose third line is wrong."""
    rest = [each for each in PILATES if each.split(":")[0] != field]
    text = "\n    ".join(["treatments:\n  - slug: pilates", line, *rest]) + "\n"
    return Broken(name, text, 3, "treatments “pilates”", field, sentence)


SHAPES = [
    Broken("unknown section", "familys:\n  - slug: a\n", 1, "", "", "There is no section “familys”. Did you mean “families”?"),
    Broken("section without rows", "\nfamilies:\n", 2, "", "", "“families” should hold a list of rows."),
    Broken("section with an empty list", "families: []\n", 1, "", "", "should hold a list of rows"),
    Broken("section with one mapping", "families: {slug: a}\n", 1, "", "", "should hold a list of rows"),
    Broken("row that is text", "families:\n  - touch\n", 1, "", "", "Row 1 of “families” should be a mapping"),
    Broken("row that is null", "families:\n  -\n", 1, "", "", "Row 1 of “families” should be a mapping"),
    Broken("publication that is text", "publication: mine\nfamilies: [{slug: a, name: A, summary: S}]", 1, "", "", "“publication” is a mapping of"),
    Broken("publication with another fact", "publication:\n  statuss: draft\nfamilies: [{slug: a, name: A, summary: S}]", 2, "publication", "statuss", "is not a fact of publication"),
    Broken("parts that are no list", "\nstudies:\n  - slug: s\n    arms: 5\n", 4, "studies “s”", "arms", "This should be a list."),
    Broken("part that is a number", golden_with("      - Lie down.\n", "      - 5\n"), "steps:", "protocols “course”, steps 1", "", "should be a mapping of fields"),
    Broken("no key", "families:\n  - name: Touch\n    summary: Hands.\n", 2, "families row 1", "slug", "names the row and cannot be missing"),
    Broken("empty key", 'families:\n  - name: Touch\n    slug: ""\n    summary: Hands.\n', 3, "families row 1", "slug", "names the row and cannot be missing"),
    Broken("null key", "families:\n  - name: Touch\n    slug:\n    summary: Hands.\n", 3, "families row 1", "slug", "names the row and cannot be missing"),
    Broken("part that names its owner", golden_with("{slug: yoga, label: Yoga,", "{study: trial, slug: yoga, label: Yoga,"), "- {study: trial,", "studies “trial”, arms “yoga”", "study", "stands inside its owner"),
    Broken("row written twice", "families:\n  - {slug: a, name: A, summary: S}\n  - {slug: a, name: B, summary: S}\n", 3, "families “a”", "", "This row is already in"),
    Broken("broken YAML: tab", "families:\n\t- slug: a\n", 2, "", "", "This is not valid YAML"),
    Broken("broken YAML: open quote", 'families:\n  - slug: "a\n', 3, "", "", "This is not valid YAML"),
    Broken("duplicate field", "families:\n  - slug: a\n    slug: b\n", 3, "", "", "“slug” is written twice"),
    Broken("not UTF-8", "families:\n  - slug: a\n    name: Caf\xe9\n".encode("latin-1"), 3, "", "", "not UTF-8"),
    Broken("UTF-16", "families: []".encode("utf-16"), 1, "", "", "not UTF-8"),
    Broken("empty file", "", 0, "", "", "The file is empty"),
    Broken("only comments", "# later\n", 0, "", "", "holds only comments"),
    Broken("top-level list", "- slug: a\n", 1, "", "", "is a mapping of sections"),
    Broken("NUL", b"families:\n  - slug: a\x00\n", 0, "", "", "a character that text files do not have"),
    Broken("control character", b"families:\n  - slug: a\x07\n", 0, "", "", "a character that text files do not have"),
    Broken("deep nesting", "families: " + "[" * 9000, 1, "", "", "nested too deep"),
    Broken("six megabytes", b"#" * 6 * 1024 * 1024, 0, "", "", "larger than 5 MB"),
]  # fmt: skip

FIELDS = [
    family("unknown field", "sumary: Hands.", "sumary", "There is no field “sumary” here. Did you mean “summary”?"),
    family("field of another row", "kind: disc", "kind", "There is no field “kind” here."),
    family("primary key", "id: 5", "id", "There is no field “id” here."),
    family("text where number", "position: first", "position", "must be an integer"),
    family("bool where number", "position: true", "position", "“true” does not belong here"),
    family("list where number", "position: [1]", "position", "should be one value, not a list"),
    family("mapping where number", "position: {a: 1}", "position", "should be one value, not a mapping"),
    family("null where number", "position: null", "position", "cannot be empty"),
    family("negative", "position: -1", "position", "greater than or equal to 0"),
    family("huge integer", f"position: {'9' * 30}", "position", "less than or equal to"),
    Broken("impossible integer", f"families:\n  - position: {'9' * 5000}\n", 0, "", "", "holds an impossible value"),
    family("half a number", "position: 1.5", "position", "integer"),
    Broken("number where text", "families:\n  - slug: a\n    name: 5\n    summary: S\n", 3, "families “a”", "name", "should be text, not a number. Put it in quotes."),
    Broken("bool where text", "families:\n  - slug: a\n    name: true\n    summary: S\n", 3, "families “a”", "name", "should be text, not true or false"),
    Broken("list where text", "families:\n  - slug: a\n    name: [A]\n    summary: S\n", 3, "families “a”", "name", "should be text, not a list"),
    Broken("mapping where text", "families:\n  - slug: a\n    name: {a: A}\n    summary: S\n", 3, "families “a”", "name", "should be text, not a mapping"),
    Broken("null where text", "families:\n  - slug: a\n    name:\n    summary: S\n", 3, "families “a”", "name", "cannot be empty"),
    Broken("nothing where text", 'families:\n  - slug: a\n    name: ""\n    summary: S\n', 3, "families “a”", "name", "cannot be blank"),
    Broken("text left out", "families:\n  - slug: a\n    name: A\n", 2, "families “a”", "summary", "cannot be blank"),
    Broken("name of another row", "families:\n  - slug: a\n    name: Movement\n    summary: S\n", 3, "families “a”", "name", "already exists"),
    Broken("text too long", f"families:\n  - slug: a\n    name: {'A' * 161}\n    summary: S\n", 3, "families “a”", "name", "at most 160 characters"),
    Broken("slug with spaces", "families:\n  - slug: a b\n    name: A\n    summary: S\n", 2, "families “a b”", "slug", "valid “slug”"),
    Broken("slug that is a number", "families:\n  - slug: 7\n    name: A\n    summary: S\n", 2, "families “7”", "slug", "should be text"),
    treatment("choice not in list", "material_source: gold", "material_source", "is not a valid choice"),
    treatment("number not in list", "invasiveness: 9", "invasiveness", "is not a valid choice"),
    treatment("unknown key", "family: movment", "family", "There is no family “movment”. Did you mean “movement”?"),
    treatment("key that is a list", "family: [movement]", "family", "Name one family here"),
    treatment("key that is a mapping", "family: {slug: movement}", "family", "Name one family here"),
    treatment("null for a required key", "family: null", "family", "cannot be null"),
    treatment("text where list of keys", "conditions: back-pain", "conditions", "should be a list of names"),
    treatment("unknown key in a list", "conditions: [back-pain, neck]", "conditions", "There is no condition “neck”"),
    treatment("key twice in a list", "conditions: [back-pain, back-pain]", "conditions", "names the same thing twice"),
    treatment("number in a list of texts", "synonyms: [a, 5]", "synonyms", "Each line should be text"),
    treatment("mapping where list of texts", "synonyms: {a: b}", "synonyms", "Give a list of texts"),
    treatment("parent of itself", "parent: pilates", "parent", "each other’s parents"),
    treatment("impossible date", "clinically_reviewed_on: 2026-02-30", "clinically_reviewed_on", "invalid date"),
    treatment("date in words", "clinically_reviewed_on: yesterday", "clinically_reviewed_on", "invalid date format"),
    treatment("number for a date", "clinically_reviewed_on: 2026", "clinically_reviewed_on", "date"),
]  # fmt: skip

PAPERS = [
    reference("citation that is text", "Smith 2020", "A citation is a mapping"),
    reference("citation of unknown type", "{type: song, title: A}", "type must be one of"),
    reference("citation whose type is a list", "{type: [book], title: A}", "type must be one of"),
    reference("citation without title", "{type: book}", "has no title"),
    reference("citation with a number for a PMID", "{type: book, title: A, PMID: 5}", "PMID should be text; put numbers in quotes"),
    Broken("DOI that is none", "references:\n  - {slug: jones, read_level: abstract, csl: {type: book, title: A, DOI: xyz}}\n", 2, "references “jones”", "doi", "A DOI looks like"),
    Broken("PMID of another paper", 'references:\n  - {slug: jones, read_level: abstract, csl: {type: book, title: A, PMID: "12345"}}\n', 2, "references “jones”", "pmid", "already exists"),
    Broken("year before print", "references:\n  - {slug: jones, read_level: abstract, csl: {type: book, title: A, issued: {date-parts: [[1492]]}}}\n", 2, "references “jones”", "", "between 1800 and 2100"),
]  # fmt: skip

RESULTS = [
    outcome("result without source", "        text: No difference.\n        source: smith-2020\n      - slug: pain-before", "        text: No difference.\n      - slug: pain-before", "source", "cannot be null"),
    outcome("unknown source", "        text: No difference.\n        source: smith-2020\n      - slug: pain-before", "        source: smth-2020\n        text: No difference.\n      - slug: pain-before", "source", "There is no reference “smth-2020”. Did you mean “smith-2020”?", "source: smth"),
    outcome("percent over 100", "value: 4.5\n        comparison_value: 4.75", "unit: percent of people\n        value: 101\n        comparison_value: 99", "", "between 0 and 100"),
    outcome("more events than people", "value: 4.5\n        comparison_value: 4.75", "events: 51\n        total: 50", "", "cannot be more than it"),
    outcome("events without people", "value: 4.5\n        comparison_value: 4.75", "events: 51", "", "need a total of at least one"),
    outcome("estimate outside its interval", "estimate: -0.25", "estimate: 0.75", "", "outside its confidence interval"),
    outcome("range the wrong way round", "ci_low: -1\n", "ci_low: 1\n", "", "lower one first"),
    outcome("range with one end", "ci_low: -1\n        ", "", "", "Give both ends of the confidence interval"),
    outcome("estimate of nothing", "        effect_measure: mean-difference\n", "", "", "Say what the estimate is"),
    outcome("difference without comparison", "comparison: waiting\n        measure: pain\n        kind: between-groups", "measure: pain\n        kind: between-groups", "", "names the comparison arm"),
    outcome("arm compared with itself", "comparison: waiting\n", "comparison: yoga\n", "", "cannot be compared with itself"),
    outcome("unknown arm", "comparison: waiting\n", "comparison: wating\n", "comparison", "There is no arm “wating”. Did you mean “trial/waiting”?", "comparison: wating"),
    outcome("silence with a number", "value: 4.5\n        comparison_value: 4.75", "state: not-reported\n        value: 4.5", "", "has no number"),
    outcome("time before the start", "weeks: 52", "weeks: -1", "", "Weeks cannot be below 0"),
    outcome("too many digits", "value: 4.5\n        comparison_value", "value: 4.56789\n        comparison_value", "value", "no more than 4 decimal places", "value: 4.56789"),
    golden("step without end", "start_day: 0, end_day: 1}", "start_day: 5}", "protocols “course”, steps “2”", "", "Give both ends of the days", "- {text: Get up."),
    golden("part written twice", "{kind: different-outcome}]", "{kind: omits-comparator}]", "claims “page-c1”, reasons “omits-comparator”", "", "This row is already in", "reasons:"),
    golden("split that is not whole", "placebo_percent: 30", "placebo_percent: 40", "courses “split”", "", "add up to 100", "- slug: split"),
    golden("harm counted without a number", "    events: 2\n    total: 50\n", "", "harms “strain”", "", "gives events and total", "- slug: strain"),
    golden("no source", "    study: trial\n    source: smith-2020\n", "    study: trial\n", "harms “strain”", "source", "cannot be null", "- slug: strain"),
    golden("appraisal of nothing", "slug: price, treatments: [yoga],", "slug: price, treatments: [],", "costs “price”", "treatments", "Name at least one", "- {slug: price"),
    golden("place in another document", 'locators: ["007:2.1"]', 'locators: ["008:2.1"]', "indications “page-back”", "locators", "is not a place in document 007", "- {slug: page-back"),
    golden("place that is none", 'locators: ["007:2.1"]', "locators: [above]", "indications “page-back”", "locators", "is not a place like", "- {slug: page-back"),
    golden("verdict without words", "    rationale: No difference was shown.\n", "", "claims “page-c1”", "", "needs its reason in words", "- slug: page-c1"),
    golden("unknown entry of the list", "citations: [007/1]", "citations: [007/3]", "claims “page-c1”", "citations", "There is no printed citation “007/3”", "citations:"),
    golden("position at no place", ', locators: "007:4.1"}', "}", "conflicts “how-often”, positions “1”", "locators", "Say where the document says this", "- {text: Daily"),
    golden("position in another document", '"007:4.1"}', '"007:4.1, 008:4.1"}', "conflicts “how-often”, positions “1”", "locators", "“008:4.1” is not a place in document 007.", "- {text: Daily"),
    golden("position at a place that is none", '"007:4.1"}', "line 4}", "conflicts “how-often”, positions “1”", "locators", "“line 4” is not a place like", "- {text: Daily"),
    golden("position of nobody", "{text: Weekly., reference: smith-2020}", "{text: Weekly.}", "conflicts “how-often”, positions “2”", "", "name one of them", "- {text: Weekly"),
]  # fmt: skip

JUDGEMENTS = [
    golden("publisher is author", "publisher: null\n    published_on: null", "publisher: ben-publisher\n    published_on: null", "treatments “hatha-yoga”", "", "Nobody publishes their own draft", "- slug: hatha-yoga"),
    golden("published without a date", "    publisher: null\n    published_on: null", "    publisher: null\n    published_on: 2026-11-22", "treatments “hatha-yoga”", "", "a draft has no publisher and no date", "- slug: hatha-yoga"),
    golden("wrong certainty", "certainty: 2", "certainty: 3", "findings “yoga-pain”", "", "stored certainty is moderate, but its reasons add up to low. [content.E005]", "- slug: yoga-pain"),
    golden("certainty above its start", "start: 4\n    certainty: 2", "start: 1\n    certainty: 2", "findings “yoga-pain”", "", "cannot end higher than it started", "- slug: yoga-pain"),
    golden("finding on a result without comparison", "headline: trial/pain-12m\n    outcomes: [trial/pain-12m]", "headline: trial/pain-before-after\n    outcomes: [trial/pain-before-after]", "findings “yoga-pain”", "", "has no comparison group and cannot support a finding. [content.E002]", "- slug: yoga-pain"),
    golden("finding on nothing", "outcomes: [trial/pain-12m]", "outcomes: []", "findings “yoga-pain”", "outcomes", "Name at least one", "outcomes: []"),
    golden("claim judged without a work", "    cited_works: [smith-2020]\n    verdict", "    verdict", "claims “page-c1”", "", "names no work that it was judged by. [content.E009]", "- slug: page-c1"),
    golden("work judged twice", "text: Both groups got better.}\n", "text: Both groups got better.}\n      - {reference: smith-2020, verdict: supported, text: It says so.}\n", "claims “page-c1”, works “smith-2020”", "", "This row is already in", "- {reference: smith-2020, verdict: supported"),
    golden("work that is not judged", "verdict: not-supported, text", "verdict: not-checked, text", "claims “page-c1”, works “smith-2020”", "", "A work supports the claim or not, or we cannot tell.", "- {reference: smith-2020"),
    golden("work judged without words", "verdict: not-supported, text: Both groups got better.}", "verdict: not-supported}", "claims “page-c1”, works “smith-2020”", "text", "cannot be blank", "- {reference: smith-2020"),
    golden("study without a report", "    reports: [smith-2020]\n", "", "studies “trial”", "reports", "Name at least one", "- slug: trial"),
]  # fmt: skip

CASES = [*SHAPES, *FIELDS, *PAPERS, *RESULTS, *JUDGEMENTS]
