"""The arithmetic of what was paid: how a payment spreads over instalments, and what stands when one is struck."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from app.domain import money
from app.domain.case import CaseFile, Instalment, Obligation, Performance
from app.services.catalogue import refuse_field


def standing(file: CaseFile) -> tuple[Performance, ...]:
    """The performances that were not struck, in the order of their days."""
    return tuple(done for done in file.performances if not done.struck)


def spread(parts: tuple[Instalment, ...], first: Instalment, amount: int) -> list[tuple[Instalment, int]]:
    """How a payment in cents falls on instalments: on `first`, then on the other open ones in their order.

    Raises InvalidInput when it is more than the whole obligation still owes.
    """
    rest = owed(parts)
    if amount > rest:
        text = f"这一项义务还欠 {money.figures(rest)} 元，填了 {money.figures(amount)} 元；多付的请退还或者另行约定。"
        raise refuse_field("amount", text)
    later = [p for p in parts if p.seq > first.seq]
    earlier = [p for p in parts if p.seq < first.seq]
    shares = []
    for part in (first, *later, *earlier):
        share = min(amount, (part.amount or 0) - part.paid)
        if share > 0:
            shares.append((part, share))
            amount -= share
    return shares


def owed(parts: Iterable[Instalment]) -> int:
    """What these instalments still owe, in cents."""
    return sum((part.amount or 0) - part.paid for part in parts)


def settled(part: Instalment, done: Iterable[Performance]) -> Instalment:
    """The instalment as the performances that stand make it: what is paid of it, and the day it was complete."""
    mine = [one for one in done if one.instalment_uid == part.uid and not one.struck]
    paid = sum(one.amount or 0 for one in mine)
    complete = bool(mine) if part.amount is None else paid >= part.amount
    days = [one.done_on for one in mine if one.done_on]
    return evolve(part, paid=paid, done_on=max(days) if complete and days else None)


def performed_on(parts: Iterable[Instalment]) -> date | None:
    """The day of full performance: of the last instalment when none is open, else None."""
    days = [part.done_on for part in parts]
    known = [day for day in days if day]
    return max(known) if known and len(known) == len(days) else None


def worker_uid(file: CaseFile, named: str) -> str:
    """Whom of the workers a payment concerns, by name, staff number or number of his document; "" for nobody.

    Raises InvalidInput when nobody or more than one is meant.
    """
    if not named:
        return ""
    found = [w for w in file.workers if named in (w.name, w.doc_no, w.staff_no)]
    if not found:
        raise refuse_field("worker", f"本案没有叫“{named}”的劳动者，请核对姓名。")
    if len(found) > 1:
        raise refuse_field("worker", f"本案有 {len(found)} 位“{named}”，请改填证件号码。")
    return found[0].uid


def within_share(file: CaseFile, obligation: Obligation, uid: str, amount: int) -> None:
    """Refuse more in cents for one worker of a group than his share of the agreement still leaves open.

    Nothing is refused where nobody is named, where the workers pay, or where the list gives no shares at all. A
    worker without a share on a list that has some gets nothing. Raises InvalidInput at `amount`.
    """
    shares = {line.worker_uid: line.agreed or 0 for line in file.lines}
    worker = next((w for w in file.workers if w.uid == uid), None)
    if worker is None or worker.side == obligation.debtor or not any(shares.values()):
        return
    share = shares.get(uid, 0)
    got = sum(done.amount or 0 for done in standing(file) if done.worker_uid == uid)
    if amount > share - got:
        left = money.figures(max(share - got, 0))
        text = f"{worker.name}按名单应得 {money.figures(share)} 元，还欠 {left} 元，填了 {money.figures(amount)} 元；"
        raise refuse_field("amount", text + "请核对是付给谁的，多付的请退还或者另行约定。")


def obligation_of(file: CaseFile, part: Instalment) -> Obligation:
    """The obligation that an instalment belongs to."""
    return next(o for o in file.obligations if o.uid == part.obligation_uid)
