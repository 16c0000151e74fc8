"""What visitors say of themselves: how long it has hurt, what they have tried. Kept in the address alone.

It hides no treatment. How long it has hurt brings what happened anyway to people like that; what
was tried is marked in the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from evidence.choices import CourseKind, PainLasted
from evidence.profiles import WEAK, CourseValue

LASTED = [(each.value, each.label) for each in PainLasted if each != PainLasted.MIXED]
# The values of the family facet that nobody has “tried”.
NOT_TRIED = ("comparators", "umbrella-terms")
MOST_COURSES = 3
UNKNOWN = {"invalid_choice": _("“%(value)s” is not one of its values, so it was left out.")}


class SituationFilter(django_filters.FilterSet):
    """The part of the list's address that tells of the visitor and narrows nothing."""

    lasted = django_filters.ChoiceFilter(
        label=_("How long it has hurt"),
        choices=LASTED,
        empty_label=_("I do not say"),
        method="leave",
        error_messages=UNKNOWN,
    )
    tried = django_filters.MultipleChoiceFilter(
        label=_("What I have tried"),
        widget=forms.CheckboxSelectMultiple,
        method="leave",
        error_messages=UNKNOWN,
    )

    def leave(self, qs: QuerySet, name: str, value: Any) -> QuerySet:
        return qs


@dataclass(frozen=True, slots=True)
class Situation:
    """What was said, in words, and what happened anyway to people who had hurt as long.

    `tried`: family slugs with their names. `courses`: the first few, in the editors' order;
    `more`: how many others there are.
    """

    lasted: str
    tried: dict[str, str]
    courses: tuple[CourseValue, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.lasted or self.tried)


def courses_like(
    courses: Sequence[CourseValue], lasted: str, conditions: Sequence[str] = ()
) -> list[CourseValue]:
    """Confirmed courses without treatment of people whose pain had lasted that long.

    Those of other problems than the chosen ones stay out, unless they are of long-lasting back pain
    in general, which is a length of time and not a cause.
    """
    general = {None, "chronic-low-back-pain", *conditions}
    return [
        course
        for course in courses
        if course.kind == CourseKind.NATURAL
        and course.pain_lasted == lasted
        and course.standing != WEAK
        and (course.condition.slug if course.condition else None) in general
    ]


def situation(
    lasted: str, tried: dict[str, str], courses: Sequence[CourseValue], conditions: Sequence[str]
) -> Situation:
    """The situation with what happened anyway; `courses` may be empty where no time is said."""
    like = courses_like(courses, lasted, conditions) if lasted else []
    label = str(PainLasted(lasted).label) if lasted else ""
    return Situation(label, tried, tuple(like[:MOST_COURSES]), len(like[MOST_COURSES:]))
