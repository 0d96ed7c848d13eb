"""What the statistics count: each indicator with its definition, so that every number can be explained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen, validators

KINDS = {"law": "法定", "notice": "文件要求", "own": "本会口径"}


@frozen
class Indicator:
    """One figure of a report: its label, unit, definition, where it comes from and how sure that is.

    A rate names the keys of its `numerator` and `denominator`; amounts are counted in cents, shown in 万元.
    """

    key: str
    label: str
    unit: str
    definition: str
    kind: str = field(validator=validators.in_(KINDS))
    basis: str = ""
    numerator: str = ""
    denominator: str = ""

    @property
    def remark(self) -> str:
        """法定, 文件要求 or 本会口径, with the basis when there is one."""
        return f"{KINDS[self.kind]}：{self.basis}" if self.basis else KINDS[self.kind]


@frozen
class IndicatorBook:
    """All indicators in the order of the report, and from how many workers a dispute is collective."""

    indicators: tuple[Indicator, ...]
    collective_from: int = 10

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> IndicatorBook:
        """Make the book from the parsed indicators.toml; raises ValueError for a rate of unknown keys."""
        book = cls(tuple(Indicator(**row) for row in table["indicator"]), int(table["collective_from"]))
        keys = {found.key for found in book.indicators}
        for found in book.indicators:
            if {found.numerator, found.denominator} - keys - {""}:
                raise ValueError(f"指标 {found.key} 的分子或分母不在表里。")
        return book

    def __getitem__(self, key: str) -> Indicator:
        return next(found for found in self.indicators if found.key == key)


def percent(numerator: int, denominator: int) -> str:
    """A rate in percent with two decimals, halves up, without the sign: 65.00; — when nothing is counted."""
    if denominator == 0:
        return "—"
    hundredths = (numerator * 20_000 + denominator) // (2 * denominator)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def reaches(numerator: int, denominator: int, least: int) -> bool:
    """Whether a rate is at least `least` percent, compared exactly: 65 %以上 includes 65 % (民法典 §1259)."""
    return denominator > 0 and numerator * 100 >= least * denominator
