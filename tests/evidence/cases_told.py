"""What told results, facts, questions and exclusions must refuse."""

from __future__ import annotations

from typing import Any

from tests.build import (
    make_answer,
    make_fact,
    make_question,
    make_reference,
    make_told_result,
)
from tests.build_evidence import make_exclusion
from tests.refusals import Refusal, half_a_range, of_publication, unknown_words


def place_of_another(answer: Any) -> dict[str, Any]:
    """The place of another answer to the same question."""
    return {"position": make_answer(2, question=answer.question).position}


PUBLICATION = [
    case
    for make in (make_told_result, make_fact, make_question, make_exclusion)
    for case in of_publication(make)
]

WORDS = [
    *unknown_words(make_told_result, direction="zz"),
    *unknown_words(make_fact, kind="zz"),
    *unknown_words(make_question, kind="zz"),
    *unknown_words(make_exclusion, kind="zz"),
]

NUMBERS = [
    *(
        Refusal(
            make_told_result,
            "evidence_toldresult_number_has_unit",
            {"unit": "", "value": None, "comparator_value": None, **number},
            note=next(iter(number)),
        )
        for number in ({"value": 0}, {"comparator_value": 0})
    ),
    *half_a_range(make_fact, "evidence_contextfact_values_in_order", "value_low", "value_high"),
    Refusal(
        make_fact,
        "evidence_contextfact_number_has_unit",
        {"value_low": 0, "value_high": 0, "unit": ""},
    ),
    *(
        Refusal(make_fact, "evidence_contextfact_year_plausible", {"year": year}, note=str(year))
        for year in (1899, 2101)
    ),
    Refusal(
        make_fact,
        "evidence_contextfact_source_has_comment",
        lambda _: {"comment_source": make_reference(), "comment": ""},
    ),
    Refusal(make_answer, "evidence_answer_once_per_place", place_of_another),
    Refusal(make_answer, "evidence_answer_position_from_one", {"position": 0}),
]

TOLD = [*PUBLICATION, *WORDS, *NUMBERS]
