"""What each named constraint of the evidence floor must refuse."""

from __future__ import annotations

from typing import Any

from evidence import models as evidence
from tests.build import (
    make_citation,
    make_csl,
    make_document,
    make_indication,
    make_measure,
    make_protocol,
    make_reference,
    make_treatment,
)
from tests.build_evidence import (
    make_arm,
    make_check,
    make_claim,
    make_comparison,
    make_conflict,
    make_cost,
    make_course,
    make_downgrade,
    make_finding,
    make_harm,
    make_outcome,
    make_reason,
    make_regulation,
    make_stance,
    make_study,
    make_work_verdict,
)
from tests.refusals import Refusal, half_a_range, of_publication, part_of_whole, unknown_words

from .cases_releases import RELEASES
from .cases_results import RESULTS
from .cases_told import TOLD


def the_reason() -> evidence.VerdictReason:
    return make_reason(make_claim())


def the_work_verdict() -> evidence.WorkVerdict:
    return make_claim().works.get()


def the_downgrade() -> evidence.Downgrade:
    return make_downgrade(make_finding())


def the_step() -> evidence.ProtocolStep:
    return make_protocol().steps.get()


def the_component() -> evidence.ProtocolComponent:
    return make_protocol().components.get()


def the_paper_side() -> evidence.ConflictPosition:
    return make_conflict().positions.get(position=2)


def another_work(verdict: Any) -> dict[str, Any]:
    """A work that the claim already has a verdict on."""
    other = make_work_verdict(verdict.claim, make_reference("jones-2021"))
    return {"reference": other.reference}


def another_check(check: Any) -> dict[str, Any]:
    """Somebody who has checked the claim already."""
    return {"checker": make_check("dan-checker", claim=check.claim).checker}


def second_component(component: Any) -> dict[str, Any]:
    """The treatment of another component of the same protocol."""
    other = evidence.ProtocolComponent.objects.create(
        protocol=component.protocol, treatment=make_treatment("walking")
    )
    return {"treatment": other.treatment}


def second_step(step: Any) -> dict[str, Any]:
    evidence.ProtocolStep.objects.create(protocol=step.protocol, position=2, text="It ends.")
    return {"position": 2}


def same_finding(finding: Any) -> dict[str, Any]:
    make_finding("another", term="short")
    return {"term": "short"}


PUBLICATION = [
    case
    for make in (
        make_document,
        make_protocol,
        make_indication,
        make_study,
        make_finding,
        make_claim,
        make_conflict,
        make_course,
        make_harm,
        make_stance,
        make_regulation,
        make_cost,
    )
    for case in of_publication(make)
]

WORDS = [
    *unknown_words(make_reference, read_level="zz"),
    *unknown_words(make_measure, domain="zz", better="zz"),
    *unknown_words(make_protocol, setting="zz"),
    *unknown_words(make_study, design="zz", risk_of_bias="zz"),
    *unknown_words(make_arm, comparator="zz"),
    *unknown_words(make_outcome, kind="zz", state="zz", favours="zz", standing="zz"),
    *unknown_words(make_finding, term="zz", compared_with="zz", direction="zz"),
    *unknown_words(make_finding, start=9),
    Refusal(
        make_finding,
        "evidence_finding_certainty_known",
        {"certainty": 0},
    ),
    *unknown_words(the_downgrade, domain="zz"),
    *unknown_words(make_claim, strength="zz", support="zz", verdict="zz"),
    *unknown_words(the_reason, kind="zz"),
    *unknown_words(the_work_verdict, verdict="zz"),
    *unknown_words(make_check, verdict="zz"),
    Refusal(make_check, "evidence_claimcheck_is_a_verdict", {"verdict": "not-checked"}),
    Refusal(make_check, "evidence_claimcheck_once", another_check),
    *unknown_words(make_conflict, kind="zz"),
    *unknown_words(make_course, domain="zz", standing="zz", kind="zz", pain_lasted="zz"),
    *unknown_words(make_harm, severity="zz", state="zz", standing="zz"),
    *unknown_words(make_stance, stance="zz", strength="zz", standing="zz"),
    *unknown_words(make_regulation, status_kind="zz", standing="zz"),
    *unknown_words(make_cost, standing="zz"),
]

RANGES = [
    *half_a_range(make_measure, "evidence_measure_range_in_order", "range_low", "range_high"),
    *half_a_range(
        make_protocol, "evidence_protocol_sessions_in_order", "sessions_min", "sessions_max"
    ),
    *half_a_range(
        make_protocol,
        "evidence_protocol_spacing_in_order",
        "spacing_min_weeks",
        "spacing_max_weeks",
    ),
    *half_a_range(the_step, "evidence_protocolstep_days_in_order", "start_day", "end_day"),
    *half_a_range(make_outcome, "evidence_outcome_ci_in_order", "ci_low", "ci_high"),
    *half_a_range(make_course, "evidence_course_ci_in_order", "ci_low", "ci_high"),
    *half_a_range(make_cost, "evidence_cost_amounts_in_order", "amount_low", "amount_high"),
    *part_of_whole(make_harm, "evidence_harm_events_within_total", "events", "total"),
    *part_of_whole(make_outcome, "evidence_outcome_events_within_total", "events", "total"),
    *part_of_whole(
        make_outcome,
        "evidence_outcome_comparison_events_within_total",
        "comparison_events",
        "comparison_total",
    ),
]

OTHERS = [
    Refusal(
        make_citation,
        "evidence_printedcitation_once_per_place",
        lambda citation: {"position": make_citation(2, document=citation.document).position},
    ),
    Refusal(make_citation, "evidence_printedcitation_position_from_one", {"position": 0}),
    Refusal(
        make_reference,
        "evidence_reference_year_plausible",
        {"csl": make_csl(issued={"date-parts": [[1492]]})},
        stored={"year": 1492},
    ),
    Refusal(make_measure, "evidence_measure_mcid_has_source", {"mcid": 2}, note="no source"),
    Refusal(
        make_measure,
        "evidence_measure_mcid_has_source",
        lambda _: {"mcid": 0, "mcid_source": make_reference()},
        note="zero",
    ),
    Refusal(the_component, "evidence_protocolcomponent_once", second_component),
    Refusal(the_step, "evidence_protocolstep_once_per_place", second_step),
    Refusal(the_step, "evidence_protocolstep_position_from_one", {"position": 0}),
    Refusal(make_study, "evidence_study_n_from_one", {"n": 0}),
    Refusal(make_arm, "evidence_arm_n_from_one", {"n": 0}),
    Refusal(
        make_arm,
        "evidence_arm_slug_once_per_study",
        lambda arm: {"slug": make_comparison(arm.study).slug},
    ),
    Refusal(make_finding, "evidence_finding_once", same_finding),
    Refusal(make_finding, "evidence_finding_certainty_not_above_start", {"start": 2}),
    Refusal(
        the_downgrade,
        "evidence_downgrade_once_per_domain",
        lambda downgrade: {"domain": make_downgrade(downgrade.finding, "bias").domain},
    ),
    Refusal(the_downgrade, "evidence_downgrade_one_or_two_steps", {"steps": 3}),
    *(
        Refusal(
            make_claim,
            "evidence_claim_verdict_has_reason",
            {"verdict": verdict, "rationale": ""},
            note=verdict,
        )
        for verdict in (
            "supported",
            "partly-supported",
            "not-supported",
            "contradicted",
            "cannot-tell",
        )
    ),
    Refusal(make_claim, "evidence_claim_no_source_is_no_source", {"verdict": "no-source"}),
    Refusal(
        the_reason,
        "evidence_verdictreason_once",
        lambda reason: {"kind": make_reason(reason.claim, "not-read").kind},
    ),
    Refusal(the_work_verdict, "evidence_workverdict_once", another_work),
    *(
        Refusal(the_work_verdict, "evidence_workverdict_is_one", {"verdict": word}, note=word)
        for word in ("no-source", "not-checked")
    ),
    Refusal(the_paper_side, "evidence_conflictposition_once_per_place", {"position": 1}),
    Refusal(
        the_paper_side,
        "evidence_conflictposition_document_or_reference",
        {"reference": None},
        note="neither",
    ),
    Refusal(
        the_paper_side,
        "evidence_conflictposition_document_or_reference",
        lambda _: {"document": make_document()},
        note="both",
    ),
    Refusal(make_stance, "evidence_guidelinestance_year_plausible", {"year": 1989}),
    Refusal(make_cost, "evidence_cost_year_plausible", {"year": 2101}),
    Refusal(make_regulation, "evidence_regulatorystatus_year_plausible", {"year": 3}),
    Refusal(make_cost, "evidence_cost_has_amount", {"amount_low": None, "amount_high": None}),
    Refusal(make_cost, "evidence_cost_low_from_zero", {"amount_low": -2, "amount_high": -1}),
    Refusal(make_cost, "evidence_cost_typical_from_zero", {"amount_typical": -5}),
]

CASES = [*PUBLICATION, *WORDS, *RANGES, *OTHERS, *RELEASES, *RESULTS, *TOLD]
