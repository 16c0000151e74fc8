"""What stands before a person who checks a claim: its passage in context, and each number it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .choices import Verdict
from .digits import told, unstated
from .locators import LOCATOR
from .models import Claim, ClaimCheck
from .passages import NoPassageError, passages, sentences

LINES_AROUND = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document; `cited`: the claim names its place."""

    locator: str
    text: str
    cited: bool


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """A number of our wording; `stands`: the passage holds it, or shown arithmetic gives it."""

    number: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a document says what a claim says. `problem`: why it cannot be shown."""

    sentences: tuple[Sentence, ...] = ()
    numbers: tuple[ToldNumber, ...] = ()
    problem: str = ""


def passage_of(claim: Claim, text: str | None) -> Passage:
    """The passage of a claim in the text of its document, with the lines around it."""
    if text is None:
        return Passage(
            problem="The document’s text is not attached, so the passage cannot be shown."
        )
    try:
        found = passages(text, claim.locators)
        wrong = unstated([claim.wording], found, claim.calculations)
    except (NoPassageError, ValueError) as error:
        return Passage(_around(text, claim.locators), problem=str(error))
    return Passage(_around(text, claim.locators), _numbers(claim.wording, wrong))


def _numbers(wording: str, wrong: Sequence[Decimal]) -> tuple[ToldNumber, ...]:
    return tuple(
        ToldNumber(f"{number.normalize():f}", number not in wrong)
        for number in sorted(told(wording))
    )


def _around(text: str, locators: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences of the lines named and of those around them, in order, each once."""
    lines = text.split("\n")
    places = [place for place in map(LOCATOR.match, locators) if place]
    wanted = sorted(
        {
            line
            for place in places
            for line in range(
                int(place["line"]) - LINES_AROUND, int(place["line"]) + LINES_AROUND + 1
            )
            if 1 <= line <= len(lines)
        }
    )
    code = locators[0].partition(":")[0] if locators else ""
    return tuple(
        Sentence(place, sentence, place in locators)
        for line in wanted
        for number, sentence in enumerate(sentences(lines[line - 1]), start=1)
        for place in [f"{code}:{line}.{number}"]
    )


def waiting_for(checker_id: int) -> list[Claim]:
    """The claims that this contributor may check and has not, as they stand now, document by document.

    Three queries, whatever there is.
    """
    claims = (
        Claim.objects.exclude(author=checker_id)
        .exclude(verdict=Verdict.NOT_CHECKED)
        .order_by("document__code", "slug")
        .prefetch_related("works")
    )
    done = dict(
        ClaimCheck.objects.filter(checker=checker_id).values_list("claim_id", "fingerprint")
    )
    return [claim for claim in claims if done.get(claim.pk) != claim.fingerprint]
