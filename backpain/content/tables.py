"""The tables as a load sees them: records found by natural key, from the file or the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from .problems import did_you_mean
from .rows import Row
from .schema import SECTIONS

Key = tuple[str, ...]


class Tables:
    """An index of records by natural key: one query a table, then memory."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._stored: dict[type[Model], dict[Key, Model]] = {}
        self._links: dict[tuple[type[Model], str], dict[int, set[int]]] = {}
        self._coming: dict[type[Model], dict[Key, Row]] = defaultdict(dict)
        for row in rows:
            self._coming[row.model][row.key] = row

    def in_order(self, order: list[type[Model]]) -> list[Row]:
        """The rows, tables in loading order, a treatment's parent before its variants."""
        return [row for model in order for row in self._parents_first(model)]

    def _parents_first(self, model: type[Model]) -> list[Row]:
        done: dict[Key, Row] = {}

        def visit(row: Row, above: tuple[Key, ...] = ()) -> None:
            above_it = row.values.get("parent")
            parent = self._coming[model].get((str(above_it),)) if above_it is not None else None
            if row.key in above:
                row.refuse("These rows are each other’s parents.", "parent")
                return
            if parent is not None and parent.key not in done:
                visit(parent, (*above, row.key))
            done.setdefault(row.key, row)

        for row in self._coming[model].values():
            visit(row)
        return list(done.values())

    def stored(self, model: type[Model]) -> dict[Key, Model]:
        """Every record of the table by its natural key."""
        if model not in self._stored:
            objects = model._default_manager.all()
            records = {record.pk: record for record in objects}
            keys = model._default_manager.values_list("pk", *model.natural_lookups())
            self._stored[model] = {tuple(map(str, key)): records[pk] for pk, *key in keys}
        return self._stored[model]

    def existing(self, row: Row) -> Model | None:
        return self.stored(row.model).get(row.key)

    def add(self, row: Row) -> None:
        self.stored(row.model)[row.key] = row.instance

    def resolve(self, row: Row, model: type[Model], name: Any) -> Model:
        """The record that a row names. Raises ValidationError with a near match where there is one.

        A key of several parts is written with slashes; parts left out at the
        front are those of the row's own owner.
        """
        if not isinstance(name, (str, int)) or isinstance(name, bool):
            raise ValidationError(f"Name one {model._meta.verbose_name} here.")
        key = tuple(str(name).split("/"))
        missing = len(model.natural_lookups()) - len(key)
        if missing > 0 and row.parent is not None:
            key = (*row.parent.key[:missing], *key)
        coming = self._coming[model].get(key)
        if coming is not None and coming.failed:
            raise ValidationError(f"“{name}” has problems of its own.")
        found = self.stored(model).get(key)
        if coming is None and found is not None and self._is_left_out(model, key):
            raise ValidationError(f"“{name}” is no longer listed with its owner in these files.")
        if found is None:
            known = ["/".join(known) for known in self.stored(model)]
            near = did_you_mean("/".join(key), known)
            raise ValidationError(f"There is no {model._meta.verbose_name} “{name}”.{near}")
        return found

    def _is_left_out(self, model: type[Model], key: Key) -> bool:
        """A stored part whose owner is in the files without it: this load removes it."""
        for section in SECTIONS.values():
            if any(part.model is model for part in section.parts):
                return key[: len(section.model.natural_lookups())] in self._coming[section.model]
        return False

    def linked(self, instance: Model, name: str) -> set[int]:
        """Primary keys that a stored record is linked to, one query a relation."""
        model = type(instance)
        if (model, name) not in self._links:
            field = model._meta.get_field(name)
            source, target = field.m2m_field_name() + "_id", field.m2m_reverse_field_name() + "_id"
            links: dict[int, set[int]] = defaultdict(set)
            for left, right in field.remote_field.through._default_manager.values_list(
                source, target
            ):
                links[left].add(right)
            self._links[model, name] = links
        return self._links[model, name].get(instance.pk, set())

    def left_out_parts(self) -> Iterator[tuple[Row, str, Model]]:
        """Stored parts whose owner is in the files, but they themselves are not: owner, name, record.

        Later parts first, so that outcomes go before the arms they stand on.
        """
        for section in SECTIONS.values():
            owners = {row.key: row for row in self.rows if row.model is section.model}
            for part in reversed(section.parts) if owners else ():
                length = len(section.model.natural_lookups())
                for key, record in list(self.stored(part.model).items()):
                    if key[:length] in owners and key not in self._coming[part.model]:
                        yield owners[key[:length]], f"{part.name} “{key[-1]}”", record
