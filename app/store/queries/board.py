"""The workbench (工作台): every open case with what its due dates are computed from, marks, and the trend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from attrs import frozen

from app.domain.case import Agreement, Assignment, Case, Consent, FollowUp, Instalment, Mark, Notice, Session
from app.domain.words import Result, State
from app.store.queries.ledger import ENDED
from app.store.reader import Reader
from app.store.tables import table

cases = table(Case)
# named one by one, so that the index on the state serves
_OPEN = cases.c.state.in_([str(s) for s in State if s not in ENDED])


@frozen
class OpenPart:
    """An instalment not yet performed; amounts in cents (分), `amount` None for an act."""

    uid: str
    obligation_uid: str
    seq: int
    due_on: date | None
    amount: int | None
    paid: int


@frozen
class OpenCase:
    """An open case with the dates that its limits run from.

    `last_on` is the last day on which something of the case was recorded; `marks` the roles that signed,
    `told` the sides that got the performance notice, `asked` the sides that were asked and have not answered.
    """

    id: int
    uid: str
    number: str
    state: str
    applicant: str
    respondent: str
    workers: int
    cause: str
    source: str
    amount: int
    received_on: date | None
    registered_on: date | None
    decided_on: date | None
    extended_to: date | None
    ended_on: date | None
    result: str
    effective_on: date | None
    performed_on: date | None
    mediators: tuple[str, ...]
    marks: tuple[str, ...]
    told: tuple[str, ...]
    asked: tuple[str, ...]
    parts: tuple[OpenPart, ...]
    last_session_on: date | None
    last_visit_on: date | None
    last_on: date | None


@frozen
class WaitingPaper:
    """An agreement that waits for marks: roles that signed, roles that refused, number of originals."""

    uid: str
    number: str
    applicant: str
    drafted_on: date | None
    copies: int
    done: tuple[str, ...]
    refused: tuple[str, ...]


@frozen
class MonthCount:
    """Cases received in a month, and agreements reached in it."""

    year: int
    month: int
    received: int
    agreed: int


def open_cases(reader: Reader) -> tuple[OpenCase, ...]:
    """All cases that are neither closed nor archived, the newest number first; one query for each table."""
    own = [cases.c[n] for n in _OWN]
    query = sa.select(*own).where(_OPEN).order_by(cases.c.year.desc(), cases.c.serial.desc(), cases.c.id)
    rows = reader.connection.execute(query).all()
    assigned, marks, notices = table(Assignment), table(Mark), table(Notice)
    consents, parts = table(Consent), table(Instalment)
    leaders = _by_case(reader, [assigned.c.name], order=(assigned.c.leader.desc(), assigned.c.seq))
    signed = _by_case(reader, [marks.c.role], marks.c.refused.is_(False), order=(marks.c.id,))
    told = _by_case(reader, [notices.c.side], order=(notices.c.id,))
    asked = _by_case(reader, [consents.c.side], consents.c.answer == "尚未答复", order=(consents.c.id,))
    rest = _by_case(reader, [parts.c[n] for n in _PART], parts.c.done_on.is_(None), order=(parts.c.due_on,))
    talks = _last(reader, table(Session).c.held_on)
    visits = _last(reader, table(FollowUp).c.visited_on)
    answers = _last(reader, consents.c.asked_on)

    found = []
    for row in rows:
        uid = row.uid
        days = (*(row._mapping[n] for n in _DAYS), talks.get(uid), visits.get(uid), answers.get(uid))
        found.append(
            OpenCase(
                **row._mapping,
                mediators=tuple(n for (n,) in leaders[uid]),
                marks=tuple(r for (r,) in signed[uid]),
                told=tuple(dict.fromkeys(s for (s,) in told[uid])),
                asked=tuple(dict.fromkeys(s for (s,) in asked[uid])),
                parts=tuple(OpenPart(*part) for part in rest[uid]),
                last_session_on=talks.get(uid),
                last_visit_on=visits.get(uid),
                last_on=max((d for d in days if d), default=None),
            )
        )
    return tuple(found)


def waiting_papers(reader: Reader) -> tuple[WaitingPaper, ...]:
    """The agreements of all cases that wait for marks (待签署), the oldest first."""
    agreements, marks = table(Agreement), table(Mark)
    own = (cases.c.uid, cases.c.number, cases.c.applicant, agreements.c.drafted_on, agreements.c.copies)
    # the last one written counts, should there have been an earlier one
    last = (
        sa.select(sa.func.max(agreements.c.id))
        .where(agreements.c.case_uid == cases.c.uid)
        .correlate(cases)
        .scalar_subquery()
    )
    query = (
        sa.select(*own)
        .join(agreements, agreements.c.id == last)
        .where(cases.c.state == str(State.AGREED))
        .order_by(agreements.c.drafted_on, cases.c.id)
    )
    seen = _by_case(reader, [marks.c.role, marks.c.refused], order=(marks.c.id,))
    return tuple(
        WaitingPaper(
            *row,
            done=tuple(role for role, refused in seen[row.uid] if not refused),
            refused=tuple(role for role, refused in seen[row.uid] if refused),
        )
        for row in reader.connection.execute(query)
    )


def monthly(reader: Reader, today: date, months: int = 12) -> tuple[MonthCount, ...]:
    """Cases received and agreements reached in each of the last months, the current one last."""
    index = today.year * 12 + today.month - 1
    wanted = [divmod(index - back, 12) for back in reversed(range(months))]
    first = date(wanted[0][0], wanted[0][1] + 1, 1)
    received = _per_month(reader, cases.c.received_on, first)
    agreed = _per_month(reader, cases.c.ended_on, first, cases.c.result == str(Result.AGREED))
    keys = [(year, month + 1, f"{year:04d}-{month + 1:02d}") for year, month in wanted]
    return tuple(MonthCount(y, m, received.get(key, 0), agreed.get(key, 0)) for y, m, key in keys)


# ---- inside

_OWN = (
    "id", "uid", "number", "state", "applicant", "respondent", "workers", "cause", "source", "amount",
    "received_on", "registered_on", "decided_on", "extended_to", "ended_on", "result", "effective_on",
    "performed_on",
)  # fmt: skip
_PART = ("uid", "obligation_uid", "seq", "due_on", "amount", "paid")
_DAYS = ("received_on", "registered_on", "decided_on", "ended_on", "effective_on", "performed_on")


def _by_case(
    reader: Reader, columns: Sequence[sa.Column[Any]], *where: Any, order: Sequence[Any]
) -> dict[str, list[tuple[Any, ...]]]:
    """Values from one table for all open cases, gathered by case."""
    source = columns[0].table
    query = sa.select(source.c.case_uid, *columns).join(cases, cases.c.uid == source.c.case_uid)
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for uid, *values in reader.connection.execute(query.where(_OPEN, *where).order_by(*order)):
        found[uid].append(tuple(values))
    return found


def _last(reader: Reader, day: sa.Column[Any]) -> dict[str, date]:
    source = day.table
    query = sa.select(source.c.case_uid, sa.func.max(day)).join(cases, cases.c.uid == source.c.case_uid)
    query = query.where(_OPEN, day.is_not(None)).group_by(source.c.case_uid)
    return {uid: last for uid, last in reader.connection.execute(query)}


def _per_month(reader: Reader, day: sa.Column[Any], first: date, *where: Any) -> dict[str, int]:
    # days are kept as text, YYYY-MM-DD
    month = sa.func.substr(day, 1, 7, type_=sa.Text)
    query = sa.select(month, sa.func.count()).where(day >= first, *where).group_by(month)
    return {key: count for key, count in reader.connection.execute(query)}
