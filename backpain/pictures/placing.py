"""Which picture answers which result: a finding, a harm or a change in, a picture out.

`statement_pictures` gives them by the statement that says the same in words, so that whatever shows
a statement can show its picture beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from backpain.attributes.anyway import course_statement
from backpain.attributes.benefit import (
    controlled_statement,
    told_once,
    uncontrolled_statement,
)
from backpain.attributes.building import in_sentence
from backpain.attributes.harm import harm_statement
from backpain.comparison import Statement
from backpain.language import content, label
from evidence.choices import Domain
from evidence.figures import figures
from evidence.models import Course, Finding
from evidence.profiles import (
    CourseValue,
    Figures,
    FindingValue,
    HarmValue,
    Profile,
    Share,
    UncontrolledValue,
)
from evidence.values import course

from .common import NoPicture, Role
from .icons import IconArray, grid, icon_array
from .scores import Changed, Compared, before_after, dumbbell
from .split import SplitBar, split_bar

PEOPLE = ("", "people")


def finding_picture(finding: FindingValue) -> Any:
    """Icons for people of 100, a dumbbell for scores on a known scale, else why there is none."""
    return figures_picture(
        finding.figures,
        measure=finding.measure.name,
        treatment=finding.treatment.name,
        comparison=finding.comparison_note,
        time=content(finding.time_point) or label(finding.term_label),
        is_harm=finding.domain == Domain.HARM,
    )


def record_picture(record: Finding) -> Any:
    """The same of a finding as it stands in the database, where its headline comes with it."""
    headline = record.headline
    return figures_picture(
        figures(headline) if headline and headline.study.is_public else None,
        measure=record.measure.name,
        treatment=record.treatment.name,
        comparison=record.comparison_note,
        time=content(headline.time_point) if headline else "",
        is_harm=record.measure.domain == Domain.HARM,
    )


def figures_picture(
    found: Figures | None,
    *,
    measure: str,
    treatment: str,
    comparison: str,
    time: str,
    is_harm: bool,
) -> Any:
    """A compared result’s figures: icons, a dumbbell, or why there is none."""
    if found is None:
        return NoPicture(_("Not drawn: what we read gives no figure of both groups."))
    after = _("after %(name)s") % {"name": content(in_sentence(treatment))}
    other = _("with %(name)s") % {"name": content(comparison)}
    if not found.of_100:
        return dumbbell([Compared(time, found, after, other)])
    bounds = (found.ranges.treatment, found.ranges.comparison) if found.ranges else (None, None)
    return icon_array(
        _("Each grid is 100 people. Filled or ringed marks are counted: %(what)s.")
        % {"what": counted(measure, found.mark)},
        grid(Role.TREATMENT, found.treatment, after, bounds[0]),
        grid(Role.COMPARISON, found.comparison, other, bounds[1]),
        is_harm=is_harm,
    )


def findings_with_pictures(records: Iterable[Finding]) -> list[tuple[Finding, Any]]:
    """Each finding with its picture, or with nothing where there is none."""
    drawn = ((record, record_picture(record)) for record in records)
    return [(record, None if isinstance(each, NoPicture) else each) for record, each in drawn]


def counted(measure: str, mark: str) -> str:
    """Whom a result counts, inside a sentence: “return to work (at the old job)”."""
    words = f"{in_sentence(measure)} ({in_sentence(mark)})" if mark else in_sentence(measure)
    return content(words)


def harm_picture(harm: HarmValue) -> Any:
    """How many of 100 people, hatched: nobody was compared with them."""
    if harm.total_unit not in PEOPLE:
        return NoPicture(_("Not drawn: these are not people, or not people alone."))
    percent = harm.percent
    if harm.events is not None and harm.total:
        percent = 100 * harm.events / harm.total
    return icon_array(
        _("The grid is 100 people. Hatched marks are those who had it."),
        grid(Role.ALONE, percent, _("people had it"), harm.range),
        is_harm=True,
    )


def uncontrolled_picture(result: UncontrolledValue) -> Any:
    """Before and after on one scale, or the share of people in one group: always hatched."""
    if result.change:
        return before_after([Changed(content(result.time_point), result.change)])
    if result.share is None:
        return NoPicture(_("Not drawn: what we read gives no figure on a known scale."))
    return share_picture(result.measure.name, result.share, _("people in the one group"))


def share_picture(measure: str, share: Share, who: str) -> IconArray | NoPicture:
    """How many of 100 people of one group reached a mark: hatched. `who` follows the number."""
    return icon_array(
        _("The grid is 100 people. Hatched marks are counted: %(what)s.")
        % {"what": counted(measure, share.mark)},
        grid(Role.ALONE, share.percent, who, share.range),
    )


def with_bars(courses: Iterable[Course]) -> list[tuple[Course, SplitBar | None]]:
    """Each course with the bar of its three parts, where it has them."""
    return [
        (each, split_bar(course(each)) if each.natural_percent is not None else None)
        for each in courses
    ]


def course_pictures(courses: Iterable[CourseValue]) -> dict[Statement, Any]:
    """The bars of what happens anyway, by their statements."""
    return {course_statement(each): split_bar(each) for each in courses if each.split}


def statement_pictures(profile: Profile) -> dict[Statement, Any]:
    """The picture of each of a profile’s statements that has one."""
    found = {
        **{
            controlled_statement(profile, *same): finding_picture(same[0])
            for same in told_once(profile.findings)
        },
        **{
            uncontrolled_statement(profile, each): uncontrolled_picture(each)
            for each in profile.uncontrolled
        },
        **{harm_statement(profile, each): harm_picture(each) for each in profile.harms},
    }
    return {
        statement: picture
        for statement, picture in found.items()
        if not isinstance(picture, NoPicture)
    }
