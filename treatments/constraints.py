"""Constraints that read as sentences, for the tables of both lower floors."""

from __future__ import annotations

from django.db.models import Choices, F, Q

from .checking import RowConstraint


def ordered_range(low: str, high: str, *, name: str, label: str) -> RowConstraint:
    """`low` and `high` are both empty, or both given and in order.

    SQL lets a CHECK pass when it evaluates to NULL, so every branch says
    outright which columns are null.
    """
    neither = Q(**{f"{low}__isnull": True, f"{high}__isnull": True})
    both = Q(**{f"{low}__isnull": False, f"{high}__isnull": False, f"{low}__lte": F(high)})
    return RowConstraint(
        name=name,
        condition=neither | both,
        violation_error_message=f"Give both ends of the {label}, the lower one first.",
    )


def together(*fields: str, name: str, message: str) -> RowConstraint:
    """The nullable columns are all filled or all empty."""
    return RowConstraint(
        name=name,
        condition=Q(**{f"{field}__isnull": True for field in fields})
        | Q(**{f"{field}__isnull": False for field in fields}),
        violation_error_message=message,
    )


def at_least(field: str, low: int, *, name: str) -> RowConstraint:
    """The number is empty, or `low` or more."""
    return RowConstraint(
        name=name,
        condition=Q(**{f"{field}__isnull": True})
        | Q(**{f"{field}__isnull": False, f"{field}__gte": low}),
        violation_error_message=f"{_words(field)} cannot be below {low}.",
    )


def one_of(**choices: type[Choices]) -> list[RowConstraint]:
    """Each column holds a value of its enumeration: `choices` alone do not bind a table."""
    return [
        RowConstraint(
            name=f"%(app_label)s_%(class)s_{field}_known",
            condition=Q(**{f"{field}__in": kind.values}),
            violation_error_message=f"{_words(field)} must be one of: {', '.join(map(str, kind.values))}.",
        )
        for field, kind in choices.items()
    ]


def _words(field: str) -> str:
    return field.replace("_", " ").capitalize()


def part_of_whole(part: str, whole: str, *, name: str) -> RowConstraint:
    """`part` is empty, or counted out of a `whole` of at least one."""
    counted = Q(**{f"{part}__isnull": False, f"{whole}__isnull": False, f"{whole}__gte": F(part)})
    return RowConstraint(
        name=name,
        condition=Q(**{f"{part}__isnull": True}) | (counted & Q(**{f"{whole}__gte": 1})),
        violation_error_message=f"{_words(part)} need a total of at least one, and cannot be more than it.",
    )


def plausible_year(*, name: str) -> RowConstraint:
    """`year` is one in which the kind of fact we hold can have been written."""
    return RowConstraint(
        name=name,
        condition=Q(year__gte=1990, year__lte=2100),
        violation_error_message="The year must lie between 1990 and 2100.",
    )
