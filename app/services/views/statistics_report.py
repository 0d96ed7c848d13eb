"""The statistics of a period as tables for a workbook, a text file or a paper, each figure with its definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain import dates
from app.domain.counts import Count
from app.domain.dates import Span
from app.reports.table import Column, Rate, Table, Wan, definitions
from app.services.desk import Desk
from app.services.views import statistics
from app.services.views.statistics import Statistics
from app.store.queries.crowds import Crowd

_COUNTED = (
    "received", "accepted", "refused", "ended", "agreed", "failed", "settled", "withdrawn", "collective", "workers",
)  # fmt: skip
"""Keys of the indicators that are counts of Count, in the order of the report."""

_BREAKDOWN = (
    Column("received", "收到", "number", 8), Column("accepted", "受理", "number", 8),
    Column("ended", "结束", "number", 8), Column("agreed", "达成协议", "number", 10),
    Column("rate", "成功率", "percent", 10), Column("workers", "劳动者", "number", 8),
    Column("amount", "涉案金额", "wan", 14, unit="万元"),
)  # fmt: skip


def tables(desk: Desk, span: Span) -> tuple[Table, ...]:
    """Four tables and the definitions: the figures, by cause, by source, by watched group."""
    found = statistics.period(desk, span)
    head = (
        desk.committee().name,
        f"统计期 {dates.long(span.first)}至{dates.long(span.last)}；{dates.long(desk.clock.today())}制表",
    )
    return (
        _whole(found, head),
        _by("按案由", "案由", found.by_cause, head),
        _by("按来源", "案件来源", found.by_source, head),
        _crowds(statistics.by_crowd(desk, span), head),
        definitions(found.definitions),
    )


def _whole(found: Statistics, head: tuple[str, ...]) -> Table:
    """One line an indicator: label, figure, unit, definition; the rate with its numerator and denominator."""
    book = {d.key: d for d in found.definitions}
    whole = found.whole
    figures: list[tuple[str, Any]] = [("carried_in", found.figures.carried)]
    figures += [(key, getattr(whole, key)) for key in _COUNTED]
    figures += [
        ("open", found.figures.left),
        ("due", found.figures.due),
        ("performed", found.figures.performed),
    ]
    rows = [(book[k].label, value, book[k].unit, book[k].definition) for k, value in figures]
    performed = Rate(found.figures.performed, found.figures.due)
    for key, share in (("success_rate", Rate(whole.agreed, whole.ended)), ("performance_rate", performed)):
        note = f"{share.numerator} ÷ {share.denominator}；{book[key].definition}"
        rows.append((book[key].label, share, "%", note))
    for key, cents in (("amount", whole.amount), ("agreed_amount", whole.agreed_amount)):
        rows.append((book[key].label, Wan(cents), "万元", book[key].definition))
    columns = (
        Column("label", "指标", width=18), Column("figure", "数值", "any", 14),
        Column("unit", "单位", width=8, align="center"), Column("definition", "统计口径", "long", 70),
    )  # fmt: skip
    return Table("劳动争议调解统计报表", columns, rows, subtitle=head, sheet="总表")


def _by(title: str, label: str, counts: Sequence[Count], head: tuple[str, ...]) -> Table:
    columns = (Column("label", label, width=26), *_BREAKDOWN)
    rows = [
        (c.label, c.received, c.accepted, c.ended, c.agreed, Rate(c.agreed, c.ended), c.workers, c.amount)
        for c in counts
    ]
    adds = ("received", "accepted", "ended", "agreed", "workers", "amount")
    return Table(f"劳动争议调解统计（{title}）", columns, rows, subtitle=head, totals=adds, sheet=title)


def _crowds(found: Sequence[Crowd], head: tuple[str, ...]) -> Table:
    """One line a group; who belongs to two groups stands in both, so nothing is added up."""
    columns = (
        Column("label", "群体", width=26),
        Column("cases", "收到案件", "number", 12),
        Column("workers", "涉及劳动者", "number", 12),
    )
    note = "同一劳动者属于几个群体的，各计一次；女职工按性别计。"
    rows = [(crowd.label, crowd.cases, crowd.workers) for crowd in found]
    return Table("劳动争议调解统计（按重点群体）", columns, rows, subtitle=(*head, note), sheet="按重点群体")
