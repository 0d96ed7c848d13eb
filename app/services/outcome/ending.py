"""Acts that end a case: without an agreement, by closing it, and by filing its volume."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from app.domain.aftermath import Reopening
from app.domain.case import Case
from app.domain.fields import same
from app.domain.words import Result
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.outcome.agreeing import set_aside
from app.services.papers import checklist, volumes


@frozen
class Failing:
    """Why mediation failed, and when."""

    ended_on: date | None = same(Case, "ended_on")
    failure_ground: str = same(Case, "failure_ground")
    ending_note: str = same(Case, "ending_note")


@frozen
class Ending:
    """The day on which the applicant withdrew or the parties settled between themselves."""

    ended_on: date | None = same(Case, "ended_on")
    ending_note: str = same(Case, "ending_note")


@frozen
class Closing:
    """The day of closing."""

    closed_on: date | None = same(Case, "closed_on")
    closing_note: str = same(Case, "closing_note")


@frozen
class Archiving:
    """Under what number, for how long and by whom the volume is filed."""

    archived_on: date | None = same(Case, "archived_on")
    volume_no: str = same(Case, "volume_no")
    retention: str = same(Case, "retention")
    filer: str = same(Case, "filer")
    missing_note: str = same(Case, "missing_note")


@act("fail", "调解不成", Failing, icon="circle-x")
def fail(work: Work, given: Failing) -> Told:
    """调解不成，书面告知当事人可以申请仲裁。"""
    _end(work, given.ended_on, Result.FAILED, given.ending_note, given.failure_ground)
    assert given.ended_on is not None
    return Told(f"调解不成：{given.failure_ground}。", given.ended_on)


@act("withdraw", "撤回申请", Ending, icon="undo-2")
def withdraw(work: Work, given: Ending) -> Told:
    """申请人撤回调解申请。"""
    _end(work, given.ended_on, Result.WITHDRAWN, given.ending_note)
    assert given.ended_on is not None
    return Told("申请人撤回调解申请。", given.ended_on)


@act("settle", "自行和解", Ending, icon="handshake")
def settle(work: Work, given: Ending) -> Told:
    """双方自行和解，不再需要调解。"""
    _end(work, given.ended_on, Result.SETTLED, given.ending_note)
    assert given.ended_on is not None
    return Told("双方自行和解。", given.ended_on)


@act("close", "结案", Closing, icon="clipboard-check")
def close(work: Work, given: Closing) -> Told:
    """结案；还有未履行的义务时不能结案。"""
    case = work.case.case
    earlier = (("调解结束日期", case.ended_on), ("履行完毕日期", case.performed_on))
    in_order(work.today, "closed_on", "结案日期", given.closed_on, *earlier)
    assert given.closed_on is not None
    work.unit.save(evolve(case, closed_on=given.closed_on, closing_note=given.closing_note))
    return Told(f"结案，处理结果：{case.result}。", given.closed_on)


@act("archive", "归档", Archiving, roles=EVERYBODY, icon="archive")
def archive(work: Work, given: Archiving) -> Told:
    """立卷归档：必备文书齐全，装成一卷，编号入库。"""
    case = work.case.case
    in_order(work.today, "archived_on", "归档日期", given.archived_on, ("结案日期", case.closed_on))
    taken = work.unit.first(Case, volume_no=given.volume_no)
    if taken is not None and taken.uid != case.uid:
        raise refuse_field("volume_no", f"卷号“{given.volume_no}”已用于{taken.number}，请换一个。")
    before = work.unit.first(Reopening, volume_no=given.volume_no)
    if before is not None and before.case_uid != case.uid:
        raise refuse_field("volume_no", f"卷号“{given.volume_no}”用过，那一卷后来重新办理，请换一个。")
    missing = checklist.missing(work.case, work.desk.forms)
    if missing and not given.missing_note:
        text = f"卷内还缺必备的 {'、'.join(missing)}；补齐，或者写明为什么没有。"
        raise refuse_field("missing_note", text)
    work.unit.save(
        evolve(
            case,
            archived_on=given.archived_on,
            volume_no=given.volume_no,
            retention=given.retention,
            filer=given.filer,
            missing_note=given.missing_note,
        )
    )
    assert given.archived_on is not None
    after = work.unit.case_file(case.uid)
    paper = volumes.bind(work, after)
    work.unit.add(paper)
    told = f"归档，卷号 {given.volume_no}，保管期限 {given.retention}，全卷 {paper.pages} 页。"
    return Told(told, given.archived_on, {"volume_no": given.volume_no, "pages": paper.pages})


def _end(work: Work, ended_on: date | None, result: Result, note: str, ground: str = "") -> None:
    case = work.case.case
    earlier = (("收到日期", case.received_on), ("受理日期", case.decided_on))
    in_order(work.today, "ended_on", "结束日期", ended_on, *earlier)
    # an agreement that was never signed obliges nobody, so nothing of it may keep the case open
    set_aside(work)
    work.unit.save(
        evolve(
            case, ended_on=ended_on, result=result, ending_note=note, failure_ground=ground, agreed_amount=0
        )
    )
