"""What stands in the calendar of a span of days: due dates, arranged talks, loans to come back, terms that end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from attrs import frozen

from app.domain.aftermath import Loan
from app.domain.case import Case
from app.domain.course import Appointment
from app.domain.dates import Span
from app.domain.office import Mediator
from app.services import ics
from app.services.board import due_rows
from app.services.desk import Desk
from app.services.scheduling import WAITING
from app.store.queries.board import OpenCase, open_cases
from app.store.reader import Reader

DUE, TALK, LOAN, TERM, CERTIFICATE = "due", "session", "loan", "term", "certificate"


@frozen
class Item:
    """One thing of the calendar; `at` and `minutes` only where it has a time of day, `number` where it has a case.

    `uid` stays the same from one export to the next, so that a calendar program replaces what it has.
    """

    on: date
    at: datetime | None
    minutes: int
    number: str
    label: str
    kind: str
    uid: str


def items(desk: Desk, span: Span) -> tuple[Item, ...]:
    """All that falls into the span, by day and time; what lasts all day comes first."""
    today = desk.clock.today()
    with desk.read() as unit:
        found = [item for case in open_cases(unit) for item in _dues(desk, case, today)]
        found += [*_talks(unit), *_loans(unit), *_terms(unit)]
    return tuple(sorted((item for item in found if item.on in span), key=_when))


def calendar_file(found: Iterable[Item], now: datetime) -> bytes:
    """The items as a calendar file (RFC 5545); `now` is the present moment with its offset."""
    entries = (ics.Entry(i.uid, f"{i.number} {i.label}".strip(), i.on, i.at, i.minutes) for i in found)
    return ics.text(entries, now.astimezone(UTC)).encode()


def _when(item: Item) -> tuple[date, datetime, str, str]:
    return item.on, item.at or datetime.min, item.number, item.uid


def _dues(desk: Desk, case: OpenCase, today: date) -> Iterator[Item]:
    """The due dates of a case; an instalment goes by its own uid, a limit by that of the case and its code."""
    # both are in the order of their days, and no open instalment is left out
    parts = iter(case.parts)
    for row in due_rows(desk, case, today):
        uid = next(parts).uid if row.due.code == "instalment" else f"{case.uid}-{row.due.code}"
        yield _whole_day(row.due.day, case.number, row.due.label, DUE, uid)


def _talks(unit: Reader) -> Iterator[Item]:
    for talk in unit.find(Appointment, state=WAITING):
        assert talk.held_on is not None
        number = unit.get(Case, talk.case_uid).number
        starts, ends = (
            datetime.combine(talk.held_on, time.fromisoformat(text)) for text in (talk.starts, talk.ends)
        )
        where = talk.room or talk.platform
        label = f"调解会（{where}）" if where else "调解会"
        minutes = int((ends - starts).total_seconds()) // 60
        yield Item(talk.held_on, starts, minutes, number, label, TALK, f"{number}-{TALK}-{talk.uid}")


def _loans(unit: Reader) -> Iterator[Item]:
    for loan in unit.find(Loan, returned_on=None):
        assert loan.due_on is not None
        number = unit.get(Case, loan.case_uid).number
        yield _whole_day(loan.due_on, number, f"借阅的案卷应还（{loan.borrower}）", LOAN, loan.uid)


def _terms(unit: Reader) -> Iterator[Item]:
    for mediator in unit.find(Mediator, active=True):
        if mediator.term_to:
            label = f"{mediator.name}聘期届满"
            yield _whole_day(mediator.term_to, "", label, TERM, mediator.uid)
        if mediator.certificate_until:
            label = f"{mediator.name}调解员证书到期"
            yield _whole_day(mediator.certificate_until, "", label, CERTIFICATE, mediator.uid)


def _whole_day(day: date, number: str, label: str, kind: str, uid: str) -> Item:
    return Item(day, None, 0, number, label, kind, "-".join(part for part in (number, kind, uid) if part))
