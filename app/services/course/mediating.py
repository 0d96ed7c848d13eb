"""Acts of mediation itself: who mediates, each talk and its record, a longer period by consent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import asdict, evolve, frozen

from app.domain import dates, minutes
from app.domain.case import Assignment, Case, Session
from app.domain.course import Attendee, Turn
from app.domain.course_words import READ_BACKS, SESSION_WAYS
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.office import Mediator, Tie
from app.services.catalogue import Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.course import scheduling
from app.services.parties import recusal


@frozen
class Assigning:
    """The mediators of the case by name; the first one presides (令17 §25)."""

    mediators: tuple[str, ...] = spec("调解员", "list", required=True, help="第一位主持调解。")
    assigned_on: date | None = same(Assignment, "assigned_on")
    recusal_reason: str = same(
        Assignment, "recusal_reason", help="只有调解员与本案的人有利害关系、仍由其调解时才填。"
    )


@frozen
class SessionRecord:
    """The record of one mediation talk."""

    held_on: date | None = same(Session, "held_on")
    hours: str = same(Session, "hours")
    way: str = same(Session, "way")
    platform: str = same(Session, "platform")
    place: str = same(Session, "place")
    present: str = same(Session, "present", required=False, help="逐人登记了到场情况的，可以空着。")
    attendance: tuple[Attendee, ...] = spec("到场情况", "list", item=Attendee)
    recorder: str = same(Session, "recorder")
    applicant_view: str = same(Session, "applicant_view")
    respondent_view: str = same(Session, "respondent_view")
    talk: str = same(Session, "talk")
    turns: tuple[Turn, ...] = spec("逐人发言", "list", item=Turn)
    spoken: str = spec(
        "整段记录", "long", help="整段贴进来，每段开头写“姓名：”，会拆成逐人发言，接在上面的后面。"
    )
    outcome: str = same(Session, "outcome")
    read_back: str = same(Session, "read_back")
    read_back_note: str = same(Session, "read_back_note")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """By video the platform is named; a corrected record says what was corrected."""
        found = []
        if values.get("way") == SESSION_WAYS[2] and not values.get("platform"):
            found.append(Problem("platform", "视频调解请写明用哪个平台。"))
        if values.get("read_back") == READ_BACKS[2] and not values.get("read_back_note"):
            found.append(Problem("read_back_note", "笔录有更正的，请写明更正了什么。"))
        try:
            minutes.spoken(values.get("spoken", ""))
        except ValueError as wrong:
            found.append(Problem("spoken", str(wrong)))
        return found


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
    hits = _hits(work, [roster[name] for name in given.mediators], given.recusal_reason)
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
                recusal=hits.get(name, ""),
                recusal_reason=given.recusal_reason if name in hits else "",
            )
        )
    assert given.assigned_on is not None
    first, *others = given.mediators
    return Told(f"指定{'、'.join([f'{first}（主持）', *others])}调解本案。", given.assigned_on)


def _hits(work: Work, mediators: Sequence[Mediator], reason: str) -> dict[str, str]:
    """What speaks against each mediator, by name; refused unless a reason says why he mediates all the same."""
    ties = work.unit.find(Tie)
    found = {m.name: recusal.ties_of(work.case, m, ties) for m in mediators}
    hits = {name: "；".join(clauses)[:500] for name, clauses in found.items() if clauses}
    if hits and not reason:
        who = "；".join(f"{name}{text}" for name, text in hits.items())
        raise refuse_field("recusal_reason", f"{who}。请换一位调解员，或者写明仍由其调解的理由。")
    return hits


@act("record_session", "调解笔录", SessionRecord, icon="messages-square")
def record_session(work: Work, given: SessionRecord) -> Told:
    """记下一次调解会的经过和结果。"""
    case = work.case.case
    in_order(work.today, "held_on", "调解日期", given.held_on, ("受理日期", case.decided_on))
    present = given.present or _came(given.attendance)
    if not present:
        raise refuse_field("present", "到场人必填：写明到场的人，或者在到场情况里逐人登记。")
    seq = len(work.case.sessions) + 1
    arranged = scheduling.held(work.case, given.held_on)
    if arranged is not None:
        work.unit.save(evolve(arranged, state=scheduling.HELD))
    values = asdict(given, recurse=False) | {"present": present}
    attendance, turns = values.pop("attendance"), (*values.pop("turns"), *_turns(values.pop("spoken")))
    session = work.unit.add(Session(case_uid=case.uid, seq=seq, **values))
    for place, part in (*enumerate(attendance, 1), *enumerate(turns, 1)):
        work.unit.add(evolve(part, case_uid=case.uid, session_uid=session.uid, seq=place))
    assert given.held_on is not None
    return Told(f"第 {seq} 次调解会，{given.place}；{given.outcome}。", given.held_on, {"session": seq})


def _turns(text: str) -> Iterator[Turn]:
    for turn in minutes.spoken(text):
        yield Turn(speaker=turn.speaker, words=turn.words)


def _came(attendance: Sequence[Attendee]) -> str:
    """Those who came, each with his capacity, as the record of the talk names them; "" when nobody did."""
    return "；".join(f"{person.capacity}{person.name}" for person in attendance if person.came)


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
    _cap(work, given.extended_to)
    work.unit.save(evolve(case, extended_to=given.extended_to))
    return Told(f"双方同意，调解期限延至 {dates.long(given.extended_to)}。", given.agreed_on)


def _cap(work: Work, wanted: date) -> None:
    """Disputes of workers in new forms of employment are extended by 15 days at most (人社厅发〔2024〕4号)."""
    decided_on = work.case.case.decided_on
    if decided_on is None or not any(worker.new_form for worker in work.case.workers):
        return
    due = work.desk.law.limit("mediation", decided_on).last_day
    cap = work.desk.law.limit("new_form_extension", due)
    if wanted > cap.last_day:
        text = f"新就业形态纠纷最多延到 {dates.long(cap.last_day)}（{cap.source}），请改早。"
        raise refuse_field("extended_to", text)
