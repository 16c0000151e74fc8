"""Small pieces that every answer is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from backpain.comparison import Cell, Silence, Source, Statement
from backpain.language import content
from backpain.numbers import whole
from evidence.profiles import Profile, Ranges, Ref

WEAK = gettext_lazy("Weak source, not confirmed.")
ONCE = gettext_lazy("Checked once.")


def said_or(silence: Silence, statements: Iterable[Statement], detail: str = "") -> Cell:
    """The statements, or the silence where there is none."""
    found = tuple(statements)
    return Cell(found) if found else Cell(silence=silence, detail=str(detail))


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: PRP stays PRP, Prolotherapy becomes prolotherapy."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def study_source(ref: Ref) -> Source:
    return Source(content(ref.name), reverse("study", args=[ref.slug]))


def study_sources(refs: Sequence[Ref]) -> tuple[Source, ...]:
    return tuple(study_source(ref) for ref in refs)


def reference_source(ref: Ref) -> Source:
    return Source(content(ref.name), reverse("reference", args=[ref.slug]))


def variant_label(profile: Profile, treatment: Ref) -> str:
    """The variant’s name where a statement is about one, else nothing."""
    return "" if treatment.slug == profile.slug else content(treatment.name)


def standing_notes(standing: str) -> tuple[str, ...]:
    return {"weak": (str(WEAK),), "checked-once": (str(ONCE),)}.get(standing, ())


def range_sentence(ranges: Ranges) -> str:
    """What chance leaves open in a comparison, in whole people of 100."""
    left, right = _span(ranges.treatment), _span(ranges.comparison)
    if not ranges.difference:
        return _(
            "With this many people, chance alone leaves open %(left)s of 100 against %(right)s of 100 "
            "(95 percent ranges, our calculation)."
        ) % {"left": left, "right": right}
    low, high = ranges.difference
    return _(
        "With this many people, chance alone leaves open %(left)s of 100 against %(right)s of 100; "
        "the difference between %(low)s and %(high)s of 100 (95 percent ranges, our calculation)."
    ) % {"left": left, "right": right, "low": _more(low), "high": _more(high)}


def _span(bounds: tuple[float, float]) -> str:
    return _("%(low)s to %(high)s") % {"low": f"{bounds[0]:.0f}", "high": f"{bounds[1]:.0f}"}


def _more(points: float) -> str:
    number = {"number": f"{abs(points):.0f}"}
    return (_("%(number)s fewer") if round(points) < 0 else _("%(number)s more")) % number


def people(n: int | None) -> str:
    """How many took part, said in words where unknown."""
    if n is None:
        return _("Number of people not stated.")
    return ngettext("%(n)s person took part.", "%(n)s people took part.", n) % {"n": whole(n)}
