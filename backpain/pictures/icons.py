"""A hundred people as ten rows of ten: how many of them a result counts.

Counted people come first, row by row, never scattered. Where chance leaves a range, people
between its lower end and the count are half filled, and people between the count and its upper
end are a small mark: fewer may have been counted, or more.

Source of the form: M. Galesic, R. Garcia-Retamero, G. Gigerenzer, Health Psychol 2009;28:210-216.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from backpain.comparison import MixedLanesError

from .common import NoPicture, Role, Shape, whole

PEOPLE = 100
ROW = 10
CELL = 10  # one person's square, in units of the view box
HALF = CELL // 2


@dataclass(frozen=True, slots=True)
class Grid:
    """One group of a hundred people. `low` and `high` equal `count` where there is no range.

    `words` follow the count: “of 100 (33 to 59) after prolotherapy”.
    """

    role: Role
    count: int
    low: int
    high: int
    words: str
    shapes: tuple[Shape, ...]

    @property
    def title(self) -> str:
        return _("%(count)s of 100 people are marked.") % {"count": self.count}

    @property
    def sentence(self) -> str:
        return f"{self.count} {self.words}"


@dataclass(frozen=True, slots=True)
class IconArray:
    """The same result in one group or two, on grids of the same size. `notes` tell how to read them."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...]
    is_harm: bool
    is_alone: bool
    kind: str = "icons"


def icon_array(
    counted: str, *grids: Grid | NoPicture, is_harm: bool = False
) -> IconArray | NoPicture:
    """One grid a group. `counted` says who is counted; one group without a grid refuses the whole.

    Raises MixedLanesError where a group without a comparison stands beside another.
    """
    for each in grids:
        if isinstance(each, NoPicture):
            return each
    is_alone = any(each.role == Role.ALONE for each in grids)
    if is_alone and len(grids) > 1:
        raise MixedLanesError("A result without a comparison group stands alone.")
    notes = [counted]
    if is_alone:
        notes.append(_alone(is_harm))
    if any(each.low < each.count for each in grids):
        notes.append(_("Half marks: by chance it may be fewer."))
    if any(each.count < each.high for each in grids):
        notes.append(_("Small marks: by chance it may be more."))
    if any(each.low < each.high for each in grids):
        notes.append(_("These are 95 percent ranges, our calculation."))
    return IconArray(grids, tuple(notes), is_harm, is_alone)


def _alone(is_harm: bool) -> str:
    """What a missing comparison group means, without making little of a harm."""
    if is_harm:
        return _("No comparison group: nobody was counted who did not have the treatment.")
    return _("No comparison group: not shown to be caused by the treatment.")


def grid(
    role: Role, share: float | None, label: str, bounds: tuple[float, float] | None = None
) -> Grid | NoPicture:
    """A hundred people of whom `share` percent are counted; `bounds` is what chance leaves open.

    `label` says who they are: “after prolotherapy”. A share that is not known, or that would be
    rounded to nobody or to everybody, gives no picture. Raises ValueError outside 0 to 100.
    """
    if share is None:
        return NoPicture(_("Not drawn: how many of 100 is not reported."))
    if not 0 <= share <= PEOPLE:
        raise ValueError(f"{share} of 100 is not a share of people.")
    if 0 < share < 1 or PEOPLE - 1 < share < PEOPLE:
        return NoPicture(_("Not drawn: a grid of 100 people is too coarse for this share."))
    count = whole(share)
    low, high = _around(count, bounds)
    words = {"low": low, "high": high, "label": label}
    said = _("of 100 (%(low)s to %(high)s) %(label)s") if low < high else _("of 100 %(label)s")
    return Grid(role, count, low, high, said % words, _shapes(role, count, low, high))


def _around(count: int, bounds: tuple[float, float] | None) -> tuple[int, int]:
    """The range in whole people, which always holds the count."""
    if bounds is None:
        return count, count
    low, high = (min(max(bound, 0), PEOPLE) for bound in bounds)
    return min(whole(low), count), max(whole(high), count)


def _shapes(role: Role, count: int, low: int, high: int) -> tuple[Shape, ...]:
    """Every person once, below what makes a mark hollow, hatched or half."""
    counted, maybe = people(0, count), people(count, high)
    layers = [
        Shape("nobody", people(high, PEOPLE)),
        Shape("person", counted),
        Shape("maybe", maybe),
    ]
    if role != Role.TREATMENT:
        layers += [Shape("person hole", counted), Shape("maybe hole", maybe)]
    if role == Role.ALONE:
        layers.append(Shape("person filling", counted))
    layers.append(Shape("cut", upper_halves(low, count)))
    return tuple(layer for layer in layers if layer.path)


def people(start: int, stop: int) -> str:
    """The path of persons `start` to `stop`, from 0: a line a row, which a dash turns into dots."""
    return "".join(
        f"M{column * CELL + HALF} {row * CELL + HALF}h{(n - 1) * CELL + 1}"
        for row, column, n in _runs(start, stop)
    )


def upper_halves(start: int, stop: int) -> str:
    """A path along the upper halves of these persons, to cover them."""
    return "".join(
        f"M{column * CELL} {row * CELL + HALF / 2}h{n * CELL}"
        for row, column, n in _runs(start, stop)
    )


def _runs(start: int, stop: int) -> list[tuple[int, int, int]]:
    """Row, first column and length of each row's part of a run of persons."""
    found = []
    while start < stop:
        row, column = divmod(start, ROW)
        n = min(ROW - column, stop - start)
        found.append((row, column, n))
        start += n
    return found
