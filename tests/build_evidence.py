"""Builders of what is known: studies, findings, claims and appraisals. See build.py."""

from __future__ import annotations

import hashlib
from typing import Any

from evidence import models as evidence
from treatments.models import Treatment

from .build import (
    build,
    make_citation,
    make_condition,
    make_contributor,
    make_document,
    make_measure,
    make_protocol,
    make_reference,
    make_treatment,
    title,
)


def make_study(slug: str = "smith-trial", **changes: Any) -> evidence.Study:
    facts = {
        "name": title(slug),
        "design": "rct",
        "population": "Adults whose back hurts",
        "conditions": [make_condition()],
        "treatments": [make_treatment()],
        "n": 100,
        "authors_conclusion": "No difference was shown.",
        "reports": [make_reference()],
    }
    return build(evidence.Study, {"slug": slug}, changes, **facts)


def make_arm(slug: str = "given", **changes: Any) -> evidence.Arm:
    """The group that got the treatment; `make_arm("sham", comparator="sham")` is a comparison."""
    key = {"slug": slug, "study": changes.pop("study", None) or make_study()}
    facts = {"label": title(slug), "n": 50}
    if not changes.get("comparator"):
        facts["treatments"] = [make_treatment()]
    return build(evidence.Arm, key, changes, **facts)


def make_comparison(study: evidence.Study | None = None) -> evidence.Arm:
    study = study or make_study()
    found = study.arms.filter(slug="sham").first()
    return found or make_arm("sham", study=study, comparator="sham")


def make_outcome(slug: str = "pain-12m", **changes: Any) -> evidence.Outcome:
    """A controlled result: 4 points after the treatment, 5 after the sham."""
    study = changes.pop("study", None) or make_study()
    facts = {
        "arm": changes.get("arm") or make_arm(study=study),
        "comparison": make_comparison(study),
        "value": 4,
        "comparison_value": 5,
        "kind": "between-groups",
        "unit": "points",
        **outcome_facts(changes),
    }
    return build(evidence.Outcome, {"study": study, "slug": slug}, changes, **facts)


def make_uncontrolled(slug: str = "pain-before-after", **changes: Any) -> evidence.Outcome:
    """A before-and-after result without a comparison group."""
    study = changes.pop("study", None) or make_study()
    facts = {
        "arm": changes.get("arm") or make_arm(study=study),
        "value": 4,
        "baseline": 7,
        "kind": "within-group",
        "unit": "points",
        **outcome_facts(changes),
    }
    return build(evidence.Outcome, {"study": study, "slug": slug}, changes, **facts)


def outcome_facts(changes: dict[str, Any]) -> dict[str, Any]:
    return {
        "measure": changes.get("measure") or make_measure(),
        "weeks": 52,
        "time_point": "12 months",
        "text": "Pain fell.",
        "source": changes.get("source") or make_reference(),
    }


def make_finding(slug: str = "yoga-pain-long", **changes: Any) -> evidence.Finding:
    """Moderate certainty: from high, one step down for imprecision. `downgrades=()` leaves that out."""
    downgrades = changes.pop("downgrades", (("imprecision", 1),))
    outcomes = changes.get("outcomes") or [make_outcome()]
    facts = {
        "treatment": changes.get("treatment") or make_treatment(),
        "condition": changes.get("condition") or make_condition(),
        "measure": changes.get("measure") or make_measure(),
        "term": "long",
        "compared_with": "sham",
        "comparison_note": "a sham of it",
        "population": "adults whose back hurts",
        "direction": "no-difference",
        "summary": "No difference was shown.",
        "headline": outcomes[0],
        "outcomes": outcomes,
        "start": 4,
        "certainty": 3,
    }
    finding = build(evidence.Finding, {"slug": slug}, changes, **facts)
    for domain, steps in downgrades:
        make_downgrade(finding, domain, steps=steps)
    return finding


def make_downgrade(
    finding: evidence.Finding, domain: str = "imprecision", **changes: Any
) -> evidence.Downgrade:
    key = {"finding": finding, "domain": domain}
    return build(evidence.Downgrade, key, changes, steps=1, reason="One small trial.")


def make_claim(slug: str = "900-c01", **changes: Any) -> evidence.Claim:
    """Cites an entry whose work says the same."""
    document = changes.get("document") or make_document()
    cites = [] if changes.keys() & {"support", "citations"} else [make_citation(document=document)]
    facts = {
        "document": document,
        "locators": [f"{document.code}:3.1"],
        "wording": "Yoga eases pain.",
        "treatments": [make_treatment()],
        "strength": "strong",
        "support": "cited",
        "citations": cites,
        "cited_works": [entry.reference for entry in cites],
        "verdict": "supported",
        "rationale": "The paper says the same.",
    }
    claim = build(evidence.Claim, {"slug": slug}, changes, **facts)
    for work in claim.cited_works.all():
        make_work_verdict(claim, work)
    return claim


def make_work_verdict(
    claim: evidence.Claim, reference: evidence.Reference, **changes: Any
) -> evidence.WorkVerdict:
    facts = {"verdict": "supported", "text": "It says the same."}
    return build(evidence.WorkVerdict, {"claim": claim, "reference": reference}, changes, **facts)


def make_check(checker: str = "cem-checker", **changes: Any) -> evidence.ClaimCheck:
    """A second person’s check of a claim, of the same mind."""
    claim = changes.get("claim") or make_claim()
    key = {"claim": claim, "checker": make_contributor(checker)}
    return build(evidence.ClaimCheck, key, changes, verdict=claim.verdict, note="")


def make_reason(claim: evidence.Claim, kind: str = "no-comparison") -> evidence.VerdictReason:
    return build(evidence.VerdictReason, {"claim": claim, "kind": kind}, {})


def make_conflict(slug: str = "test-conflict", **changes: Any) -> evidence.Conflict:
    """A document on one side, a paper on the other."""
    facts = {"topic": "How many sessions", "kind": "with-paper", "explanation": "They differ."}
    conflict = build(evidence.Conflict, {"slug": slug}, changes, **facts)
    sides = ({"document": make_document(), "locators": "900:4.1"}, {"reference": make_reference()})
    for position, side in enumerate(sides, start=1):
        key = {"conflict": conflict, "position": position}
        build(evidence.ConflictPosition, key, {}, text="It says so.", **side)
    return conflict


def make_course(slug: str = "test-course", **changes: Any) -> evidence.Course:
    facts = {
        "name": title(slug),
        "kind": "natural",
        "domain": "pain",
        "population": "Adults without treatment",
        "time_point": "12 months",
        "text": "Most had less pain.",
        "source": changes.get("source") or make_reference(),
    }
    return build(evidence.Course, {"slug": slug}, changes, **facts)


def appraisal(changes: dict[str, Any]) -> dict[str, Any]:
    """What every dated fact names."""
    treatments = changes.get("treatments") or [make_treatment()]
    source = changes.get("source") or make_reference()
    return {"text": "It was so.", "treatments": treatments, "source": source}


def make_harm(slug: str = "test-harm", **changes: Any) -> evidence.Harm:
    counted = {"name": "Soreness", "severity": "minor", "state": "rate", "events": 2, "total": 50}
    return build(evidence.Harm, {"slug": slug}, changes, **counted, **appraisal(changes))


def make_stance(slug: str = "test-stance", **changes: Any) -> evidence.GuidelineStance:
    facts = {"body": "A guideline body", "year": 2021, "population": "Adults"}
    facts |= {"stance": "for", "strength": "conditional", **appraisal(changes)}
    return build(evidence.GuidelineStance, {"slug": slug}, changes, **facts)


def make_regulation(slug: str = "test-status", **changes: Any) -> evidence.RegulatoryStatus:
    facts = {"jurisdiction": "Germany", "status_kind": "exempt", "as_of": "2024", "year": 2024}
    return build(evidence.RegulatoryStatus, {"slug": slug}, changes, **facts, **appraisal(changes))


def make_cost(slug: str = "test-cost", **changes: Any) -> evidence.Cost:
    facts = {"amount_low": 10, "amount_high": 20, "currency": "EUR", "year": 2024}
    facts |= {"country": "Germany", "includes": "Not stated", **appraisal(changes)}
    return build(evidence.Cost, {"slug": slug}, changes, **facts)


def make_exclusion(slug: str = "test-exclusion", **changes: Any) -> evidence.Exclusion:
    facts = {"name": "A weak paper", "kind": "weak-source", "source": "A list of works"}
    facts["reason"] = "Nobody could find the paper."
    return build(evidence.Exclusion, {"slug": slug}, changes, **facts)


def make_everything_about(treatment: Treatment) -> None:
    """One record of every part of its profile."""
    slug = treatment.slug
    study = make_study(f"{slug}-trial", treatments=[treatment])
    arm = make_arm(study=study, treatments=[treatment])
    outcome = make_outcome(study=study, arm=arm)
    make_uncontrolled(study=study, arm=arm)
    make_finding(f"{slug}-finding", treatment=treatment, outcomes=[outcome])
    for make in (make_harm, make_stance, make_regulation, make_cost):
        make(f"{slug}-{make.__name__}".replace("_", "-"), treatments=[treatment])
    make_protocol(f"{slug}-protocol", uses=[treatment])
    make_claim(f"{slug}-claim", treatments=[treatment])


def make_frozen_value(text: str = "{}", **changes: Any) -> evidence.FrozenValue:
    key = {"hash": hashlib.sha256(text.encode()).hexdigest()}
    return build(evidence.FrozenValue, key, changes, data=text)


def make_release(number: int = 1, **changes: Any) -> evidence.Release:
    return build(evidence.Release, {"number": number}, changes, occasion="load")


def make_release_entry(slug: str = "test-treatment", **changes: Any) -> evidence.ReleaseEntry:
    key = {"release": changes.pop("release", None) or make_release(), "slug": slug}
    value = make_frozen_value()
    return build(evidence.ReleaseEntry, key, changes, kind="treatment", position=0, value=value)
