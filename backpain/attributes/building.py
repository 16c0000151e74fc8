"""Small pieces that every answer is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from backpain.comparison import Cell, Silence, Source, Statement
from evidence.profiles import Profile, Ranges, Ref

WEAK = "Weak source, not confirmed."
ONCE = "Checked once."


def said_or(silence: Silence, statements: Iterable[Statement], detail: str = "") -> Cell:
    """The statements, or the silence where there is none."""
    found = tuple(statements)
    return Cell(found) if found else Cell(silence=silence, detail=detail)


def statement(text: str) -> Statement:
    return Statement(capitalised(text))


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: PRP stays PRP, Prolotherapy becomes prolotherapy."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def study_source(ref: Ref) -> Source:
    return Source(ref.name, reverse("study", args=[ref.slug]))


def study_sources(refs: Sequence[Ref]) -> tuple[Source, ...]:
    return tuple(study_source(ref) for ref in refs)


def reference_source(ref: Ref) -> Source:
    return Source(ref.name, reverse("reference", args=[ref.slug]))


def variant_label(profile: Profile, treatment: Ref) -> str:
    """The variant’s name where a statement is about one, else nothing."""
    return "" if treatment.slug == profile.slug else treatment.name


def standing_notes(standing: str) -> tuple[str, ...]:
    return {"weak": (WEAK,), "checked-once": (ONCE,)}.get(standing, ())


def range_sentence(ranges: Ranges) -> str:
    """What chance leaves open in a comparison, in whole people of 100."""
    left, right = _span(ranges.treatment), _span(ranges.comparison)
    gap = ""
    if ranges.difference:
        low, high = ranges.difference
        gap = f"; the difference between {_more(low)} and {_more(high)} of 100"
    return (
        f"With this many people, chance alone leaves open {left} of 100 against {right} of 100"
        f"{gap} (95 percent ranges, our calculation)."
    )


def _span(bounds: tuple[float, float]) -> str:
    return f"{bounds[0]:.0f} to {bounds[1]:.0f}"


def _more(points: float) -> str:
    return f"{abs(points):.0f} {'fewer' if round(points) < 0 else 'more'}"


def people(n: int | None) -> str:
    """How many took part, said in words where unknown."""
    if n is None:
        return "Number of people not stated."
    return f"{n:,} people took part." if n != 1 else "1 person took part."
