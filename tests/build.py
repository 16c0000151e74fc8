"""Plain builders: each returns a saved, valid and, where it can be, published record.

A test states only what it is about: `make_treatment("yoga", kind="umbrella")`. A builder
called again with the same slug and nothing else returns the record that is already there.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Model

from evidence import models as evidence
from treatments import models as treatments
from treatments.publishing import Publishable

PUBLISHED_ON = dt.date(2026, 11, 22)

M = TypeVar("M", bound=Model)


def build(model: type[M], key: dict[str, Any], changes: dict[str, Any], **defaults: Any) -> M:
    """The record with this key: validated as the admin would, saved and linked."""
    if not changes and (found := model._default_manager.filter(**key).first()):
        return found
    if issubclass(model, Publishable):
        author, publisher = make_editors()
        defaults |= {
            "status": "published",
            "author": author,
            "publisher": publisher,
            "published_on": PUBLISHED_ON,
        }
    values = {**defaults, **key, **changes}
    many = {field.name for field in model._meta.many_to_many}
    record = model(**{name: value for name, value in values.items() if name not in many})
    record.full_clean()
    record.save()
    for name in many & values.keys():
        getattr(record, name).set(values[name])
    return record


def title(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def as_draft(**changes: Any) -> dict[str, Any]:
    """The changes that make a builder return a draft."""
    return {"status": "draft", "publisher": None, "published_on": None, **changes}


# ── Ground floor ──────────────────────────────────────────────────────────────────────────


def make_contributor(slug: str = "ann-writer", **changes: Any) -> treatments.Contributor:
    facts = {"name": title(slug), "role": "Edits the site", "interests": "None declared"}
    return build(treatments.Contributor, {"slug": slug}, changes, **facts)


def make_editors() -> tuple[treatments.Contributor, treatments.Contributor]:
    """An author and a publisher: never the same person."""
    return make_contributor("ann-writer"), make_contributor("ben-publisher")


def make_family(slug: str = "test-family", **changes: Any) -> treatments.Family:
    return build(
        treatments.Family, {"slug": slug}, changes, name=title(slug), summary="They share a way."
    )


def make_structure(slug: str = "test-disc", **changes: Any) -> treatments.Structure:
    facts = {"name": title(slug), "kind": "disc", "summary": "A pad between two bones."}
    return build(treatments.Structure, {"slug": slug}, changes, **facts)


def make_guidance(slug: str = "test-picture", **changes: Any) -> treatments.GuidanceMethod:
    facts = {"name": title(slug), "summary": "A picture shows the needle."}
    return build(treatments.GuidanceMethod, {"slug": slug}, changes, **facts)


def make_condition(slug: str = "test-back-pain", **changes: Any) -> treatments.Condition:
    facts = {"name": title(slug), "body_region": "low-back", "summary": "The back hurts."}
    return build(treatments.Condition, {"slug": slug}, changes, **facts)


def make_treatment(slug: str = "yoga", **changes: Any) -> treatments.Treatment:
    facts = {
        "name": title(slug),
        "family": changes.get("family") or make_family(),
        "summary": "Slow movements and breathing.",
        "material": "Nothing",
        "material_source": "none",
        "mechanism": "It may make muscles stronger.",
        "mechanism_status": "proposed",
        "invasiveness": 0,
        "setting": "home",
    }
    return build(treatments.Treatment, {"slug": slug}, changes, **facts)


def make_clinic(slug: str = "test-clinic", **changes: Any) -> treatments.Clinic:
    facts = {"name": title(slug), "place": "Not stated", "sells": "Injections"}
    return build(treatments.Clinic, {"slug": slug}, changes, **facts)


# ── Papers and documents ──────────────────────────────────────────────────────────────────


def make_csl(**changes: Any) -> dict[str, Any]:
    """A citation that any style can print."""
    return {
        "type": "article-journal",
        "title": "Yoga for backs",
        "author": [{"family": "Smith", "given": "J"}],
        "container-title": "Spine",
        "issued": {"date-parts": [[2020]]},
        **changes,
    }


def make_reference(slug: str = "smith-2020", **changes: Any) -> evidence.Reference:
    facts = {"csl": make_csl(), "read_level": "abstract"}
    return build(evidence.Reference, {"slug": slug}, changes, **facts)


def make_measure(slug: str = "test-pain-score", **changes: Any) -> evidence.Measure:
    facts = {
        "name": title(slug),
        "domain": "pain",
        "summary": "From 0 to 10.",
        "unit": "points",
        "range_low": 0,
        "range_high": 10,
        "better": "lower",
    }
    return build(evidence.Measure, {"slug": slug}, changes, **facts)


def make_document(code: str = "900", **changes: Any) -> evidence.SourceDocument:
    facts = {
        "slug": f"document-{code}",
        "title": f"Page {code}",
        "file_name": f"{code}.txt",
        "sha256": f"{int(code):064x}",
        "clinic": changes.get("clinic") or make_clinic(),
        "author_name": "Not stated",
        "author_credentials": "Not stated",
        "year_stated": "Not stated",
        "interests": "It sells what it writes about.",
        "stance": "For it.",
        "bibliography": "None.",
    }
    return build(evidence.SourceDocument, {"code": code}, changes, **facts)


def make_citation(position: int = 1, **changes: Any) -> evidence.PrintedCitation:
    document = changes.pop("document", None) or make_document()
    key = {"document": document, "position": position}
    facts = {"printed_number": str(position), "printed_text": "Smith J. Yoga for backs."}
    facts["reference"] = changes.get("reference") or make_reference()
    return build(evidence.PrintedCitation, key, changes, **facts)


def make_protocol(slug: str = "test-protocol", **changes: Any) -> evidence.Protocol:
    """With one component and one step."""
    used = changes.pop("uses", None) or [make_treatment()]
    document = changes.get("document") or make_document()
    facts = {"name": title(slug), "document": document, "performed_by": "The clinic"}
    facts["locators"] = [f"{document.code}:1.1"]
    protocol = build(evidence.Protocol, {"slug": slug}, changes, **facts)
    for treatment in used:
        build(evidence.ProtocolComponent, {"protocol": protocol, "treatment": treatment}, {})
    build(evidence.ProtocolStep, {"protocol": protocol, "position": 1}, {}, text="It starts.")
    return protocol


def make_indication(slug: str = "test-indication", **changes: Any) -> evidence.Indication:
    document = changes.get("document") or make_document()
    facts = {
        "document": document,
        "locators": [f"{document.code}:2.1"],
        "condition": changes.get("condition") or make_condition(),
        "treatments": [make_treatment()],
        "wording": "a bad back",
    }
    return build(evidence.Indication, {"slug": slug}, changes, **facts)


def make_told_result(slug: str = "900-told", **changes: Any) -> evidence.ToldResult:
    """Cites an entry; gives one number and none of a comparison."""
    document = changes.get("document") or make_document()
    entry = make_citation(document=document)
    facts = {
        "document": document,
        "locators": [f"{document.code}:5.1"],
        "wording": "Pain fell in 70 percent of people.",
        "study_named": "Not stated",
        "design": "Not stated",
        "population": "Not stated",
        "treatments": [make_treatment()],
        "arm": "Yoga",
        "time_point": "Not stated",
        "value": 70,
        "unit": "percent of people",
        "comparator": "Not stated",
        "direction": "better",
        "citations": [entry],
        "cited_works": [entry.reference],
    }
    return build(evidence.ToldResult, {"slug": slug}, changes, **facts)


def make_fact(slug: str = "900-fact", **changes: Any) -> evidence.ContextFact:
    document = changes.get("document") or make_document()
    facts = {
        "document": document,
        "locators": [f"{document.code}:6.1"],
        "kind": "epidemiology",
        "unit": "percent of adults",
        "wording": "Most adults have back pain once.",
        "attributed_to": "Not stated",
    }
    return build(evidence.ContextFact, {"slug": slug}, changes, **facts)


def make_question(slug: str = "test-question", **changes: Any) -> evidence.Question:
    facts = {"text": "Does it hurt?", "kind": "expect", "comment": "Nobody counted."}
    return build(evidence.Question, {"slug": slug}, changes, **facts)


def make_answer(position: int = 1, **changes: Any) -> evidence.Answer:
    key = {"question": changes.pop("question", None) or make_question(), "position": position}
    document = changes.get("document") or make_document()
    facts = {"document": document, "locators": [f"{document.code}:7.1"], "text": "Not much."}
    return build(evidence.Answer, key, changes, **facts)
