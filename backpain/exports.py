"""The comparison as CSV and JSON: the same object that the page shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from .choosing import Choice
from .comparison import ANYWAY, Cell, Comparison
from .language import bare
from .versions import Version


class ExportFormat(StrEnum):
    CSV = "csv"
    JSON = "json"


class ExportFormatConverter:
    """A path converter, so that /compare.xml is no address at all."""

    regex = "|".join(ExportFormat)

    def to_python(self, value: str) -> ExportFormat:
        return ExportFormat(value)

    def to_url(self, value: str) -> str:
        return str(value)


def as_csv(comparison: Comparison, choice: Choice, permalink: str) -> HttpResponse:
    """One line a row; lines for the address, the version and each thing that was wrong with it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(
        [_("Question"), _("Row"), ANYWAY, *(safe(column.name) for column in comparison.columns)]
    )
    for row in comparison.rows:
        cells = [safe(cell.text) for cell in (row.anyway, *row.cells)]
        writer.writerow([row.attribute.group, row.attribute.label, *cells])
    writer.writerow([])
    writer.writerow([_("Address"), safe(permalink)])
    if choice.version:
        writer.writerow([_("Version"), f"{choice.version.number}, {choice.version.made_on}"])
    for sentence in (*choice.problems, *choice.notices):
        writer.writerow([_("Note"), safe(sentence)])
    response = HttpResponse(buffer.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="comparison.csv"'
    return response


def safe(text: str) -> str:
    """A text that a spreadsheet will not run as a formula.

    Source: OWASP, CSV Injection: cells that begin with = + - @, tab, return or line
    feed, or with the full-width forms of the signs.
    """
    text = bare(text)
    return f"'{text}" if text[:1] and text[0] in "=+-@\t\r\n＝＋－＠" else text


def as_json(comparison: Comparison, choice: Choice, permalink: str) -> JsonResponse:
    """Columns, rows and cells with every statement’s parts apart."""
    return JsonResponse(
        {
            "address": permalink,
            "version": version_data(choice.version),
            "condition": asdict(choice.condition) if choice.condition else None,
            "problems": bare(choice.problems),
            "notices": bare(choice.notices),
            "columns": [
                {"slug": column.slug, "name": column.name} for column in comparison.columns
            ],
            "rows": [
                {
                    "key": row.attribute.key,
                    "group": row.attribute.group,
                    "label": row.attribute.label,
                    "lane": row.attribute.lane.value,
                    "what_happens_anyway": cell_data(row.anyway),
                    "cells": [cell_data(cell) for cell in row.cells],
                }
                for row in comparison.rows
            ],
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def version_data(version: Version | None) -> dict[str, Any] | None:
    """The number and date of the version that an export holds; None where nothing was released."""
    return {"number": version.number, "date": str(version.made_on)} if version else None


def cell_data(cell: Cell) -> dict[str, Any]:
    """A cell as data: its silence by its English name, or its statements."""
    return bare(
        {
            "silence": cell.silence.value if cell.silence else None,
            "detail": cell.detail,
            "statements": [
                {
                    **asdict(statement),
                    "lane": statement.lane.value,
                    "sentence": statement.sentence(),
                }
                for statement in cell.statements
            ],
        }
    )


EXPORTERS: dict[ExportFormat, Callable[[Comparison, Choice, str], HttpResponse]] = {
    ExportFormat.CSV: as_csv,
    ExportFormat.JSON: as_json,
}
