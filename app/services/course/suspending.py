"""Acts that pause mediation and take it up again, and the answer to who entrusted the case."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import asdict, evolve, frozen

from app.domain import dates
from app.domain.case import Case
from app.domain.course import Suspension
from app.domain.fields import same
from app.services.catalogue import Told, Work, act
from app.services.checks import in_order


@frozen
class Pause:
    """From when, why, and whether both sides agree that the pause does not count."""

    from_on: date | None = same(Suspension, "from_on")
    ground: str = same(Suspension, "ground")
    note: str = same(Suspension, "note")
    both_agree: bool = same(
        Suspension, "both_agree", help="规定里没有中止；只有双方同意，恢复后期限才按中止的天数顺延。"
    )


@frozen
class Resumption:
    """The day on which mediation goes on."""

    resumed_on: date | None = same(Suspension, "resumed_on", required=True)


@frozen
class Reply:
    """What was answered to the body that entrusted or transferred the case."""

    replied_on: date | None = same(Case, "replied_on")
    reply: str = same(Case, "reply")


@act("suspend", "中止调解", Pause, icon="circle-pause")
def suspend(work: Work, given: Pause) -> Told:
    """暂时不能调解的，中止；写明原因，双方是否同意不计入期限。"""
    case = work.case.case
    in_order(work.today, "from_on", "中止日期", given.from_on, ("受理日期", case.decided_on))
    seq = len(work.case.suspensions) + 1
    work.unit.add(Suspension(case_uid=case.uid, seq=seq, **asdict(given)))
    effect = "双方同意中止期间不计入调解期限" if given.both_agree else "调解期限照常计算"
    assert given.from_on is not None
    return Told(f"中止调解，{given.ground}；{effect}，可以申请仲裁的期限不变。", given.from_on)


@act("resume", "恢复调解", Resumption, icon="rotate-cw")
def resume(work: Work, given: Resumption) -> Told:
    """恢复调解；双方同意不计入的，期限按中止的天数顺延。"""
    case, pause = work.case.case, work.case.suspensions[-1]
    in_order(work.today, "resumed_on", "恢复日期", given.resumed_on, ("中止日期", pause.from_on))
    assert given.resumed_on is not None
    assert pause.from_on is not None
    assert case.decided_on is not None
    work.unit.save(evolve(pause, resumed_on=given.resumed_on))
    days = (given.resumed_on - pause.from_on).days
    if not pause.both_agree or not days:
        why = "中止当天恢复" if not days else "规定里没有中止，双方没有同意不计入"
        return Told(f"恢复调解；{why}，调解期限不变。", given.resumed_on)
    due = case.extended_to or work.desk.law.limit("mediation", case.decided_on).last_day
    later = due + timedelta(days=days)
    work.unit.save(evolve(case, extended_to=later))
    told = f"恢复调解；中止 {days} 天不计入，调解期限由 {dates.long(due)} 顺延到 {dates.long(later)}。"
    return Told(told, given.resumed_on)


@act("reply_entrustment", "复函", Reply, icon="send")
def reply_entrustment(work: Work, given: Reply) -> Told:
    """把调解的结果回复委托或移送的单位。"""
    case = work.case.case
    in_order(work.today, "replied_on", "复函日期", given.replied_on, ("来函日期", case.letter_on))
    work.unit.save(evolve(case, replied_on=given.replied_on, reply=given.reply))
    assert given.replied_on is not None
    return Told(f"复函{case.entruster}：{given.reply.rstrip('。')}。", given.replied_on)
