"""What the forms after the agreement open with: urging, applications, hand-over, orders, volumes; and of the office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from app.domain import money
from app.domain.aftermath import Referral
from app.domain.case import CaseFile, Instalment
from app.domain.words import PAYMENT_ORDER_KINDS, Role, Side
from app.services.outcome.balances import overdue
from app.services.outcome.receipts import standing
from app.ui.dialogs.files import documents
from app.ui.forms.people import employer_side, worker_side
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, typed

GRACE, LOAN, ORDER = 7, 7, 5
"""本会设定: days to perform in after a letter, days of a loan, days in which an order is seen to."""


def _urge(situation: Situation) -> Given:
    file, today = situation.case, situation.today
    owing = [side for side in (employer_side(file), worker_side(file)) if _open_parts(file, side)]
    late = next((side for side in owing if overdue(file, today, side) is not None), None)
    side = late or next(iter(owing), employer_side(file))
    kind = "逾期督促" if late else "到期前提醒"
    return {"side": side, "kind": kind} | urged(file, kind, side, today)


def urged(file: CaseFile, kind: str, side: str, day: date) -> Given:
    """The amount and the day by which to perform, of a letter or a reminder to that side on a day."""
    if kind == "逾期督促":
        return {
            "amount": _figures(overdue(file, day, side)), "perform_by": typed(day + timedelta(days=GRACE), "date"),
        }  # fmt: skip
    coming = [part for part in _open_parts(file, side) if part.due_on and part.due_on >= day]
    first = min(coming, key=_due, default=None)
    if first is None:
        return {"amount": "", "perform_by": ""}
    rest = None if first.amount is None else first.amount - first.paid
    return {"amount": _figures(rest), "perform_by": typed(first.due_on, "date")}


def _open_parts(file: CaseFile, side: str) -> list[Instalment]:
    mine = {o.uid for o in file.obligations if o.debtor == side}
    return [part for part in file.instalments if part.obligation_uid in mine and not part.done_on]


def _due(part: Instalment) -> date:
    return part.due_on or date.max


def _figures(cents: int | None) -> str:
    return money.figures(cents) if cents else ""


def _refer(situation: Situation) -> Given:
    file = situation.case
    kind = "仲裁审查"
    if file.case.effective_on is None:
        kind = "引导申请仲裁"
    elif _payment_order(file, situation.today):
        kind = "支付令"
    return {"kind": kind} | sent(kind, situation)


def _payment_order(file: CaseFile, day: date) -> int:
    return overdue(file, day, employer_side(file), PAYMENT_ORDER_KINDS) or 0


def sent(kind: str, situation: Situation) -> Given:
    """Where an application of that kind usually goes, who makes it, and for how much."""
    file = situation.case
    alone = file.party(worker_side(file)).name + (f"等 {len(file.workers)} 人" if file.is_group else "")
    both = f"申请人{file.case.applicant}和被申请人{file.case.respondent}"
    court = kind in ("司法确认", "支付令")
    return {
        "body": "" if court else situation.committee.commission,
        "sent_by": (both if kind in ("仲裁审查", "司法确认") else alone)[:60],
        "amount": _figures(_payment_order(file, situation.today)) if kind == "支付令" else "",
    }


def _record_referral(situation: Situation) -> Given:
    last = open_referral(situation.case)
    return {"seq": str(last.seq), "received_on": typed(last.received_on, "date")} if last else {}


def open_referral(file: CaseFile) -> Referral | None:
    """The newest application that still waits for its result, else the newest of all."""
    waiting = [r for r in file.referrals if r.result in ("", "待回音", "已受理")]
    return next(iter(reversed(waiting or list(file.referrals))), None)


def _hand_over(situation: Situation) -> Given:
    case = situation.case.case
    purpose = "申请仲裁" if not case.effective_on else "申请司法确认"
    out = documents() / f"移交材料 {case.number}.zip"
    body = case.entruster or situation.committee.commission
    return {"body": body, "purpose": purpose, "out": str(out)}


def _instruct(situation: Situation) -> Given:
    file = situation.case
    by = situation.law.calendar.next_workday(situation.today + timedelta(days=ORDER))
    return {"to": next((a.name for a in file.assignments), ""), "done_by": typed(by, "date")}


def _settle_instruction(situation: Situation) -> Given:
    waiting = [i for i in situation.case.instructions if i.done_on is None]
    return {"seq": str(waiting[0].seq)} if waiting else {}


def _strike_performance(situation: Situation) -> Given:
    return {"which": str(len(standing(situation.case)) or 1)}


def _fail(situation: Situation) -> Given:
    case = situation.case.case
    if case.decided_on is None:
        return {}
    due = case.extended_to or situation.law.limit("mediation", case.decided_on).last_day
    said_no = any(s.outcome == "未达成一致" for s in situation.case.sessions[-1:])
    ground = "期限届满未达成协议" if situation.today > due else "一方拒绝继续调解" if said_no else ""
    return {"failure_ground": ground}


def _lend(situation: Situation) -> Given:
    chair = next((user.name for user in situation.users if user.role == Role.CHAIR), "")
    day = situation.law.calendar.next_workday(situation.today + timedelta(days=LOAN))
    return {"approver": chair, "due_on": typed(day, "date")}


def _return_volume(situation: Situation) -> Given:
    return {"condition": "完好，没有缺页"}


def _record_tie(situation: Situation) -> Given:
    only = situation.mediators
    return {"mediator": only[0].name if len(only) == 1 else ""}


def _mark_unperformed(situation: Situation) -> Given:
    order = _payment_order(situation.case, situation.today)
    return {"referral": "申请支付令" if order else ""}


def _serve_paper(situation: Situation) -> Given:
    return {"side": Side.APPLICANT, "server": situation.user.name}


AFTER: dict[str, Callable[[Situation], Given]] = {
    "urge": _urge, "refer": _refer, "record_referral": _record_referral, "hand_over": _hand_over,
    "instruct": _instruct, "settle_instruction": _settle_instruction, "strike_performance": _strike_performance,
    "fail": _fail, "lend_volume": _lend, "return_volume": _return_volume, "record_tie": _record_tie,
    "mark_unperformed": _mark_unperformed, "serve_paper": _serve_paper,
}  # fmt: skip
