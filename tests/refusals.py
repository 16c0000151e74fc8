"""Cases that a named constraint must refuse, and the two ways to ask: in words and in the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, Model

from .build import make_contributor, make_editors

Changes = dict[str, Any] | Callable[[Any], dict[str, Any]]


@dataclass(frozen=True)
class Refusal:
    """What `changes` make of a valid record, the constraint of this name must refuse.

    `stored` are the columns to change in the table where they are not the fields that an
    editor changes. `blamed` is another constraint that the same values break, and that the
    database may name instead.
    """

    make: Callable[[], Model]
    name: str
    changes: Changes
    stored: Changes | None = None
    blamed: str = ""
    note: str = ""

    def __str__(self) -> str:
        return f"{self.name}{'-' + self.note if self.note else ''}"


def refuse_in_words_and_in_the_table(case: Refusal) -> None:
    record = case.make()
    stored = changed(case.stored or case.changes, record)
    refuse_in_words(case, record, changed(case.changes, record) if case.stored else stored)
    refuse_in_the_table(case, record, stored)


def refuse_in_words(case: Refusal, record: Model, changes: dict[str, Any]) -> None:
    """Validation refuses the record with the constraint's own sentence."""
    sentence = str(constraints_of(type(record))[case.name].violation_error_message)
    for name, value in changes.items():
        setattr(record, name, value)
    with pytest.raises(ValidationError) as caught:
        record.full_clean()
    if caught.value.message_dict.keys() & changes.keys():  # a field's own check spoke first
        with pytest.raises(ValidationError) as caught:
            record.validate_constraints()
    assert sentence in caught.value.messages


def refuse_in_the_table(case: Refusal, record: Model, changes: dict[str, Any]) -> None:
    """The database refuses it too, whoever writes, and blames this constraint."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        type(record)._default_manager.filter(pk=record.pk).update(**changes)
    check = isinstance(constraints_of(type(record))[case.name], CheckConstraint)
    if check or connection.vendor == "postgresql":  # SQLite names only the columns of a unique key
        assert case.name in str(caught.value) or (case.blamed and case.blamed in str(caught.value))


def constraints_of(model: type[Model]) -> dict[str, Any]:
    return {constraint.name: constraint for constraint in model._meta.constraints}


def named_constraints(models: list[type[Model]]) -> set[str]:
    return {name for model in models for name in constraints_of(model)}


def changed(changes: Changes, record: Model) -> dict[str, Any]:
    return changes(record) if callable(changes) else changes


def unknown_words(make: Callable[[], Model], **words: Any) -> list[Refusal]:
    """A column of an enumeration refuses a word that it does not have."""
    return [
        Refusal(make, f"{make_label(make)}_{name}_known", {name: word})
        for name, word in words.items()
    ]


def of_publication(make: Callable[[], Model]) -> list[Refusal]:
    """What every publishable table refuses, NULL where a value is due included."""
    label = make_label(make)
    somebody = f"{label}_published_by_somebody"
    draft = {"status": "draft"}
    hidden = {**draft, "publisher": None, "published_on": None}
    return [
        Refusal(make, somebody, {"author": None}, note="no author"),
        Refusal(make, somebody, {"publisher": None}, note="no publisher"),
        Refusal(make, somebody, {"published_on": None}, note="no date"),
        Refusal(make, somebody, {**draft, "published_on": None}, note="draft with publisher"),
        Refusal(make, somebody, {**draft, "publisher": None}, note="draft with date"),
        Refusal(
            make, f"{label}_publisher_is_not_author", lambda _: {"publisher": make_editors()[0]}
        ),
        Refusal(
            make,
            f"{label}_review_has_name_and_date",
            lambda _: {"clinical_reviewer": make_contributor("doctor")},
            note="no date",
        ),
        Refusal(
            make,
            f"{label}_review_has_name_and_date",
            {"clinically_reviewed_on": "2026-01-01"},
            note="no name",
        ),
        Refusal(make, f"{label}_status_known", {**hidden, "status": "zz"}, blamed=somebody),
    ]


def half_a_range(make: Callable[[], Model], name: str, low: str, high: str) -> list[Refusal]:
    """Both one-ended ranges, where SQL would let NULL pass, and one the wrong way round."""
    return [
        Refusal(make, name, {low: 2, high: None}, note="no upper end"),
        Refusal(make, name, {low: None, high: 2}, note="no lower end"),
        Refusal(make, name, {low: 3, high: 2}, note="wrong way round"),
    ]


def part_of_whole(make: Callable[[], Model], name: str, part: str, whole: str) -> list[Refusal]:
    return [
        Refusal(make, name, {part: 3, whole: None}, note="no total"),
        Refusal(make, name, {part: 3, whole: 2}, note="more than the total"),
        Refusal(make, name, {part: 0, whole: 0}, note="none of none"),
    ]


def make_label(make: Callable[[], Model]) -> str:
    """`evidence_claim` for the builder of claims, from its return annotation."""
    app, name = make.__annotations__["return"].split(".")
    return f"{app}_{name.lower()}"
