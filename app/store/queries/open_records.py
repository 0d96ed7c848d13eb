"""The records of many cases at once: one query for each table, gathered by case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from app.domain.aftermath import Instruction, Referral, Urging
from app.domain.case import (
    Assignment,
    Case,
    Claim,
    Consent,
    FollowUp,
    Instalment,
    Mark,
    Notice,
    Obligation,
    Session,
)
from app.domain.course import Appointment, LimitationEvent
from app.domain.course_words import APPOINTMENT_STATES
from app.domain.party import Worker
from app.store.reader import Reader
from app.store.tables import audit, table

R = TypeVar("R")
PART = ("uid", "obligation_uid", "seq", "due_on", "amount", "paid")
"""The columns that are read of an open instalment."""
LOOKING = "reveal_numbers"
"""The one act that only looks and moves nothing."""
WAITING = APPOINTMENT_STATES[0]

cases = table(Case)


def by_case(
    reader: Reader,
    which: sa.ColumnElement[bool],
    columns: Sequence[sa.Column[Any]],
    *where: Any,
    order: Sequence[Any],
) -> dict[str, list[tuple[Any, ...]]]:
    """Values from one table for all cases that `which` wants, gathered by the uid of the case."""
    source = columns[0].table
    query = sa.select(source.c.case_uid, *columns).join(cases, cases.c.uid == source.c.case_uid)
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for uid, *values in reader.connection.execute(query.where(which, *where).order_by(*order)):
        found[uid].append(tuple(values))
    return found


class OpenRecords:
    """What each table holds about some cases, gathered by case; records hold only the columns read here."""

    def __init__(self, reader: Reader, which: sa.ColumnElement[bool]) -> None:
        assigned, marks, notices = table(Assignment), table(Mark), table(Notice)
        appointments = table(Appointment)
        self._reader, self._which = reader, which
        self.leaders = self._values([assigned.c.name], order=(assigned.c.leader.desc(), assigned.c.seq))
        self.marks = self._values([marks.c.role], marks.c.refused.is_(False), order=(marks.c.id,))
        self.told = self._values([notices.c.side], order=(notices.c.id,))
        self.claims = self._values([table(Claim).c.matter], order=(table(Claim).c.seq,))
        self.visits = self._values([table(FollowUp).c.visited_on], order=(table(FollowUp).c.visited_on,))
        self.people = self._records(Worker, ("uid", "side", "name", "left_on"))
        self.consents = self._records(Consent, ("side", "asked_on", "answer", "answered_on"))
        self.obligations = self._records(Obligation, ("uid", "seq", "debtor", "amount", "accelerates"))
        self.parts = self._records(Instalment, (*PART, "done_on"), order="due_on")
        self.referrals = self._records(Referral, ("kind", "sent_on", "result"), order="seq")
        self.events = self._records(LimitationEvent, ("kind", "on", "until", "proof", "note"), order="on")
        self.urgings = self._records(Urging, ("kind", "on", "side", "perform_by"), order="seq")
        self.instructions = self._records(
            Instruction, ("on", "to", "what", "done_by", "done_on"), order="seq"
        )
        self.appointments = self._records(
            Appointment, ("held_on", "starts", "room", "state"), appointments.c.state == WAITING, order="held_on"
        )  # fmt: skip
        self.talks = self._last(table(Session).c.case_uid, table(Session).c.held_on)
        self.entered = self._last(audit.c.case_uid, audit.c.at, audit.c.act != LOOKING)

    def _values(
        self, columns: Sequence[sa.Column[Any]], *where: Any, order: Sequence[Any]
    ) -> dict[str, list[tuple[Any, ...]]]:
        return by_case(self._reader, self._which, columns, *where, order=order)

    def _records(
        self, record: type[R], names: Sequence[str], *where: Any, order: str = "id"
    ) -> dict[str, list[R]]:
        """Records with the named columns only, in the order of a column and of their writing."""
        source = table(record)
        rows = self._values(
            [source.c[n] for n in names], *where, order=(source.c[order], source.c.id)
        )  # fmt: skip
        found: dict[str, list[R]] = defaultdict(list)
        for uid, values in rows.items():
            found[uid] = [record(**dict(zip(names, row, strict=True))) for row in values]
        return found

    def _last(self, owner: sa.Column[Any], day: sa.Column[Any], *where: Any) -> dict[str, Any]:
        query = sa.select(owner, sa.func.max(day)).join(cases, cases.c.uid == owner)
        query = query.where(self._which, day.is_not(None), *where).group_by(owner)
        return {uid: last for uid, last in self._reader.connection.execute(query)}
