"""Fixtures into tables: all or nothing, validated as the admin would, told field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model, ProtectedError, RestrictedError
from tqdm import tqdm

from treatments.publishing import ContentChange, Occasion, content_changed

from .audit import audit
from .digit_guard import digit_guard
from .problems import ContentError, Problem, short
from .reading import read_file
from .rows import FileRows, Row
from .schema import models_in_order
from .tables import Tables
from .values import UnreadableValueError, differences, values_of


@dataclass(frozen=True)
class Change:
    """One field that a load would set, or did set."""

    row: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.row}, {self.field}: {self.before} → {self.after}"


@dataclass
class Report:
    """What a load did, or, with `--check`, would have done."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    changes: list[Change] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.created} created, {self.updated} updated, "
            f"{self.removed} removed, {self.unchanged} unchanged"
        )


class _CheckOnlyError(Exception):
    """Undoes a load that was only asked for its differences."""


def load(paths: Iterable[Path], *, check_only: bool = False, progress: bool = False) -> Report:
    """Load the fixture files below these paths in one transaction.

    Raises ContentError with every problem found; the database is then as before.
    With `check_only` the report is the same and nothing is written.
    """
    rows = read_rows(paths)
    report = Report()
    try:
        with transaction.atomic():
            _save_all(rows, report, progress=progress)
            _audit_rows(rows, report)
            if check_only:
                raise _CheckOnlyError
            content_changed(ContentChange(Occasion.LOAD))
    except _CheckOnlyError:
        pass
    return report


def read_rows(paths: Iterable[Path]) -> list[Row]:
    """Every row of the files, in loading order. Raises ContentError."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for path in fixture_files(paths):
        name = short(path, settings.BASE_DIR)
        try:
            found = FileRows(read_file(path, name), name)
        except ContentError as error:
            problems += error.problems
            continue
        rows += found.rows
        problems += found.problems
    problems += [problem for row in rows for problem in row.problems]
    problems += _written_twice(rows)
    if problems:
        raise ContentError(problems)
    return rows


def fixture_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The YAML files at and below these paths. Raises ContentError where there is none."""
    for path in paths:
        if path.is_dir():
            files = sorted([*path.rglob("*.yaml"), *path.rglob("*.yml")])
            if not files:
                raise ContentError([Problem(str(path), 0, "", "", "There is no .yaml file here.")])
            yield from files
        else:
            yield path


def _written_twice(rows: list[Row]) -> Iterator[Problem]:
    seen: dict[tuple[type[Model], tuple[str, ...]], Row] = {}
    for row in rows:
        if not row.key or not all(row.key):
            continue
        first = seen.setdefault((row.model, row.key), row)
        if first is not row:
            yield Problem(
                row.file, row.line, row.label, "",
                f"This row is already in {first.file}, line {first.line}.",
            )  # fmt: skip


def _save_all(rows: list[Row], report: Report, *, progress: bool) -> None:
    tables = Tables(rows)
    ordered = tables.in_order(models_in_order())
    # A size of its own, for terminals that do not tell theirs.
    bar = {"disable": not progress, "leave": False, "ncols": 80, "nrows": 24}
    for row in tqdm(ordered, desc="Loading", unit=" rows", **bar):
        _save(row, tables, report)
    problems = [problem for row in rows for problem in row.problems]
    if problems:
        raise ContentError(problems)
    _remove_left_out_parts(tables, report)


def _save(row: Row, tables: Tables, report: Report) -> None:
    """Validate one row as the admin would, and save it where it differs."""
    if row.parent is not None and row.parent.failed:
        row.failed = True
        return
    instance = tables.existing(row) or row.model()
    is_new = instance.pk is None
    try:
        fields, links = values_of(row, tables)
        changed = {} if is_new else differences(instance, fields, links, tables)
        for name, value in fields.items():
            setattr(instance, name, value)
        instance.full_clean()
        if is_new or changed:
            _write(instance, links, tables)
    except UnreadableValueError:
        return  # already told
    except ValidationError as error:
        _tell(row, error)
        return
    except DatabaseError as error:
        row.refuse(f"The database refuses this row: {str(error).splitlines()[0]}.")
        return
    row.instance = instance
    tables.add(row)
    _count(row, report, changed, is_new=is_new)


def _write(instance: Model, links: dict[str, list[Model]], tables: Tables) -> None:
    with transaction.atomic():  # a savepoint, so that one refusal does not hide the next
        instance.save()
        for name, targets in links.items():
            getattr(instance, name).set(targets)


def _tell(row: Row, error: ValidationError) -> None:
    """Turn the admin's validation messages into problems with file, line and field."""
    for name, messages in error.message_dict.items():
        for message in messages:
            row.refuse(message, "" if name == NON_FIELD_ERRORS else name)


def _count(row: Row, report: Report, changed: dict[str, tuple[str, str]], *, is_new: bool) -> None:
    if is_new:
        report.created += 1
        report.changes.append(Change(row.label, "(new row)", "nothing", "/".join(row.key)))
    elif changed:
        report.updated += 1
        report.changes += [Change(row.label, name, *pair) for name, pair in changed.items()]
    else:
        report.unchanged += 1


def _remove_left_out_parts(tables: Tables, report: Report) -> None:
    """A row is the whole row: parts that its file no longer lists go away, unless something rests on them."""
    problems = []
    for owner, name, record in tables.left_out_parts():
        try:
            with transaction.atomic():
                record.delete()
        except (ProtectedError, RestrictedError):
            problems.append(owner.refuse(f"{name} is no longer listed, but other rows rest on it."))
            continue
        report.removed += 1
        report.changes.append(
            Change(f"{owner.label}, {name}", "(whole row)", str(record), "nothing")
        )
    if problems:
        raise ContentError(problems)


def _audit_rows(rows: list[Row], report: Report) -> None:
    """Rules that need several rows. Those about rows of this load stop it; others are told."""
    by_record = {(row.model, row.instance.pk): row for row in rows if row.instance is not None}
    problems = []
    for message in [*audit(), *digit_guard()]:
        row = by_record.get((type(message.obj), getattr(message.obj, "pk", None)))
        if row is not None and message.is_serious():
            field = getattr(message, "field", "")
            problems.append(row.refuse(f"{message.msg} [{message.id}]", field))
        else:
            report.warnings.append(f"{message.obj}: {message.msg} [{message.id}]")
    if problems:
        raise ContentError(problems)
