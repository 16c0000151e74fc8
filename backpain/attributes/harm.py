"""What can go wrong? With the same care as what helps."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backpain.comparison import Cell, Silence, Statement
from backpain.language import content, label
from backpain.numbers import whole, written
from evidence.choices import HarmState, Severity
from evidence.profiles import CourseValue, HarmValue, Profile

from .building import reference_source, said_or, standing_notes, variant_label

NO_RECORD = gettext_lazy("No source we read says how often. That is not the same as “safe”.")


def serious(profile: Profile) -> Cell:
    return _harms(profile, [harm for harm in profile.harms if harm.severity == Severity.SERIOUS])


def other(profile: Profile) -> Cell:
    return _harms(profile, [harm for harm in profile.harms if harm.severity != Severity.SERIOUS])


def all_harms(profile: Profile) -> Cell:
    return _harms(profile, list(profile.harms))


def anyway(courses: Sequence[CourseValue]) -> Cell:
    return Cell(silence=Silence.DOES_NOT_APPLY, detail=_("No treatment, no harm from treatment."))


def _harms(profile: Profile, harms: list[HarmValue]) -> Cell:
    """Harms that happened stand first: a cell that shows only a few must not open with “none seen”."""
    told = sorted(harms, key=unseen)
    return said_or(
        Silence.NOT_REPORTED, (harm_statement(profile, harm) for harm in told), NO_RECORD
    )


def unseen(harm: HarmValue) -> int:
    """0 for a harm that happened to somebody, 1 where nobody had it, 2 where nobody told of it."""
    return {HarmState.NONE_SEEN: 1, HarmState.NOT_REPORTED: 2}.get(harm.state, 0)


def harm_statement(profile: Profile, harm: HarmValue) -> Statement:
    variant = variant_label(profile, harm.treatment)
    about = ", ".join(part for part in (variant, content(harm.name), harm_size(harm)) if part)
    return Statement(
        text=content(harm.text),
        label=about,
        short=about,
        notes=(*_chance(harm), *standing_notes(harm.standing)),
        sources=(reference_source(harm.source),),
    )


def _chance(harm: HarmValue) -> tuple[str, ...]:
    """What a count leaves open: none of 20 people does not mean never."""
    if harm.range is None:
        return ()
    low, high = (_percent(bound) for bound in harm.range)
    return (
        _(
            "Chance alone leaves open %(low)s to %(high)s of 100 (95 percent range, our calculation)."
        )
        % {"low": low, "high": high},
    )


def _percent(bound: float) -> str:
    """Whole people of 100; decimals where there are few, so that a rare harm is not rounded away."""
    decimals = 0 if bound >= 10 else 1 if bound >= 1 else 2
    text = f"{bound:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text


def harm_size(harm: HarmValue) -> str:
    """“2 in 40 people”, “1.5 of 100”, or the word for what is known."""
    counted = content(harm.total_unit) or _("people")
    if harm.events is not None:
        return _("%(events)s of %(total)s %(counted)s") % {
            "events": whole(harm.events),
            "total": whole(harm.total),
            "counted": counted,
        }
    if harm.percent is not None:
        share = written(f"{harm.percent:.3f}".rstrip("0").rstrip("."))
        return _("%(share)s of 100 %(counted)s") % {"share": share, "counted": counted}
    return "" if harm.state == HarmState.RATE else label(harm.state_label).lower()
