"""What is due in a case, by when and why: limits of law, days agreed by the parties, the committee's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from attrs import evolve, frozen

from app.domain import dates, money
from app.domain.case import CaseFile
from app.domain.limitation import CODE as LIMITATION
from app.domain.limits import Limit, compute
from app.domain.words import State
from app.services.law import Law
from app.services.views import limitation, limitation_words
from app.services.views.limitation import Material

FOLLOW_UP = "follow_up"
LEGAL, AGREED, OWN = "法定", "约定", "本会设定"
BEFORE_END = (
    State.REGISTERED, State.CONSULTING, State.ACCEPTED, State.MEDIATING, State.SUSPENDED, State.AGREED,
)  # fmt: skip
AFTER_EFFECT = (State.EFFECTIVE, State.PERFORMING, State.PERFORMED, State.UNPERFORMED)
WITHOUT_AGREEMENT = (State.REFUSED, State.FAILED, State.WITHDRAWN, State.SETTLED)
NOTHING_DUE = frozenset(State) - {*BEFORE_END, *AFTER_EFFECT}
CHANCES = ("arbitration_right", "arbitration_review", "judicial_confirmation", LIMITATION)
"""Days that give the parties a right to use, not the committee a duty to do."""


class Standing(Protocol):
    """As much of a case as its limits are counted from: a Case, or a row of the ledger or the dashboard."""

    @property
    def uid(self) -> str:
        """Its identifier."""

    @property
    def state(self) -> str:
        """Where it stands."""

    @property
    def received_on(self) -> date | None:
        """The day the application was received."""

    @property
    def decided_on(self) -> date | None:
        """The day it was accepted."""

    @property
    def extended_to(self) -> date | None:
        """The later end that both sides agreed to."""

    @property
    def effective_on(self) -> date | None:
        """The day its agreement took effect."""

    @property
    def performed_on(self) -> date | None:
        """The day everything was performed."""


class Part(Protocol):
    """As much of an open instalment as is shown of it; amounts in cents."""

    @property
    def due_on(self) -> date | None:
        """The last day to perform."""

    @property
    def amount(self) -> int | None:
        """What is owed, None for an act."""

    @property
    def paid(self) -> int:
        """What was paid of it."""


class Entrusted(Protocol):
    """As much of a case as the answer to its letter is counted from: a Case, or a row of the dashboard."""

    @property
    def uid(self) -> str:
        """Its identifier."""

    @property
    def state(self) -> str:
        """Where it stands."""

    @property
    def source(self) -> str:
        """How it came to the committee."""

    @property
    def letter_on(self) -> date | None:
        """The day of the letter that entrusted it."""

    @property
    def replied_on(self) -> date | None:
        """The day it was answered."""

    @property
    def received_on(self) -> date | None:
        """The day the application was received."""


@frozen
class Visits:
    """On which days after full performance the committee visits, and on which days it has visited."""

    days: tuple[int, ...]
    made: tuple[date, ...] = ()


@frozen
class Due:
    """One thing that is due in one case.

    `day` is the last day, `kind` 法定, 约定 or 本会设定, `law` the rule, the agreement, or the committee.
    `limit` is the whole computation where a rule made it, counted from `event`. `act` is the act that settles
    it ("" when the day only has to be known).
    """

    case_uid: str
    code: str
    label: str
    day: date
    kind: str
    law: str
    act: str
    event: str = ""
    limit: Limit | None = None

    @property
    def why(self) -> str:
        """From which day it was counted and what was passed over, or what the parties agreed."""
        return reason(self.limit, self.event) if self.limit else self.event

    def left(self, today: date) -> int:
        """Calendar days until the last day; negative when it has passed."""
        return (self.day - today).days


def duties(case: Standing, parts: Iterable[Part], law: Law, visits: Visits | None = None) -> tuple[Due, ...]:
    """All that is due in a case as it stands, earliest first; `parts` are its open instalments.

    Without `visits` there is one follow-up, by the length that limits.toml says.
    """
    found: list[Due] = []
    state = State(case.state)
    if state in (State.REGISTERED, State.CONSULTING):
        found.append(_limit(case, law, "acceptance", "受理决定", case.received_on, "收到", "accept"))
    if state in BEFORE_END:
        found.append(_limit(case, law, "arbitration_right", "可转仲裁", case.received_on, "收到", ""))
    if state in (State.ACCEPTED, State.MEDIATING, State.AGREED):
        found.append(_mediation(case, law))
    if state is State.SUSPENDED:
        found.append(_paused(_mediation(case, law)))
    if state in AFTER_EFFECT:
        found.append(
            _limit(case, law, "arbitration_review", "联合申请仲裁审查", case.effective_on, "生效", "")
        )
        found.append(
            _limit(case, law, "judicial_confirmation", "联合申请司法确认", case.effective_on, "生效", "")
        )
        found.extend(_part(case, part) for part in parts)
    found.extend(_follow_ups(case, law, visits))
    return tuple(sorted(found, key=_by_day))


def case_duties(file: CaseFile, law: Law, today: date, visit_days: tuple[int, ...]) -> tuple[Due, ...]:
    """All that is due in one case, earliest first: its letter, its visits and its limitation period included."""
    open_parts = [part for part in file.instalments if not part.done_on]
    made = tuple(visit.visited_on for visit in file.follow_ups if visit.visited_on)
    case = file.case
    found = [*duties(case, open_parts, law, Visits(visit_days, made)), *entrusted(case, law)]
    found += limitation_dues(case.uid, limitation.material(file), law, today)
    return tuple(sorted(found, key=_by_day))


def entrusted(case: Entrusted, law: Law) -> tuple[Due, ...]:
    """The ten working days of a case that an arbitration commission entrusted, until it is answered (令33 §70, §80).

    No such period was found for what courts or other bodies send, so none is shown for them. Without an
    agreement the case has to be answered too.
    """
    answerable = (*BEFORE_END, *WITHOUT_AGREEMENT)
    if case.source != "仲裁委托" or case.replied_on or State(case.state) not in answerable:
        return ()
    start, event = (case.letter_on, "来函") if case.letter_on else (case.received_on, "收到")
    return (_limit(case, law, "entrusted_mediation", "委托调解", start, event, "reply_entrustment"),)


def limitation_dues(case_uid: str, found: Material, law: Law, today: date) -> tuple[Due, ...]:
    """The last day of the limitation period (仲裁时效), while it matters and while it is known; else nothing."""
    if not limitation.matters(found, today):
        return ()
    whole = limitation.of_material(found, law, today)
    first = whole.first
    if first is None or first.last_day is None:
        return ()
    why = limitation_words.reason(first, several=len(whole.periods) > 1)
    rule = "劳动争议调解仲裁法第27条"
    return (Due(case_uid, LIMITATION, "仲裁时效", first.last_day, LEGAL, rule, "", why),)


def _follow_ups(case: Standing, law: Law, visits: Visits | None) -> list[Due]:
    """The visits after full performance, each until there was one on its day or later; they outlast the closing."""
    if case.performed_on is None or State(case.state) not in (State.PERFORMED, State.CLOSED):
        return []
    if visits is None:
        usual = _limit(case, law, FOLLOW_UP, "回访", case.performed_on, "履行完毕", FOLLOW_UP)
        return [usual] if State(case.state) is State.PERFORMED else []
    rule = law.limits.rule(FOLLOW_UP, case.performed_on)
    found = []
    for which, days in enumerate(visits.days, 1):
        limit = compute(evolve(rule, length=days), case.performed_on, law.calendar)
        if any(day >= limit.raw_end for day in visits.made):
            continue
        code = FOLLOW_UP if which == 1 else f"{FOLLOW_UP}_{which}"
        label = "回访" if len(visits.days) == 1 else f"第 {which} 次回访"
        source = _short(limit.rule.source)
        found.append(Due(case.uid, code, label, limit.last_day, OWN, source, FOLLOW_UP, "履行完毕", limit))
    return found


def _by_day(due: Due) -> date:
    return due.day


def _limit(
    case: Standing | Entrusted, law: Law, code: str, label: str, start: date | None, event: str, act: str
) -> Due:
    assert start is not None, f"{code} counts from a day that the state {case.state} implies"
    limit = law.limit(code, start)
    kind = LEGAL if limit.kind == "law" else OWN
    return Due(case.uid, code, label, limit.last_day, kind, _short(limit.rule.source), act, event, limit)


def _short(source: str) -> str:
    """A rule without its document number: 企业劳动争议协商调解规定第22条."""
    return re.sub(r"（[^（）]*号）", "", source)


def _mediation(case: Standing, law: Law) -> Due:
    if case.extended_to:
        why = f"双方同意延期到 {dates.short(case.extended_to)}"
        rule = "企业劳动争议协商调解规定第29条"
        return Due(case.uid, "mediation", "调解期限", case.extended_to, AGREED, rule, "", why)
    return _limit(case, law, "mediation", "调解期限", case.decided_on, "受理", "")


def _paused(due: Due) -> Due:
    """The end of mediation while it is suspended: 令17 knows no suspension, so it runs on for the time being."""
    return evolve(due, event=f"{due.why}；中止期间照常计算，双方同意不计入的，恢复后顺延", limit=None)


def _part(case: Standing, part: Part) -> Due:
    assert part.due_on is not None
    owed = None if part.amount is None else part.amount - part.paid
    label = "应履行的行为" if owed is None else f"应付款 {money.figures(owed)} 元"
    why = f"协议约定 {dates.short(part.due_on)}前履行"
    return Due(case.uid, "instalment", label, part.due_on, AGREED, "调解协议书", "record_performance", why)


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
