"""Workbooks and CSV files that others made, read as plain text cells."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import python_calamine
from attrs import frozen

from app.domain.errors import InvalidInput, NotFound, Problem
from app.reports.extent import too_far
from app.reports.flat import FORMULA_STARTS

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".txt", ".tsv")
EXACT = 10**15
"""A spreadsheet keeps 15 digits of a number; of a longer one the rest is lost."""

Block = tuple[int, int, int, int]


@frozen
class Sheet:
    """One sheet: its name and its rows of text, all of one length, empty rows at the end left out.

    `merged` are the blocks of cells that were made one: first row and column, last row and column, from 0. What
    such a block says stands in its first cell only.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Block, ...] = ()


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets of an .xlsx, .xls or .ods workbook, or the one table of a .csv file in UTF-8, UTF-16 or GBK.

    Every cell becomes text: dates ISO, whole numbers without a point, formulas their stored value. A number
    of 16 digits and more is given in scientific notation, since a spreadsheet has lost its last digits; so
    an identity number kept as a number is noticed, not made up. Raises NotFound when the file is not there
    and InvalidInput when it cannot be read.
    """
    if not path.is_file():
        raise NotFound(f"没有找到文件“{path.name}”，请核对位置和文件名。")
    ending = path.suffix.lower()
    if ending in TEXTS:
        return (Sheet(path.stem, _level(_csv_rows(path))),)
    if ending not in WORKBOOKS:
        known = "、".join((*WORKBOOKS, ".csv"))
        raise _unreadable(path, f"不是能读的表格，请另存为 {known} 之一再试")
    far = too_far(path) if ending in (".xlsx", ".xlsm") else ""
    if far:
        raise _unreadable(path, f"{far}，多半是误填；请删掉名单以外的内容，另存后再试")
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            return tuple(_sheet(name, book.get_sheet_by_name(name)) for name in book.sheet_names)
    except python_calamine.PasswordError:
        raise _unreadable(path, "设了打开密码，请先用表格软件去掉密码，另存后再试") from None
    except python_calamine.CalamineError as problem:
        raise _unreadable(
            path, "已损坏或不是真正的表格文件，请用表格软件打开并另存为 .xlsx 再试"
        ) from problem


def _sheet(name: str, found: python_calamine.CalamineSheet) -> Sheet:
    blocks = tuple((*first, *last) for first, last in found.merged_cell_ranges or ())
    return Sheet(name, _level(found.to_python(skip_empty_area=False)), blocks)


def _unreadable(path: Path, why: str) -> InvalidInput:
    return InvalidInput([Problem("file", f"“{path.name}”{why}。")])


def _csv_rows(path: Path) -> list[list[str]]:
    text = _decoded(path)
    lines = text.splitlines()
    # The heading row decides: whichever separator it has most of.
    separator = max(",;\t，", key=lines[0].count) if lines else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        codecs: tuple[str, ...] = ("utf-16",)
    else:
        # GBK text is almost never valid UTF-8, so that is tried first.
        codecs = ("utf-8-sig", "gb18030")
    for codec in codecs:
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path, "的文字编码认不出来，请用表格软件打开并另存为 .xlsx 再试")


def _level(rows: list[list[Any]]) -> tuple[tuple[str, ...], ...]:
    """Cells as text, rows of one length, nothing but content at the end."""
    texts = [[_text(cell) for cell in row] for row in rows]
    while texts and not any(texts[-1]):
        texts.pop()
    width = max((len(row) for row in texts), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in texts)


def _text(cell: Any) -> str:
    # Nearly all cells are text, so that comes first and cheaply.
    if isinstance(cell, str):
        text = cell.strip()
        # An apostrophe was put there by csv_bytes, or by people, against formulas.
        return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_STARTS else text
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float | int):
        return _number_text(float(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _number_text(value: float) -> str:
    if value.is_integer():
        return f"{value:.0f}" if abs(value) < EXACT else f"{value:.14E}"
    return f"{value:.15g}"
