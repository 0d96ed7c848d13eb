"""Acts about risks (风险隐患): entering one, and what became of it."""

from __future__ import annotations

from datetime import date

from attrs import asdict, evolve, frozen

from app.domain import dates
from app.domain.fields import same
from app.domain.register_words import RISK_OPEN
from app.domain.registers import Risk
from app.services.catalogue import CASE_WORKERS, EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.office.registers import line_of, next_seq


@frozen
class RiskFound:
    """A risk as it was found, with what is to be done about it."""

    found_on: date | None = same(Risk, "found_on")
    source: str = same(Risk, "source")
    crowd: str = same(Risk, "crowd")
    kind: str = same(Risk, "kind")
    unit: str = same(Risk, "unit")
    what: str = same(Risk, "what")
    people: int | None = same(Risk, "people")
    amount: int | None = same(Risk, "amount")
    level: str = same(Risk, "level")
    measures: str = same(Risk, "measures")
    owner: str = same(Risk, "owner")
    deadline: date | None = same(Risk, "deadline")


@frozen
class RiskSettled:
    """What became of a risk on a day; level, measures and deadline left empty stay as they are."""

    seq: int | None = same(Risk, "seq", required=True, default=None)
    result_on: date | None = same(Risk, "result_on")
    result: str = same(Risk, "result")
    level: str = same(Risk, "level", required=False, label="等级调整为")
    deadline: date | None = same(Risk, "deadline", required=False)
    measures: str = same(Risk, "measures", required=False)
    result_note: str = same(Risk, "result_note")


@act("record_risk", "登记风险隐患", RiskFound, roles=EVERYBODY, subject="office", icon="radar")
def record_risk(work: Work, given: RiskFound) -> Told:
    """把发现的风险隐患登进台账，写明等级、措施、责任人和期限。"""
    in_order(work.today, "found_on", "发现日期", given.found_on)
    _check_deadline(given.deadline, given.found_on)
    risk = work.unit.add(Risk(seq=next_seq(work.unit, Risk), **asdict(given)))
    told = f"登记风险隐患第 {risk.seq} 号：{risk.unit}，{risk.kind}，{risk.people} 人，{risk.level}。"
    return Told(told, given.found_on or work.today, {"uid": risk.uid, "seq": risk.seq})


@act("settle_risk", "处理风险隐患", RiskSettled, roles=CASE_WORKERS, subject="office", icon="list-checks")
def settle_risk(work: Work, given: RiskSettled) -> Told:
    """记下风险隐患的进展或结果，可以调整等级、期限和措施。"""
    risk = line_of(work.unit, Risk, given.seq)
    if not risk.open:
        day = dates.long(risk.result_on) if risk.result_on else ""
        raise refuse_field("seq", f"第 {risk.seq} 号已在 {day} 处理完毕（{risk.result}）。")
    earlier = (("发现日期", risk.found_on), ("上一次处理日期", risk.result_on))
    in_order(work.today, "result_on", "结果日期", given.result_on, *earlier)
    _check_deadline(given.deadline, risk.found_on)
    if given.result != RISK_OPEN and not given.result_note:
        raise refuse_field("result_note", "风险隐患处理完毕，请写明是怎样处理的。")
    changed = evolve(
        risk,
        result_on=given.result_on,
        result=given.result,
        level=given.level or risk.level,
        deadline=given.deadline or risk.deadline,
        measures=given.measures or risk.measures,
        result_note=given.result_note or risk.result_note,
    )
    work.unit.save(changed)
    level = f"，等级由{risk.level}改为{changed.level}" if changed.level != risk.level else ""
    told = f"风险隐患第 {risk.seq} 号：{changed.result}{level}。"
    return Told(told, given.result_on or work.today, {"uid": risk.uid, "seq": risk.seq})


def _check_deadline(deadline: date | None, found_on: date | None) -> None:
    if deadline and found_on and deadline < found_on:
        text = f"化解期限 {dates.long(deadline)} 早于发现日期 {dates.long(found_on)}，请核对先后。"
        raise refuse_field("deadline", text)
