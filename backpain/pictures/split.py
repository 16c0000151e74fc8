"""How much of an improvement would have come anyway: one bar of three parts that add up to 100."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from backpain.language import content
from evidence.profiles import CourseValue, Ref

from .common import NoPicture

WIDTH = 300
GAP = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar: its place in the view box and what it is."""

    look: str
    percent: int
    x: float
    width: float
    label: str

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class SplitBar:
    title: str
    parts: tuple[Part, ...]
    caption: str
    source: Ref
    kind: str = "split"


def split_bar(course: CourseValue) -> SplitBar | NoPicture:
    """The three parts of a course that has them: by itself, with a sham, with the treatment itself.

    Raises ValueError where the parts do not add up to 100: such a bar would lie by its length.
    """
    if course.split is None:
        return NoPicture(_("Not drawn: no source we read splits this improvement into its parts."))
    if sum(course.split) != 100 or min(course.split) < 0:
        raise ValueError(f"“{course.name}” does not split into parts that add up to 100.")
    parts = tuple(_parts(course.split))
    return SplitBar(
        title=_title(parts),
        parts=parts,
        caption=_("Time: %(time)s. Parts of an average, not of one person’s improvement. Source:")
        % {"time": content(course.time_point)},
        source=course.source,
    )


def _parts(split: tuple[int, int, int]) -> list[Part]:
    labels = (
        ("anyway", _("also came with no treatment")),
        ("sham", _("came from the placebo, a sham")),
        ("treatment", _("came from the treatment itself")),
    )
    found, x = [], 0.0
    for (look, label), percent in zip(labels, split, strict=True):
        width = WIDTH * percent / 100
        found.append(Part(look, percent, x, max(width - GAP, 0), label))
        x += width
    return found


def _title(parts: tuple[Part, ...]) -> str:
    told = ", ".join(str(part.percent) for part in parts)
    return _("A bar of 100 parts: %(parts)s.") % {"parts": told}
