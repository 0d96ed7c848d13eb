"""The act of urging (督促): reminders before a day of payment, numbered letters after it."""

from __future__ import annotations

from datetime import date

from attrs import asdict, frozen

from app.domain import dates, money
from app.domain.aftermath import Urging
from app.domain.course_words import URGING_KINDS
from app.domain.fields import same
from app.domain.office import Committee
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.outcome.balances import overdue


@frozen
class Urge:
    """A reminder before, or a letter after a day of payment; the amount is what is overdue when left empty."""

    kind: str = same(Urging, "kind")
    on: date | None = same(Urging, "on")
    side: str = same(Urging, "side")
    way: str = same(Urging, "way")
    amount: int | None = same(Urging, "amount", help="空着就是当天逾期的金额。")
    perform_by: date | None = same(Urging, "perform_by")
    note: str = same(Urging, "note")


@act("urge", "督促履行", Urge, roles=EVERYBODY, icon="bell")
def urge(work: Work, given: Urge) -> Told:
    """到期前提醒，或者逾期后发督促履行函；函有编号。"""
    file = work.case
    in_order(work.today, "on", "日期", given.on, ("生效日期", file.case.effective_on))
    assert given.on is not None
    late = overdue(file, given.on, given.side)
    if given.kind == URGING_KINDS[1] and late is None:
        text = f"{given.side}到 {dates.long(given.on)} 没有逾期的义务；还没到期的，请选“{URGING_KINDS[0]}”。"
        raise refuse_field("kind", text)
    if given.perform_by and given.perform_by < given.on:
        raise refuse_field("perform_by", "要求履行的日期早于督促的日期，请核对先后。")
    number = _number(work, given.on.year) if given.kind == URGING_KINDS[1] else ""
    seq = len(file.urgings) + 1
    values = asdict(given) | {"amount": given.amount or late or None}
    work.unit.add(Urging(case_uid=file.case.uid, seq=seq, number=number, **values))
    what = f"发督促履行函{number}" if number else "到期前提醒"
    amount = f"，{money.figures(values['amount'])} 元" if values["amount"] else ""
    return Told(f"{given.way}向{given.side}{what}{amount}。", given.on, {"seq": seq, "number": number})


def _number(work: Work, year: int) -> str:
    """The number of the next letter of that year in this office: without gaps."""
    committee = work.unit.first(Committee)
    assert committee is not None
    given = [u for u in work.unit.find(Urging) if u.number and u.on and u.on.year == year]
    return f"（{year}）{committee.short}督字第{len(given) + 1}号"
