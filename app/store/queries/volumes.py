"""The filed volumes of an office: when each was filed, for how long it is kept, and whether all of it is here."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from attrs import frozen

from app.domain.aftermath import Loan
from app.domain.case import Case
from app.domain.course import Evidence
from app.domain.words import State
from app.store.reader import Reader
from app.store.tables import table


@frozen
class Filed:
    """A filed volume; `borrower` has it ("" when nobody has), `unreturned` pieces of evidence are still kept."""

    uid: str
    number: str
    volume_no: str
    archived_on: date
    retention: str
    borrower: str
    due_on: date | None
    unreturned: int


def filed(reader: Reader, until: date | None = None) -> tuple[Filed, ...]:
    """The volumes filed up to a day and not destroyed, those filed first before the others."""
    cases, loans, evidence = table(Case), table(Loan), table(Evidence)
    lent = sa.and_(loans.c.case_uid == cases.c.uid, loans.c.returned_on.is_(None))
    waiting = (
        sa.select(sa.func.count())
        .where(
            evidence.c.case_uid == cases.c.uid, evidence.c.returned_on.is_(None), evidence.c.form == "原件"
        )
        .correlate(cases)
        .scalar_subquery()
    )
    query = (
        sa.select(
            cases.c.uid, cases.c.number, cases.c.volume_no, cases.c.archived_on, cases.c.retention,
            sa.func.coalesce(loans.c.borrower, ""), loans.c.due_on, waiting,
        )
        .select_from(cases.outerjoin(loans, lent))
        .where(cases.c.state == str(State.ARCHIVED), cases.c.destroyed_on.is_(None))
        .order_by(cases.c.archived_on, cases.c.year, cases.c.serial)
    )  # fmt: skip
    if until is not None:
        query = query.where(cases.c.archived_on <= until)
    return tuple(Filed(*row) for row in reader.connection.execute(query))
