"""The workbench (工作台): every open case with what its due dates are computed from, marks, and the trend."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from attrs import frozen

from app.domain.aftermath import Instruction, Loan, Referral, Urging
from app.domain.case import Agreement, Case, Consent, Instalment, Mark, Obligation
from app.domain.course import Appointment, LimitationEvent
from app.domain.office import Committee, visit_days
from app.domain.party import Worker
from app.domain.words import Result, State
from app.store.queries.ledger import ENDED
from app.store.queries.open_records import LOOKING, PART, OpenRecords, by_case
from app.store.reader import Reader
from app.store.tables import audit, table

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
    """An open case with the dates that its limits run from, and with the records that its radar looks at.

    `last_on` is the last day that something recorded of the case is about, `entered_on` the last day on which
    something was entered; `marks` the roles that signed, `told` the sides that got the performance notice,
    `asked` the sides that were asked and have not answered. `parts` are the open instalments, `all_parts` the
    performed ones too. `visit_days` are the committee's. The records hold only the columns that are read here.
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
    letter_on: date | None
    replied_on: date | None
    infringed_on: date | None
    received_on: date | None
    registered_on: date | None
    decided_on: date | None
    refusal_ground: str
    extended_to: date | None
    ended_on: date | None
    result: str
    failure_ground: str
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
    entered_on: date | None = None
    visit_days: tuple[int, ...] = ()
    visits: tuple[date, ...] = ()
    claims: tuple[str, ...] = ()
    people: tuple[Worker, ...] = ()
    consents: tuple[Consent, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    all_parts: tuple[Instalment, ...] = ()
    referrals: tuple[Referral, ...] = ()
    limitation_events: tuple[LimitationEvent, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    urgings: tuple[Urging, ...] = ()
    instructions: tuple[Instruction, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether it is closed and only its visits are waited for; see `open_cases`."""
        return self.state in ENDED


@frozen
class OverdueLoan:
    """A volume that is not back although its day has passed."""

    number: str
    applicant: str
    state: str
    borrower: str
    due_on: date
    entered_on: date | None


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


def open_cases(reader: Reader, *, closed_since: date | None = None) -> tuple[OpenCase, ...]:
    """All cases that are neither closed nor archived, the newest number first; one query for each table.

    With `closed_since` the closed ones too that were performed on that day or later: they may still be visited.
    """
    which = _wanted(closed_since)
    query = sa.select(*(cases.c[n] for n in _OWN)).where(which)
    query = query.order_by(cases.c.year.desc(), cases.c.serial.desc(), cases.c.id)
    rows = reader.connection.execute(query).all()
    read = OpenRecords(reader, which)
    committee = reader.first(Committee)
    days = visit_days(committee.visit_days) if committee else ()
    return tuple(_open_case(row, read, days) for row in rows)


def overdue_loans(reader: Reader, today: date) -> tuple[OverdueLoan, ...]:
    """The volumes that should have come back before today, the one waited for longest first."""
    loans = table(Loan)
    entered = (
        sa.select(sa.func.max(audit.c.at))
        .where(audit.c.case_uid == cases.c.uid, audit.c.act != LOOKING)
        .correlate(cases)
        .scalar_subquery()
    )
    query = (
        sa.select(cases.c.number, cases.c.applicant, cases.c.state, loans.c.borrower, loans.c.due_on, entered)
        .join(cases, cases.c.uid == loans.c.case_uid)
        .where(loans.c.returned_on.is_(None), loans.c.due_on < today)
        .order_by(loans.c.due_on, loans.c.id)
    )
    found = []
    for number, applicant, state, borrower, due_on, at in reader.connection.execute(query):
        found.append(OverdueLoan(number, applicant, state, borrower, due_on, _day(at)))
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
    seen = by_case(reader, _OPEN, [marks.c.role, marks.c.refused], order=(marks.c.id,))
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
    "letter_on", "replied_on", "infringed_on", "received_on", "registered_on", "decided_on", "refusal_ground",
    "extended_to", "ended_on", "result", "failure_ground", "effective_on", "performed_on",
)  # fmt: skip
_DAYS = ("received_on", "registered_on", "decided_on", "ended_on", "effective_on", "performed_on")


def _wanted(closed_since: date | None) -> sa.ColumnElement[bool]:
    if closed_since is None:
        return _OPEN
    return _OPEN | ((cases.c.state == str(State.CLOSED)) & (cases.c.performed_on >= closed_since))


def _open_case(row: sa.Row[Any], read: OpenRecords, days: tuple[int, ...]) -> OpenCase:
    own = dict(row._mapping)
    uid = own["uid"]
    visits = tuple(day for (day,) in read.visits[uid])
    asked = read.consents[uid]
    talked, visited = read.talks.get(uid), max(visits, default=None)
    known = (*(own[n] for n in _DAYS), talked, visited, *(c.asked_on for c in asked))
    parts = tuple(read.parts[uid])
    return OpenCase(
        **own,
        mediators=tuple(n for (n,) in read.leaders[uid]),
        marks=tuple(r for (r,) in read.marks[uid]),
        told=tuple(dict.fromkeys(s for (s,) in read.told[uid])),
        asked=tuple(dict.fromkeys(c.side for c in asked if c.answer == "尚未答复")),
        parts=tuple(OpenPart(*(getattr(p, n) for n in PART)) for p in parts if p.done_on is None),
        last_session_on=talked,
        last_visit_on=visited,
        last_on=max((day for day in known if day), default=None),
        entered_on=_day(read.entered.get(uid)),
        visit_days=days,
        visits=visits,
        claims=tuple(m for (m,) in read.claims[uid]),
        people=tuple(read.people[uid]),
        consents=tuple(asked),
        obligations=tuple(read.obligations[uid]),
        all_parts=parts,
        referrals=tuple(read.referrals[uid]),
        limitation_events=tuple(read.events[uid]),
        appointments=tuple(read.appointments[uid]),
        urgings=tuple(read.urgings[uid]),
        instructions=tuple(read.instructions[uid]),
    )


def _day(moment: str | None) -> date | None:
    """The day of a moment as the audit keeps it."""
    return date.fromisoformat(moment[:10]) if moment else None


def _per_month(reader: Reader, day: sa.Column[Any], first: date, *where: Any) -> dict[str, int]:
    # days are kept as text, YYYY-MM-DD
    month = sa.func.substr(day, 1, 7, type_=sa.Text)
    query = sa.select(month, sa.func.count()).where(day >= first, *where).group_by(month)
    return {key: count for key, count in reader.connection.execute(query)}
