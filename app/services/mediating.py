"""Acts of mediation itself: who mediates, each talk and its record, a longer period by consent."""

from __future__ import annotations

from datetime import date

from attrs import asdict, evolve, frozen

from app.domain import dates
from app.domain.case import Assignment, Case, Session
from app.domain.fields import same, spec
from app.domain.office import Mediator
from app.services.catalogue import Told, Work, act, refuse_field
from app.services.checks import in_order


@frozen
class Assigning:
    """The mediators of the case by name; the first one presides (令17 §25)."""

    mediators: tuple[str, ...] = spec("调解员", "list", required=True, help="第一位主持调解。")
    assigned_on: date | None = same(Assignment, "assigned_on")


@frozen
class SessionRecord:
    """The record of one mediation talk."""

    held_on: date | None = same(Session, "held_on")
    hours: str = same(Session, "hours")
    place: str = same(Session, "place")
    present: str = same(Session, "present")
    recorder: str = same(Session, "recorder")
    applicant_view: str = same(Session, "applicant_view")
    respondent_view: str = same(Session, "respondent_view")
    talk: str = same(Session, "talk")
    outcome: str = same(Session, "outcome")


@frozen
class Extension:
    """A later end of mediation; both sides must have agreed to it (令17 §29)."""

    agreed_on: date | None = spec("双方同意的日期", "date", required=True)
    extended_to: date | None = same(Case, "extended_to")
    applicant_agrees: bool = spec("申请人同意延期", "flag", required=True)
    respondent_agrees: bool = spec("被申请人同意延期", "flag", required=True)


@act("assign", "指定调解员", Assigning, icon="user-round-check")
def assign(work: Work, given: Assigning) -> Told:
    """指定一名或几名调解员，第一位主持。"""
    case = work.case.case
    in_order(work.today, "assigned_on", "指定日期", given.assigned_on, ("受理日期", case.decided_on))
    roster = {m.name: m for m in work.unit.find(Mediator) if m.active}
    for position, name in enumerate(given.mediators):
        if name not in roster:
            known = "、".join(roster) or "（还没有）"
            raise refuse_field(f"mediators.{position}", f"名册里没有在聘的调解员“{name}”；现有：{known}。")
    if len(set(given.mediators)) < len(given.mediators):
        raise refuse_field("mediators", "同一位调解员只选一次。")
    for earlier in work.case.assignments:
        work.unit.remove(earlier)
    for seq, name in enumerate(given.mediators, 1):
        work.unit.add(
            Assignment(
                case_uid=case.uid,
                seq=seq,
                mediator_uid=roster[name].uid,
                name=name,
                leader=seq == 1,
                assigned_on=given.assigned_on,
            )
        )
    assert given.assigned_on is not None
    first, *others = given.mediators
    return Told(f"指定{'、'.join([f'{first}（主持）', *others])}调解本案。", given.assigned_on)


@act("record_session", "调解笔录", SessionRecord, icon="messages-square")
def record_session(work: Work, given: SessionRecord) -> Told:
    """记下一次调解会的经过和结果。"""
    case = work.case.case
    in_order(work.today, "held_on", "调解日期", given.held_on, ("受理日期", case.decided_on))
    seq = len(work.case.sessions) + 1
    work.unit.add(Session(case_uid=case.uid, seq=seq, **asdict(given)))
    assert given.held_on is not None
    return Told(f"第 {seq} 次调解会，{given.place}；{given.outcome}。", given.held_on, {"session": seq})


@act("extend", "延期", Extension, icon="calendar-plus")
def extend(work: Work, given: Extension) -> Told:
    """双方同意后延长调解期限。"""
    case = work.case.case
    in_order(work.today, "agreed_on", "同意日期", given.agreed_on, ("受理日期", case.decided_on))
    for name, agreed, side in (
        ("applicant_agrees", given.applicant_agrees, "申请人"),
        ("respondent_agrees", given.respondent_agrees, "被申请人"),
    ):
        if not agreed:
            raise refuse_field(name, f"延期须双方同意；{side}没有同意，不能延期。")
    assert case.decided_on is not None
    assert given.agreed_on is not None
    assert given.extended_to is not None
    due = case.extended_to or work.desk.law.limit("mediation", case.decided_on).last_day
    if given.extended_to <= due:
        raise refuse_field("extended_to", f"现在的期限到 {dates.long(due)}，延期后的日子要在它之后。")
    if given.agreed_on > due:
        raise refuse_field("agreed_on", f"期限已在 {dates.long(due)} 届满，双方要在届满前同意延期。")
    work.unit.save(evolve(case, extended_to=given.extended_to))
    return Told(f"双方同意，调解期限延至 {dates.long(given.extended_to)}。", given.agreed_on)
