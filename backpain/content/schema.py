"""What a fixture file may hold: which section goes into which table, and which rows stand inside others.

The fields of a row are the fields of its model; nothing is written twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Field, Model

from evidence import models as evidence
from treatments import models as treatments


@dataclass(frozen=True)
class Part:
    """Rows that stand inside a row of another table and belong to it.

    `parent` is the field that points back. `numbered` parts take their place in
    the list as `position`. A `scalar` part may be written as a bare value of that field.
    """

    name: str
    model: type[Model]
    parent: str
    numbered: bool = False
    scalar: str = ""


@dataclass(frozen=True)
class Section:
    """A top-level list of a fixture file."""

    name: str
    model: type[Model]
    parts: tuple[Part, ...] = ()

    @cached_property
    def part_names(self) -> dict[str, Part]:
        return {part.name: part for part in self.parts}


SECTIONS = {
    section.name: section
    for section in (
        Section("contributors", treatments.Contributor),
        Section("families", treatments.Family),
        Section("structures", treatments.Structure),
        Section("guidance_methods", treatments.GuidanceMethod),
        Section("conditions", treatments.Condition),
        Section("treatments", treatments.Treatment),
        Section("clinics", treatments.Clinic),
        Section("references", evidence.Reference),
        Section("measures", evidence.Measure),
        Section(
            "documents",
            evidence.SourceDocument,
            (Part("printed_citations", evidence.PrintedCitation, "document", numbered=True),),
        ),
        Section(
            "protocols",
            evidence.Protocol,
            (
                Part("components", evidence.ProtocolComponent, "protocol", scalar="treatment"),
                Part("steps", evidence.ProtocolStep, "protocol", numbered=True, scalar="text"),
            ),
        ),
        Section("indications", evidence.Indication),
        Section(
            "studies",
            evidence.Study,
            (
                Part("arms", evidence.Arm, "study"),
                Part("outcomes", evidence.Outcome, "study"),
            ),
        ),
        Section(
            "findings",
            evidence.Finding,
            (Part("downgrades", evidence.Downgrade, "finding"),),
        ),
        Section(
            "claims",
            evidence.Claim,
            (
                Part("reasons", evidence.VerdictReason, "claim", scalar="kind"),
                Part("works", evidence.WorkVerdict, "claim"),
            ),
        ),
        Section(
            "conflicts",
            evidence.Conflict,
            (Part("positions", evidence.ConflictPosition, "conflict", numbered=True),),
        ),
        Section("told_results", evidence.ToldResult),
        Section("context_facts", evidence.ContextFact),
        Section(
            "questions",
            evidence.Question,
            (Part("answers", evidence.Answer, "question", numbered=True),),
        ),
        Section("courses", evidence.Course),
        Section("harms", evidence.Harm),
        Section("guideline_stances", evidence.GuidelineStance),
        Section("regulatory_statuses", evidence.RegulatoryStatus),
        Section("costs", evidence.Cost),
        Section("exclusions", evidence.Exclusion),
    )
}

# Facts of publication that a file may state once for all its rows.
PUBLICATION = ("status", "author", "publisher", "published_on")


def models_in_order() -> list[type[Model]]:
    """Every content table, each after the tables it points to."""
    return [
        model
        for section in SECTIONS.values()
        for model in (section.model, *(part.model for part in section.parts))
    ]


def loadable_fields(model: type[Model]) -> dict[str, Field]:
    """The fields that a fixture may state: what an editor could fill in."""
    fields = {
        field.name: field
        for field in model._meta.get_fields()
        if getattr(field, "concrete", False) and field.editable and not field.auto_created
    }
    fields.pop("user", None)  # accounts never travel in fixtures
    return {
        name: field
        for name, field in fields.items()
        if not field.many_to_many or field.remote_field.through._meta.auto_created
    }
