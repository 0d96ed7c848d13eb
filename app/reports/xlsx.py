"""Tables as an .xlsx workbook, one sheet each, ready to print on A4 landscape."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from attrs import field, frozen

from app.reports.flat import FORMULA_STARTS
from app.reports.table import Column, Rate, Table, Wan, words

A4 = 9
GENERAL, AS_TEXT = 0, 49
LONGEST_CELL = 32_767
LAST_ROW = 1_048_576
CUT = "……（过长，已截断）"
FORMATS = {
    "number": "#,##0",
    "money": "#,##0.00",
    "wan": "#,##0.00",
    "percent": "0.00%",
    "date": "yyyy-mm-dd",
}
NARROW, WIDE = 6, 40
LINE, TALLEST = 13.5, 409
"""Points a line of text takes, and the most Excel gives a row."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
NOTHING = "（没有记录）"


def workbook_bytes(tables: Sequence[Table], *, made: datetime, author: str = "") -> bytes:
    """All tables as one workbook, a sheet for each; `made` is the time noted in it (no clock is read here).

    Text is written as text: numbers of 18 digits survive, and nothing that was typed runs as a formula.
    Totals are formulas with their computed values beside them, so that viewers that do not calculate show
    them too. Raises ValueError when a table has more rows than a sheet holds.
    """
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": tables[0].title, "author": author, "created": made})
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(sheet_name(table.sheet or table.title, taken))
            _Sheet(book, sheet, table).write()
    return target.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """A name Excel allows, made from a title and added to `taken`: no []:*?/\\, 31 characters, not twice."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip(" '") or "表"
    plain = "历史" if plain.lower() == "history" else plain
    name, n = plain[:31].strip(" '"), 1
    while name.lower() in taken:
        n += 1
        name = f"{plain[: 31 - len(str(n)) - 2]}（{n}）"
    taken.add(name.lower())
    return name


def printable(text: str) -> str:
    """A text as a cell takes it: no control characters or half characters, at most what Excel holds."""
    plain = _UNPRINTABLE.sub("", text)
    # Excel counts UTF-16 units: a rare character counts twice.
    if len(plain) * 2 <= LONGEST_CELL or len(plain.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return plain
    cut = plain.encode("utf-16-le")[: (LONGEST_CELL - len(CUT)) * 2]
    return cut.decode("utf-16-le", "ignore") + CUT


def shown_width(text: str) -> int:
    """Columns the widest line of a text takes: Chinese characters and full-width marks count two."""
    return max(
        sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)
        for line in text.split("\n")
    )


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a cell `width` columns wide, one of them left spare."""
    return sum(max(1, -(-shown_width(line) // max(width - 1, 1))) for line in text.split("\n"))


@frozen
class _Sheet:
    """Writes one table onto one worksheet, from the title down."""

    book: Any
    sheet: Any
    table: Table
    _formats: dict[tuple[tuple[str, Any], ...], Any] = field(factory=dict, init=False)

    def write(self) -> None:
        table = self.table
        head = 1 + len(table.subtitle)
        if head + len(table.rows) + len(table.notes) + 2 > LAST_ROW:
            raise ValueError(f"{table.title!r} has more rows than a sheet holds")
        widths = [column.width or self._fitting(place) for place, column in enumerate(table.columns)]
        for place, width in enumerate(widths):
            self.sheet.set_column(place, place, width + 1)
        self._across(0, table.title, {"bold": True, "font_size": 16, "align": "center"}, 30)
        for n, line in enumerate(table.subtitle, 1):
            self._across(n, line, {"align": "left"}, 0)
        for place, column in enumerate(table.columns):
            self._text(
                head, place, column.heading, self._style(bold=True, align="center", bg_color="#EDF1F5")
            )
        last = self._rows(head + 1, widths)
        for n, line in enumerate(table.notes):
            height = LINE * lines_of(line, sum(widths)) + 2
            self._across(last + n, line, {"text_wrap": True, "align": "left"}, height)
        self._print_setup(head)

    def _rows(self, first: int, widths: list[int]) -> int:
        """Write the rows and their totals from row `first`; returns the row below them."""
        table = self.table
        plan = [(place, column, self._style_of(column)) for place, column in enumerate(table.columns)]
        for n, row in enumerate(table.rows, first):
            lines = 1
            for (place, column, style), value in zip(plan, row, strict=True):
                self._cell(n, place, column, value, style)
                # Twice its length is the most a text can take; few cells come near the width of theirs.
                if isinstance(value, str) and (len(value) * 2 > widths[place] or "\n" in value):
                    lines = max(lines, lines_of(value, widths[place]))
            # Not every spreadsheet finds the height of wrapped text by itself.
            if lines > 1:
                self.sheet.set_row(n, min(LINE * lines + 2, TALLEST))
        below = first + len(table.rows)
        if not table.rows:
            self._across(below, NOTHING, {"align": "center", "border": 1}, 0)
            below += 1
        elif table.totals:
            self._totals(first, below)
            below += 1
        return below

    def _totals(self, first: int, row: int) -> None:
        """The last row: each sum is a formula over the rows, with the value it must come to."""
        for place, (column, value) in enumerate(zip(self.table.columns, self.table.total_row(), strict=True)):
            style = self._style_of(column, bold=True)
            if column.key not in self.table.totals:
                self._text(row, place, value or "", style)
                continue
            letter = xlsxwriter.utility.xl_col_to_name(place)
            formula = f"=SUM({letter}{first + 1}:{letter}{row})"
            self.sheet.write_formula(row, place, formula, style, _number(column, value))

    def _cell(self, row: int, place: int, column: Column, value: Any, style: Any) -> None:
        if column.kind == "any":
            column = Column(column.key, column.label, _kind_of(value), align=column.align or "right")
            style = self._style_of(column)
        if value is None:
            self.sheet.write_blank(row, place, None, style)
        elif isinstance(value, str) or not _countable(value):
            self._text(row, place, words(column, value), style, column)
        elif column.kind == "date":
            self.sheet.write_datetime(row, place, value, style)
        elif column.kind in FORMATS:
            self.sheet.write_number(row, place, _number(column, value), style)
        else:
            self._text(row, place, words(column, value), style, column)

    def _text(self, row: int, place: int, text: str, style: Any, column: Column | None = None) -> None:
        plain = printable(text)
        if column is not None and plain.startswith(FORMULA_STARTS):
            style = self._style_of(column, quote_prefix=True)
        elif column is not None and len(plain) > 255:
            style = self._style_of(column, num_format=GENERAL)
        self.sheet.write_string(row, place, plain, style)

    def _across(self, row: int, text: str, look: dict[str, Any], height: float) -> None:
        """One line over all columns; `height` in points, 0 leaves it to the spreadsheet."""
        style = self._style(**{"border": 0, "valign": "vcenter"} | look)
        last = len(self.table.columns) - 1
        if last > 0:
            self.sheet.merge_range(row, 0, row, last, "", style)
        self.sheet.write_string(row, 0, printable(text), style)
        if height:
            self.sheet.set_row(row, height)

    def _style_of(self, column: Column, **more: Any) -> Any:
        usual = "right" if column.kind in ("number", "money", "wan", "percent") else "left"
        look: dict[str, Any] = {"align": column.align or ("center" if column.kind == "date" else usual)}
        # 18 digits in a text column stay text even after somebody edits the cell; a text over 255 characters
        # may not have that format, Excel shows ##### for it.
        look["num_format"] = FORMATS.get(column.kind, GENERAL if column.kind == "long" else AS_TEXT)
        look["text_wrap"] = column.kind in ("long", "text", "any")
        return self._style(**look | more)

    def _style(self, **look: Any) -> Any:
        """A format of the workbook, made once for each look."""
        whole = {
            "font_name": "宋体",
            "font_size": 10.5,
            "border": 1,
            "border_color": "#8A94A0",
            "valign": "vcenter",
        } | look
        key = tuple(sorted(whole.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(whole)
        return self._formats[key]

    def _fitting(self, place: int) -> int:
        """A width that fits the heading and the first rows, within reason."""
        column = self.table.columns[place]
        texts = [column.heading, *(words(column, row[place]) for row in self.table.rows[:500])]
        if column.key in self.table.totals:
            texts.append(words(column, self.table.total(column.key)))
        return min(max(NARROW, *(shown_width(text) for text in texts)), WIDE) + 1

    def _print_setup(self, head: int) -> None:
        """A4 landscape, one page wide, the heading again on each page, page numbers below."""
        sheet, table = self.sheet, self.table
        sheet.freeze_panes(head + 1, 0)
        if table.rows:
            sheet.autofilter(head, 0, head + len(table.rows), len(table.columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.center_horizontally()
        title = printable(table.title).replace("&", "&&")[:80]
        sheet.set_footer(f"&L{title}&C第 &P 页，共 &N 页")


def _kind_of(value: Any) -> str:
    """The kind of one value in a column that mixes them."""
    kinds: tuple[tuple[type, str], ...] = ((Rate, "percent"), (Wan, "wan"), (date, "date"), (int, "number"))
    return next((kind for type_, kind in kinds if isinstance(value, type_)), "text")


def _countable(value: Any) -> bool:
    return not isinstance(value, Rate) or value.denominator > 0


def _number(column: Column, value: Any) -> float | int:
    """A value as the number of a cell: yuan, 万元, a share of 1, or a count."""
    if isinstance(value, Rate):
        return value.numerator / value.denominator
    if isinstance(value, Wan):
        return value.cents / 1_000_000
    if column.kind == "money":
        return int(value) / 100
    return int(value) / 1_000_000 if column.kind == "wan" else int(value)
