"""The type size in tables: numbers that would be torn by a little are set a little smaller instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import floor

from app.documents.fonts import FontBook
from app.documents.model import Cell, Run, Table
from app.documents.pdf.geometry import MM

PAD_X = 3.5  # pt between a cell's rule and its text
SMALLEST = 0.75
"""Type is set down to this part of its size; what is wider still is broken between lines."""
LEAST = 9.0  # 小五

_WORD = re.compile(r"[!-~]{4,}")
_SURE_EM = 1.0  # hardly a letter or digit is wider


def cell_size(cell: Cell, fonts: FontBook, size: float, room: float) -> float:
    """The size in pt, in half points and at most `size`, at which no number in `room` pt is torn.

    A number that would need less than SMALLEST of `size` is left out of account.
    """
    lowest = min(size, max(LEAST, SMALLEST * size))
    found = size
    for width in _word_widths(cell, fonts, size, room):
        fitting = floor(2 * room / width) / 2
        if lowest <= fitting < found:
            found = fitting
    return found


def table_size(table: Table, fonts: FontBook, size: float) -> float:
    """The one size of all cells of a list, which has rows repeated at its head; a form keeps `size`."""
    if not table.header:
        return size
    found = size
    for row in table.rows:
        place = 0
        for cell in row:
            room = sum(table.widths[place : place + cell.span]) * MM - 2 * PAD_X
            place += cell.span
            found = min(found, cell_size(cell, fonts, size, room))
    return found


def _word_widths(cell: Cell, fonts: FontBook, size: float, room: float) -> Iterator[float]:
    """The widths in em of the words and numbers of a cell that are wider than `room` pt."""
    for para in cell.paras:
        for run in para.runs:
            if len(run.text) * size * _SURE_EM <= room:
                continue
            for word in _WORD.findall(run.text):
                pieces = fonts.pieces(Run(word, run.role, run.field))
                width = sum(face.widths[char] for text, face in pieces for char in text)
                if width * size > room:
                    yield width
