"""Entries for research: studies with their results, and papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from backpain.models import Kind
from evidence.choices import Design
from evidence.csl import vancouver
from evidence.models import Outcome, Reference, Study
from treatments.models import Condition, Treatment

from .entries import Draft, Site, at, linked, sentences


def studies(site: Site) -> Iterator[Draft]:
    results: dict[int, list[str]] = defaultdict(list)
    outcomes = Outcome.objects.filter(study__in=Study.objects.published()).select_related("arm")
    for study, measure, *texts in outcomes.values_list(
        "study_id", "measure_id", "text", "mark", "arm__label", "comparison__label"
    ):
        results[study] += [*filter(None, texts), *site.named([site.measures[measure]])]
    rows = Study.objects.published().prefetch_related(
        linked("treatments", Treatment), linked("conditions", Condition)
    )
    for row in rows:
        design = Design(row.design)
        people = f"{row.n:,} people" if row.n else "Number of people not stated"
        yield Draft(
            Kind.STUDY,
            row.slug,
            row.name,
            sentences(design.label, people, row.population),
            at("study", row.slug),
            names=(row.slug, "study trial research"),
            words=(
                f"{row.design_note} {row.setting} {row.follow_up} {row.registration} {row.funding}",
                f"{row.product_note} {row.harms_note} {row.authors_conclusion} {row.not_read}",
                *site.named(row.treatments.all(), row.conditions.all()),
                *results[row.pk],
            ),
            weight=3 * (Design.SYSTEMATIC_REVIEW.strength - design.strength),
        )


def papers(site: Site) -> Iterator[Draft]:
    for row in Reference.objects.all():
        yield Draft(
            Kind.PAPER,
            row.slug,
            row.title or row.slug,
            vancouver(row.csl),
            at("reference", row.slug),
            names=("paper article",),
            words=(row.slug, row.get_read_level_display(), row.doi or "", row.pmid or ""),
        )


COLLECTORS = (studies, papers)
