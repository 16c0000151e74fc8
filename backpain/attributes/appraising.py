"""What a clinician asks of a number before trusting it: measure, people, design, bias, interval."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from backpain.comparison import Fact
from backpain.language import content, label
from backpain.numbers import plain, whole
from evidence.choices import RiskOfBias
from evidence.profiles import Figures, FindingValue, Profile, Ref, UncontrolledValue


def finding_facts(profile: Profile, finding: FindingValue) -> tuple[Fact, ...]:
    """How a finding was measured and judged. What is not known is said, not left out."""
    return (
        Fact(_("Measure"), content(finding.measure.name)),
        Fact(_("Compared with"), content(finding.comparison_note)),
        Fact(_("People (n)"), _people(finding.n, overlapping=finding.overlapping)),
        Fact(_("Direction"), label(finding.direction_label)),
        *_difference(finding.figures),
        *_designs(profile, finding.studies),
        Fact(_("Certainty before downgrades"), label(finding.start_label)),
        Fact(_("Downgrades"), _downgrades(finding)),
    )


def uncontrolled_facts(profile: Profile, result: UncontrolledValue) -> tuple[Fact, ...]:
    """How a before-and-after result was measured."""
    return (
        Fact(_("Measure"), content(result.measure.name)),
        Fact(_("People (n)"), _people(result.n)),
        *_designs(profile, (result.study,), known=result.design_label),
    )


def _people(n: int | None, *, overlapping: bool = False) -> str:
    if overlapping:
        return _("not added up: reviews and trials share people")
    return _("not stated") if n is None else whole(n)


def _difference(figures: Figures | None) -> Iterable[Fact]:
    """The treatment’s figure less the comparison’s, with its interval where counts allow one."""
    if figures is None:
        return
    gap = _signed(figures.treatment - figures.comparison)
    unit = _("of 100") if figures.of_100 else _("points")
    interval = _("95 percent interval not in what we read")
    if figures.ranges and figures.ranges.difference:
        low, high = (_signed(round(bound)) for bound in figures.ranges.difference)
        interval = _("95 percent interval %(low)s to %(high)s, our calculation") % {
            "low": low,
            "high": high,
        }
    yield Fact(_("Difference"), f"{gap} {unit} ({label(figures.better).lower()}); {interval}")


def _signed(value: float) -> str:
    return f"+{plain(value)}" if value > 0 else plain(value + 0.0)


def _designs(profile: Profile, studies: Iterable[Ref], known: str = "") -> Iterable[Fact]:
    """Design and risk of bias of each study, once where they agree."""
    of = {study.slug: study for study in profile.studies}
    found = [of[ref.slug] for ref in studies if ref.slug in of]
    designs = dict.fromkeys(label(study.design_label) for study in found) or dict.fromkeys(
        [label(known)]
    )
    biases = dict.fromkeys(
        str(RiskOfBias(study.risk_of_bias).label) for study in found if study.risk_of_bias
    )
    elsewhere = _("see the study")
    yield Fact(_("Design"), "; ".join(filter(None, designs)) or elsewhere)
    yield Fact(_("Risk of bias"), "; ".join(biases) or elsewhere)


def _downgrades(finding: FindingValue) -> str:
    told = [f"{label(reason.domain)} −{reason.steps}" for reason in finding.reasons]
    return "; ".join(told) or _("none")
