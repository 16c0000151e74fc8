"""What happens anyway: the pinned column beside the results of every treatment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from backpain.comparison import Cell, Silence, Statement
from backpain.language import content
from evidence.choices import CourseKind, Term
from evidence.profiles import CourseValue

from .benefit import CORE
from .building import reference_source, said_or, standing_notes


def studies(courses: Sequence[CourseValue]) -> Cell:
    names = {course.source.slug: course.source for course in courses}
    if not names:
        return Cell(silence=Silence.NOT_STUDIED)
    sources = tuple(reference_source(ref) for ref in names.values())
    return Cell(
        (Statement(_("Studies that followed people without the treatment."), sources=sources),)
    )


def split_only(courses: Sequence[CourseValue]) -> Cell:
    """Beside uncontrolled results: what the improvement in such people is made of."""
    splits = [course for course in courses if course.kind == CourseKind.SPLIT]
    return said_or(Silence.NOT_REPORTED, (course_statement(course) for course in splits))


def of_domain(domain: str) -> Callable[[Sequence[CourseValue]], Cell]:
    def anyway(courses: Sequence[CourseValue]) -> Cell:
        found = [course for course in courses if course.domain == domain]
        return said_or(Silence.NOT_REPORTED, (course_statement(course) for course in found))

    return anyway


def other(courses: Sequence[CourseValue]) -> Cell:
    found = [course for course in courses if course.domain not in CORE]
    return said_or(Silence.NOT_REPORTED, (course_statement(course) for course in found))


def course_statement(course: CourseValue) -> Statement:
    return Statement(
        text=content(course.text),
        label=content(course.condition.name) if course.condition else "",
        time=content(course.time_point),
        term=Term.at(course.weeks) or "",
        short=_split(course),
        notes=standing_notes(course.standing),
        sources=(reference_source(course.source),),
    )


def _split(course: CourseValue) -> str:
    """The three parts of an improvement in a few words, where a source names them."""
    if course.split is None:
        return ""
    natural, placebo, specific = course.split
    return _(
        "%(what)s: of 100 points, %(natural)s also came with no treatment, "
        "%(placebo)s came from the placebo and %(specific)s from the treatment"
    ) % {
        "what": content(course.name),
        "natural": natural,
        "placebo": placebo,
        "specific": specific,
    }
