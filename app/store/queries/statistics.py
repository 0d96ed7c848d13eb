"""The figures of a period, each with its definition, its breakdowns and the cases behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import sqlalchemy as sa
from attrs import frozen

from app.domain.case import Assignment, Case, Instalment
from app.domain.counts import Count, Figures
from app.domain.party import Worker
from app.domain.words import Result
from app.store.queries.ledger import COLLECTIVE
from app.store.reader import Reader
from app.store.tables import table

cases = table(Case)

Condition = sa.ColumnElement[bool]


@frozen
class Span:
    """A period with both its days."""

    first: date
    last: date


@frozen
class Figure:
    """One counted figure: the name of its field, and the definition of indicators.toml as SQL."""

    name: str
    condition: Callable[[Span], Condition]


def _within(column: sa.Column[Any], span: Span) -> Condition:
    return column.between(span.first, span.last)


def _received(span: Span) -> Condition:
    return _within(cases.c.received_on, span)


def _accepted(span: Span) -> Condition:
    return _within(cases.c.decided_on, span) & (cases.c.refusal_ground == "")


def _refused(span: Span) -> Condition:
    return _within(cases.c.decided_on, span) & (cases.c.refusal_ground != "")


def _ended(span: Span) -> Condition:
    return _within(cases.c.ended_on, span) & (cases.c.refusal_ground == "")


def _with_result(result: Result) -> Callable[[Span], Condition]:
    def condition(span: Span) -> Condition:
        return _ended(span) & (cases.c.result == str(result))

    return condition


def _collective(span: Span) -> Condition:
    return _received(span) & (cases.c.workers >= COLLECTIVE)


def _carried(span: Span) -> Condition:
    return (cases.c.received_on < span.first) & _not_ended_before(span.first)


def _left(span: Span) -> Condition:
    still = cases.c.ended_on.is_(None) | (cases.c.ended_on > span.last)
    undecided = (cases.c.refusal_ground == "") | (cases.c.decided_on > span.last)
    return (cases.c.received_on <= span.last) & still & undecided


def _not_ended_before(day: date) -> Condition:
    still = cases.c.ended_on.is_(None) | (cases.c.ended_on >= day)
    return still & ((cases.c.refusal_ground == "") | (cases.c.decided_on >= day))


def _due(span: Span) -> Condition:
    parts = table(Instalment)
    due = sa.select(parts.c.case_uid).where(_within(parts.c.due_on, span))
    return cases.c.effective_on.is_not(None) & cases.c.uid.in_(due)


def _performed(span: Span) -> Condition:
    parts = table(Instalment)
    still = sa.select(parts.c.case_uid).where(_within(parts.c.due_on, span), parts.c.done_on.is_(None))
    return _due(span) & cases.c.uid.not_in(still)


FIGURES: tuple[Figure, ...] = (
    Figure("received", _received),
    Figure("accepted", _accepted),
    Figure("refused", _refused),
    Figure("ended", _ended),
    Figure("agreed", _with_result(Result.AGREED)),
    Figure("failed", _with_result(Result.FAILED)),
    Figure("settled", _with_result(Result.SETTLED)),
    Figure("withdrawn", _with_result(Result.WITHDRAWN)),
    Figure("collective", _collective),
    Figure("carried", _carried),
    Figure("left", _left),
    Figure("due", _due),
    Figure("performed", _performed),
)
_BY_NAME = {figure.name: figure for figure in FIGURES}
_GROUPED = (
    "received", "accepted", "refused", "ended", "agreed", "failed", "settled", "withdrawn", "collective",
)  # fmt: skip


def figures(reader: Reader, span: Span) -> Figures:
    """All figures of a period."""
    over = [_count(name, span) for name in ("carried", "left")]
    *counted, carried, left = reader.connection.execute(sa.select(*_columns(span), *over)).one()
    parts = [
        sa.select(sa.func.count()).where(_BY_NAME[name].condition(span)) for name in ("due", "performed")
    ]
    due, performed = (reader.connection.execute(part.select_from(cases)).scalar_one() for part in parts)
    return Figures(Count("合计", *counted), carried, left, due, performed)


def breakdown(reader: Reader, span: Span, by: str) -> tuple[Count, ...]:
    """The figures of a period by one of GROUPS, those with most cases received first."""
    key = GROUPS[by]().label("key")
    query = sa.select(key, *_columns(span)).where(_touched(span)).group_by(key)
    found = [Count(*row) for row in reader.connection.execute(query)]
    return tuple(sorted(found, key=_most_first))


def case_ids(reader: Reader, span: Span, figure: str, *, by: str = "", key: str = "") -> list[int]:
    """The row ids of the cases behind a figure, or behind one line of a breakdown; raises KeyError."""
    query = sa.select(cases.c.id).where(_BY_NAME[figure].condition(span))
    if by:
        query = query.where(GROUPS[by]() == key)
    return list(reader.connection.execute(query.order_by(cases.c.year, cases.c.serial, cases.c.id)).scalars())


def durations(reader: Reader, span: Span) -> tuple[int, ...]:
    """Days from acceptance to the end of mediation, for each case ended in the period, shortest first."""
    days = sa.func.julianday(cases.c.ended_on) - sa.func.julianday(cases.c.decided_on)
    query = sa.select(sa.cast(days, sa.Integer)).where(_ended(span), cases.c.decided_on.is_not(None))
    return tuple(sorted(reader.connection.execute(query).scalars()))


# ---- inside


def _columns(span: Span) -> list[sa.ColumnElement[Any]]:
    counts = [_count(name, span) for name in _GROUPED]
    sums = (
        ("workers", cases.c.workers, "received"),
        ("amount", cases.c.amount, "received"),
        ("agreed_amount", cases.c.agreed_amount, "agreed"),
    )
    for name, column, figure in sums:
        chosen = sa.case((_BY_NAME[figure].condition(span), column), else_=0)
        counts.append(sa.func.coalesce(sa.func.sum(chosen), 0).label(name))
    return counts


def _count(name: str, span: Span) -> sa.ColumnElement[Any]:
    return sa.func.count(sa.case((_BY_NAME[name].condition(span), 1))).label(name)


def _touched(span: Span) -> Condition:
    """Cases with any of the three counted days in the period; the others would only make empty groups."""
    return sa.or_(*(_within(cases.c[n], span) for n in ("received_on", "decided_on", "ended_on")))


def _most_first(group: Count) -> tuple[int, int, str]:
    return -group.received, -group.ended, group.label


def _leader() -> sa.ColumnElement[Any]:
    assigned = table(Assignment)
    query = sa.select(assigned.c.name).where(assigned.c.case_uid == cases.c.uid)
    return _or_blank(query.order_by(assigned.c.leader.desc(), assigned.c.seq, assigned.c.id))


def _department() -> sa.ColumnElement[Any]:
    workers = table(Worker)
    query = sa.select(workers.c.department).where(workers.c.case_uid == cases.c.uid).order_by(workers.c.id)
    return _or_blank(query)


def _or_blank(query: sa.Select[Any]) -> sa.ColumnElement[Any]:
    return sa.func.coalesce(query.limit(1).correlate(cases).scalar_subquery(), "")


def _column(name: str) -> Callable[[], sa.ColumnElement[Any]]:
    def key() -> sa.ColumnElement[Any]:
        return cases.c[name]

    return key


GROUPS: dict[str, Callable[[], sa.ColumnElement[Any]]] = {
    "cause": _column("cause"),
    "source": _column("source"),
    "result": _column("result"),
    "way": _column("way"),
    "legal_head": _column("legal_head"),
    "mediator": _leader,
    "department": _department,
}
"""案由, 案件来源, 处理结果, 申请方式, 争议类别, 主持调解员, 部门: by what figures can be broken down."""
