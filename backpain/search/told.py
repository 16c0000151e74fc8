"""Entries for what clinics say: their pages, claims, protocols, facts and results, and questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from backpain.models import Kind
from evidence.choices import FactKind, QuestionKind, Verdict
from evidence.models import (
    Claim,
    Conflict,
    ContextFact,
    Exclusion,
    Indication,
    Protocol,
    Question,
    SourceDocument,
    ToldResult,
)
from treatments.models import Condition, Treatment

from .entries import Draft, Site, at, linked, sentences
from .facts import ADVISED, GONE_WRONG, LAWFUL, PAID, PRICE, WORKS

QUESTION_WORDS = {
    QuestionKind.CHOICE: "choose choice option options decide alternative best",
    QuestionKind.TREATMENT: WORKS,
    QuestionKind.EXPECT: "expect long time when often times",
    QuestionKind.RISK: GONE_WRONG,
    QuestionKind.COST: f"{PRICE} {PAID}",
}
FACT_WORDS = {
    FactKind.COST: PRICE,
    FactKind.INSURANCE: PAID,
    FactKind.REGULATION: LAWFUL,
    FactKind.GUIDELINES: ADVISED,
    FactKind.DEFINITION: "mean means meaning definition",
}


def questions(site: Site) -> Iterator[Draft]:
    rows = Question.objects.published().prefetch_related(
        linked("treatments", Treatment), "answers", "works"
    )
    for row in rows:
        yield Draft(
            Kind.QUESTION,
            row.slug,
            row.text,
            row.comment,
            at("questions", part=row.slug),
            names=(row.slug, row.get_kind_display(), QUESTION_WORDS.get(row.kind, "")),
            words=(
                *(answer.text for answer in row.answers.all()),
                *site.named(row.treatments.all()),
                *(work.title for work in row.works.all()),
            ),
        )


def documents(site: Site) -> Iterator[Draft]:
    told = Indication.objects.published().select_related("condition")
    rows = SourceDocument.objects.published().select_related("clinic")
    for row in rows.prefetch_related(Prefetch("indications", told)):
        treated = [one.condition for one in row.indications.all()]
        yield Draft(
            Kind.DOCUMENT,
            row.slug,
            row.title,
            row.stance,
            at("document", row.slug),
            names=(row.clinic.name, row.author_name, "clinic page website doctor dr"),
            words=(
                row.clinic.place,
                row.clinic.sells,
                row.clinic.get_takes_patients_display(),
                row.author_credentials,
                row.interests,
                row.bibliography,
                *row.disclaimers,
                *(one.wording for one in row.indications.all()),
                *site.named(treated),
            ),
        )


def protocols(site: Site) -> Iterator[Draft]:
    rows = Protocol.objects.published().select_related("clinic", "document")
    for row in rows.prefetch_related(
        linked("treatments", Treatment), "steps", "targets", "guidance"
    ):
        yield Draft(
            Kind.PROTOCOL,
            row.slug,
            row.name,
            sentences(row.performed_by, f"Sessions: {row.sessions_note}", f"Apart: {row.spacing_note}"),
            at("protocols", part=row.slug),
            names=("how done protocol procedure session sessions steps many often times weeks needle",),
            words=(
                *site.named(row.treatments.all()),
                *(step.text for step in row.steps.all()),
                *(target.name for target in row.targets.all()),
                *(method.name for method in row.guidance.all()),
                *row.not_stated,
                *row.disagreements,
                row.clinic.name if row.clinic else "",
                f"{row.guidance_note} {row.setting_note} {row.get_setting_display()} {row.anaesthesia}",
                f"{row.total_length} {row.session_length} {row.rehabilitation}",
                "anaesthetic recovery rehabilitation afterwards last takes length",
            ),
        )  # fmt: skip


def claims(site: Site) -> Iterator[Draft]:
    rows = Claim.objects.published().select_related("document__clinic")
    for row in rows.prefetch_related(
        linked("treatments", Treatment), linked("conditions", Condition), "reasons", "works"
    ):
        verdict = Verdict(row.verdict)
        yield Draft(
            Kind.CLAIM,
            row.slug,
            row.wording,
            sentences(f"A claim of {row.document.clinic.name}. Verdict: {verdict.label.lower()}"),
            at("claim", row.slug),
            names=("claim claims true say says",),
            words=(
                row.rationale,
                row.paper_reports,
                row.authors_conclude,
                row.caution,
                row.document.title,
                *(reason.get_kind_display() for reason in row.reasons.all()),
                *(work.text for work in row.works.all()),
                *site.named(row.treatments.all(), row.conditions.all()),
            ),
        )


def _stated(rows: QuerySet, *prefetch: Any) -> QuerySet:
    """Rows that a document’s page shows."""
    shown = rows.published().filter(document__in=SourceDocument.objects.published())
    return shown.select_related("document__clinic").prefetch_related(*prefetch)


def facts(site: Site) -> Iterator[Draft]:
    rows = _stated(ContextFact.objects.all(), linked("treatments", Treatment))
    for row in rows.select_related("comment_source"):
        others = f"What others say: {row.comment}" if row.comment else ""
        yield Draft(
            Kind.FACT,
            row.slug,
            row.wording,
            sentences(f"Said by {row.document.clinic.name}", others),
            at("document", row.document.slug, part=row.slug),
            names=(row.get_kind_display(), FACT_WORDS.get(row.kind, "")),
            words=(
                row.attributed_to,
                row.document.title,
                row.comment_source.title if row.comment_source else "",
                *site.named(row.treatments.all()),
            ),
        )


def results(site: Site) -> Iterator[Draft]:
    rows = _stated(ToldResult.objects.all(), linked("treatments", Treatment), "cited_works")
    for row in rows:
        left_out = f"What the page leaves out: {row.left_out}" if row.left_out else ""
        yield Draft(
            Kind.TOLD,
            row.slug,
            row.wording,
            sentences(f"As {row.document.clinic.name} tells it", left_out),
            at("document", row.document.slug, part=row.slug),
            words=(
                f"{row.study_named} {row.design} {row.population} {row.arm} {row.comparator}",
                row.document.title,
                *(work.title for work in row.cited_works.all()),
                *site.named(row.treatments.all()),
                *(site.named([site.measures[row.measure_id]]) if row.measure_id else ()),
            ),
        )


def disagreements(site: Site) -> Iterator[Draft]:
    """Each stands on the page of every document that takes a side; the first is the address."""
    rows = Conflict.objects.published().prefetch_related(
        "positions__document", "positions__reference", linked("treatments", Treatment)
    )
    for row in rows:
        sides = [side for side in row.positions.all() if side.document and side.document.is_public]
        if sides:
            yield Draft(
                Kind.DISAGREEMENT,
                row.slug,
                row.topic,
                row.explanation,
                at("document", sides[0].document.slug, part=f"conflict-{row.slug}"),
                names=("conflict disagree disagreement contradict contradiction",),
                words=(
                    *(side.text for side in row.positions.all()),
                    *site.named(row.treatments.all()),
                ),
            )


def exclusions(site: Site) -> Iterator[Draft]:
    for row in Exclusion.objects.published():
        yield Draft(
            Kind.EXCLUSION,
            row.slug,
            row.name,
            row.reason,
            at("exclusions", part=row.slug),
            words=(row.source, row.get_kind_display(), "left out missing excluded"),
        )


COLLECTORS = (
    questions,
    documents,
    protocols,
    claims,
    facts,
    results,
    disagreements,
    exclusions,
)
