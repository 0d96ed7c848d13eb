"""Acts about the agreement: drafting it with its obligations, the four marks, going back to the talks."""

from __future__ import annotations

import re
from datetime import date

from attrs import asdict, evolve, frozen

from app.domain import dates, money
from app.domain.case import Agreement, CaseFile, Instalment, Mark, Obligation
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.lifecycle import after_signing
from app.domain.paper import PaperKey
from app.domain.words import Result, State
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order, mark_problems
from app.services.course.ability import unassessed
from app.services.papers import papers


@frozen
class Part:
    """One instalment as typed: when and how much."""

    due_on: date | None = same(Instalment, "due_on")
    amount: int | None = same(Instalment, "amount", required=True)


@frozen
class ObligationDraft:
    """One obligation as typed, with its instalments if it is to be paid in parts."""

    debtor: str = same(Obligation, "debtor")
    kind: str = same(Obligation, "kind")
    payment_kind: str = same(Obligation, "payment_kind")
    act_kind: str = same(Obligation, "act_kind")
    what: str = same(Obligation, "what")
    amount: int | None = same(Obligation, "amount")
    due_on: date | None = same(Obligation, "due_on")
    method: str = same(Obligation, "method")
    accelerates: bool = same(Obligation, "accelerates")
    instalments: tuple[Part, ...] = spec("分期", "list", item=Part, help="一次付清的，空着。")


@frozen
class AgreementDraft:
    """What the parties agreed (令17 §26)."""

    drafted_on: date | None = same(Agreement, "drafted_on")
    matter: str = same(Agreement, "matter")
    obligations: tuple[ObligationDraft, ...] = spec("义务", "list", item=ObligationDraft, required=True)
    other_terms: str = same(Agreement, "other_terms")
    copies: int = same(Agreement, "copies")


@frozen
class Signing:
    """One mark put on the agreement, or refused."""

    role: str = same(Mark, "role")
    person: str = same(Mark, "person")
    way: str = same(Mark, "way")
    done_on: date | None = same(Mark, "done_on")
    originals: int | None = same(Mark, "originals", default=None, help="空着就是全部正本。")
    proxy: bool = same(Mark, "proxy")
    authority: str = same(Mark, "authority")
    refused: bool = same(Mark, "refused")
    witness: str = same(Mark, "witness")
    ink: str = same(Mark, "ink")
    note: str = same(Mark, "note")

    @staticmethod
    def problems(values: dict[str, object]) -> list[Problem]:
        """See checks.mark_problems."""
        return mark_problems(values)


@frozen
class GoingBack:
    """Why the unsigned agreement is given up and the talks go on."""

    on: date | None = spec("退回日期", "date", required=True)
    reason: str = spec("退回理由", required=True, max_length=200)


@act("draft_agreement", "达成协议", AgreementDraft, icon="handshake")
def draft_agreement(work: Work, given: AgreementDraft) -> Told:
    """起草调解协议书：争议事项、各项义务、期限和方式。"""
    if not work.case.sessions:
        raise refuse_field("drafted_on", "还没有调解笔录；先记下双方谈妥的那次调解会。")
    return _drafted(work, given, "达成协议")


@act("revise_agreement", "修改协议", AgreementDraft, icon="pencil")
def revise_agreement(work: Work, given: AgreementDraft) -> Told:
    """签署开始以前修改协议内容。"""
    _clear(work)
    return _drafted(work, given, "修改协议")


@act("sign", "签署", Signing, roles=EVERYBODY, icon="signature")
def sign(work: Work, given: Signing) -> Told:
    """登记四项签署之一：双方、调解员、印章；四项齐备之日生效。"""
    file = work.case
    assert file.agreement is not None
    in_order(work.today, "done_on", "签署日期", given.done_on, ("起草日期", file.agreement.drafted_on))
    earlier = file.mark(given.role)
    if earlier and not earlier.refused:
        raise refuse_field("role", f"{given.role}已在 {dates.long(_day(earlier.done_on))} 签署，不用再登记。")
    _nobody_refuses(file, given)
    _each_employer_signs(file, given)
    originals = _originals(file.agreement, given)
    if given.ink and papers.newest(file, PaperKey(papers.AGREEMENT)) is None:
        raise refuse_field("ink", "调解协议书还没有签发，手写签名没有地方放；请先签发，再在屏幕上签名。")
    if earlier:
        work.unit.remove(earlier)
    work.unit.add(Mark(case_uid=file.case.uid, **(asdict(given) | {"originals": originals})))
    after = work.unit.case_file(file.case.uid)
    if after_signing(after) is State.EFFECTIVE:
        return _in_force(work, after, _day(given.done_on))
    did = f"拒绝签署，{given.witness}见证" if given.refused else given.way
    return Told(f"{given.role} {given.person} {did}。", _day(given.done_on))


@act("reopen_talks", "退回调解", GoingBack, icon="undo-2")
def reopen_talks(work: Work, given: GoingBack) -> Told:
    """协议没有签成，退回继续调解；草稿和已签部分作废，留在记录里。"""
    assert work.case.agreement is not None
    in_order(work.today, "on", "退回日期", given.on, ("起草日期", work.case.agreement.drafted_on))
    set_aside(work)
    work.unit.save(evolve(work.case.case, agreed_amount=0))
    return Told(f"协议未签成，退回调解：{given.reason}。", _day(given.on))


def _day(day: date | None) -> date:
    assert day is not None
    return day


def _nobody_refuses(file: CaseFile, given: Signing) -> None:
    """In a group case the agreement binds whoever is listed: who does not want it goes his own way first."""
    uids = {line.worker_uid for line in file.lines if line.consent == "不同意"}
    names = [worker.name for worker in file.workers if worker.uid in uids]
    if names and not given.refused:
        who = "、".join(names[:3]) + (f"等 {len(names)} 人" if len(names) > 3 else "")
        raise refuse_field("role", f"{who}不同意协议，还在名单里；请先分案，再由其余的人签署。")


def _each_employer_signs(file: CaseFile, given: Signing) -> None:
    """Joint employers are bound only when each has signed: the mark is recorded once, and names one for each."""
    joint = [employer.name for employer in file.employers if employer.side == given.role]
    signers = [name for name in re.split(r"[、，,；;]", given.person) if name.strip()]
    if len(joint) > 1 and not given.refused and len(signers) < len(joint):
        text = (
            f"{given.role}有 {len(joint)} 家：{'、'.join(joint)}；各家都签了再登记，"
            f"签署人写 {len(joint)} 位，用顿号隔开。"
        )
        raise refuse_field("person", text)


def _originals(agreement: Agreement, given: Signing) -> int:
    """On how many originals the mark stands: all of them when nothing else is said, none when refused."""
    if given.originals and given.originals > agreement.copies:
        text = f"协议书一式 {agreement.copies} 份，不能在 {given.originals} 份上签署，请核对。"
        raise refuse_field("originals", text)
    return 0 if given.refused else given.originals or agreement.copies


def _in_force(work: Work, file: CaseFile, signed_on: date) -> Told:
    """All four marks are there: in force on the day of the last one (调解仲裁法 §14)."""
    effective = max(_day(m.done_on) for m in file.marks)
    work.unit.save(evolve(file.case, effective_on=effective, ended_on=effective, result=Result.AGREED))
    last = file.marks[-1]
    return Told(
        f"{last.role} {last.person} {last.way}；四项签署齐备，协议 {dates.long(effective)} 生效。", signed_on
    )


def set_aside(work: Work) -> None:
    """Take away a draft agreement that will not take effect, with its marks; the audit keeps them."""
    _clear(work)
    for mark in work.case.marks:
        work.unit.remove(mark)


def _clear(work: Work) -> None:
    file = work.case
    for record in (*file.instalments, *file.obligations, file.agreement):
        if record is not None:
            work.unit.remove(record)


def _drafted(work: Work, given: AgreementDraft, verb: str) -> Told:
    case = work.case.case
    drafted_on = _day(given.drafted_on)
    held = [_day(s.held_on) for s in work.case.sessions]
    in_order(
        work.today,
        "drafted_on",
        "起草日期",
        drafted_on,
        ("受理日期", case.decided_on),
        ("最早一次调解", min(held)),
    )
    total = 0
    for seq, draft in enumerate(given.obligations, 1):
        _check_obligation(draft, drafted_on, f"obligations.{seq - 1}")
        _add_obligation(work, draft, seq)
        total += draft.amount or 0
    work.unit.add(
        Agreement(
            case_uid=case.uid,
            drafted_on=drafted_on,
            matter=given.matter,
            other_terms=given.other_terms,
            copies=given.copies,
            total=total,
        )
    )
    work.unit.save(evolve(case, agreed_amount=total))
    amount = f"，共 {money.figures(total)} 元" if total else ""
    told = f"{verb}：{len(given.obligations)} 项义务{amount}；等待双方、调解员签署和盖章。"
    caution = unassessed(work.case, (o.debtor for o in given.obligations if o.kind == "支付"))
    return Told(told + caution, drafted_on)


def _check_obligation(draft: ObligationDraft, drafted_on: date, path: str) -> None:
    """What one obligation must have so that an agreement can be performed and enforced."""
    if draft.kind == "支付" and not draft.amount:
        raise refuse_field(f"{path}.amount", "支付义务要写明金额。")
    if draft.kind == "行为" and (draft.amount or draft.instalments):
        raise refuse_field(f"{path}.amount", "行为义务没有金额和分期；要付钱的，另列一项支付义务。")
    if _day(draft.due_on) < drafted_on:
        text = f"履行期限 {dates.long(_day(draft.due_on))} 早于起草日期 {dates.long(drafted_on)}，请核对。"
        raise refuse_field(f"{path}.due_on", text)
    if draft.accelerates and len(draft.instalments) < 2:
        raise refuse_field(f"{path}.accelerates", "不分期的没有加速到期；请列出各期，或者不勾“加速到期”。")
    if not draft.instalments:
        return
    sum_of_parts = sum(p.amount or 0 for p in draft.instalments)
    if sum_of_parts != draft.amount:
        text = f"各期合计 {money.figures(sum_of_parts)} 元，与金额 {money.figures(draft.amount or 0)} 元不等，请核对。"
        raise refuse_field(f"{path}.instalments", text)
    if not all(p.amount for p in draft.instalments):
        raise refuse_field(f"{path}.instalments", "每一期都要有金额，没有金额的那一期请去掉。")
    days = [_day(p.due_on) for p in draft.instalments]
    if days != sorted(set(days)) or days[0] < drafted_on:
        raise refuse_field(f"{path}.instalments", "各期的到期日要一期比一期晚，第一期不早于起草日期。")
    if days[-1] != draft.due_on:
        raise refuse_field(f"{path}.due_on", f"履行期限应与最后一期 {dates.long(days[-1])} 相同。")


def _add_obligation(work: Work, draft: ObligationDraft, seq: int) -> None:
    case_uid = work.case.case.uid
    obligation = work.unit.add(
        Obligation(
            case_uid=case_uid,
            seq=seq,
            debtor=draft.debtor,
            kind=draft.kind,
            payment_kind=draft.payment_kind if draft.kind == "支付" else "",
            act_kind=draft.act_kind if draft.kind == "行为" else "",
            what=draft.what,
            amount=draft.amount,
            due_on=draft.due_on,
            method=draft.method,
            accelerates=draft.accelerates,
        )
    )
    parts = draft.instalments or (Part(due_on=draft.due_on, amount=draft.amount),)
    for number, part in enumerate(parts, 1):
        work.unit.add(
            Instalment(
                case_uid=case_uid,
                obligation_uid=obligation.uid,
                seq=number,
                due_on=part.due_on,
                amount=part.amount,
            )
        )
