"""Check constraints that are also checked in Python, before a save.

Django asks the database about every check constraint of every row that it
validates; for a load of some thousand rows that is most of the time. These
constraints read the same condition in Python. The database still has the last word.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import CheckConstraint, F, Model, Q

Truth = bool | None  # None is SQL’s unknown

LOOKUPS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "in": lambda value, options: value in options,
}


class UnreadableError(Exception):
    """The condition uses more than this module reads; the database is asked instead."""


class RowConstraint(CheckConstraint):
    """A check constraint over the columns of one row."""

    def validate(
        self,
        model: type[Model],
        instance: Model,
        exclude: Any = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        try:
            passes = holds(self.condition, instance, exclude or ()) is not False
        except UnreadableError:
            super().validate(model, instance, exclude, using)
            return
        if not passes:
            raise ValidationError(
                self.get_violation_error_message(), code=self.violation_error_code
            )

    def deconstruct(self) -> tuple[str, tuple, dict[str, Any]]:
        """To migrations it is the plain constraint that the database holds."""
        _, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs


def holds(condition: Q, instance: Model, exclude: Any = ()) -> Truth:
    """Whether the row fulfils the condition, by SQL’s three-valued logic."""
    truths = [
        holds(child, instance, exclude)
        if isinstance(child, Q)
        else _lookup(child, instance, exclude)
        for child in condition.children
    ]
    combined = _any(truths) if condition.connector == Q.OR else _all(truths)
    return combined if not condition.negated or combined is None else not combined


def _all(truths: list[Truth]) -> Truth:
    return False if False in truths else None if None in truths else True


def _any(truths: list[Truth]) -> Truth:
    return True if True in truths else None if None in truths else False


def _lookup(child: Any, instance: Model, exclude: Any) -> Truth:
    if not isinstance(child, tuple):
        raise UnreadableError
    name, _, kind = child[0].partition("__")
    value, other = _value(instance, name, exclude), child[1]
    if kind == "isnull":
        return (value is None) == other
    if isinstance(other, F):
        other = _value(instance, other.name, exclude)
    elif hasattr(other, "resolve_expression"):
        raise UnreadableError
    if value is None or other is None:
        return None
    if (kind or "exact") not in LOOKUPS:
        raise UnreadableError
    try:
        return LOOKUPS[kind or "exact"](value, other)
    except TypeError:
        return None  # a value of the wrong type: its own field tells that


def _value(instance: Model, name: str, exclude: Any) -> Any:
    if name in exclude:
        raise UnreadableError  # Django skips a constraint on a field the form leaves out
    return getattr(instance, instance._meta.get_field(name).attname)
