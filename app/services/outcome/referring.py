"""Acts after the agreement or without one: the ways to the arbitration commission and to the court."""

from __future__ import annotations

from datetime import date

from attrs import asdict, evolve, frozen

from app.domain import dates, money
from app.domain.aftermath import Referral
from app.domain.case import CaseFile
from app.domain.course_words import REFERRAL_KINDS, REFERRAL_RESULTS
from app.domain.fields import same, spec
from app.domain.words import PAYMENT_ORDER_KINDS
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.outcome.balances import overdue

REVIEW, CONFIRMATION, PAYMENT_ORDER, GUIDANCE = REFERRAL_KINDS
RESULTS = {
    REVIEW: ("已受理", "不予受理", "已出调解书", "已撤回"),
    CONFIRMATION: ("已受理", "不予受理", "裁定确认有效", "裁定驳回", "已撤回"),
    PAYMENT_ORDER: ("已受理", "不予受理", "已发支付令", "裁定驳回", "已撤回"),
    GUIDANCE: ("已受理", "不予受理", "已撤回"),
}
"""What may come of each kind."""


@frozen
class Sending:
    """What was applied for, where, when and by whom."""

    kind: str = same(Referral, "kind")
    body: str = same(Referral, "body")
    sent_on: date | None = same(Referral, "sent_on")
    sent_by: str = same(Referral, "sent_by")
    amount: int | None = same(Referral, "amount")
    note: str = same(Referral, "note")


@frozen
class Echo:
    """What came back; without a number the newest application is meant."""

    seq: int | None = spec("第几次申请", "number", help="空着就是最近的一次。")
    received_on: date | None = same(Referral, "received_on")
    result: str = same(Referral, "result", required=True, choices=REFERRAL_RESULTS[1:], default="")
    result_on: date | None = same(Referral, "result_on", required=True)
    doc_no: str = same(Referral, "doc_no")
    note: str = same(Referral, "note")


@act("refer", "引导申请", Sending, roles=EVERYBODY, icon="landmark")
def refer(work: Work, given: Sending) -> Told:
    """登记当事人申请仲裁审查、司法确认、支付令或者去申请仲裁。"""
    file = work.case
    in_order(work.today, "sent_on", "提交日期", given.sent_on, ("调解结束日期", file.case.ended_on))
    if given.kind != PAYMENT_ORDER and given.amount:
        raise refuse_field("amount", "只有申请支付令才填金额，请空着。")
    if given.kind != GUIDANCE and file.case.effective_on is None:
        raise refuse_field("kind", f"没有生效的调解协议，不能申请{given.kind}；可以选“{GUIDANCE}”。")
    if given.kind == PAYMENT_ORDER:
        _check_payment_order(file, given)
    elif given.kind != GUIDANCE:
        _check_joint(work, file, given)
    seq = len(file.referrals) + 1
    work.unit.add(Referral(case_uid=file.case.uid, seq=seq, **asdict(given)))
    assert given.sent_on is not None
    return Told(f"{given.sent_by}向{given.body}提交：{given.kind}。", given.sent_on, {"seq": seq})


@act("record_referral", "登记申请结果", Echo, roles=EVERYBODY, icon="mail")
def record_referral(work: Work, given: Echo) -> Told:
    """登记仲裁委员会或法院收件、受理和作出的结果。"""
    rows = work.case.referrals
    found = rows[-1] if given.seq is None else next((r for r in rows if r.seq == given.seq), None)
    if found is None:
        raise refuse_field("seq", f"没有第 {given.seq} 次申请，本案登记过 {len(rows)} 次。")
    if given.result not in RESULTS[found.kind]:
        raise refuse_field("result", f"{found.kind}的结果只能是：{'、'.join(RESULTS[found.kind])}。")
    in_order(work.today, "received_on", "收件日期", given.received_on, ("提交日期", found.sent_on))
    earlier = (("提交日期", found.sent_on), ("收件日期", given.received_on))
    in_order(work.today, "result_on", "结果日期", given.result_on, *earlier)
    values = {name: value for name, value in asdict(given).items() if name != "seq"}
    work.unit.save(evolve(found, **(values | {"received_on": given.received_on or found.received_on})))
    assert given.result_on is not None
    return Told(f"{found.kind}：{given.result}。", given.result_on)


def _check_payment_order(file: CaseFile, given: Sending) -> None:
    """Only the worker, for the four kinds, for what is overdue (劳动争议调解仲裁法 §16)."""
    employer = next((one.side for one in file.employers), "")
    assert given.sent_on is not None
    owed = overdue(file, given.sent_on, employer, PAYMENT_ORDER_KINDS)
    if not owed:
        kinds = "、".join(PAYMENT_ORDER_KINDS)
        raise refuse_field("kind", f"没有逾期的{kinds}，不能申请支付令（劳动争议调解仲裁法第16条）。")
    if given.amount is None:
        raise refuse_field("amount", f"请填申请支付的金额，逾期的共 {money.figures(owed)} 元。")
    if given.amount > owed:
        raise refuse_field("amount", f"逾期的只有 {money.figures(owed)} 元，不能申请更多。")


def _check_joint(work: Work, file: CaseFile, given: Sending) -> None:
    """In time; and what arbitration review does not take (劳动人事争议仲裁办案规则 §74–75)."""
    code = "arbitration_review" if given.kind == REVIEW else "judicial_confirmation"
    assert file.case.effective_on is not None
    assert given.sent_on is not None
    limit = work.desk.law.limit(code, file.case.effective_on)
    if given.sent_on > limit.last_day:
        text = f"{given.kind}最晚在 {dates.long(limit.last_day)} 申请（{limit.source}），已经过期。"
        raise refuse_field("sent_on", text)
    if given.kind == REVIEW and "确认劳动关系" in file.case.cause:
        text = "确认劳动关系的协议不能申请仲裁审查（劳动人事争议仲裁办案规则第75条），请改选司法确认。"
        raise refuse_field("kind", text)
    if given.kind == REVIEW and any(r.result == "裁定确认有效" for r in file.referrals):
        raise refuse_field("kind", "协议已由法院确认有效，不再申请仲裁审查。")
