"""Every kind of picture in its edge cases, for the style guide. The numbers are made up and say so."""

from __future__ import annotations

from typing import Any

from evidence.choices import Design, Domain, EffectMeasure
from evidence.profiles import (
    BeforeAfter,
    CourseValue,
    EffectValue,
    Figures,
    ProtocolValue,
    Ref,
    StudyValue,
)
from evidence.quantities import Scale
from evidence.schedule import UNTOLD, Pace, StepValue
from evidence.studied import StudiedValue

from .common import Role
from .forest import forest
from .icons import grid, icon_array
from .matrix import EvidenceMap, Known, evidence_map
from .scores import Changed, Compared, before_after, dumbbell
from .spine import REGIONS, Place, Spine, spine
from .split import split_bar
from .timeline import timeline

MADE_UP = "A made-up result"
SCALE = Scale(Ref("sample", "A made-up score"), "", 0, 100, "lower", "points", 15, False)


def all_pictures() -> list[tuple[str, Any]]:
    """A name and a picture each."""
    return [*_icons(), *_scores(), ("Forest plot", _forest()), ("Split bar", _split())]


def drawings() -> list[tuple[str, Any]]:
    """A name and a drawing each: pictures of places and days."""
    return [("The back, two places marked", _spine()), ("Two ways on one time axis", _timeline())]


def _spine() -> Spine:
    marked = ("intervertebral-disc", "sacroiliac-joint")
    return spine(
        Place(region.slug, region.slug, marked=region.slug in marked) for region in REGIONS
    )


def _timeline() -> Any:
    told = Pace((StepValue("A made-up session.", 0, 0), StepValue("Made-up exercises.", 14, 42)))
    worked_out = Pace(sessions_min=2, sessions_max=3, weeks_min=2, weeks_max=4)
    return timeline(
        _protocol(f"sample-{number}", pace)
        for number, pace in enumerate((told, worked_out, UNTOLD), start=1)
    )


def _protocol(slug: str, pace: Pace) -> ProtocolValue:
    return ProtocolValue(
        slug=slug,
        name=f"A made-up way ({slug})",
        performed_by="A made-up clinic",
        document=Ref("sample", "A page"),
        sessions="",
        spacing="",
        guidance=(),
        guidance_note="",
        setting_label="",
        anaesthesia="",
        session_length="",
        rehabilitation="",
        pace=pace,
    )


def sample_map() -> EvidenceMap:
    """The map with a treatment compared, one not compared and one not studied."""
    return evidence_map(
        (
            _known("Compared", Design.RCT, controlled=True),
            _known("Not compared", Design.CASE_SERIES, controlled=False),
            Known("sample-none", "Not studied", "treatment", "", (), ()),
        )
    )


def _known(name: str, design: Design, *, controlled: bool) -> Known:
    study = StudyValue("sample", MADE_UP, design, design.label, None, None, (), (), "")
    studied = StudiedValue("sample", Domain.PAIN, controlled)
    return Known(f"sample-{design}", name, "treatment", "", (study,), (studied,))


def _icons() -> list[tuple[str, Any]]:
    pairs = [(0, 1), (1, 0), (46, 36), (99, 100), (100, 99)]
    plain = [(f"Icons: {one} and {other}", _pair(one, other)) for one, other in pairs]
    ranges = {"ranges": ((33, 59), (25, 49))}
    alone = grid(Role.ALONE, 12, "people had it", (8, 17))
    return [
        *plain,
        ("Icons with ranges", _pair(46, 36, **ranges)),
        ("Icons of none, with a range", _pair(0, 0, ranges=((0, 12), (0, 11)))),
        ("Icons of harm", _pair(22, 12, is_harm=True)),
        ("Icons of harm with ranges", _pair(46, 36, is_harm=True, **ranges)),
        ("Icons without a comparison group", icon_array("Hatched: counted.", alone)),
        (
            "Icons of harm without a comparison group",
            icon_array("Hatched: had it.", alone, is_harm=True),
        ),
        ("Icons, number missing", _pair(None, 36)),
        ("Icons, too rare for 100", _pair(0.4, 36)),
    ]


def _pair(
    one: float | None, other: float, *, ranges: Any = (None, None), is_harm: bool = False
) -> Any:
    return icon_array(
        "Each grid is 100 people.",
        grid(Role.TREATMENT, one, "after a treatment", ranges[0]),
        grid(Role.COMPARISON, other, "with a comparison", ranges[1]),
        is_harm=is_harm,
    )


def _scores() -> list[tuple[str, Any]]:
    usual = Figures(33.1, 36.6, False, False, "", scale=SCALE, spreads=((26.4, 39.8), (29.1, 44.1)))
    equal = Figures(40, 40, False, False, "", scale=SCALE)
    ends = Figures(0, 100, False, False, "", scale=SCALE)
    names = {"12 months": usual, "Equal": equal, "Both ends": ends}
    rows = [
        Compared(label, each, "after a treatment", "with a comparison")
        for label, each in names.items()
    ]
    unknown = Compared("", Figures(3, 4, False, False, ""), "after", "with")
    changed = [
        Changed(label, BeforeAfter(*scores, SCALE))
        for label, scores in (("Better", (66, 20.9)), ("Worse", (20, 35)))
    ]
    return [
        ("Dumbbell", dumbbell(rows)),
        ("Dumbbell, scale unknown", dumbbell([unknown])),
        ("Before and after, no comparison group", before_after(changed)),
    ]


def _forest() -> Any:
    numbers = [(-3.5, -13.4, 6.4, True), (-12, -23.6, -0.5, False), (2, None, None, False)]
    return forest([_effect(*each) for each in numbers])


def _effect(
    estimate: float, low: float | None, high: float | None, calculated: bool
) -> EffectValue:
    kind = EffectMeasure.MEAN_DIFFERENCE
    return EffectValue(
        slug="sample",
        study=Ref("yelland-2004", MADE_UP),
        conditions=(),
        measure=SCALE.measure,
        domain="pain",
        effect_measure=kind,
        effect_label=kind.label,
        unit="points",
        side="lower",
        comparison="a comparison",
        time_point="12 months",
        weeks=52,
        estimate=estimate,
        low=low,
        high=high,
        calculated=calculated,
        scale=SCALE,
        standing="checked-once",
    )


def _split() -> Any:
    return split_bar(
        CourseValue(
            slug="sample",
            name=MADE_UP,
            kind="split",
            kind_label="",
            condition=None,
            domain="pain",
            population="",
            time_point="short term",
            text="",
            split=(49, 18, 33),
            source=Ref("pedersen2024-attribution", "A source"),
            standing="checked-once",
        )
    )
