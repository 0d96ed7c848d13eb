"""Acts of the chair about a case that nobody moves (督办), and the events of the limitation period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import asdict, evolve, frozen

from app.domain import dates
from app.domain.aftermath import Instruction
from app.domain.course import LimitationEvent
from app.domain.course_words import LIMITATION_PAUSES
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.limitation import NOTHING
from app.services.catalogue import CHAIR, EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.views import limitation


@frozen
class Order:
    """What is to be done about the case, by whom and by when."""

    on: date | None = same(Instruction, "on")
    to: str = same(Instruction, "to")
    what: str = same(Instruction, "what")
    done_by: date | None = same(Instruction, "done_by")


@frozen
class Done:
    """What was done about it; without a number the oldest open one is meant."""

    seq: int | None = spec("第几次督办", "number", help="空着就是最早一次没有办结的。")
    done_on: date | None = same(Instruction, "done_on", required=True)
    outcome: str = same(Instruction, "outcome", required=True)


@frozen
class Interruption:
    """Something that interrupts the period, or a pause of it with two days."""

    kind: str = same(LimitationEvent, "kind")
    on: date | None = same(LimitationEvent, "on")
    until: date | None = same(LimitationEvent, "until")
    proof: str = same(LimitationEvent, "proof")
    note: str = same(LimitationEvent, "note")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """Only a pause has an end, and it lies behind its beginning."""
        kind, start, end = values.get("kind"), values.get("on"), values.get("until")
        if end and kind not in LIMITATION_PAUSES:
            return [Problem("until", "只有时效中止才有结束日期；时效中断请空着。")]
        if end and start and end < start:
            return [Problem("until", "结束日期早于发生日期，请核对先后。")]
        return []


@act("instruct", "督办", Order, roles=CHAIR, icon="shield-alert")
def instruct(work: Work, given: Order) -> Told:
    """对迟迟没有进展的案件，交代谁在什么时候以前办好什么。"""
    in_order(work.today, "on", "督办日期", given.on, ("收到日期", work.case.case.received_on))
    assert given.on is not None
    assert given.done_by is not None
    if given.done_by < given.on:
        raise refuse_field("done_by", f"办结期限早于督办日期 {dates.long(given.on)}，请核对先后。")
    seq = len(work.case.instructions) + 1
    work.unit.add(Instruction(case_uid=work.case.case.uid, seq=seq, **asdict(given)))
    told = f"督办：{given.to}在 {dates.long(given.done_by)} 前{given.what.rstrip('。')}。"
    return Told(told, given.on, {"seq": seq})


@act("settle_instruction", "办结督办", Done, icon="list-checks")
def settle_instruction(work: Work, given: Done) -> Told:
    """记下督办的事项是怎样办结的。"""
    waiting = [i for i in work.case.instructions if i.done_on is None]
    found = waiting[0] if given.seq is None else next((i for i in waiting if i.seq == given.seq), None)
    if found is None:
        raise refuse_field("seq", f"第 {given.seq} 次督办不在待办，请核对。")
    in_order(work.today, "done_on", "办结日期", given.done_on, ("督办日期", found.on))
    work.unit.save(evolve(found, done_on=given.done_on, outcome=given.outcome))
    assert given.done_on is not None
    return Told(f"第 {found.seq} 次督办办结：{given.outcome.rstrip('。')}。", given.done_on)


@act("record_limitation_event", "登记时效事由", Interruption, roles=EVERYBODY, icon="hourglass")
def record_limitation_event(work: Work, given: Interruption) -> Told:
    """登记使仲裁时效中断或者中止的事由和日期。"""
    in_order(work.today, "on", "发生日期", given.on)
    in_order(work.today, "until", "结束日期", given.until)
    work.unit.add(LimitationEvent(case_uid=work.case.case.uid, **asdict(given)))
    assert given.on is not None
    return Told(f"{given.kind}，{_effect(work, given)}。", given.on)


def _effect(work: Work, given: Interruption) -> str:
    """What the event does to the period, and until when it runs with it; or why it does nothing."""
    after = limitation.of(work.unit.case_file(work.case.case.uid), work.desk.law, work.today)
    links = [s for p in after.periods for s in p.steps if s.day == given.on and s.what == given.kind]
    if links and all(link.effect == NOTHING for link in links):
        return f"{links[0].note.partition('；')[0]}，不影响时效"
    effect = "时效中止" if given.kind in LIMITATION_PAUSES else "时效中断，从次日起重新计算"
    return f"{effect}，算到 {dates.long(after.last_day)}" if after.last_day else effect
