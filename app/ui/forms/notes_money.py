"""Words below the fields about money: what is owed of an instalment and in all, what is overdue."""

from __future__ import annotations

from datetime import date

from app.domain import dates, money
from app.domain.case import CaseFile, Instalment, Obligation
from app.domain.words import PAYMENT_ORDER_KINDS
from app.services.outcome.balances import overdue
from app.services.outcome.receipts import owed
from app.ui.forms.notes_course import Doubt
from app.ui.forms.people import employer_side
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, read_day

Notes = dict[str, str]


def performance(given: Given, situation: Situation) -> Notes:
    """Which obligation and instalment it is, what is owed of it, of the obligation, and under the agreement."""
    file = situation.case
    obligation = next((o for o in file.obligations if str(o.seq) == str(given.get("obligation"))), None)
    if obligation is None:
        return {"obligation": f"协议共 {len(file.obligations)} 项义务。", "instalment": "", "amount": ""}
    parts = file.parts_of(obligation)
    part = next((p for p in parts if str(p.seq) == str(given.get("instalment"))), None)
    found = {
        "obligation": obligation.what,
        "instalment": f"共 {len(parts)} 期。",
        "amount": "行为义务，不填金额。",
    }
    if part and part.due_on:
        found["instalment"] = f"共 {len(parts)} 期，这一期 {dates.short(part.due_on)}到期。"
    if part and part.amount is not None:
        found["amount"] = _owed(file, obligation, part)
    return found


def _owed(file: CaseFile, obligation: Obligation, part: Instalment) -> str:
    parts = file.parts_of(obligation)
    told = f"这一期还欠 {money.figures((part.amount or 0) - part.paid)} 元。"
    if len(parts) > 1:
        told += f"多付的记到下一期；这一项共欠 {money.figures(owed(parts))} 元。"
    if len(file.obligations) > 1:
        every = [p for o in file.obligations if o.debtor == obligation.debtor for p in file.parts_of(o)]
        told += f"{obligation.debtor}全部还欠 {money.figures(owed(every))} 元。"
    return told


def unperformed(given: Given, situation: Situation) -> Notes:
    """What is open, and since when."""
    open_parts = [part for part in situation.case.instalments if not part.done_on and part.due_on]
    first = min((part.due_on for part in open_parts if part.due_on), default=None)
    if first is None:
        return {}
    told = f"还有 {len(open_parts)} 期没有履行，最早一期 {dates.long(first)}到期"
    if first >= situation.today:
        return {"": Doubt(f"{told}，次日起才能登记未履行。")}
    return {"": f"{told}，共欠 {money.figures(owed(open_parts))} 元。"}


def urge(given: Given, situation: Situation) -> Notes:
    """What is overdue on the day, and by when to perform."""
    file, side = situation.case, str(given.get("side", ""))
    day = read_day(given.get("on", "")) or situation.today
    late = overdue(file, day, side)
    by = read_day(given.get("perform_by", ""))
    return {
        "kind": _kind(str(given.get("kind", "")), side, late),
        "amount": f"当天逾期 {money.figures(late)} 元。" if late else "",
        "perform_by": f"{dates.weekday(by)}；督促后给几天由本会定。" if by else "",
    }  # fmt: skip


def _kind(kind: str, side: str, late: int | None) -> str:
    if kind == "逾期督促" and late is None:
        return Doubt(f"{side}没有逾期的义务，只能选“到期前提醒”。")
    return "出一份有编号的督促履行函。" if kind == "逾期督促" else "只登记，不编号。"


def refer(given: Given, situation: Situation) -> Notes:
    """Until when one may apply, and for how much."""
    file, kind = situation.case, str(given.get("kind", ""))
    late = overdue(file, situation.today, employer_side(file), PAYMENT_ORDER_KINDS) or 0
    found = {"kind": _until(file, kind, situation), "sent_by": "双方一起申请。" if kind in _JOINT else ""}
    return found | {"amount": f"逾期的共 {money.figures(late)} 元。" if late else "没有逾期的款项。"}


_JOINT = {"仲裁审查": "arbitration_review", "司法确认": "judicial_confirmation"}


def _until(file: CaseFile, kind: str, situation: Situation) -> str:
    if kind == "支付令":
        return "只有拖欠的劳动报酬、工伤医疗费、经济补偿或者赔偿金，由劳动者一方申请。"
    if kind not in _JOINT:
        return "当事人自己去申请，本会给他材料。"
    if file.case.effective_on is None:
        return Doubt("协议还没有生效，不能申请。")
    last: date = situation.law.limit(_JOINT[kind], file.case.effective_on).last_day
    words = f"最晚 {dates.long(last)}（{dates.weekday(last)}）申请。"
    return Doubt(f"{words}已经过了。") if situation.today > last else words
