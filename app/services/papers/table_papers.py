"""Tables of reports as a landscape paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.documents.model import Align, Block, Cell, Doc, Note, PageBreak, Para, Run
from app.documents.model import Table as PaperTable
from app.reports.table import Column, Table, words

WIDTH = 243.0
"""The text block of a landscape A4 page, in millimetres."""

_RIGHT = ("number", "money", "wan", "percent")


def table_doc(tables: Sequence[Table]) -> Doc:
    """Several tables as one paper: a page break between them, the heading row repeated on every page."""
    blocks: list[Block] = []
    for position, table in enumerate(tables):
        if position:
            blocks += [PageBreak(), Para((Run(table.title, "hei"),), "center", 0)]
        blocks += [Para((Run(line),), "center", 0) for line in table.subtitle]
        blocks.append(_ruled(table))
        blocks += [Note((Run(note),)) for note in table.notes]
    return Doc(
        title=tables[0].title,
        blocks=tuple(blocks),
        layout="table",
        size=9.0,
        orientation="landscape",
        footer="total",
    )


def _ruled(table: Table) -> PaperTable:
    weights = [max(c.width, 2 * len(c.heading), 6) for c in table.columns]
    widths = tuple(round(WIDTH * weight / sum(weights), 2) for weight in weights)
    head = tuple(Cell((Para((Run(c.heading, "hei"),), "center", 0),)) for c in table.columns)
    rows = [_row(table, row) for row in table.rows]
    if table.totals:
        rows.append(_row(table, table.total_row()))
    return PaperTable(widths, (head, *rows), header=1)


def _row(table: Table, row: Sequence[Any]) -> tuple[Cell, ...]:
    return tuple(
        Cell((Para((Run(words(column, value)),), _align(column), 0),))
        for column, value in zip(table.columns, row, strict=True)
    )


def _align(column: Column) -> Align:
    return "right" if column.kind in _RIGHT else "left"
