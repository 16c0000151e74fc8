"""The comparison as CSV and JSON: the rows that the page shows, with every result of every cell."""

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
from .comparing.arranging import arranged
from .comparing.grid import Grid
from .comparing.parameters import Options
from .comparison import ANYWAY, Cell, Comparison, Row
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
    """One line a row, or one a treatment where the table is turned; then a line for the address,
    for the version, for each row that was left out and for each thing that was wrong with the address.
    """
    found = arranged(comparison, choice.options)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows(lines(found.comparison, choice.options))
    writer.writerow([])
    writer.writerow([_("Address"), safe(permalink)])
    if choice.version:
        writer.writerow([_("Version"), f"{choice.version.number}, {choice.version.made_on}"])
    for row in found.hidden:
        same = (row.attribute.group, row.attribute.label, safe(row.cells[0].text))
        writer.writerow([_("Same for all"), *same])
    for sentence in (*choice.problems, *choice.notices):
        writer.writerow([_("Note"), safe(sentence)])
    response = HttpResponse(buffer.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="comparison.csv"'
    return response


def lines(comparison: Comparison, options: Options) -> tuple[tuple[str, ...], ...]:
    """The table as texts: the question and the row in front, what happens anyway, the treatments."""
    head = (_("Question"), _("Row"), ANYWAY, *(safe(column.name) for column in comparison.columns))
    told = tuple(
        (row.attribute.group, row.attribute.label, *_texts(row, options)) for row in comparison.rows
    )
    grid = Grid(tuple(range(1 + len(told))), tuple(range(len(head))), (head, *told))
    return grid.turned().cells if options.is_turned else grid.cells


def _texts(row: Row, options: Options) -> tuple[str, ...]:
    return tuple(
        safe(cell.words(with_facts=options.is_clinician)) for cell in (row.anyway, *row.cells)
    )


def safe(text: str) -> str:
    """A text that a spreadsheet will not run as a formula.

    Source: OWASP, CSV Injection: cells that begin with = + - @, tab, return or line
    feed, or with the full-width forms of the signs.
    """
    text = bare(text)
    return f"'{text}" if text[:1] and text[0] in "=+-@\t\r\n＝＋－＠" else text


def as_json(comparison: Comparison, choice: Choice, permalink: str) -> JsonResponse:
    """Columns, rows and cells with every statement’s parts apart, facts for clinicians included."""
    found = arranged(comparison, choice.options)
    return JsonResponse(
        {
            "address": permalink,
            "version": version_data(choice.version),
            "condition": asdict(choice.condition) if choice.condition else None,
            "options": choice.options.query(),
            "problems": bare(choice.problems),
            "notices": bare(choice.notices),
            "columns": [
                {"slug": column.slug, "name": column.name} for column in comparison.columns
            ],
            "rows": [row_data(row, choice.options) for row in found.comparison.rows],
            "same_for_all": [row_data(row, choice.options) for row in found.hidden],
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def version_data(version: Version | None) -> dict[str, Any] | None:
    """The number and date of the version that an export holds; None where nothing was released."""
    return {"number": version.number, "date": str(version.made_on)} if version else None


def row_data(row: Row, options: Options) -> dict[str, Any]:
    return {
        "key": row.attribute.key,
        "group": row.attribute.group,
        "label": row.attribute.label,
        "lane": row.attribute.lane.value,
        "what_happens_anyway": cell_data(row.anyway, options),
        "cells": [cell_data(cell, options) for cell in row.cells],
    }


def cell_data(cell: Cell, options: Options | None = None) -> dict[str, Any]:
    """A cell as data: its silence by its English name, or its statements."""
    with_facts = options is not None and options.is_clinician
    return bare(
        {
            "silence": cell.silence.value if cell.silence else None,
            "detail": cell.detail,
            "statements": [
                {
                    **asdict(statement),
                    "lane": statement.lane.value,
                    "sentence": statement.sentence(with_facts=with_facts),
                }
                for statement in cell.statements
            ],
        }
    )


EXPORTERS: dict[ExportFormat, Callable[[Comparison, Choice, str], HttpResponse]] = {
    ExportFormat.CSV: as_csv,
    ExportFormat.JSON: as_json,
}
