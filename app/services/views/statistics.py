"""Figures for a period: each counted by a definition that is printed with it and opened into its cases."""

from __future__ import annotations

from attrs import frozen

from app.domain import dates
from app.domain.counts import Count, Figures
from app.domain.dates import Span
from app.domain.indicators import Indicator, percent
from app.services.desk import Desk
from app.store.queries import ledger
from app.store.queries import statistics as queries
from app.store.queries.crowds import Crowd, crowds
from app.store.reader import Reader


@frozen
class Statistics:
    """A period's figures, the same counts by cause and by source, and how each was counted."""

    span: Span
    figures: Figures
    by_cause: tuple[Count, ...]
    by_source: tuple[Count, ...]
    definitions: tuple[Indicator, ...]

    @property
    def whole(self) -> Count:
        """The counts of all cases together."""
        return self.figures.whole


@frozen
class Rate:
    """Agreements reached among the mediations ended."""

    agreed: int
    ended: int

    @property
    def text(self) -> str:
        """In per cent with two decimals, "—" when nothing has ended (本会口径)."""
        return percent(self.agreed, self.ended)


@frozen
class CaseLine:
    """One case behind a figure."""

    number: str
    who: str
    on: str
    result: str


def period(desk: Desk, span: Span) -> Statistics:
    """All figures of a period; `span` from dates.parse_span."""
    wanted = queries.Span(span.first, span.last)
    with desk.read() as unit:
        return Statistics(
            span=span,
            figures=queries.figures(unit, wanted),
            by_cause=queries.breakdown(unit, wanted, "cause"),
            by_source=queries.breakdown(unit, wanted, "source"),
            definitions=desk.law.indicators.indicators,
        )


def by_crowd(desk: Desk, span: Span) -> tuple[Crowd, ...]:
    """The watched groups (农民工, 劳务派遣, 新就业形态, 女职工, 高校毕业生, 超龄) in the cases received."""
    with desk.read() as unit:
        return crowds(unit, queries.Span(span.first, span.last))


def rate(unit: Reader, span: Span) -> Rate:
    """调解成功率 alone, without the figures that have to look at every case there ever was."""
    wanted = queries.Span(span.first, span.last)
    return Rate(*(len(queries.case_ids(unit, wanted, figure)) for figure in ("agreed", "ended")))


def behind(desk: Desk, span: Span, figure: str, *, cause: str = "") -> tuple[CaseLine, ...]:
    """The cases behind one figure (a field name of Count), so that every number can be opened."""
    by = "cause" if cause else ""
    with desk.read() as unit:
        ids = queries.case_ids(unit, queries.Span(span.first, span.last), figure, by=by, key=cause)
        found = ledger.rows(unit, ids)
    return tuple(
        CaseLine(
            row.number,
            row.applicant,
            f"{dates.long(row.received_on)}收到" if row.received_on else "",
            row.result or row.state,
        )
        for row in found
    )
