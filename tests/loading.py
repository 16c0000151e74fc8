"""What tests of loading share: files to load and the database to compare."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db.models import Model

from backpain.content.loading import Report, load
from backpain.content.problems import ContentError, Problem
from backpain.content.schema import models_in_order
from evidence.models import StoredProfile
from treatments.models import Treatment

GOLDEN = Path(__file__).parent / "backpain" / "golden.yaml"
MORE_THAN_A_TEST_MAKES = 40


def empty_of_content() -> None:
    """Empty tables where the site's own content stands in them. What a few tests made stays."""
    if Treatment.objects.count() > MORE_THAN_A_TEST_MAKES:
        call_command("flush", interactive=False, verbosity=0)


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """Everything that fixtures can hold, as stored, links included."""
    tables: list[type[Model]] = [*models_in_order(), StoredProfile]
    tables += [
        field.remote_field.through
        for model in models_in_order()
        for field in model._meta.many_to_many
        if field.remote_field.through._meta.auto_created
    ]
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values()) for model in tables
    }


def load_text(path: Path, text: str | bytes, **options: Any) -> Report:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load([path], **options)


def load_golden() -> Report:
    return load([GOLDEN])


def golden_with(old: str, new: str) -> str:
    """The golden file with one passage changed."""
    text = GOLDEN.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
    return text.replace(old, new)


def problems_of(path: Path, text: str | bytes, **options: Any) -> list[Problem]:
    """What a load of this text refuses; the database must be as before."""
    before = snapshot()
    try:
        load_text(path, text, **options)
    except ContentError as error:
        assert snapshot() == before
        return error.problems
    raise AssertionError(f"It was loaded:\n{text!r}")


def changes_of(report: Report) -> Counter[tuple[str, str]]:
    return Counter((change.row, change.field) for change in report.changes)
