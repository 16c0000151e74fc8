"""One paper is one record, can be found by others, and is there because something rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.checks import CheckMessage, Error
from django.db.models import Exists, OuterRef

from evidence.models import Reference, Study
from treatments.search import words_of

from .registry import rule


@rule
def published_studies_have_reports() -> Iterator[CheckMessage]:
    reports = Study.reports.through.objects.filter(study=OuterRef("pk"))
    for study in Study.objects.published().filter(~Exists(reports)):
        yield Error("The study names no paper that reports it.", obj=study, id="content.E012")


@rule
def references_are_used() -> Iterator[CheckMessage]:
    relations = [
        relation
        for relation in Reference._meta.get_fields()
        if relation.auto_created and not relation.concrete
    ]
    unused = Reference.objects.all()
    for relation in relations:
        unused = unused.filter(**{f"{relation.name}__isnull": True})
    for reference in unused:
        yield Error("Nothing uses this reference.", obj=reference, id="content.E019")


@rule
def one_paper_is_one_record() -> Iterator[CheckMessage]:
    """DOI and PMID are unique in the table; a paper without them is known by title and year."""
    first: dict[tuple[str, int | None], Reference] = {}
    for reference in Reference.objects.order_by("pk"):
        key = (" ".join(words_of(reference.title)), reference.year)
        other = first.setdefault(key, reference)
        if other is not reference:
            yield Error(
                f"This paper is already here as “{other.slug}”: same title and year.",
                obj=reference,
                id="content.E020",
            )


@rule
def references_can_be_found() -> Iterator[CheckMessage]:
    """Others must be able to look: a DOI, a PMID or an address, or the source is marked weak."""
    for reference in Reference.objects.filter(doi=None, pmid=None, weak_source=False):
        printed = reference.csl.get("container-title") or reference.csl.get("publisher")
        if not reference.csl.get("URL") and not printed:
            yield Error(
                "The work has no DOI, PMID, address, journal or publisher, and is not marked weak.",
                obj=reference,
                id="content.E021",
            )
