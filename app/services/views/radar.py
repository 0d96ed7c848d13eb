"""The radar: open cases that nobody moves, limits near or passed, debts nobody urged; what the chair must see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from attrs import frozen

from app.domain import dates
from app.domain.case import Instalment
from app.domain.course_words import REFERRAL_KINDS, URGING_KINDS
from app.domain.office import Committee, visit_days
from app.domain.words import Role, State
from app.services.desk import Desk
from app.services.views.due_rows import DueRow, due_rows, left_text, short_number
from app.services.views.duties import OWN
from app.store.queries import board as queries
from app.store.queries.board import OpenCase, OverdueLoan
from app.store.reader import Reader

SILENT_DAYS = 7
"""本会设定: so many days without an entry make an open case silent."""
RAISE_DAYS = 2
"""本会设定: a red row that nobody touched for so many working days is raised to the chair."""
VISIT_DAYS = 30
"""本会设定: so many days after its last visit was due a closed case is no longer shown for it."""

RAISED = "已上报主任"

RED, NEAR, IDLE = 0, 1, 2
"""How bad a reason is: overdue or due today; a limit that is near; nothing that moves the case."""
JOINT = {REFERRAL_KINDS[0]: "arbitration_review", REFERRAL_KINDS[1]: "judicial_confirmation"}
"""Which limit each joint application settles."""
LATE_LETTER = URGING_KINDS[1]
RESTING = (State.PERFORMING, State.SUSPENDED, State.CLOSED, State.ARCHIVED)
"""States in which a case waits for a day, not for somebody."""
TALKING = (State.ACCEPTED, State.MEDIATING)


@frozen
class Reason:
    """Why a case is on the radar; `days` tells how long (overdue, silent), `since` from when a red one is red.

    `basis` says how a limit was counted and by which rule, "" for what is no limit.
    """

    code: str
    why: str
    tag: str
    rank: int
    days: int
    since: date | None = None
    basis: str = ""

    @property
    def tone(self) -> str:
        """bad for a red one, else warn."""
        return "bad" if self.rank == RED else "warn"


@frozen
class RadarRow:
    """One case on the radar with its reasons, the worst first.

    `raised`: red and untouched for RAISE_DAYS working days. `handled`: who has been ordered to see to it and
    until when, "" when nobody was.
    """

    number: str
    short: str
    who: str
    state: str
    reasons: tuple[Reason, ...]
    raised: bool = False
    handled: str = ""

    @property
    def why(self) -> str:
        """Whether the chair has it or who sees to it, the worst reason, and how many there are."""
        before = f"{RAISED}：" if self.raised else f"{self.handled}；" if self.handled else ""
        more = f"等 {len(self.reasons)} 项" if len(self.reasons) > 1 else ""
        return f"{before}{self.reasons[0].why}{more}"

    @property
    def tag(self) -> str:
        """How long overdue, left or silent, by the worst reason."""
        return self.reasons[0].tag

    @property
    def tone(self) -> str:
        """bad or warn, by the worst reason."""
        return self.reasons[0].tone


@frozen
class Watched:
    """What the radar looks at: open cases, closed ones still to be visited, volumes that did not come back."""

    cases: tuple[OpenCase, ...]
    loans: tuple[OverdueLoan, ...]


def watched(reader: Reader, today: date) -> Watched:
    """Read it all; one query for each table."""
    committee = reader.first(Committee)
    last = max(visit_days(committee.visit_days), default=0) if committee else 0
    cases = queries.open_cases(reader, closed_since=today - timedelta(days=last + VISIT_DAYS))
    return Watched(cases, queries.overdue_loans(reader, today))


def radar(desk: Desk) -> tuple[RadarRow, ...]:
    """The radar as of today, as the dashboard shows it."""
    today = desk.clock.today()
    with desk.read() as unit:
        found = watched(unit, today)
    return rows(desk, found, {case.uid: due_rows(desk, case, today) for case in found.cases}, today)


def rows(
    desk: Desk, found: Watched, dues: Mapping[str, Iterable[DueRow]], today: date
) -> tuple[RadarRow, ...]:
    """One row a case, the worst first; for the chair those raised to him before all others.

    `dues` holds what is due in each case, by its uid.
    """
    made = [_row(desk, case, list(_reasons(case, dues[case.uid], today)), today) for case in found.cases]
    kept = [row for row in made if row is not None]
    kept += [_loan(desk, loan, today) for loan in found.loans]
    chair = desk.user.role == Role.CHAIR
    return tuple(
        sorted(kept, key=lambda row: (not (chair and row.raised), *_worst(row.reasons[0]), row.number))
    )


def _worst(reason: Reason) -> tuple[int, int]:
    return reason.rank, -reason.days


def _row(desk: Desk, case: OpenCase, reasons: list[Reason], today: date) -> RadarRow | None:
    if not reasons:
        return None
    orders = [i for i in case.instructions if i.done_on is None and i.done_by and i.done_by >= today]
    handled = ""
    if orders and orders[0].done_by:
        handled = f"督办中：{orders[0].to}，{dates.short(orders[0].done_by)}前"
    raised = not handled and any(_untouched(desk, r, case.entered_on, today) for r in reasons)
    return RadarRow(
        case.number, short_number(case.number), case.applicant, case.state,
        tuple(sorted(reasons, key=_worst)), raised, handled,
    )  # fmt: skip


def _untouched(desk: Desk, reason: Reason, entered_on: date | None, today: date) -> bool:
    """Whether a red one has had no entry for RAISE_DAYS working days since it is red."""
    if reason.since is None:
        return False
    last = max(reason.since, entered_on or reason.since)
    return desk.law.calendar.workdays(last + timedelta(days=1), today) >= RAISE_DAYS


def _loan(desk: Desk, loan: OverdueLoan, today: date) -> RadarRow:
    days = (today - loan.due_on).days
    why = f"{loan.borrower}借阅的案卷 {dates.short(loan.due_on)}应还"
    reason = Reason("loan", why, f"逾期 {days} 天", RED, days, loan.due_on)
    raised = _untouched(desk, reason, loan.entered_on, today)
    return RadarRow(loan.number, short_number(loan.number), loan.applicant, loan.state, (reason,), raised)


def _reasons(case: OpenCase, dues: Iterable[DueRow], today: date) -> Iterator[Reason]:
    applied = {JOINT[referral.kind] for referral in case.referrals if referral.kind in JOINT}
    found = [row for row in dues if row.due.code not in applied]
    yield from _limits(found, today)
    if case.is_closed:
        return
    yield from _debts(case, found, today)
    yield from _orders(case, today)
    yield from _unrecorded(case, today)
    if case.state == State.ACCEPTED and not case.mediators and case.decided_on and case.decided_on < today:
        days = (today - case.decided_on).days
        yield Reason("unassigned", "受理后还没有指定调解员", f"{days} 天", IDLE, days)
    yield from _silent(case, found, today)


def _limits(dues: Iterable[DueRow], today: date) -> Iterator[Reason]:
    """Limits red and near, and the committee's own days that have come; payments are looked at by themselves."""
    for row in dues:
        due = row.due
        own = due.kind == OWN and row.left <= 0
        if due.code == "instalment" or (row.tone == "grey" and not own):
            continue
        rank = RED if row.tone == "bad" else IDLE if own else NEAR
        yield _of_limit(row, rank)


def _of_limit(row: DueRow, rank: int) -> Reason:
    due = row.due
    why = f"{due.label} {dates.short(due.day)}到期"
    if due.code == "arbitration_right":
        why = f"{dates.short(due.day)}以后当事人可以申请仲裁"
    since = due.day if rank == RED else None
    return Reason(due.code, why, left_text(row.left), rank, -row.left, since, f"{due.why}　{due.law}")


def _debts(case: OpenCase, dues: Iterable[DueRow], today: date) -> Iterator[Reason]:
    """Payments and acts that are near, due today, or overdue and not urged; not once they were given up."""
    if case.state == State.UNPERFORMED:
        return
    for row in dues:
        if row.due.code == "instalment" and row.left >= 0 and row.tone != "grey":
            yield _of_limit(row, RED if row.left == 0 else NEAR)
    for part in case.all_parts:
        if part.due_on and part.due_on < today and part.done_on is None:
            yield from _overdue(case, part, part.due_on, today)


def _overdue(case: OpenCase, part: Instalment, due_on: date, today: date) -> Iterator[Reason]:
    """A letter keeps it quiet until the day it names, or for SILENT_DAYS when it names none."""
    obligation = next(o for o in case.obligations if o.uid == part.obligation_uid)
    several = sum(1 for p in case.all_parts if p.obligation_uid == part.obligation_uid) > 1
    which = f"第 {obligation.seq} 项第 {part.seq} 期" if several else f"第 {obligation.seq} 项义务"
    letters = [
        u for u in case.urgings
        if u.kind == LATE_LETTER and u.side == obligation.debtor and u.on and u.on > due_on
    ]  # fmt: skip
    quiet = max((u.perform_by or u.on + timedelta(days=SILENT_DAYS) for u in letters if u.on), default=None)
    days = (today - due_on).days
    if quiet is None:
        yield Reason("instalment", f"{which}逾期未督促", left_text(-days), RED, days, due_on)
    elif quiet < today:
        yield Reason("instalment", f"{which}督促后仍未履行", left_text(-days), RED, days, quiet)


def _orders(case: OpenCase, today: date) -> Iterator[Reason]:
    """What the chair ordered and was not done in time."""
    for order in case.instructions:
        if order.done_on is None and order.done_by and order.done_by < today:
            days = (today - order.done_by).days
            what = order.what.splitlines()[0].rstrip("。") if order.what else ""
            yield Reason(
                "instruction", f"督办没有办结：{order.to}，{what}", left_text(-days), RED, days, order.done_by
            )


def _unrecorded(case: OpenCase, today: date) -> Iterator[Reason]:
    """A talk whose day has passed and that has no record."""
    past = [a.held_on for a in case.appointments if a.held_on and a.held_on < today]
    if past and case.state in (*TALKING, State.SUSPENDED):
        days = (today - past[0]).days
        yield Reason(
            "unrecorded", f"{dates.short(past[0])}安排的调解会没有笔录", f"过了 {days} 天", IDLE, days
        )


def _silent(case: OpenCase, dues: Iterable[DueRow], today: date) -> Iterator[Reason]:
    """Nothing recorded for SILENT_DAYS and nothing arranged: neither a talk nor a visit that is still to come."""
    last = max((day for day in (case.last_on, case.entered_on) if day), default=None)
    if last is None or (today - last).days < SILENT_DAYS or case.state in RESTING:
        return
    if any(a.held_on and a.held_on >= today for a in case.appointments):
        return
    if case.state == State.PERFORMED and any(row.due.act == "follow_up" for row in dues):
        return
    days = (today - last).days
    missing = "，未排调解会" if case.state in TALKING else ""
    yield Reason("silent", f"{dates.short(last)}后没有记录{missing}", f"静默 {days} 天", IDLE, days)
