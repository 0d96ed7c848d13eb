"""A table as a plain value: what it is called, its columns, its rows, and how each value is worded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from attrs import field, frozen, validators

from app.domain.indicators import Indicator, percent
from app.domain.money import figures, wan

KINDS = ("text", "long", "number", "money", "wan", "percent", "date", "any")
ALIGNS = ("left", "center", "right", "")


@frozen
class Rate:
    """A share of a whole as a value of a table; kept as two counts, so that nothing is rounded twice."""

    numerator: int
    denominator: int

    @property
    def text(self) -> str:
        """65.00%, or — when there is no whole."""
        words = percent(self.numerator, self.denominator)
        return words if self.denominator == 0 else f"{words}%"


@frozen
class Wan:
    """An amount in cents that is shown in 万元; for columns that mix figures of several kinds."""

    cents: int


@frozen
class Column:
    """One column: the `key` of its values in JSON, its heading, and how its values are written.

    `kind`: text and long hold str; number int; money and wan integer cents, shown in yuan and in 万元;
    percent a Rate; date a date; any whatever each row brings (str, int, date, Rate, Wan). None is an empty
    cell. `width` counts half-width characters, 0 fits the contents. `unit` is put behind the heading.
    """

    key: str
    label: str
    kind: str = field(default="text", validator=validators.in_(KINDS))
    width: int = 0
    align: str = field(default="", validator=validators.in_(ALIGNS))
    unit: str = ""

    @property
    def heading(self) -> str:
        """The label with its unit: 涉案金额（元）."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label


def _columns(given: Iterable[Column]) -> tuple[Column, ...]:
    return tuple(given)


def _tuples(given: Iterable[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row) for row in given)


@frozen
class Table:
    """A table for a workbook, a text file or a paper.

    `rows` hold one value for each column. `totals` names the columns (number, money, wan) that a last row
    adds up. `sheet` is the name of its sheet in a workbook, the title when empty. Raises ValueError when a
    row or a total does not fit the columns.
    """

    title: str
    columns: tuple[Column, ...] = field(converter=_columns)
    rows: tuple[tuple[Any, ...], ...] = field(converter=_tuples)
    subtitle: tuple[str, ...] = ()
    totals: tuple[str, ...] = field(default=())
    notes: tuple[str, ...] = ()
    sheet: str = ""

    @rows.validator
    def _fit(self, _attribute: object, rows: tuple[tuple[Any, ...], ...]) -> None:
        for row in rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {self.title!r} has {len(row)} values, not {len(self.columns)}")

    @totals.validator
    def _summable(self, _attribute: object, totals: tuple[str, ...]) -> None:
        fit = {column.key for column in self.columns if column.kind in ("number", "money", "wan")}
        if set(totals) - fit:
            raise ValueError(f"cannot add up {sorted(set(totals) - fit)} of {self.title!r}")

    def total(self, key: str) -> int:
        """The sum of a column, empty cells left out; amounts in cents."""
        place = [column.key for column in self.columns].index(key)
        return sum(row[place] for row in self.rows if row[place] is not None)

    def total_row(self) -> tuple[Any, ...]:
        """The last row, 合计 and the sums; its other cells are None."""
        row: list[Any] = [self.total(c.key) if c.key in self.totals else None for c in self.columns]
        if row and row[0] is None:
            row[0] = "合计"
        return tuple(row)


def words(column: Column, value: Any) -> str:
    """A value as people read it: 12,000.50, 1.20 (万元), 65.00%, 2026-09-05, or "" for None."""
    if value is None:
        return ""
    if isinstance(value, Rate):
        return value.text
    if isinstance(value, Wan):
        return wan(value.cents)
    if isinstance(value, date):
        return value.isoformat()
    if column.kind in ("money", "wan") and isinstance(value, int):
        return figures(value) if column.kind == "money" else wan(value)
    return str(value)


def definitions(indicators: Iterable[Indicator], notes: tuple[str, ...] = ()) -> Table:
    """The sheet that says how each figure was counted, with where the definition comes from."""
    columns = (
        Column("label", "指标", width=18),
        Column("unit", "单位", width=8, align="center"),
        Column("definition", "统计口径", "long", width=70),
        Column("remark", "依据", "long", width=42),
    )
    rows = [(found.label, found.unit, found.definition, found.remark) for found in indicators]
    return Table("统计口径说明", columns, rows, notes=notes, sheet="说明")
