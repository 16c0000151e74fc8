"""Our verdicts against the dossier’s: each is matched, or its difference has a reason."""

from __future__ import annotations

import pytest

from tests.content.coverage import fixture_rows
from tests.content.verdicts import (
    LISTS,
    Judged,
    Reading,
    compare,
    corrections,
    fixture_verdicts,
    is_same_work,
    read_dossier,
    read_known,
    readings,
    report,
    stale,
)
from tests.documents import evidence_dir

NOTHING_KNOWN = {name: {} for name in LISTS}
TRIAL = {"ref_key": "trial-2004", "citation": {"title": "A trial", "year": 2004, "doi": None}}
READING = Reading("trial-2004 000", TRIAL, "000", "partly-supported")
CITED = Judged("000-01", "000", "trial-2004", "partly-supported", is_cited=True)
OTHER = Judged("000-02", "000", "trial-2004", "supported", is_cited=False)


@pytest.mark.documents
@pytest.mark.skipif(evidence_dir() is None, reason="the evidence dossier is not here")
def test_every_verdict_of_the_dossier_is_matched_or_its_difference_explained():
    known = read_known()
    compared = report(read_dossier(evidence_dir()), known)
    assert [str(found) for found in compared if found.problem] == []
    assert list(stale(known, {found.reading.key for found in compared}, fixture_rows())) == []
    states = [found.state for found in compared]
    assert states.count("differ") == len(known["differ"])
    assert states.count("elsewhere") == len(known["elsewhere"])
    assert len(states) - states.count("agree") == len(known["differ"] | known["elsewhere"])
    assert len(states) > 60


@pytest.mark.documents
@pytest.mark.skipif(evidence_dir() is None, reason="the evidence dossier is not here")
def test_every_entry_of_the_dossier_is_compared():
    entries = read_dossier(evidence_dir())
    assert {found.work["ref_key"] for found in readings(entries)} == {
        entry["ref_key"] for entry in entries
    }


def test_a_claim_is_judged_as_its_cited_works_are():
    """One cited work: the same verdict. Several: the verdict of one of them at least."""
    from backpain.content.loading import read_rows
    from evidence.models import Claim
    from tests.content.coverage import ROOT

    works: dict[str, set[str]] = {}
    for judged in fixture_verdicts()[0]:
        if judged.is_cited:
            works.setdefault(judged.claim, set()).add(judged.verdict)
    claims = {
        row.key[0]: row.values["verdict"]
        for row in read_rows([ROOT / "fixtures" / "documents"])
        if row.model is Claim
    }
    assert len(claims) > 120
    assert {
        claim: (claims[claim], found)
        for claim, found in works.items()
        if claims[claim] not in found
    } == {}


def test_what_agrees_differs_and_is_missing_is_told_apart():
    ours = {"trial-2004"}
    assert compare(READING, [CITED, OTHER], ours, NOTHING_KNOWN).state == "agree"
    assert compare(READING, [OTHER], ours, NOTHING_KNOWN).state == "differ"
    assert compare(READING, [], ours, NOTHING_KNOWN).state == "missing"


def test_a_difference_needs_a_reason_and_a_reason_a_difference():
    known = NOTHING_KNOWN | {"differ": {READING.key: "Because."}}
    assert compare(READING, [OTHER], {"trial-2004"}, NOTHING_KNOWN).problem
    assert not compare(READING, [OTHER], {"trial-2004"}, known).problem
    assert compare(READING, [CITED], {"trial-2004"}, known).problem


def test_several_claims_on_one_work_need_a_name():
    ours = [OTHER, Judged("000-03", "000", "trial-2004", "partly-supported", is_cited=False)]
    known = NOTHING_KNOWN | {"claims": {READING.key: "000-03"}}
    found = compare(READING, ours, {"trial-2004"}, NOTHING_KNOWN)
    assert found.problem == "Which claim is meant: 000-02, 000-03?"
    assert compare(READING, ours, {"trial-2004"}, known).state == "agree"
    wrong = NOTHING_KNOWN | {"claims": {READING.key: "000-99"}}
    assert compare(READING, ours, {"trial-2004"}, wrong).state == "missing"


def test_a_statement_that_another_row_carries_is_told():
    there = {"rows": ["context_facts 000-x"], "reason": "It is a fact."}
    known = NOTHING_KNOWN | {"elsewhere": {READING.key: there}}
    assert compare(READING, [], {"trial-2004"}, known).state == "elsewhere"
    assert list(stale(known, {READING.key}, set())) == [
        "elsewhere trial-2004 000: there is no row “context_facts 000-x”."
    ]
    assert list(stale(known, set(), {"context_facts 000-x"})) == [
        "elsewhere trial-2004 000: the dossier holds no such verdict."
    ]


def test_statements_on_both_pages_count_for_both_and_repeated_ones_are_numbered():
    entry = TRIAL | {
        "claims_by_seed": [
            {"seed": "000_a.txt", "verdict": "partly supported"},
            {"seed": "002_b.txt", "verdict": "cannot tell"},
            {"seed": "both", "verdict": "contradicted"},
        ]
    }
    assert [(found.key, found.verdict) for found in readings([entry])] == [
        ("trial-2004 000", "partly-supported"),
        ("trial-2004 002", "cannot-tell"),
        ("trial-2004 000 #2", "contradicted"),
        ("trial-2004 002 #2", "contradicted"),
    ]


def test_an_entry_without_statements_is_judged_as_a_whole():
    entry = TRIAL | {"seed_files": ["003_a.txt", "004_b.txt"], "verdict": "not supported"}
    assert [(found.key, found.verdict) for found in readings([entry])] == [
        ("trial-2004 003", "not-supported"),
        ("trial-2004 004", "not-supported"),
    ]


def test_a_second_reader_prevails():
    correction = {
        "field": "claims_by_seed[0].verdict",
        "should_be": "partly supported (diameter yes; strength not listed)",
    }
    entry = TRIAL | {
        "claims_by_seed": [{"seed": "000_a.txt", "verdict": "not supported"}],
        "second_check": {"corrections": [correction, {"field": "verdict", "should_be": "both"}]},
    }
    assert corrections(entry) == {0: "partly-supported"}
    assert [found.verdict for found in readings([entry])] == ["partly-supported"]


@pytest.mark.parametrize(
    ("slug", "csl", "is_same"),
    [
        ("trial-2004", {"title": "Another title"}, True),
        ("other", {"title": "A  Trial.", "issued": {"date-parts": [[2004]]}}, True),
        ("other", {"title": "A trial"}, True),
        ("other", {"title": "A trial", "issued": {"date-parts": [[2005]]}}, False),
        ("other", {"title": "Another title"}, False),
    ],
)
def test_one_paper_is_known_by_name_or_title(slug, csl, is_same):
    assert is_same_work(TRIAL, slug, csl) is is_same


def test_one_paper_is_known_by_its_numbers_before_its_title():
    entry = TRIAL | {"citation": TRIAL["citation"] | {"doi": "10.1000/AB", "pmid": "12"}}
    assert is_same_work(entry, "other", {"title": "Other", "DOI": "10.1000/ab"})
    assert is_same_work(entry, "other", {"title": "Other", "PMID": "12"})
    assert not is_same_work(entry, "trial-2004", {"title": "A trial", "DOI": "10.1000/cd"})
