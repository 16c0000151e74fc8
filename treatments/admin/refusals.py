"""What was refused, in sentences that an editor can act on."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import BaseConstraint, Model, UniqueConstraint

REFUSED = (
    "The database refuses these values: another record may have taken one of them, "
    "or a record named here is gone. Nothing was saved."
)


class RefusedError(Exception):
    """The rows break a rule together; what was written is undone and the form says why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def sentences_of(error: Exception) -> list[str]:
    """The sentences of an error from our rules, from validation or from the database."""
    if isinstance(error, RefusedError):
        return error.sentences
    if isinstance(error, ValidationError):
        return list(_validation_sentences(error))
    return [_broken_constraint(str(error)) or REFUSED]


def _validation_sentences(error: ValidationError) -> Iterator[str]:
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for field, messages in error.message_dict.items():
        label = "" if field == NON_FIELD_ERRORS else f"{field.replace('_', ' ').capitalize()}: "
        yield from (f"{label}{message}" for message in messages)


def _broken_constraint(text: str) -> str:
    """The sentence of the constraint that a database names in its error, or nothing."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in text or _columns(model, constraint) in text:
                return str(constraint.get_violation_error_message())
    return ""


def _columns(model: type[Model], constraint: BaseConstraint) -> str:
    """How SQLite names a unique constraint: by its columns. Elsewhere the name itself."""
    if not isinstance(constraint, UniqueConstraint) or not constraint.fields:
        return constraint.name
    columns = (model._meta.get_field(field).column for field in constraint.fields)
    return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
