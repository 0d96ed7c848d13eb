"""Acts about what workers bring forward (申诉、诉求): entering it, and looking into it and answering (令17 §4)."""

from __future__ import annotations

from datetime import date

from attrs import asdict, evolve, frozen

from app.domain import dates
from app.domain.fields import same
from app.domain.registers import Grievance
from app.services.catalogue import CASE_WORKERS, EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.office.registers import line_of, next_seq


@frozen
class GrievanceHeard:
    """What was brought forward, by whom and on which way."""

    received_on: date | None = same(Grievance, "received_on")
    kind: str = same(Grievance, "kind")
    channel: str = same(Grievance, "channel")
    person: str = same(Grievance, "person")
    department: str = same(Grievance, "department")
    phone: str = same(Grievance, "phone")
    content: str = same(Grievance, "content")
    handler: str = same(Grievance, "handler")


@frozen
class GrievanceAnswered:
    """What looking into it brought, what was put right or explained, and when the person was told."""

    seq: int | None = same(Grievance, "seq", required=True, default=None)
    checked_on: date | None = same(Grievance, "checked_on")
    findings: str = same(Grievance, "findings")
    result: str = same(Grievance, "result")
    reply: str = same(Grievance, "reply")
    told_on: date | None = same(Grievance, "told_on")
    told_way: str = same(Grievance, "told_way")


@act("record_grievance", "登记诉求", GrievanceHeard, roles=EVERYBODY, subject="office", icon="inbox")
def record_grievance(work: Work, given: GrievanceHeard) -> Told:
    """登记职工的申诉、诉求，或者对本会工作的意见。"""
    in_order(work.today, "received_on", "登记日期", given.received_on)
    heard = work.unit.add(Grievance(seq=next_seq(work.unit, Grievance), **asdict(given)))
    told = f"登记诉求第 {heard.seq} 号（{heard.channel}），由{heard.handler}经办。"
    return Told(told, given.received_on or work.today, {"uid": heard.uid, "seq": heard.seq})


@act("answer_grievance", "答复诉求", GrievanceAnswered, roles=CASE_WORKERS, subject="office", icon="send")
def answer_grievance(work: Work, given: GrievanceAnswered) -> Told:
    """记下核实的情况、整改或说明，以及答复的日期。"""
    heard = line_of(work.unit, Grievance, given.seq)
    if heard.told_on is not None:
        raise refuse_field("seq", f"第 {heard.seq} 号已在 {dates.long(heard.told_on)} 答复。")
    received = ("登记日期", heard.received_on)
    in_order(work.today, "checked_on", "核实日期", given.checked_on, received)
    in_order(work.today, "told_on", "答复日期", given.told_on, received, ("核实日期", given.checked_on))
    values = asdict(given)
    del values["seq"]
    work.unit.save(evolve(heard, **values))
    told = f"答复诉求第 {heard.seq} 号：{given.result}，{given.told_way}告知。"
    return Told(told, given.told_on or work.today, {"uid": heard.uid, "seq": heard.seq})
