"""From a file's mapping to rows: one row, one record, with its natural key and its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model

from .problems import Problem, did_you_mean
from .reading import Located
from .schema import PUBLICATION, SECTIONS, Part, Section, loadable_fields


@dataclass
class Row:
    """One record as a fixture states it. `key` is the natural key as texts."""

    model: type[Model]
    file: str
    line: int
    label: str
    values: dict[str, Any]
    lines: dict[str, int]
    parent: Row | None = None
    parent_field: str = ""
    key: tuple[str, ...] = ()
    instance: Model | None = None
    failed: bool = False
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, sentence: str, field_name: str = "") -> Problem:
        self.failed = True
        line = self.lines.get(field_name, self.line)
        problem = Problem(self.file, line, self.label, field_name, sentence)
        self.problems.append(problem)
        return problem


class FileRows:
    """All rows of one file, and the problems met while finding them."""

    def __init__(self, content: Located, file: str) -> None:
        self.content, self.file = content, file
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.publication = self._publication()
        for name in content:
            if name != "publication":
                self._section(name)

    def _refuse(self, line: int, sentence: str, row: str = "", field_name: str = "") -> None:
        self.problems.append(Problem(self.file, line, row, field_name, sentence))

    def _publication(self) -> dict[str, Any]:
        stated = self.content.get("publication", Located())
        line = self.content.lines.get("publication", 1)
        if not isinstance(stated, Located):
            self._refuse(
                line, "“publication” is a mapping of status, author, publisher and published_on."
            )
            return {}
        for name in set(stated) - set(PUBLICATION):
            self._refuse(
                stated.lines[name], f"“{name}” is not a fact of publication.", "publication", name
            )
        return {name: stated[name] for name in PUBLICATION if name in stated}

    def _section(self, name: str) -> None:
        line = self.content.lines[name]
        section = SECTIONS.get(name)
        if section is None:
            self._refuse(line, f"There is no section “{name}”.{did_you_mean(name, list(SECTIONS))}")
            return
        items = self.content[name]
        if not isinstance(items, list) or not items:
            self._refuse(line, f"“{name}” should hold a list of rows.")
            return
        for number, item in enumerate(items, start=1):
            if isinstance(item, Located):
                self._row(section, item, f"{name} row {number}")
            else:
                self._refuse(line, f"Row {number} of “{name}” should be a mapping of fields.")

    def _row(self, section: Section, item: Located, label: str) -> None:
        parts = {name: item[name] for name in item if name in section.part_names}
        values = {name: value for name, value in item.items() if name not in parts}
        fields = loadable_fields(section.model)
        if "published_on" in fields:
            values = {**self.publication, **values}
        row = Row(section.model, self.file, item.line, label, values, item.lines)
        self._finish(row, section.name, extra=list(section.part_names))
        for name, items in parts.items():
            self._parts(section.part_names[name], items, row)

    def _parts(self, part: Part, items: Any, parent: Row) -> None:
        if items is None:
            return
        if not isinstance(items, list):
            self._refuse(parent.lines[part.name], "This should be a list.", parent.label, part.name)
            return
        for number, item in enumerate(items, start=1):
            row = self._part(part, item, number, parent)
            if row is not None:
                self._finish(row, part.name)

    def _part(self, part: Part, item: Any, number: int, parent: Row) -> Row | None:
        label = f"{parent.label}, {part.name} {number}"
        if isinstance(item, Located):
            values, lines, line = dict(item), item.lines, item.line
        elif part.scalar and isinstance(item, str):
            values, lines, line = {part.scalar: item}, {}, parent.lines[part.name]
        else:
            self._refuse(parent.lines[part.name], "This should be a mapping of fields.", label)
            return None
        if part.numbered:
            values.setdefault("position", number)
        return Row(part.model, self.file, line, label, values, lines, parent, part.parent)

    def _finish(self, row: Row, section: str, extra: list[str] | None = None) -> None:
        """Check field names, build the natural key and name the row by it."""
        row.key = tuple(self._key(row))
        if row.key and all(row.key):
            own = row.key[-1]
            start = f"{row.parent.label}, " if row.parent else ""
            row.label = f"{start}{section} “{own}”"
        fields = loadable_fields(row.model)
        for name in row.values:
            if name not in fields:
                near = did_you_mean(name, [*fields, *(extra or [])])
                row.refuse(f"There is no field “{name}” here.{near}", name)
            elif name == row.parent_field:
                row.refuse("This row stands inside its owner and does not name it again.", name)
        self.rows.append(row)

    def _key(self, row: Row) -> Iterator[str]:
        for name in row.model.natural_fields:
            if row.parent is not None and name == row.parent_field:
                yield from row.parent.key
            elif row.values.get(name) in (None, ""):
                row.refuse("This field names the row and cannot be missing.", name)
                yield ""
            else:
                yield key_text(row.model._meta.get_field(name), row.values[name])


def key_text(field: Field, value: Any) -> str:
    """A part of a natural key as the stored record spells it: place 01 is place 1."""
    try:
        return str(value if field.is_relation else field.to_python(value))
    except (ValidationError, TypeError, ValueError):
        return str(value)
