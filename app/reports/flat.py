"""Tables as CSV, for other programs and older spreadsheets, and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.domain.money import figures
from app.reports.table import Column, Rate, Table, Wan, words

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be run as a formula by a spreadsheet; it gets an apostrophe before it."""


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula; `app.reports.reader` takes the apostrophe off again."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_bytes(tables: Sequence[Table]) -> bytes:
    """Tables as one CSV file: UTF-8 with its mark (for Excel), amounts and dates as people read them.

    One table is its heading row, rows and totals only; several are set apart by their titles.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for n, table in enumerate(tables):
        if len(tables) > 1:
            writer.writerows([[]] * (n > 0) + [[neutral(table.title)]])
        writer.writerow([neutral(column.heading) for column in table.columns])
        body = [*table.rows, table.total_row()] if table.totals else table.rows
        writer.writerows([_cell(*pair) for pair in zip(table.columns, row, strict=True)] for row in body)
    return text.getvalue().encode("utf-8-sig", "replace")


def _cell(column: Column, value: Any) -> str:
    """Text is neutralised, figures are not: -5.00 stays a number."""
    shown = words(column, value)
    return neutral(shown) if isinstance(value, str) else shown.replace(",", "")


def json_bytes(tables: Sequence[Table]) -> bytes:
    """Tables as JSON, Chinese as it is: {"tables": [{title, subtitle, columns, rows, totals, notes}]}.

    A row is an object by column keys. Amounts are exact decimal texts in yuan ("12000.50"), dates ISO, a
    rate {"numerator", "denominator", "percent"} with percent null when there is no whole.
    """
    return json.dumps(
        {"tables": [_as_json(table) for table in tables]}, ensure_ascii=False, indent=2
    ).encode()


def _as_json(table: Table) -> dict[str, Any]:
    def row(values: Sequence[Any]) -> dict[str, Any]:
        return {c.key: _plain(c, value) for c, value in zip(table.columns, values, strict=True)}

    columns = [{"key": c.key, "label": c.label, "kind": c.kind, "unit": c.unit} for c in table.columns]
    totals = {key: value for key, value in row(table.total_row()).items() if key in table.totals}
    return {
        "title": table.title,
        "subtitle": list(table.subtitle),
        "columns": columns,
        "rows": [row(values) for values in table.rows],
        "totals": totals,
        "notes": list(table.notes),
    }


def _plain(column: Column, value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Wan):
        return figures(value.cents).replace(",", "")
    if isinstance(value, Rate):
        share = None if value.denominator == 0 else value.text.rstrip("%")
        return {"numerator": value.numerator, "denominator": value.denominator, "percent": share}
    if isinstance(value, date):
        return value.isoformat()
    if column.kind in ("money", "wan") and isinstance(value, int):
        return figures(value).replace(",", "")
    return value
