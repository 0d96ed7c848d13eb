"""What is due in a case, by when and why: limits of law, days agreed by the parties, the committee's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from app.domain import dates, money
from app.domain.case import Case, Instalment
from app.domain.limits import Limit
from app.domain.words import State
from app.services.law import Law

LEGAL, AGREED, OWN = "法定", "约定", "本会设定"


@frozen
class Due:
    """One thing that is due in one case.

    `day` is the last day; `why` says from which day it was counted and what was passed over; `law` names
    the rule, or the agreement, or 本会设定. `limit` is the whole computation where a rule made it. `act`
    is the act that settles it ("" when the day only has to be known).
    """

    case_uid: str
    code: str
    label: str
    day: date
    kind: str
    why: str
    law: str
    act: str
    limit: Limit | None = None

    def left(self, today: date) -> int:
        """Calendar days until the last day; negative when it has passed."""
        return (self.day - today).days


def duties(case: Case, parts: Iterable[Instalment], law: Law) -> tuple[Due, ...]:
    """All that is due in a case as it stands, earliest first; `parts` are its open instalments."""
    found: list[Due] = []
    state = State(case.state)
    if state in (State.REGISTERED, State.CONSULTING):
        found.append(_limit(case, law, "acceptance", "受理决定", case.received_on, "收到", "accept"))
    if state in (State.REGISTERED, State.CONSULTING, State.ACCEPTED, State.MEDIATING, State.SUSPENDED, State.AGREED):
        found.append(_limit(case, law, "arbitration_right", "可转仲裁", case.received_on, "收到", ""))
    if state in (State.ACCEPTED, State.MEDIATING, State.AGREED):
        found.append(_mediation(case, law))
    if state in (State.EFFECTIVE, State.PERFORMING, State.PERFORMED, State.UNPERFORMED):
        found.append(_limit(case, law, "arbitration_review", "联合申请仲裁审查", case.effective_on, "生效", ""))
        found.append(_limit(case, law, "judicial_confirmation", "联合申请司法确认", case.effective_on, "生效", ""))
        found.extend(_part(case, part) for part in parts)
    if state is State.PERFORMED and case.performed_on:
        found.append(_limit(case, law, "follow_up", "回访", case.performed_on, "履行完毕", "follow_up"))
    return tuple(sorted((due for due in found if due), key=lambda due: due.day))


def _limit(case: Case, law: Law, code: str, label: str, start: date | None, event: str, act: str) -> Due:
    assert start is not None, f"{code} counts from a day that the state {case.state} implies"
    limit = law.limit(code, start)
    kind = LEGAL if limit.kind == "law" else OWN
    return Due(case.uid, code, label, limit.last_day, kind, reason(limit, event), limit.rule.source, act, limit)


def _mediation(case: Case, law: Law) -> Due:
    if case.extended_to:
        why = f"双方同意延期到 {dates.short(case.extended_to)}"
        return Due(case.uid, "mediation", "调解期限", case.extended_to, AGREED, why, "企业劳动争议协商调解规定第29条", "")
    return _limit(case, law, "mediation", "调解期限", case.decided_on, "受理", "")


def _part(case: Case, part: Instalment) -> Due:
    assert part.due_on is not None
    owed = None if part.amount is None else part.amount - part.paid
    label = "应履行的行为" if owed is None else f"应付款 {money.figures(owed)} 元"
    why = f"协议约定 {dates.short(part.due_on)}前履行"
    return Due(case.uid, "instalment", label, part.due_on, AGREED, why, "调解协议书", "record_performance")


def reason(limit: Limit, event: str) -> str:
    """Why the last day is that day: start, count, and the rest days passed over."""
    start = f"{event} {dates.short(limit.start)}"
    if limit.rule.unit == "working_days":
        counted = [f"{d.date.day}" for d in limit.days if d.role in ("counted", "last")]
        text = f"{start}，{limit.rule.length_words}：{'、'.join(counted)} 日"
    else:
        text = f"{start}，次日起 {limit.rule.length_words}"
        if limit.last_day != limit.raw_end:
            text += f"；末日 {dates.short(limit.raw_end)}是{limit.skipped[0].why}，顺延"
    return text + ("（放假安排未公布，暂算）" if limit.provisional else "")
