"""What stands in the calendar: due dates, arranged talks, orders, loans to come back, terms that end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time

from attrs import evolve, frozen

from app.domain import dates, lifecycle
from app.domain.aftermath import Instruction, Loan
from app.domain.case import Case
from app.domain.course import Appointment
from app.domain.dates import Span
from app.domain.office import Mediator
from app.services.course.scheduling import WAITING
from app.services.desk import Desk
from app.services.views import ics, radar
from app.services.views.due_rows import due_rows, tone
from app.services.views.duties import AGREED, Due
from app.store.queries.board import OpenCase
from app.store.reader import Reader

DUE, PART, TALK, ORDER, LOAN = "due", "instalment", "session", "order", "loan"
TERM, CERTIFICATE = "term", "certificate"

GROUPS = {
    "期限": (DUE, ORDER),
    "调解会": (TALK,),
    "履行": (PART,),
    "借阅": (LOAN,),
    "聘期与证书": (TERM, CERTIFICATE),
}
"""The words that the calendar is filtered by, and the kinds of items that each of them takes in."""


@frozen
class Item:
    """One open thing of the calendar; `at` and `minutes` only where it has a time of day.

    `number` and `who` (the applicant) only where it has a case; `tone` bad, warn or grey as on the dashboard;
    `why` says from what the day was counted, or what the thing is about; `note` is as much of it as may go into
    a calendar file, which travels far: it names nobody. `uid` stays the same from one export to the next, so that
    a calendar program replaces what it has.
    """

    on: date
    at: datetime | None
    minutes: int
    number: str
    label: str
    kind: str
    uid: str
    tone: str = "grey"
    who: str = ""
    why: str = ""
    note: str = ""


def items(desk: Desk, span: Span | None = None) -> tuple[Item, ...]:
    """All that falls into the span (without one, all there is), by day and time; what lasts all day comes first.

    Everything in it is still open, so whatever lies before today is overdue.
    """
    with desk.read() as unit:
        cases = radar.watched(unit, desk.clock.today()).cases
        found = [item for case in cases for item in _dues(desk, case)]
        found += _talks(desk, unit, {case.uid: case for case in cases})
        found += [*_orders(desk, unit), *_loans(desk, unit), *_terms(desk, unit)]
    return tuple(sorted((item for item in found if span is None or item.on in span), key=_when))


def calendar_file(found: Iterable[Item], now: datetime) -> bytes:
    """The items as a calendar file (RFC 5545); `now` is the present moment with its offset.

    It names cases by their number only, never a party.
    """
    entries = (
        ics.Entry(i.uid, f"{i.number} {i.label}".strip(), i.on, i.at, i.minutes, i.note) for i in found
    )
    return ics.text(entries, now.astimezone(UTC)).encode()


def _when(item: Item) -> tuple[date, datetime, str, str]:
    return item.on, item.at or datetime.min, item.number, item.uid


def _dues(desk: Desk, case: OpenCase) -> Iterator[Item]:
    """The due dates of a case; an instalment goes by its own uid, a limit by that of the case and its code."""
    # both are in the order of their days, and no open instalment is left out
    parts = iter(case.parts)
    for row in due_rows(desk, case, desk.clock.today()):
        due = row.due
        kind = PART if due.code == PART else DUE
        uid = next(parts).uid if kind == PART else f"{case.uid}-{due.code}"
        why = f"{due.why}　{due.law}".strip()
        about = (case.number, case.applicant)
        item = _all_day(due.day, kind, due.label, f"{DUE}-{uid}", row.tone, why, about)
        yield evolve(item, note=why) if due.limit or kind == PART else item


def _talks(desk: Desk, unit: Reader, cases: Mapping[str, OpenCase]) -> Iterator[Item]:
    """Arranged talks of the cases in which talks may still be held or put off."""
    talking = _states("record_session", "change_appointment")
    for talk in unit.find(Appointment, state=WAITING):
        case = cases.get(talk.case_uid)
        if case is not None and case.state in talking:
            yield _talk(desk, talk, case)


def _talk(desk: Desk, talk: Appointment, case: OpenCase) -> Item:
    """A talk whose day has passed without a record is overdue; one of today is not yet."""
    assert talk.held_on is not None
    today = desk.clock.today()
    starts, ends = (
        datetime.combine(talk.held_on, time.fromisoformat(text)) for text in (talk.starts, talk.ends)
    )
    where = talk.room or talk.platform
    words = [f"{talk.starts}—{talk.ends}", talk.way]
    if talk.mediators:
        words.append(f"调解员 {talk.mediators}")
    if talk.held_on < today:
        words.insert(0, "日子已过，还没有记笔录，也没有改期")
    return Item(
        talk.held_on, starts, int((ends - starts).total_seconds()) // 60, case.number,
        f"调解会（{where}）" if where else "调解会", TALK, f"{case.number}-{TALK}-{talk.uid}",
        "warn" if talk.held_on == today else _tone(desk, talk.held_on), case.applicant, "，".join(words),
    )  # fmt: skip


def _orders(desk: Desk, unit: Reader) -> Iterator[Item]:
    """What the chair ordered and nobody has seen to yet."""
    settling = _states("settle_instruction")
    for order in unit.find(Instruction, done_on=None):
        case: Case = unit.get(Case, order.case_uid)
        if case.state in settling:
            assert order.on is not None
            assert order.done_by is not None
            why = f"{dates.short(order.on)}督办，交给{order.to}：{order.what}"
            about = (case.number, case.applicant)
            yield _all_day(
                order.done_by,
                ORDER,
                "督办办结",
                f"{ORDER}-{order.uid}",
                _tone(desk, order.done_by),
                why,
                about,
            )


def _loans(desk: Desk, unit: Reader) -> Iterator[Item]:
    for loan in unit.find(Loan, returned_on=None):
        assert loan.due_on is not None
        assert loan.lent_on is not None
        case: Case = unit.get(Case, loan.case_uid)
        why = f"{dates.short(loan.lent_on)}借给{loan.borrower}，用于{loan.purpose}"
        about = (case.number, case.applicant)
        uid = f"{LOAN}-{loan.uid}"
        yield _all_day(loan.due_on, LOAN, "借阅的案卷应还", uid, _tone(desk, loan.due_on), why, about)


def _terms(desk: Desk, unit: Reader) -> Iterator[Item]:
    for who in unit.find(Mediator, active=True):
        if day := who.term_to:
            since = f"聘期从 {dates.long(who.term_from)}起" if who.term_from else ""
            uid = f"{TERM}-{who.uid}"
            yield _all_day(day, TERM, f"{who.name}聘期届满", uid, _tone(desk, day), since)
        if day := who.certificate_until:
            paper = f"证书号 {who.certificate}" if who.certificate else ""
            uid = f"{CERTIFICATE}-{who.uid}"
            yield _all_day(day, CERTIFICATE, f"{who.name}调解员证书到期", uid, _tone(desk, day), paper)


def _states(*acts: str) -> set[str]:
    """The states in which one of the acts may be done."""
    steps = [step for step in map(lifecycle.step_of, acts) if step is not None]
    return {str(state) for step in steps for state in step.states}


def _tone(desk: Desk, day: date) -> str:
    """The tone of the dashboard for a day that people agreed on."""
    return tone(desk, Due("", "", "", day, AGREED, "", ""), desk.clock.today())


def _all_day(
    day: date, kind: str, label: str, uid: str, hue: str, why: str, about: tuple[str, str] = ("", "")
) -> Item:
    """An item without a time of day; `about` is the case's number and applicant."""
    number, who = about
    return Item(day, None, 0, number, label, kind, f"{number}-{uid}" if number else uid, hue, who, why)
