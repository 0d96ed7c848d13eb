"""Figures for a period: each counted by a definition that is printed with it and opened into its cases."""

from __future__ import annotations

from attrs import frozen

from app.domain import money
from app.domain.dates import Span
from app.domain.indicators import Indicator, percent
from app.services.desk import Desk
from app.store.queries import statistics as queries
from app.store.reader import Reader


@frozen
class Count:
    """The figures of one row (all cases, or one cause, source or result); amounts in cents (分)."""

    label: str
    received: int = 0
    accepted: int = 0
    refused: int = 0
    ended: int = 0
    agreed: int = 0
    failed: int = 0
    withdrawn: int = 0
    settled: int = 0
    performed: int = 0
    workers: int = 0
    amount: int = 0
    agreed_amount: int = 0

    @property
    def rate_text(self) -> str:
        """调解成功率 in per cent with two decimals, "—" when nothing has ended (本会口径)."""
        return percent(self.agreed, self.ended)

    @property
    def wan_text(self) -> str:
        """涉案金额 in 万元 with two decimals."""
        return money.wan(self.amount)


@frozen
class Statistics:
    """A period's figures: the whole, and the same figures by cause, by source and by result."""

    span: Span
    whole: Count
    by_cause: tuple[Count, ...]
    by_source: tuple[Count, ...]
    by_result: tuple[tuple[str, int], ...]
    definitions: tuple[Indicator, ...]


@frozen
class CaseLine:
    """One case behind a figure."""

    number: str
    who: str
    on: str
    result: str


def period(desk: Desk, span: Span) -> Statistics:
    """All figures of a period; `span` from dates.parse_span."""
    with desk.read() as unit:
        return Statistics(
            span=span,
            whole=count(unit, span),
            by_cause=tuple(Count(**row) for row in queries.counts(unit, span.first, span.last, by="cause")),
            by_source=tuple(Count(**row) for row in queries.counts(unit, span.first, span.last, by="source")),
            by_result=tuple(queries.results(unit, span.first, span.last)),
            definitions=desk.law.indicators.indicators,
        )


def count(unit: Reader, span: Span) -> Count:
    """The figures of all cases together."""
    rows = queries.counts(unit, span.first, span.last, by="")
    return Count(**rows[0]) if rows else Count("合计")


def behind(desk: Desk, span: Span, figure: str, *, cause: str = "") -> tuple[CaseLine, ...]:
    """The cases behind one figure (a field name of Count), so that every number can be opened."""
    with desk.read() as unit:
        rows = queries.cases_behind(unit, span.first, span.last, figure, cause=cause)
    return tuple(CaseLine(**row) for row in rows)
