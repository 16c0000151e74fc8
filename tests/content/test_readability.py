"""What patients read can be read: Flesch–Kincaid grades of the real content.

A single text may reach grade 10, because one long name moves a short text by two grades. What is
read together, everything of a kind and everything on a treatment's page, stays at grade 8. A
summary, which is read first, stays at grade 8 by itself. Texts of fewer than `LABEL` words
(“Imaging and anaesthetic”) are labels and count only within their kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

import pytest
from django.contrib.auth.models import AnonymousUser

from backpain.attributes import PAGE_ATTRIBUTES
from backpain.attributes.weak import weak_statements
from backpain.comparison import compare
from backpain.versions import profiles_of
from evidence import models as evidence
from evidence.models import StoredProfile
from evidence.profiling import build_courses
from evidence.readability import grade, grade_of, words
from treatments import models as treatments

HARDEST_TEXT = 10
HARDEST_TOGETHER = 8
HARDEST_SUMMARY = 8
MIDDLE_SUMMARY = 6
LABEL = 8

SUMMARIES = (
    (treatments.Treatment, "summary"),
    (treatments.Condition, "summary"),
    (treatments.Structure, "summary"),
)
# By kind: the tables and their fields. Outcomes are those without a comparison group: the others
# are read as findings.
KINDS = {
    "summaries": SUMMARIES,
    "treatments": (
        (treatments.Treatment, "mechanism", "what_happens", "who_should_avoid", "unknowns"),
    ),
    "catalogue": (
        (treatments.Family, "summary"),
        (treatments.GuidanceMethod, "summary"),
        (evidence.Measure, "summary", "mcid_note"),
    ),
    "findings": ((evidence.Finding, "summary"),),
    "downgrades": ((evidence.Downgrade, "reason"),),
    "harms": ((evidence.Harm, "text"),),
    "courses": ((evidence.Course, "text", "population"),),
    "uncontrolled": ((evidence.Outcome, "text"),),
    "claims": (
        (evidence.Claim, "wording", "rationale", "paper_reports", "authors_conclude", "caution"),
    ),
    "works": ((evidence.WorkVerdict, "text"),),
    "questions": ((evidence.Question, "text", "comment"), (evidence.Answer, "text")),
    "told": ((evidence.ToldResult, "wording", "left_out"),),
    "facts": ((evidence.ContextFact, "wording", "comment"),),
    "conflicts": ((evidence.Conflict, "explanation"), (evidence.ConflictPosition, "text")),
    "regulation": ((evidence.RegulatoryStatus, "text"),),
    "guidelines": ((evidence.GuidelineStance, "text"),),
    "costs": ((evidence.Cost, "text"),),
    "protocols": (
        (
            evidence.Protocol,
            "guidance_note",
            "setting_note",
            "sessions_note",
            "spacing_note",
            "rehabilitation",
            "not_stated",
            "disagreements",
        ),
        (evidence.ProtocolStep, "text"),
    ),
}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
# A ratio of chances hides how large they are. What is asked is how many of 100.
RATIO = re.compile(
    r"\b(?:relative risks?|risk ratio|odds|hazard|\w+ times (?:as|more|less)|twice as|half as)\b",
    re.IGNORECASE,
)


@EVERY_KIND
def test_no_text_is_harder_than_grade_10(content, kind):
    long = [(place, text) for place, text in texts(kind) if len(words(text)) >= LABEL]
    graded = [(grade(text), place, text) for place, text in long]
    assert [told(*row) for row in graded if row[0] > HARDEST_TEXT] == []


@EVERY_KIND
def test_what_is_of_a_kind_is_of_grade_8_together(content, kind):
    assert grade_of(text for _, text in texts(kind)) <= HARDEST_TOGETHER


def test_no_summary_is_harder_than_grade_8_and_half_are_of_grade_6(content):
    graded = [(grade(text), place, text) for place, text in texts("summaries")]
    assert [told(*row) for row in graded if row[0] > HARDEST_SUMMARY] == []
    for model, _ in SUMMARIES:
        own = [row[0] for row in graded if row[1].startswith(model.__name__)]
        assert median(own) <= MIDDLE_SUMMARY, model.__name__


def test_every_treatments_page_is_of_grade_8(content):
    graded = {slug: grade_of(page_texts(slug)) for slug in slugs()}
    assert graded
    assert {slug: found for slug, found in graded.items() if found > HARDEST_TOGETHER} == {}


@EVERY_KIND
def test_no_chance_is_told_as_a_ratio_alone(content, kind):
    assert [
        f"{place}: {text}" for place, text in texts(kind, treated=True) if RATIO.search(text)
    ] == []


def texts(kind: str, treated: bool = False) -> Iterator[tuple[str, str]]:
    """Every text of a kind that holds a word, with its place.

    `treated`: only outcomes of people who were treated; a study of scans has no chance to compare.
    """
    for model, *fields in KINDS[kind]:
        rows = model._default_manager.order_by("pk")
        if model is evidence.Outcome:
            rows = rows.filter(comparison__isnull=True)
            rows = rows.filter(arm__treatments__isnull=False).distinct() if treated else rows
        for row in rows:
            for field in fields:
                value = getattr(row, field)
                for text in value if isinstance(value, list) else [value]:
                    if words(text):
                        yield f"{model.__name__}.{field} of {row}", text


def slugs() -> list[str]:
    return list(StoredProfile.objects.values_list("treatment__slug", flat=True))


def page_texts(slug: str) -> Iterator[str]:
    """The running text of a treatment's page, as the page is made."""
    reader = AnonymousUser()
    profile = profiles_of([slug], reader)[slug]
    page = compare([profile], PAGE_ATTRIBUTES, build_courses(reader))
    cells = [cell for group in page.groups for row in group.rows for cell in row.cells]
    statements = [statement for cell in cells for statement in cell.statements]
    for statement in [*statements, *weak_statements(profile)]:
        yield statement.text
        yield from statement.grade.reasons if statement.grade else ()
    yield from (claim.wording for claim in profile.claims)
    yield from filter(None, (profile.summary, profile.who_should_avoid))


def told(found: float, place: str, text: str) -> str:
    return f"{found:.1f} {place}: {text}"
