"""Frozen values made by hand, for tests without a database."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from backpain.comparison import Attribute, Cell, Lane, Silence, Statement
from evidence.profiles import (
    CourseValue,
    Figures,
    FindingValue,
    HarmValue,
    Profile,
    Ref,
    StudyValue,
    UncontrolledValue,
)

CONDITION = Ref("back-pain", "Back pain")
MEASURE = Ref("pain", "Pain score")
TRIAL = Ref("trial", "Trial")
PAPER = Ref("smith-2020", "Smith 2020")

V = TypeVar("V")
# What a field that a test does not speak of holds, by its type.
BLANKS = {"str": "", "int": 0, "float": 0.0, "bool": False, "Ref": Ref("nothing", "Nothing")}


def _is_list(kind: str) -> bool:
    """A tuple that may be empty; `tuple[…] | None` is nothing instead."""
    return kind.startswith("tuple") and not kind.endswith("None")


def made(kind: type[V], facts: dict[str, Any]) -> V:
    """The value with these facts, and blanks for every other field."""
    blanks = {
        field.name: () if _is_list(str(field.type)) else BLANKS.get(str(field.type))
        for field in fields(kind)
    }
    return kind(**{**blanks, **facts})


def a_profile(slug: str = "yoga", **changes: Any) -> Profile:
    facts: dict[str, Any] = {
        "slug": slug,
        "name": slug.replace("-", " ").capitalize(),
        "kind": "treatment",
        "kind_label": "Treatment",
        "family": Ref("movement", "Movement"),
        "parent": None,
        "variants": (),
        "names": (),
        "summary": "Slow movements.",
        "what_happens": "",
        "material": "Nothing",
        "material_source": "none",
        "material_source_label": "Nothing is put into the body",
        "mechanism": "It may calm.",
        "mechanism_status_label": "Unknown",
        "invasiveness": 0,
        "invasiveness_label": "Nothing enters the body",
        "setting": "home",
        "setting_label": "At home",
        "who_should_avoid": "",
        "unknowns": (),
        "conditions": (),
        "structures": (),
        "guidance": (),
        "clinically_reviewed": "",
        "published_on": "2026-11-22",
    }
    return made(Profile, {**facts, **changes})


def a_finding(**changes: Any) -> FindingValue:
    facts: dict[str, Any] = {
        "slug": "yoga-pain",
        "treatment": Ref("yoga", "Yoga"),
        "condition": CONDITION,
        "measure": MEASURE,
        "domain": "pain",
        "term": "long",
        "term_label": "12 months or more",
        "comparison_note": "a waiting list",
        "population": "adults",
        "direction": "no-difference",
        "direction_label": "No difference shown",
        "summary": "No difference was shown.",
        "time_point": "12 months",
        "weeks": 52.0,
        "figures": None,
        "certainty": 2,
        "certainty_label": "Low",
        "start_label": "High",
        "reasons": (),
        "studies": (TRIAL,),
        "n": 100,
        "standing": "checked-once",
    }
    return made(FindingValue, {**facts, **changes})


def some_figures(treatment: float = 46, comparison: float = 36, **changes: Any) -> Figures:
    facts = {"treatment": treatment, "comparison": comparison, "of_100": True, "better": "higher"}
    return made(Figures, {**facts, **changes})


def an_uncontrolled(**changes: Any) -> UncontrolledValue:
    facts: dict[str, Any] = {
        "treatment": Ref("yoga", "Yoga"),
        "conditions": (CONDITION,),
        "measure": MEASURE,
        "domain": "pain",
        "text": "Pain fell.",
        "time_point": "12 months",
        "weeks": 52.0,
        "study": TRIAL,
        "design_label": "Case series, no comparison group",
        "n": 20,
        "standing": "checked-once",
    }
    return made(UncontrolledValue, {**facts, **changes})


def a_study(slug: str = "trial", **changes: Any) -> StudyValue:
    facts: dict[str, Any] = {
        "slug": slug,
        "name": slug.capitalize(),
        "design": "rct",
        "design_label": "Randomised controlled trial",
        "year": 2020,
        "n": 100,
        "conditions": (CONDITION,),
        "treatments": (),
        "read_label": "Abstract only",
    }
    return made(StudyValue, {**facts, **changes})


def a_harm(**changes: Any) -> HarmValue:
    facts: dict[str, Any] = {
        "treatment": Ref("yoga", "Yoga"),
        "name": "Strain",
        "severity": "minor",
        "severity_label": "Minor",
        "state": "rate",
        "state_label": "Counted",
        "text": "Two of fifty.",
        "events": 2,
        "total": 50,
        "total_unit": "",
        "percent": None,
        "source": PAPER,
        "year": 2020,
        "standing": "checked-once",
    }
    return made(HarmValue, {**facts, **changes})


def a_course(slug: str = "anyway", **changes: Any) -> CourseValue:
    facts: dict[str, Any] = {
        "slug": slug,
        "name": slug.capitalize(),
        "kind": "natural",
        "kind_label": "Without specific treatment",
        "condition": CONDITION,
        "domain": "pain",
        "population": "Adults",
        "time_point": "12 months",
        "text": "Most had less pain.",
        "split": None,
        "source": PAPER,
        "standing": "checked-once",
    }
    return made(CourseValue, {**facts, **changes})


def silent(_: Any = None) -> Cell:
    return Cell(silence=Silence.NOT_STUDIED)


def says(text: str, lane: Lane = Lane.OTHER) -> Any:
    """An answer that is always the same."""
    return lambda _: Cell((Statement(text, lane=lane),))


def an_attribute(key: str = "row", answer: Any = silent, **changes: Any) -> Attribute:
    facts = {"label": key.capitalize(), "group": "What is it?", "anyway": silent}
    return Attribute(key=key, answer=answer, **{**facts, **changes})
