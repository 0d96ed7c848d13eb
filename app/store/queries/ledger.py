"""The case ledger: which cases, in which order, as ids; and the rows of one block of ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from attrs import fields, frozen

from app.domain.case import Assignment, Case, Instalment, Mark
from app.domain.party import Worker
from app.domain.words import State
from app.store import search
from app.store.reader import Reader
from app.store.tables import table

COLLECTIVE = 10
"""From so many workers on a dispute is collective (劳动争议调解仲裁法 第7条)."""

ENDED = (State.CLOSED, State.ARCHIVED)
FOLLOWED = (State.EFFECTIVE, State.PERFORMING, State.UNPERFORMED)

_FEW = 5000

cases = table(Case)

# An expression hides the column from the index on the state: to look up and sort most of the cases is slower
# than to read the one index that covers the ledger, which lies in order already.
_state = cases.c.state.concat("")

VIEWS: dict[str, sa.ColumnElement[bool]] = {
    "all": sa.true(),
    "open": _state.not_in([str(s) for s in ENDED]),
    "waiting": _state == str(State.AGREED),
    "following": _state.in_([str(s) for s in FOLLOWED]),
    "collective": cases.c.workers >= COLLECTIVE,
    "ended": _state.in_([str(s) for s in ENDED]),
}
"""全部, 在办, 待签署, 履行跟踪, 集体争议, 已结: the saved views of the ledger."""

_STATE_RANK = sa.case({str(s): rank for rank, s in enumerate(State)}, value=cases.c.state, else_=99)

SORTS: dict[str, tuple[sa.ColumnElement[Any], ...]] = {
    "number": (cases.c.year, cases.c.serial, cases.c.id),
    "applicant": (cases.c.applicant, cases.c.id),
    "respondent": (cases.c.respondent, cases.c.id),
    "cause": (cases.c.cause, cases.c.id),
    "source": (cases.c.source, cases.c.id),
    "amount": (cases.c.amount, cases.c.id),
    "workers": (cases.c.workers, cases.c.id),
    "received_on": (cases.c.received_on, cases.c.id),
    "ended_on": (cases.c.ended_on, cases.c.id),
    "state": (_STATE_RANK, cases.c.id),
}


@frozen
class LedgerFilter:
    """Which cases: `query` as typed, `view` one of VIEWS, the span of receipt with both days; "" is any."""

    query: str = ""
    view: str = "all"
    states: tuple[str, ...] = ()
    received_from: date | None = None
    received_to: date | None = None
    cause: str = ""
    source: str = ""


@frozen
class LedgerSort:
    """In which order: `column` is one of SORTS."""

    column: str = "number"
    descending: bool = True


@frozen
class LedgerRow:
    """One line of the ledger; amounts in cents (分). `doc_no` and `phone` are those of the first worker.

    `mediators` and `marks` (the roles that signed) are joined with 、; `next_due_on` is the earliest open
    instalment of an agreement.
    """

    id: int
    uid: str
    number: str
    year: int
    serial: int
    state: str
    applicant: str
    respondent: str
    workers: int
    cause: str
    source: str
    amount: int
    received_on: date | None
    decided_on: date | None
    extended_to: date | None
    ended_on: date | None
    result: str
    agreed_amount: int
    effective_on: date | None
    performed_on: date | None
    closed_on: date | None
    archived_on: date | None
    doc_no: str
    phone: str
    mediators: str
    marks: str
    next_due_on: date | None


@frozen
class LedgerTotals:
    """The foot of the ledger: cases, workers, collective disputes, amounts in cents (分)."""

    cases: int
    workers: int
    collective: int
    amount: int
    agreed_amount: int


def ids(reader: Reader, wanted: LedgerFilter, sort: LedgerSort | None = None) -> list[int]:
    """The row ids of all cases that fit, in order; raises KeyError for an unknown view or column."""
    sort = sort or LedgerSort()
    order = [c.desc() if sort.descending else c.asc() for c in SORTS[sort.column]]
    query = sa.select(cases.c.id).where(*_conditions(reader, wanted)).order_by(*order)
    # past the library's row objects: a hundred thousand ids are read for one list
    return [row[0] for row in reader.connection.execute(query).cursor.fetchall()]


def rows(reader: Reader, wanted: Sequence[int]) -> tuple[LedgerRow, ...]:
    """The lines of these ids in one query, in the order of the ids; ids that are gone are left out."""
    found = {row[0]: row for row in reader.connection.execute(_ROWS, {"ids": list(wanted)})}
    return tuple(LedgerRow(*found[i]) for i in wanted if i in found)


def totals(reader: Reader, wanted: LedgerFilter) -> LedgerTotals:
    """Counts and sums over all cases that fit."""
    summed = [sa.func.coalesce(sa.func.sum(c), 0) for c in (cases.c.amount, cases.c.agreed_amount)]
    collective = sa.func.count(sa.case((cases.c.workers >= COLLECTIVE, 1)))
    workers = sa.func.coalesce(sa.func.sum(cases.c.workers), 0)
    query = sa.select(sa.func.count(), workers, collective, *summed).where(*_conditions(reader, wanted))
    return LedgerTotals(*reader.connection.execute(query.select_from(cases)).one())


def state_counts(reader: Reader) -> dict[str, int]:
    """How many cases are in each state that any case is in; read from the index on the state alone."""
    query = sa.select(cases.c.state, sa.func.count()).group_by(cases.c.state)
    return {state: count for state, count in reader.connection.execute(query)}


def _conditions(reader: Reader, wanted: LedgerFilter) -> tuple[sa.ColumnElement[bool], ...]:
    """A filter as SQL conditions on the cases."""
    found = [VIEWS[wanted.view]]
    match = search.expression(wanted.query)
    if match:
        few = search.count(reader.connection, match, _FEW) < _FEW
        # few hits are looked up one by one; with many it is faster to read the ledger's index in order
        case_id = cases.c.id if few else sa.func.likely(cases.c.id)
        found.append(case_id.in_(search.hits(match)))
    if wanted.states:
        found.append(_state.in_([str(s) for s in wanted.states]))
    if wanted.received_from:
        found.append(cases.c.received_on >= wanted.received_from)
    if wanted.received_to:
        found.append(cases.c.received_on <= wanted.received_to)
    if wanted.cause:
        found.append(cases.c.cause == wanted.cause)
    if wanted.source:
        found.append(cases.c.source == wanted.source)
    return tuple(found)


def _first_worker(name: str) -> Any:
    workers = table(Worker)
    query = (
        sa.select(workers.c[name]).where(workers.c.case_uid == cases.c.uid).order_by(workers.c.id).limit(1)
    )
    return sa.func.coalesce(query.correlate(cases).scalar_subquery(), "").label(name)


def _joined(source: sa.Table, name: str, order: Sequence[Any], *where: Any) -> Any:
    query = sa.select(source.c[name]).where(source.c.case_uid == cases.c.uid, *where).order_by(*order)
    inner = query.correlate(cases).subquery()
    joined = sa.select(sa.func.group_concat(inner.c[name], "、")).correlate(cases)
    return sa.func.coalesce(joined.scalar_subquery(), "")


def _block() -> sa.Select[Any]:
    assigned, marks, parts = table(Assignment), table(Mark), table(Instalment)
    own = [cases.c[a.name] for a in fields(LedgerRow) if a.name in cases.c]
    open_parts = (parts.c.case_uid == cases.c.uid) & parts.c.done_on.is_(None)
    next_due = sa.select(sa.func.min(parts.c.due_on)).where(open_parts).correlate(cases).scalar_subquery()
    return sa.select(
        *own,
        _first_worker("doc_no"),
        _first_worker("phone"),
        _joined(assigned, "name", (assigned.c.leader.desc(), assigned.c.seq, assigned.c.id)).label(
            "mediators"
        ),
        _joined(marks, "role", (marks.c.id,), marks.c.refused.is_(False)).label("marks"),
        next_due.label("next_due_on"),
    ).where(cases.c.id.in_(sa.bindparam("ids", expanding=True)))


_ROWS = _block()
