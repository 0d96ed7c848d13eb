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
from app.services.outcome import receipts
from app.services.papers.serving import record_notice


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
    amount: int | None = same(Performance, "amount", help="多于这一期的，自动记到下一期。")
    way: str = same(Performance, "way")
    payer: str = same(Performance, "payer")
    worker: str = spec(
        "涉及的劳动者", help="多人案件中付给某一位的，填姓名；同名的填证件号码。", max_length=60
    )
    proof: str = same(Performance, "proof")
    note: str = same(Performance, "note")


@frozen
class PerformanceStruck:
    """A performance entered by mistake, by its number in the order of days, and why it is struck."""

    which: int = spec(
        "第几笔履行", "number", required=True, default=1, help="按履行日期的先后数，作废的不数。"
    )
    reason: str = same(Performance, "struck", label="作废理由", required=True)


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
    if part.amount is not None and not given.amount:
        raise refuse_field("amount", "这是支付义务，请填实际付了多少。")
    uid = receipts.worker_uid(file, given.worker)
    shares: list[tuple[Instalment, int | None]] = [(part, None)]
    if given.amount:
        obligation = receipts.obligation_of(file, part)
        shares = list(receipts.spread(file.parts_of(obligation), part, given.amount))
        receipts.within_share(file, obligation, uid, given.amount)
    for paid_for, share in shares:
        work.unit.add(_performance(file, given, paid_for, share, uid))
    _settle(work)
    return Told(_told(given, part, [(p.seq, share) for p, share in shares], work), given.done_on)


@act("strike_performance", "作废履行登记", PerformanceStruck, icon="undo-2")
def strike_performance(work: Work, given: PerformanceStruck) -> Told:
    """登记错了的一笔履行作废，写明理由；原来的登记留在记录里。"""
    done = receipts.standing(work.case)
    if given.which > len(done) or given.which < 1:
        raise refuse_field("which", f"登记过的履行共 {len(done)} 笔，没有第 {given.which} 笔。")
    wrong = done[given.which - 1]
    work.unit.save(evolve(wrong, struck=given.reason))
    _settle(work)
    assert wrong.done_on is not None
    amount = "" if wrong.amount is None else f" {money.figures(wrong.amount)} 元"
    return Told(f"作废 {dates.long(wrong.done_on)} 的履行登记{amount}：{given.reason}。", wrong.done_on)


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


def _performance(
    file: CaseFile, given: Performing, part: Instalment, amount: int | None, worker_uid: str
) -> Performance:
    return Performance(
        case_uid=file.case.uid,
        instalment_uid=part.uid,
        worker_uid=worker_uid,
        done_on=given.done_on,
        amount=amount,
        way=given.way,
        payer=given.payer,
        proof=given.proof,
        note=given.note,
    )


def _settle(work: Work) -> None:
    """Write what the performances that stand make of each instalment, and the day of full performance."""
    after = work.unit.case_file(work.case.case.uid)
    parts = [receipts.settled(part, after.performances) for part in after.instalments]
    for old, new in zip(after.instalments, parts, strict=True):
        if old != new:
            work.unit.save(new)
    last = receipts.performed_on(parts)
    if after.case.performed_on != last:
        work.unit.save(evolve(after.case, performed_on=last))


def _told(given: Performing, part: Instalment, shares: list[tuple[int, int | None]], work: Work) -> str:
    which = f"第 {given.obligation} 项义务第 {given.instalment} 期"
    if part.amount is None:
        return f"{which}已履行，凭证：{given.proof}。"
    after = next(p for p in work.unit.case_file(part.case_uid).instalments if p.uid == part.uid)
    rest = "履行完毕" if after.done_on else f"还欠 {money.figures(part.amount - after.paid)} 元"
    more = "".join(
        f"；其中 {money.figures(s or 0)} 元记入第 {seq} 期" for seq, s in shares if seq != part.seq
    )
    payer = f"（{given.payer}代付）" if given.payer else ""
    return f"{which}付款 {money.figures(given.amount or 0)} 元{payer}，{rest}{more}；凭证：{given.proof}。"
