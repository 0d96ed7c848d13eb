"""Figures for a period: each counted by a definition that is printed with it and opened into its cases."""

from __future__ import annotations

from attrs import fields_dict, frozen

from app.domain import dates, money
from app.domain.dates import Span
from app.domain.indicators import Indicator, percent
from app.services.desk import Desk
from app.store.queries import ledger
from app.store.queries import statistics as queries
from app.store.reader import Reader


@frozen
class Count:
    """The figures of one row (all cases, or one cause or source); amounts in cents (分)."""

    label: str
    received: int
    accepted: int
    refused: int
    ended: int
    agreed: int
    failed: int
    settled: int
    withdrawn: int
    collective: int
    workers: int
    amount: int
    agreed_amount: int

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
    """A period's figures: the whole, and the same figures by cause and by source.

    `carried` are cases open at its start, `left` at its end; `due` agreements with an obligation due in it,
    `performed` those of them that were performed.
    """

    span: Span
    whole: Count
    carried: int
    left: int
    due: int
    performed: int
    by_cause: tuple[Count, ...]
    by_source: tuple[Count, ...]
    definitions: tuple[Indicator, ...]


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
        found = queries.figures(unit, wanted)
        return Statistics(
            span=span,
            whole=_whole(found),
            carried=found.carried,
            left=found.left,
            due=found.due,
            performed=found.performed,
            by_cause=tuple(_count(group) for group in queries.breakdown(unit, wanted, "cause")),
            by_source=tuple(_count(group) for group in queries.breakdown(unit, wanted, "source")),
            definitions=desk.law.indicators.indicators,
        )


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


def _whole(found: queries.Figures) -> Count:
    return Count("合计", *(getattr(found, name) for name in _NAMES))


def _count(group: queries.Group) -> Count:
    return Count(group.key, *(getattr(group, name) for name in _NAMES))


_NAMES = tuple(name for name in fields_dict(Count) if name != "label")
