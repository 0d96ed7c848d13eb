"""What the roster counts for each mediator: cases and lessons of a span of days."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from attrs import frozen

from app.domain.case import Assignment, Case
from app.domain.registers import Attendance, Training
from app.domain.words import Result
from app.store.reader import Reader
from app.store.tables import table

assignments = table(Assignment)
cases = table(Case)
attendances = table(Attendance)
trainings = table(Training)


@frozen
class Handled:
    """What a mediator did: cases assigned to him, how many of them came to an agreement and were performed."""

    cases: int = 0
    agreed: int = 0
    performed: int = 0


def cases_by_mediator(reader: Reader, first: date, last: date) -> dict[str, Handled]:
    """The cases to which each mediator (by uid) was assigned in those days, both included."""
    agreed = sa.case((cases.c.result == str(Result.AGREED), 1), else_=0)
    performed = sa.case((cases.c.performed_on.is_not(None), 1), else_=0)
    query = (
        sa.select(assignments.c.mediator_uid, sa.func.count(), sa.func.sum(agreed), sa.func.sum(performed))
        .join_from(assignments, cases, assignments.c.case_uid == cases.c.uid)
        .where(assignments.c.assigned_on.between(first, last))
        .group_by(assignments.c.mediator_uid)
    )
    return {uid: Handled(*counts) for uid, *counts in reader.connection.execute(query)}


def hours_by_mediator(reader: Reader, first: date, last: date) -> dict[str, int]:
    """Lessons (学时) each mediator (by uid) took part in in those days; struck trainings do not count."""
    query = (
        sa.select(attendances.c.mediator_uid, sa.func.sum(trainings.c.hours))
        .join_from(attendances, trainings, attendances.c.training_uid == trainings.c.uid)
        .where(trainings.c.held_on.between(first, last), trainings.c.struck == "")
        .group_by(attendances.c.mediator_uid)
    )
    return {uid: hours for uid, hours in reader.connection.execute(query)}
