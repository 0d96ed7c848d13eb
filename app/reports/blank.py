"""An empty workbook to be filled in by others: its headings, text columns and choices."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter
from attrs import frozen

ROWS = 2000
"""So many rows offer the choices."""
WIDTH = 16


@frozen
class BlankColumn:
    """One column: its heading, the choices offered in its cells, and what is said when a cell is entered."""

    heading: str
    choices: tuple[str, ...] = ()
    help: str = ""


def blank_workbook(title: str, columns: Sequence[BlankColumn], *, made: datetime) -> bytes:
    """A workbook of one sheet with the headings in its first row and nothing below.

    All cells are text: a spreadsheet keeps only 15 digits of a number, so an identity number typed into an
    ordinary cell would lose its end.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": made})
        sheet = book.add_worksheet(title[:31])
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        for place, column in enumerate(columns):
            width = max(WIDTH, 2 * len(column.heading) + 2)
            sheet.set_column(place, place, width, text)
            sheet.write_string(0, place, column.heading, bold)
            rule = (
                {"validate": "list", "source": list(column.choices)}
                if column.choices
                else {"validate": "any"}
            )
            if column.help:
                rule |= {"input_title": column.heading[:32], "input_message": column.help[:255]}
            if column.choices or column.help:
                sheet.data_validation(1, place, ROWS, place, rule)
        sheet.freeze_panes(1, 1)
    return target.getvalue()
