"""How a column of a table is called, how wide it is, and how a value becomes words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from attrs import frozen

from app.domain import dates, money

KINDS = ("text", "strong", "muted", "money", "number", "date", "pill", "tag", "doc_number")
EMPTY = "—"


@frozen
class Column:
    """One column. `key` is the attribute of the row; `width` in logical pixels, 0 for the one that stretches.

    `align` is left or right (money and number are right anyhow). `kind` is one of KINDS: money is integer
    cents (分), date a datetime.date, pill a state word, tag a text whose hue (bad, warn, grey …) stands in
    the attribute `hue_key` (grey and "" are plain words), doc_number is masked 4 + 4. `show` makes the
    words itself. A column that cannot be sorted by has `sorts` False.
    """

    key: str
    label: str
    width: int
    align: str = "left"
    kind: str = "text"
    show: Callable[[Any], str] | None = None
    sorts: bool = True
    hue_key: str = ""

    @property
    def right(self) -> bool:
        """Whether words stand at the right edge."""
        return self.align == "right" or self.kind in ("money", "number")


def date_words(day: dt.date, year: int) -> str:
    """9月24日, with its year when that is not `year`."""
    return dates.short(day) if day.year == year else dates.long(day)


def cell_words(column: Column, value: Any, *, year: int, reveal: bool = False) -> str:
    """The words of a cell; nothing there is —. `reveal` shows document numbers in full."""
    if value is None or value == "":
        return EMPTY
    if column.show is not None:
        return column.show(value)
    if column.kind == "money":
        return money.figures(int(value))
    if column.kind == "number":
        return f"{value:,}"
    if column.kind == "date":
        return date_words(value, year)
    if column.kind == "doc_number" and not reveal and _is_number(str(value)):
        from app.domain import id_numbers  # its check-digit tables take 25 ms to load; services mask already

        return id_numbers.mask(str(value))
    return str(value)


def _is_number(text: str) -> bool:
    """A full document number; not one that is masked already, nor words like 12 人."""
    return len(text) >= 8 and text.isascii() and text.isalnum()
