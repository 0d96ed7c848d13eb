"""The limitation period (仲裁时效) of a case: what its records tell, what was recorded of it, said in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from attrs import evolve, frozen

from app.domain import dates, limitation
from app.domain.aftermath import Referral
from app.domain.case import CaseFile, Consent, Instalment, Obligation
from app.domain.course import LimitationEvent
from app.domain.course_words import LIMITATION_KINDS, LIMITATION_PAUSES, REFERRAL_KINDS
from app.domain.errors import NotFound
from app.domain.limitation import RECORDED, Happening, Limitation, Period
from app.domain.party import Worker
from app.domain.words import FAILURE_GROUNDS, REFUSAL_GROUNDS, SOURCES, Side, State
from app.services.law import Law

MEDIATION_RULE = "企业劳动争议协商调解规定第31条第{}项"
ARBITRATION_LAW = "劳动争议调解仲裁法第27条第{}款"
GUARDIAN = "劳动人事争议仲裁办案规则第28条"
(CLAIMED, _, _, _, _, CONSENTED, COMPLAINED, SUED, ORDERED) = LIMITATION_KINDS
LAWS: Mapping[str, str] = {
    **{kind: MEDIATION_RULE.format(n) for n, kind in enumerate(LIMITATION_KINDS[1:5], 1)},
    **dict.fromkeys((CLAIMED, CONSENTED, COMPLAINED, SUED, ORDERED), ARBITRATION_LAW.format(2)),
    **dict.fromkeys(LIMITATION_PAUSES, ARBITRATION_LAW.format(3)),
    LIMITATION_PAUSES[1]: f"{ARBITRATION_LAW.format(3)}、{GUARDIAN}",
}
"""By which rule each recorded kind interrupts or suspends."""
ALL, WAGES, OTHERS = "全部请求", "拖欠的劳动报酬", "其他请求"

_WAGE = re.compile("工资|劳动报酬|加班费|奖金|年终奖|提成|津贴|补贴|绩效")
_NO_WAGE = re.compile(
    "二倍|双倍|两倍|经济补偿|赔偿|年休假|停工留薪|社会保险|社保|公积金|工伤|确认|恢复|证明|档案|押金|保证金|"
    "违约金|竞业"
)
"""Double wages, pay for leave not taken and sick pay after an accident are no wages in arrears."""
_REFUSING = (FAILURE_GROUNDS[0], FAILURE_GROUNDS[2])
_BEFORE = (State.ACCEPTED, State.MEDIATING)
_OVER = (State.PERFORMED, State.ARCHIVED)


class Dispute(Protocol):
    """As much of a case as the period hangs on: a Case, or a row of the dashboard."""

    @property
    def state(self) -> str:
        """Where it stands."""

    @property
    def source(self) -> str:
        """How it came to the committee."""

    @property
    def cause(self) -> str:
        """Its cause of action."""

    @property
    def infringed_on(self) -> date | None:
        """The day on which the right was infringed, as known or to be known."""

    @property
    def received_on(self) -> date | None:
        """The day the application was received."""

    @property
    def decided_on(self) -> date | None:
        """The day of the decision to accept or to refuse."""

    @property
    def refusal_ground(self) -> str:
        """Why it was not accepted."""

    @property
    def extended_to(self) -> date | None:
        """The later end of mediation that both sides agreed to."""

    @property
    def failure_ground(self) -> str:
        """Why mediation failed."""

    @property
    def ended_on(self) -> date | None:
        """The day mediation ended."""

    @property
    def effective_on(self) -> date | None:
        """The day its agreement took effect."""

    @property
    def performed_on(self) -> date | None:
        """The day everything was performed."""


@frozen
class Material:
    """A dispute with the records that bear on its limitation; `claims` are the matters asked for."""

    case: Dispute
    claims: tuple[str, ...]
    workers: tuple[Worker, ...]
    consents: tuple[Consent, ...]
    obligations: tuple[Obligation, ...]
    parts: tuple[Instalment, ...]
    referrals: tuple[Referral, ...]
    events: tuple[LimitationEvent, ...]


def material(file: CaseFile) -> Material:
    """The same out of a whole case file."""
    matters = tuple(claim.matter for claim in file.claims)
    return Material(
        file.case, matters, file.workers, file.consents, file.obligations, file.instalments, file.referrals,
        file.limitation_events,
    )  # fmt: skip


def of(file: CaseFile, law: Law, today: date) -> Limitation:
    """The limitation period of a case as of a day: its chain, its last day, or what is missing to count it."""
    return of_material(material(file), law, today)


def of_material(found: Material, law: Law, today: date) -> Limitation:
    """The same of the records alone."""
    events = happenings(found, law, today)
    wages, others = _kinds(found, law)
    periods = []
    if wages:
        periods.append(_wages(found, WAGES if others else ALL, events, law))
    if others or not wages:
        periods.append(_usual(found, OTHERS if wages else ALL, events, law))
    limited = any(not period.unlimited for period in periods)
    return Limitation(today, tuple(periods), tuple(_notes(found, today, limited)))


def matters(found: Material, today: date) -> bool:
    """Whether the period still has to be watched: nothing is performed, nothing decided, nobody has applied.

    Under an agreement in force only what is overdue can be claimed.
    """
    case = found.case
    if case.performed_on or State(case.state) in _OVER:
        return False
    pending = ("待回音", "已受理", "已出调解书", "裁定确认有效", "已发支付令")
    if any(r.kind != REFERRAL_KINDS[0] and r.result in pending[1:] for r in found.referrals):
        return False
    if any(r.kind == REFERRAL_KINDS[3] and r.result in pending for r in found.referrals):
        return False
    if case.effective_on is None:
        return True
    return any(p.due_on and p.due_on < today and not p.done_on for p in _owed_to_applicant(found))


def happenings(found: Material, law: Law, today: date) -> tuple[Happening, ...]:
    """All that bears on the period: what the case file tells, and what was recorded; nothing of it twice.

    The file tells of the application (令33 §27), of the other side's refusal, of mediation that failed or ran
    out, of what was not performed by its day (令17 §31 items 5 to 8), of the agreement as a promise, and of
    applications to the commission and for a payment order. Claims, negotiations and a settlement not kept
    (items 1 to 4), other remedies and pauses are recorded with `record_limitation_event`.
    """
    derived = list(_derived(found, law, today))
    rest = []
    for event in found.events:
        assert event.on is not None
        at = next((n for n, d in enumerate(derived) if d.day == event.on and event.kind in d.same), None)
        if at is None:
            rest.append(_recorded(event))
        elif event.proof:
            derived[at] = evolve(derived[at], note=f"凭据：{event.proof}")
    return (*derived, *rest)


def _recorded(event: LimitationEvent) -> Happening:
    assert event.on is not None
    pause = event.kind in LIMITATION_PAUSES
    note = "；".join(part for part in (event.proof and f"凭据：{event.proof}", event.note) if part)
    return Happening(
        event.on, event.kind, LAWS[event.kind], source=RECORDED, pause=pause,
        until=event.until if pause else None, note=note,
    )  # fmt: skip


def _derived(found: Material, law: Law, today: date) -> Iterator[Happening]:
    case = found.case
    # a committee that steps in by itself has no application before it, and so no claim of a party
    if case.received_on and case.source != SOURCES[1]:
        yield Happening(case.received_on, "申请调解", ARBITRATION_LAW.format(2), same=(CLAIMED, COMPLAINED))
    refused = _refused_on(found)
    if refused:
        yield Happening(refused, "对方不同意调解", MEDIATION_RULE.format(5))
    ended = _failed(case, law, today)
    if ended:
        yield ended
    if case.effective_on:
        words = "调解协议生效，对方同意履行"
        yield Happening(case.effective_on, words, ARBITRATION_LAW.format(2), same=(CONSENTED,))
    yield from _defaults(found, today)
    for referral in found.referrals:
        if referral.sent_on and referral.kind == REFERRAL_KINDS[3]:
            yield Happening(referral.sent_on, "申请仲裁", LAWS[SUED], same=(SUED,))
        if referral.sent_on and referral.kind == REFERRAL_KINDS[2]:
            yield Happening(referral.sent_on, "申请支付令", LAWS[ORDERED], same=(ORDERED,))


def _refused_on(found: Material) -> date | None:
    """The day on which the other side said no to the application."""
    case = found.case
    said = next((c for c in found.consents if c.side == Side.RESPONDENT and c.answer == "不同意"), None)
    if said is not None:
        return said.answered_on or said.asked_on
    return case.decided_on if case.refusal_ground == REFUSAL_GROUNDS[1] else None


def _failed(case: Dispute, law: Law, today: date) -> Happening | None:
    """One side no longer willing within the period of mediation, or no agreement by its end (令17 §29, §31).

    A case still open behind that end has failed by law, unless its agreement waits for marks or it is
    suspended.
    """
    if case.refusal_ground or case.decided_on is None or case.effective_on:
        return None
    due = case.extended_to or _mediation_ends(case.decided_on, law)
    if due is None:
        return None
    if case.failure_ground in _REFUSING and case.ended_on and case.ended_on <= due:
        return Happening(case.ended_on, "调解期限内一方不同意调解", MEDIATION_RULE.format(6))
    if case.failure_ground and case.ended_on:
        return Happening(min(case.ended_on, due), "调解期限内没有达成协议", MEDIATION_RULE.format(7))
    if State(case.state) in _BEFORE and due < today:
        return Happening(due, "调解期限届满没有达成协议", MEDIATION_RULE.format(7))
    return None


def _mediation_ends(accepted_on: date, law: Law) -> date | None:
    """The last day of mediation; None for a case from before the rule (2012)."""
    try:
        return law.limit("mediation", accepted_on).last_day
    except NotFound:
        return None


def _owed_to_applicant(found: Material) -> tuple[Instalment, ...]:
    """The parts of the agreement that the other side owes."""
    owed = {o.uid for o in found.obligations if o.debtor != Side.APPLICANT}
    return tuple(part for part in found.parts if part.obligation_uid in owed)


def _defaults(found: Material, today: date) -> Iterator[Happening]:
    """Each day agreed on that passed without performance; after it, performance came too late or not at all."""
    if found.case.effective_on is None:
        return
    days: set[date] = set()
    for obligation in (o for o in found.obligations if o.debtor != Side.APPLICANT):
        own = [p for p in found.parts if p.obligation_uid == obligation.uid]
        late = sorted(p.due_on for p in own if p.due_on and p.due_on < today and _is_late(p))
        # once all is due with the first one missed, later days are no days of their own
        days.update(late[:1] if obligation.accelerates else late)
    for day in sorted(days):
        yield Happening(day, "调解协议到期没有履行", MEDIATION_RULE.format(8))


def _is_late(part: Instalment) -> bool:
    assert part.due_on is not None
    return part.done_on is None or part.done_on > part.due_on


def _kinds(found: Material, law: Law) -> tuple[bool, bool]:
    """Whether there are claims for wages in arrears, and whether there are others."""
    case = found.case
    if not any(w.side == Side.APPLICANT for w in found.workers):
        return False, True
    cause = law.cause_of(case.cause, case.received_on) if case.received_on else None
    by_cause = "追索劳动报酬" in case.cause and not (cause and cause.new_form)
    kinds = [_is_wage(matter, by_cause) for matter in found.claims] or [by_cause]
    return any(kinds), not all(kinds)


def _is_wage(matter: str, by_cause: bool) -> bool:
    return not _NO_WAGE.search(matter) and (by_cause or bool(_WAGE.search(matter)))


def _usual(found: Material, claims: str, events: tuple[Happening, ...], law: Law) -> Period:
    """One year from the day of infringement (§27 paragraph 1)."""
    day = found.case.infringed_on
    if day is None:
        missing = "还没有登记权利被侵害之日（知道或者应当知道的那一天），算不出时效；请更正登记补上。"
        return limitation.without_start(claims, missing, events, law.limits, law.calendar)
    start = Happening(day, "知道或者应当知道权利被侵害", ARBITRATION_LAW.format(1))
    return limitation.run(claims, start, events, law.limits, law.calendar)


def _wages(found: Material, claims: str, events: tuple[Happening, ...], law: Law) -> Period:
    """No limit while employed, one year from the end of the employment (§27 paragraph 4)."""
    workers = [w for w in found.workers if w.side == Side.APPLICANT]
    left = sorted(w.left_on for w in workers if w.left_on)
    staying = len(workers) - len(left)
    if not left:
        why = (
            f"劳动关系存续期间拖欠劳动报酬，不受一年的限制；劳动关系终止的，从终止之日起一年内提出"
            f"（{ARBITRATION_LAW.format(4)}）。登记里没有离职日期，按在职计算；已经离职的请补上。"
        )
        return Period(claims, unlimited=True, why=why)
    start = Happening(left[0], "劳动关系终止", ARBITRATION_LAW.format(4))
    found_period = limitation.run(claims, start, events, law.limits, law.calendar)
    some = "各人离职日期不同，按最早的一位计算" if len(set(left)) > 1 else ""
    others = f"另有 {staying} 位没有离职日期，按在职计算，不受一年的限制" if staying else ""
    return evolve(found_period, why="；".join(part for part in (some, others) if part))


def _notes(found: Material, today: date, limited: bool) -> Iterator[str]:
    case = found.case
    if not limited:
        return
    if case.source == SOURCES[1]:
        yield "主动调解没有当事人的申请，不算中断；当事人向对方提出过请求的，请登记时效事由。"
    elsewhere = any(event.kind in (SUED, COMPLAINED, ORDERED) for event in found.events)
    if case.source in SOURCES[2:] and not elsewhere:
        yield f"本案来源是{case.source}，当事人先前提出请求的日期还没有登记；登记时效事由后一并计算。"
    ahead = [p.due_on for p in _owed_to_applicant(found) if p.due_on and p.due_on >= today and not p.done_on]
    if case.effective_on and ahead:
        yield f"协议还有没到期的义务，最早 {dates.long(min(ahead))}；到期不履行的，从那一天起重新计算。"
