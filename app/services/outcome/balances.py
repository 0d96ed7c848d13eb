"""What of an agreement is due, paid, overdue and left on a day: for each payment, and for each worker of a group."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from app.domain.case import CaseFile, Instalment, Obligation
from app.domain.party import WorkerLine
from app.services.outcome.receipts import standing


@frozen
class Line:
    """One obligation or one worker on a day; all amounts in cents.

    `due` and `overdue` are None for a worker of a group case while not all is due: no agreement says how an
    instalment is shared out among the workers.
    """

    seq: int
    name: str
    agreed: int
    due: int | None
    paid: int
    overdue: int | None
    rest: int


@frozen
class Balance:
    """The lines of the payments, and in a group case those of the workers."""

    day: date
    obligations: tuple[Line, ...]
    workers: tuple[Line, ...] = ()


def balance(file: CaseFile, day: date) -> Balance:
    """What is due up to and including `day`, paid by it, and overdue on it (the last day passed before it)."""
    lines = tuple(_obligation(file, o, day) for o in file.obligations if o.amount is not None)
    all_due = all(line.due == line.agreed for line in lines)
    all_late = all(_accelerated(file, o, day) or _ended(file, o, day) for o in file.obligations if o.amount)
    workers = (
        tuple(_worker(file, line, day, all_due, all_late) for line in file.lines) if file.is_group else ()
    )
    return Balance(day, lines, workers)


def overdue(file: CaseFile, day: date, side: str, kinds: tuple[str, ...] = ()) -> int | None:
    """Cents that a side owes after they were due; 0 when only acts are, None when nothing is.

    `kinds` limits it to those kinds of payment.
    """
    late = [
        _late_amount(file, o, day)
        for o in file.obligations
        if o.debtor == side and (not kinds or o.payment_kind in kinds) and _anything_late(file, o, day)
    ]
    return sum(late) if late else None


def _obligation(file: CaseFile, obligation: Obligation, day: date) -> Line:
    parts = file.parts_of(obligation)
    agreed = sum(part.amount or 0 for part in parts)
    paid = sum(_paid(file, part, day) for part in parts)
    due = sum(part.amount or 0 for part in parts if part.due_on and part.due_on <= day)
    if _accelerated(file, obligation, day):
        due = agreed
    late = _late_amount(file, obligation, day)
    return Line(obligation.seq, obligation.what, agreed, due, paid, late, agreed - paid)


def _worker(file: CaseFile, line: WorkerLine, day: date, all_due: bool, all_late: bool) -> Line:
    """One worker; who got more than his share has nothing left, not less."""
    name = next((w.name for w in file.workers if w.uid == line.worker_uid), "")
    mine = [p for p in standing(file) if p.worker_uid == line.worker_uid and p.done_on and p.done_on <= day]
    agreed, paid = line.agreed or 0, sum(p.amount or 0 for p in mine)
    rest = max(agreed - paid, 0)
    late = rest if all_late else None
    return Line(line.seq, name, agreed, agreed if all_due else None, paid, late, rest)


def _paid(file: CaseFile, part: Instalment, day: date) -> int:
    mine = (p for p in standing(file) if p.instalment_uid == part.uid)
    return sum(p.amount or 0 for p in mine if p.done_on and p.done_on <= day)


def _late(file: CaseFile, part: Instalment, day: date) -> bool:
    """Whether the last day of an instalment had passed on `day` and not all of it was there."""
    if part.due_on is None or part.due_on >= day:
        return False
    if part.amount is None:
        return part.done_on is None or part.done_on > day
    return _paid(file, part, day) < part.amount


def _anything_late(file: CaseFile, obligation: Obligation, day: date) -> bool:
    return any(_late(file, part, day) for part in file.parts_of(obligation))


def _accelerated(file: CaseFile, obligation: Obligation, day: date) -> bool:
    """Only when the parties agreed so: one instalment overdue, all the rest is due."""
    return obligation.accelerates and _anything_late(file, obligation, day)


def _ended(file: CaseFile, obligation: Obligation, day: date) -> bool:
    return all(part.due_on is not None and part.due_on < day for part in file.parts_of(obligation))


def _late_amount(file: CaseFile, obligation: Obligation, day: date) -> int:
    every = _accelerated(file, obligation, day)
    parts = (part for part in file.parts_of(obligation) if every or _late(file, part, day))
    return sum((part.amount or 0) - _paid(file, part, day) for part in parts)
