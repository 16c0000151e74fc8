"""A verdict names what it was judged by, and a printed citation leads to its work."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.checks import CheckMessage, Error

from evidence.choices import Support, Verdict
from evidence.models import Claim, PrintedCitation, SourceDocument

from .registry import rule

JUDGED = [Verdict.SUPPORTED, Verdict.PARTLY, Verdict.NOT_SUPPORTED, Verdict.CONTRADICTED]


@rule
def verdicts_rest_on_works() -> Iterator[CheckMessage]:
    claims = Claim.objects.published().prefetch_related(
        "citations__reference", "cited_works", "reasons", "works"
    )
    for claim in claims:
        works = set(claim.cited_works.all())
        if claim.verdict in JUDGED and not works:
            yield Error(
                "The verdict names no work that it was judged by.", obj=claim, id="content.E009"
            )
        if claim.verdict in JUDGED[1:] and not claim.reasons.all():
            yield Error("The verdict has no typed reason.", obj=claim, id="content.E010")
        if claim.support == Support.NONE and not works and claim.verdict == Verdict.CANNOT_TELL:
            yield Error(
                "A claim without a source is “no source given”, not “cannot tell”.",
                obj=claim,
                id="content.E011",
            )
        yield from _citations_lead_to_works(claim, works)
        judged = {work.reference_id for work in claim.works.all()}
        if unjudged := sorted(work.slug for work in works if work.pk not in judged):
            yield Error(
                f"No verdict says what these cited works hold: {', '.join(unjudged)}.",
                obj=claim,
                id="content.E022",
            )


def _citations_lead_to_works(claim: Claim, works: set) -> Iterator[CheckMessage]:
    entries = list(claim.citations.all())
    if claim.support == Support.CITED and not entries:
        yield Error("The claim cites a reference but names none.", obj=claim, id="content.E007")
    if missing := {entry.reference for entry in entries} - works:
        names = ", ".join(sorted(work.slug for work in missing))
        yield Error(
            f"Cited entries resolve to works not listed: {names}.", obj=claim, id="content.E008"
        )
    if any(entry.document_id != claim.document_id for entry in entries):
        yield Error(
            "The claim cites an entry of another document’s list.", obj=claim, id="content.E017"
        )


@rule
def printed_lists_have_no_gaps() -> Iterator[CheckMessage]:
    """Entries are known by their place, whatever number is printed: 000 prints its 9 to 12 as 1, 1, 2, 3."""
    entries = PrintedCitation.objects.order_by("document", "position")
    places: dict[int, list[int]] = {}
    for document, position in entries.values_list("document", "position"):
        places.setdefault(document, []).append(position)
    for document in SourceDocument.objects.filter(pk__in=places):
        found = places[document.pk]
        if missing := sorted(set(range(1, max(found) + 1)) - set(found)):
            numbers = ", ".join(map(str, missing))
            yield Error(
                f"Its printed reference list lacks entry {numbers}.",
                obj=document,
                id="content.E018",
            )
