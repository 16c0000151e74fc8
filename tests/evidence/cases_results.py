"""What outcomes, harms and courses must refuse: numbers that belong to nothing, and silences with one."""

from __future__ import annotations

from typing import Any

from tests.build_evidence import (
    make_comparison,
    make_course,
    make_harm,
    make_outcome,
    make_uncontrolled,
)
from tests.refusals import Refusal


def uncompared(**changes: Any) -> dict[str, Any]:
    """An outcome without a comparison arm and its numbers."""
    return {"comparison": None, "comparison_value": None, **changes}


OUTCOMES = [
    Refusal(
        make_outcome,
        "evidence_outcome_between_groups_has_comparison",
        uncompared(),
    ),
    Refusal(
        make_uncontrolled,
        "evidence_outcome_within_group_has_none",
        lambda outcome: {"comparison": make_comparison(outcome.study)},
    ),
    Refusal(
        make_outcome,
        "evidence_outcome_arm_not_its_own_comparison",
        lambda outcome: {"comparison": outcome.arm},
    ),
    *(
        Refusal(
            make_uncontrolled,
            "evidence_outcome_comparison_numbers_need_arm",
            {name: 1, **beside},
            note=name,
        )
        for name, beside in (
            ("comparison_value", {}),
            ("comparison_baseline", {}),
            ("comparison_sd", {}),
            ("comparison_total", {}),
            ("comparison_events", {"comparison_total": 2}),
            ("estimate", {"effect_measure": "other"}),
        )
    ),
    Refusal(
        make_outcome, "evidence_outcome_effect_measure_known", {"effect_measure": "hazard-ratio"}
    ),
    *(
        Refusal(
            make_outcome,
            "evidence_outcome_estimate_inside_ci",
            {"effect_measure": "other", "estimate": estimate, "ci_low": 1, "ci_high": 2},
            note=str(estimate),
        )
        for estimate in (0, 3)
    ),
    Refusal(make_outcome, "evidence_outcome_estimate_says_what_it_is", {"estimate": 1}),
    *(
        Refusal(
            make_outcome,
            "evidence_outcome_silence_has_no_number",
            {"state": state, "value": None, "comparison_value": None, **number},
            note=f"{state} {next(iter(number))}",
        )
        for state in ("not-reported", "not-studied")
        for number in (
            {"value": 1},
            {"comparison_value": 1},
            {"events": 1, "total": 2},
            {"estimate": 1, "effect_measure": "other"},
            {"comparison_events": 1, "comparison_total": 2},
            {"ci_low": 1, "ci_high": 2},
        )
    ),
    *(
        Refusal(
            make_outcome,
            "evidence_outcome_percent_within_100",
            {"unit": "percent of people", "value": 1, "comparison_value": 1, **number},
            note=str(number),
        )
        for number in (
            {"value": 101},
            {"value": -1},
            {"comparison_value": 101},
            {"value": None, "comparison_value": -1},
        )
    ),
    Refusal(make_outcome, "evidence_outcome_weeks_from_zero", {"weeks": -1}),
    Refusal(
        make_outcome,
        "evidence_outcome_slug_once_per_study",
        lambda outcome: {"slug": make_uncontrolled(study=outcome.study).slug},
    ),
]

HARMS = [
    *(
        Refusal(
            make_harm,
            "evidence_harm_none_seen_is_none",
            {"state": "none-seen", "events": None, "total": None, "percent": None, **number},
            note=str(number),
        )
        for number in ({"events": 1, "total": 2}, {"percent": 1})
    ),
    *(
        Refusal(
            make_harm, "evidence_harm_percent_within_100", {"percent": percent}, note=str(percent)
        )
        for percent in (-1, 101)
    ),
    Refusal(
        make_harm, "evidence_harm_rate_has_number", {"events": None, "total": None}, note="nothing"
    ),
    Refusal(make_harm, "evidence_harm_rate_has_number", {"events": None}, note="only a total"),
    *(
        Refusal(
            make_harm,
            "evidence_harm_silence_has_no_number",
            {"state": "not-reported", "events": None, "total": None, **number},
            note=str(number),
        )
        for number in ({"events": 1, "total": 2}, {"total": 2}, {"percent": 1})
    ),
]

SPLIT = {"kind": "split", "natural_percent": 50, "placebo_percent": 30, "specific_percent": 20}
COURSES = [
    *(
        Refusal(
            make_course,
            "evidence_course_split_is_whole",
            {**SPLIT, name: value},
            note=f"{name} {value}",
        )
        for name, value in (
            ("kind", "natural"),
            ("natural_percent", 51),
            ("natural_percent", None),
            ("placebo_percent", None),
            ("specific_percent", None),
        )
    ),
]

RESULTS = [*OUTCOMES, *HARMS, *COURSES]
