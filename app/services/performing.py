"""Acts after the agreement took effect: the notice, each performance, default, the return visit."""

from __future__ import annotations

from datetime import date

from attrs import asdict, evolve, frozen

from app.domain import dates, money
from app.domain.case import Case, CaseFile, FollowUp, Instalment, Notice, Performance
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.paper import Service
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.serving import record_notice


@frozen
class Serving:
    """To whom the performance notice was handed, when and how."""

    side: str = same(Notice, "side")
    served_on: date | None = same(Notice, "served_on")
    way: str = same(Notice, "way")
    receiver: str = same(Notice, "receiver")
    relation: str = same(Service, "relation")
    place: str = same(Service, "place")
    refusal: str = same(Service, "refusal")
    witness: str = same(Service, "witness")
    server: str = same(Service, "server", help="空着就是登记的人。")
    note: str = same(Service, "note")

    @staticmethod
    def problems(values: dict[str, object]) -> list[Problem]:
        """The rules of Service; that somebody received it is required here anyway."""
        return [problem for problem in Service.problems(values) if problem.path != "receiver"]


@frozen
class Performing:
    """One payment or act; obligation and instalment are named by their numbers in the agreement."""

    obligation: int = spec("第几项义务", "number", required=True, default=1)
    instalment: int = spec("第几期", "number", default=1)
    done_on: date | None = same(Performance, "done_on")
    amount: int | None = same(Performance, "amount")
    proof: str = same(Performance, "proof")
    note: str = same(Performance, "note")


@frozen
class Default:
    """What was not performed goes where."""

    on: date | None = spec("登记日期", "date", required=True)
    referral: str = same(Case, "referral")
    ending_note: str = same(Case, "ending_note")


@frozen
class Visit:
    """A return visit and what was said."""

    visited_on: date | None = same(FollowUp, "visited_on")
    way: str = same(FollowUp, "way")
    visited: str = same(FollowUp, "visited")
    visitor: str = same(FollowUp, "visitor")
    performed: str = same(FollowUp, "performed")
    satisfied: str = same(FollowUp, "satisfied")
    risk: str = same(FollowUp, "risk")
    note: str = same(FollowUp, "note")


@act("serve_notice", "送达履行告知书", Serving, roles=EVERYBODY, icon="bell")
def serve_notice(work: Work, given: Serving) -> Told:
    """把履行告知书送达一方，写明谁签收。"""
    case = work.case.case
    in_order(work.today, "served_on", "送达日期", given.served_on, ("生效日期", case.effective_on))
    if any(n.side == given.side for n in work.case.notices):
        raise refuse_field("side", f"已经送达过{given.side}，不用再登记。")
    work.unit.add(
        Notice(
            case_uid=case.uid, side=given.side, served_on=given.served_on, way=given.way, receiver=given.receiver
        )
    )  # fmt: skip
    record_notice(work, Service(**asdict(given)))
    assert given.served_on is not None
    return Told(f"履行告知书送达{given.side}，{given.way}，{given.receiver}签收。", given.served_on)


@act("record_performance", "登记履行", Performing, roles=EVERYBODY, icon="banknote")
def record_performance(work: Work, given: Performing) -> Told:
    """登记一笔付款或一项行为；全部履行后案件转为已履行。"""
    file = work.case
    in_order(work.today, "done_on", "履行日期", given.done_on, ("起草日期", _drafted_on(file)))
    part = _part(file, given)
    assert given.done_on is not None
    if part.amount is None and given.amount:
        raise refuse_field("amount", "这一项是行为，没有金额，请把金额空着。")
    paid, done = part.paid, True
    if part.amount is not None:
        paid = _paid(part, given)
        done = paid >= part.amount
    work.unit.save(evolve(part, paid=paid, done_on=given.done_on if done else None))
    work.unit.add(
        Performance(
            case_uid=file.case.uid,
            instalment_uid=part.uid,
            done_on=given.done_on,
            amount=given.amount,
            proof=given.proof,
            note=given.note,
        )
    )
    _finish(work, file, part, given.done_on if done else None)
    return Told(_told(given, part, paid, done), given.done_on)


@act("mark_unperformed", "登记未履行", Default, icon="triangle-alert")
def mark_unperformed(work: Work, given: Default) -> Told:
    """义务人到期不履行，写明引导到哪里去。"""
    case = work.case.case
    in_order(work.today, "on", "登记日期", given.on, ("生效日期", case.effective_on))
    assert given.on is not None
    due = min(i.due_on for i in work.case.instalments if i.due_on and not i.done_on)
    if given.on <= due:
        raise refuse_field("on", f"最早一项义务 {dates.long(due)} 才到期，到期次日起才能登记未履行。")
    work.unit.save(evolve(case, referral=given.referral, ending_note=given.ending_note))
    return Told(f"登记未履行，{given.referral}。", given.on)


@act("follow_up", "回访", Visit, roles=EVERYBODY, icon="phone")
def follow_up(work: Work, given: Visit) -> Told:
    """回访当事人，记下履行情况、满意程度和新的苗头。"""
    case = work.case.case
    in_order(work.today, "visited_on", "回访日期", given.visited_on, ("生效日期", case.effective_on))
    if case.effective_on is None:
        raise refuse_field("visited_on", "没有生效的协议，不用回访。")
    work.unit.add(FollowUp(case_uid=case.uid, **asdict(given)))
    assert given.visited_on is not None
    return Told(f"{given.way}回访{given.visited}：{given.performed}，{given.satisfied}。", given.visited_on)


def _drafted_on(file: CaseFile) -> date | None:
    return file.agreement.drafted_on if file.agreement else None


def _part(file: CaseFile, given: Performing) -> Instalment:
    """The open instalment that was named."""
    found = next((o for o in file.obligations if o.seq == given.obligation), None)
    if found is None:
        raise refuse_field(
            "obligation", f"协议只有 {len(file.obligations)} 项义务，没有第 {given.obligation} 项。"
        )
    parts = file.parts_of(found)
    part = next((p for p in parts if p.seq == given.instalment), None)
    if part is None:
        raise refuse_field(
            "instalment", f"第 {found.seq} 项义务共 {len(parts)} 期，没有第 {given.instalment} 期。"
        )
    if part.done_on:
        raise refuse_field("instalment", f"这一期已在 {dates.long(part.done_on)} 履行完毕。")
    return part


def _paid(part: Instalment, given: Performing) -> int:
    """What is paid of the instalment with this payment, in cents; more than owed is refused."""
    assert part.amount is not None
    if not given.amount:
        raise refuse_field("amount", "这是支付义务，请填实际付了多少。")
    rest = part.amount - part.paid
    if given.amount > rest:
        text = f"这一期还欠 {money.figures(rest)} 元，填了 {money.figures(given.amount)} 元；多付的请登记到下一期。"
        raise refuse_field("amount", text)
    return part.paid + given.amount


def _finish(work: Work, file: CaseFile, part: Instalment, done_on: date | None) -> None:
    """When this was the last open instalment, the case has its day of full performance."""
    others = [i.done_on for i in file.instalments if i.uid != part.uid]
    if done_on and all(others):
        last = max([done_on, *(day for day in others if day)])
        work.unit.save(evolve(file.case, performed_on=last))


def _told(given: Performing, part: Instalment, paid: int, done: bool) -> str:
    which = f"第 {given.obligation} 项义务第 {given.instalment} 期"
    if part.amount is None:
        return f"{which}已履行，凭证：{given.proof}。"
    rest = "履行完毕" if done else f"还欠 {money.figures(part.amount - paid)} 元"
    return f"{which}付款 {money.figures(given.amount or 0)} 元，{rest}；凭证：{given.proof}。"
