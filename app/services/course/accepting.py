"""Acts before mediation: asking the other side, then accepting or refusing the application (令17 §22)."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from app.domain import dates
from app.domain.case import Case, Consent
from app.domain.fields import same
from app.domain.words import Result
from app.services.catalogue import Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.course import scope


@frozen
class Consultation:
    """Who was asked, when and how, and what the answer was."""

    side: str = same(Consent, "side")
    asked_on: date | None = same(Consent, "asked_on")
    way: str = same(Consent, "way")
    answer: str = same(Consent, "answer")
    answered_on: date | None = same(Consent, "answered_on")
    person: str = same(Consent, "person")
    note: str = same(Consent, "note")


@frozen
class Acceptance:
    """The day of the decision to accept and the legal head of the dispute (调解仲裁法 §2)."""

    decided_on: date | None = same(Case, "decided_on", label="受理日期")
    legal_head: str = same(Case, "legal_head")
    scope_note: str = same(
        Case, "scope_note", help="是不是劳动争议有疑问的，写明为什么可以受理；没有疑问的空着。"
    )


@frozen
class Refusal:
    """The day of the decision not to accept, and why."""

    decided_on: date | None = same(Case, "decided_on")
    refusal_ground: str = same(Case, "refusal_ground")
    refusal_note: str = same(Case, "refusal_note", help=scope.NO_DISPUTE_HELP)


@act("consult", "征询意见", Consultation, icon="phone")
def consult(work: Work, given: Consultation) -> Told:
    """记录征询一方是否同意调解及其答复。"""
    case = work.case.case
    in_order(work.today, "asked_on", "征询日期", given.asked_on, ("收到日期", case.received_on))
    in_order(work.today, "answered_on", "答复日期", given.answered_on, ("征询日期", given.asked_on))
    if given.answer != "尚未答复" and given.answered_on is None:
        given = evolve(given, answered_on=given.asked_on)
    if given.answer == "尚未答复" and given.answered_on is not None:
        raise refuse_field("answered_on", "答复选了“尚未答复”，答复日期就要空着。")
    for earlier in work.case.consents:
        if earlier.side == given.side:
            work.unit.remove(earlier)
    work.unit.add(
        Consent(
            case_uid=case.uid,
            side=given.side,
            asked_on=given.asked_on,
            way=given.way,
            answer=given.answer,
            answered_on=given.answered_on,
            person=given.person,
            note=given.note,
        )
    )
    who = f"{given.person}" if given.person else given.side
    told = f"{given.way}征询{given.side}，" + (
        "尚未答复。" if given.answer == "尚未答复" else f"{who}答复{given.answer}调解。"
    )
    assert given.asked_on is not None
    return Told(told, given.answered_on or given.asked_on)


@act("accept", "受理", Acceptance, icon="circle-check")
def accept(work: Work, given: Acceptance) -> Told:
    """决定受理；从次日起 15 日内结束调解。"""
    case = work.case.case
    answers = [c.answered_on for c in work.case.consents if c.answered_on]
    earlier = [("收到日期", case.received_on), *(("答复日期", day) for day in answers)]
    in_order(work.today, "decided_on", "受理日期", given.decided_on, *earlier)
    heads = work.desk.law.heads
    if given.legal_head not in heads:
        raise refuse_field(
            "legal_head", f"争议类别只能是：{'、'.join(heads)}。不属于其中任何一类的，不予受理。"
        )
    assert given.decided_on is not None
    doubtful = scope.doubts(scope.findings(work.case, given.legal_head, heads, given.decided_on))
    if doubtful and not given.scope_note:
        raise refuse_field("scope_note", f"{doubtful}仍要受理的，请写明理由；不属于的请选不予受理。")
    accepted = evolve(
        case, decided_on=given.decided_on, legal_head=given.legal_head, scope_note=given.scope_note
    )
    work.unit.save(accepted)
    limit = work.desk.law.limit("mediation", given.decided_on)
    return Told(
        f"决定受理，属“{given.legal_head}”；调解应在 {dates.long(limit.last_day)} 前结束。", given.decided_on
    )


@act("refuse", "不予受理", Refusal, icon="circle-slash")
def refuse(work: Work, given: Refusal) -> Told:
    """决定不予受理，书面告知申请人，并告知可以申请仲裁。"""
    case = work.case.case
    in_order(work.today, "decided_on", "决定日期", given.decided_on, ("收到日期", case.received_on))
    if given.refusal_ground == "其他" and not given.refusal_note:
        raise refuse_field("refusal_note", "理由选了“其他”，请写明是什么理由。")
    assert given.decided_on is not None
    work.unit.save(
        evolve(
            case,
            decided_on=given.decided_on,
            refusal_ground=given.refusal_ground,
            refusal_note=given.refusal_note,
            ended_on=given.decided_on,
            result=Result.REFUSED,
        )
    )
    return Told(f"决定不予受理：{given.refusal_ground}。", given.decided_on)
