"""Who was in a case before: workers and employers of earlier cases, found by name, number or initials."""

from __future__ import annotations

import sqlalchemy as sa
from attrs import frozen

from app.domain.case import Case
from app.domain.party import Employer, Worker
from app.store import search
from app.store.reader import Reader
from app.store.tables import table

_CASES = 200
"""So many cases, the newest first, are looked through; who types on narrows it down himself."""

cases = table(Case)


@frozen
class Seen:
    """One appearance of a party in a case: the record, the number of the case and its row id."""

    party: Worker | Employer
    number: str
    case_id: int


def seen(reader: Reader, typed: str, kind: type[Worker] | type[Employer]) -> tuple[Seen, ...]:
    """The parties of that kind in the cases that fit what was typed, the newest case first; () for nothing."""
    match = search.expression(typed)
    if not match:
        return ()
    newest = (cases.c.year.desc(), cases.c.serial.desc(), cases.c.id.desc())
    query = sa.select(cases.c.id, cases.c.uid, cases.c.number).where(cases.c.id.in_(search.hits(match)))
    found = reader.connection.execute(query.order_by(*newest).limit(_CASES)).all()
    return tuple(
        Seen(party, row.number, row.id) for row in found for party in reader.find(kind, case_uid=row.uid)
    )


def fits(typed: str, *, name: str, number: str) -> bool:
    """Whether a name (its characters, its initials) or a document number is what was typed."""
    asked = search.plain(typed).replace(" ", "")
    return bool(asked) and (
        asked in search.plain(name).replace(" ", "")
        or any(letters.startswith(asked) for letters in search.initials(name))
        or (len(asked) >= 4 and asked in number.casefold())
    )
