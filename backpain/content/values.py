"""Stated values against fields: types, references, and what differs from the table."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from treatments.fields import LinesField

from .rows import Row
from .schema import loadable_fields

if TYPE_CHECKING:
    from .tables import Tables


class UnreadableValueError(Exception):
    """A value cannot be used; the row already says why."""


def values_of(row: Row, tables: Tables) -> tuple[dict[str, Any], dict[str, list[models.Model]]]:
    """The row's field values and its many-to-many targets.

    A row is the whole row: a field it leaves out takes its default. Raises
    UnreadableValueError after telling the row what is wrong.
    """
    fields: dict[str, Any] = {}
    links: dict[str, list[models.Model]] = {}
    for name, field in loadable_fields(row.model).items():
        stated = name in row.values
        try:
            if name == row.parent_field:
                fields[name] = row.parent.instance
            elif field.many_to_many:
                links[name] = _targets(row, name, field, tables)
            elif stated:
                fields[name] = _value(row, name, field, tables)
            else:
                fields[name] = field.get_default()
        except ValidationError as error:
            row.refuse(" ".join(error.messages), name)
        except (TypeError, ValueError, ArithmeticError, AttributeError):
            row.refuse("This value does not belong here.", name)
    if row.failed:
        raise UnreadableValueError
    return fields, links


def _value(row: Row, name: str, field: models.Field, tables: Tables) -> Any:
    value = row.values[name]
    if field.is_relation:
        return None if value is None else tables.resolve(row, field.related_model, value)
    if value is None:
        return _nothing(field)
    _check_type(field, value)
    if isinstance(value, float):
        value = Decimal(str(value))
    return value if isinstance(field, models.JSONField) else field.to_python(value)


def _nothing(field: models.Field) -> Any:
    if field.null:
        return None
    if field.empty_strings_allowed and field.blank:
        return field.get_default() if isinstance(field, LinesField) else ""
    raise ValidationError("This field cannot be empty.")


def _check_type(field: models.Field, value: Any) -> None:
    """YAML has types of its own; a number where text belongs is told, not turned into text."""
    if isinstance(field, (LinesField, models.JSONField)):
        return
    if isinstance(field, (models.CharField, models.TextField)):
        _check_text(value)
    elif isinstance(value, (list, dict)):
        raise ValidationError(f"This should be one value, not {_kind(value)}.")
    elif isinstance(value, bool) and not isinstance(field, models.BooleanField):
        raise ValidationError(f"“{str(value).lower()}” does not belong here.")
    else:
        _check_number_or_date(field, value)


def _check_text(value: Any) -> None:
    if not isinstance(value, str):
        raise ValidationError(f"This should be text, not {_kind(value)}. Put it in quotes.")
    if value and not value.strip():
        raise ValidationError("This text is only spaces.")


def _check_number_or_date(field: models.Field, value: Any) -> None:
    if isinstance(field, models.IntegerField) and isinstance(value, float):
        raise ValidationError(f"“{value}” is not a whole number (integer).")
    if isinstance(field, models.DateField) and not isinstance(value, str):
        raise ValidationError("Write the date as year-month-day, as in 2026-11-22.")


def _kind(value: Any) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return kinds.get(type(value), "a mapping")


def _targets(row: Row, name: str, field: models.Field, tables: Tables) -> list[models.Model]:
    stated = row.values.get(name)
    if stated is None:
        stated = []
    if not isinstance(stated, list):
        raise ValidationError("This should be a list of names.")
    if not stated and not field.blank:
        raise ValidationError("Name at least one.")
    if len({str(item) for item in stated}) < len(stated):
        raise ValidationError("The list names the same thing twice.")
    return [tables.resolve(row, field.related_model, item) for item in stated]


def differences(
    instance: models.Model,
    fields: dict[str, Any],
    links: dict[str, list[models.Model]],
    tables: Tables,
) -> dict[str, tuple[str, str]]:
    """Field name → (stored, stated), as short texts, for what would change."""
    changed = {}
    for name, value in fields.items():
        field = instance._meta.get_field(name)
        stored = getattr(instance, field.attname)
        stated = getattr(value, "pk", None) if field.is_relation else value
        if stored != stated:
            before = getattr(instance, name) if field.is_relation else stored
            changed[name] = (_show(before), _show(value))
    for name, targets in links.items():
        stored = tables.linked(instance, name)
        if stored != {target.pk for target in targets}:
            before = sorted(map(str, getattr(instance, name).all()))
            changed[name] = (_show(before), _show(sorted(map(str, targets))))
    return changed


def _show(value: Any) -> str:
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(str, value)) + "]"
    if isinstance(value, (dt.date, Decimal, int)):
        return str(value)
    return f"“{value}”"
