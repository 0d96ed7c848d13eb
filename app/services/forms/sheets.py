"""Records as Chinese words to values, the shape in which forms name them."""

from __future__ import annotations

from typing import Any

from app.domain import money
from app.domain.fields import specs

Sheet = dict[str, Any]


class Amount(int):
    """An amount in cents that prints as figures (1,234.50) and still counts as a number in filters."""

    def __str__(self) -> str:
        return money.figures(int(self))


def sheet(record: Any) -> Sheet:
    """One record as label → value; amounts as Amount, flags as bool, empty values as ""."""
    return {
        s.label: _printable(s.kind, getattr(record, s.name)) for s in specs(type(record)) if s.kind != "list"
    }


def _printable(kind: str, value: Any) -> Any:
    if value is None:
        return ""
    return Amount(value) if kind == "money" else value


def empty(record: type) -> Sheet:
    """The words of a record class, all without a value."""
    return {s.label: "" for s in specs(record)}
