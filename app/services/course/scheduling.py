"""Acts that arrange talks: a day, a room and mediators that are free; put off or called off with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import asdict, evolve, frozen

from app.domain import dates
from app.domain.case import Case, CaseFile
from app.domain.course import Appointment
from app.domain.course_words import APPOINTMENT_STATES, SESSION_WAYS
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field

WAITING, HELD, MOVED, CANCELLED = APPOINTMENT_STATES
ON_SITE, _, BY_VIDEO = SESSION_WAYS


@frozen
class Arrangement:
    """When, where, how and by whom a talk is to be held."""

    held_on: date | None = same(Appointment, "held_on")
    starts: str = same(Appointment, "starts")
    ends: str = same(Appointment, "ends")
    way: str = same(Appointment, "way")
    room: str = same(Appointment, "room")
    platform: str = same(Appointment, "platform")
    mediators: str = same(Appointment, "mediators", help="几位用顿号隔开；空着就是本案的调解员。")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """It ends after it begins, has a room on site and a platform by video."""
        found = []
        starts, ends = values.get("starts") or "", values.get("ends") or ""
        if _times(starts, ends) and ends <= starts:
            found.append(Problem("ends", f"结束时间 {ends} 要晚于开始时间 {starts}。"))
        if values.get("way") == ON_SITE and not values.get("room"):
            found.append(Problem("room", "现场调解请写明在哪一间。"))
        if values.get("way") == BY_VIDEO and not values.get("platform"):
            found.append(Problem("platform", "视频调解请写明用哪个平台。"))
        return found


@frozen
class Rearrangement:
    """What becomes of an arranged talk: put off to another time, or called off."""

    seq: int | None = spec("第几次安排", "number", help="空着就是最近的一次。")
    state: str = same(
        Appointment, "state", label="改期还是取消", required=True, choices=(MOVED, CANCELLED), default=MOVED
    )
    reason: str = same(Appointment, "reason", required=True)
    held_on: date | None = same(Appointment, "held_on", label="改到哪一天", required=False)
    starts: str = same(Appointment, "starts", required=False)
    ends: str = same(Appointment, "ends", required=False)
    room: str = same(Appointment, "room", help="空着就是原来的一间。")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """A talk that is put off has its new time."""
        if values.get("state") != MOVED:
            return []
        labels = (("held_on", "哪一天"), ("starts", "几点开始"), ("ends", "几点结束"))
        found = [
            Problem(name, f"改期的请写明改到{label}。") for name, label in labels if not values.get(name)
        ]
        if not found and _times(values["starts"], values["ends"]) and values["ends"] <= values["starts"]:
            found.append(Problem("ends", f"结束时间 {values['ends']} 要晚于开始时间 {values['starts']}。"))
        return found


@act("schedule_session", "安排调解", Arrangement, roles=EVERYBODY, icon="calendar-plus")
def schedule_session(work: Work, given: Arrangement) -> Told:
    """安排一次调解会的时间、地点和调解员；调解室和调解员有冲突的会提醒。"""
    file = work.case
    named = given.mediators or "、".join(a.name for a in file.assignments)
    wanted = Appointment(
        case_uid=file.case.uid, seq=len(file.appointments) + 1, **(asdict(given) | {"mediators": named})
    )
    _check(work, wanted)
    work.unit.add(wanted)
    return Told(f"第 {wanted.seq} 次安排：{_words(wanted)}。", work.today, {"seq": wanted.seq})


@act("change_appointment", "改期或取消调解", Rearrangement, roles=EVERYBODY, icon="calendar-clock")
def change_appointment(work: Work, given: Rearrangement) -> Told:
    """把安排好的调解会改期或者取消，写明理由。"""
    waiting = [a for a in work.case.appointments if a.state == WAITING]
    old = (
        min(waiting, key=_when)
        if given.seq is None
        else next((a for a in waiting if a.seq == given.seq), None)
    )
    if old is None:
        raise refuse_field("seq", f"第 {given.seq} 次安排不在待召开，请核对。")
    work.unit.save(evolve(old, state=given.state, reason=given.reason))
    if given.state == CANCELLED:
        return Told(f"取消第 {old.seq} 次安排的调解：{given.reason}。", work.today)
    wanted = evolve(
        old, uid="", seq=len(work.case.appointments) + 1, held_on=given.held_on, starts=given.starts,
        ends=given.ends, room=given.room or old.room,
    )  # fmt: skip
    _check(work, wanted)
    work.unit.add(wanted)
    return Told(f"第 {old.seq} 次安排改到{_words(wanted)}：{given.reason}。", work.today, {"seq": wanted.seq})


def held(file: CaseFile, day: date | None) -> Appointment | None:
    """The arranged talk of a day that is waiting, to be marked when its record is written."""
    return next((a for a in file.appointments if a.state == WAITING and a.held_on == day), None)


def _when(arranged: Appointment) -> tuple[date, str]:
    assert arranged.held_on is not None
    return arranged.held_on, arranged.starts


def _times(*texts: str) -> bool:
    """Whether all are times of day, so that they can be compared."""
    return all(text and dates.time_problem(text) is None for text in texts)


def _words(wanted: Appointment) -> str:
    assert wanted.held_on is not None
    where = wanted.room or wanted.platform
    place = f"，{where}" if where else ""
    return f"{dates.long(wanted.held_on)} {wanted.starts}—{wanted.ends}，{wanted.way}{place}"


def _check(work: Work, wanted: Appointment) -> None:
    """Refuse a day that is past, a room that is taken, a mediator who sits elsewhere at that time."""
    assert wanted.held_on is not None
    if wanted.held_on < work.today:
        text = f"{dates.long(wanted.held_on)} 已经过去；开过的调解会请直接记调解笔录。"
        raise refuse_field("held_on", text)
    for other in work.unit.find(Appointment, held_on=wanted.held_on, state=WAITING):
        if other.ends <= wanted.starts or wanted.ends <= other.starts:
            continue
        case: Case = work.unit.get(Case, other.case_uid)
        when = f"{case.number}已定在这一天 {other.starts}—{other.ends}"
        if wanted.room and wanted.room == other.room:
            raise refuse_field("room", f"“{wanted.room}”被占用：{when}，请换一间或者换时间。")
        both = [name for name in _names(wanted.mediators) if name in _names(other.mediators)]
        if both:
            raise refuse_field("starts", f"{'、'.join(both)}有别的调解：{when}，请换时间或者换人。")


def _names(text: str) -> list[str]:
    return [name for name in re.split(r"[、，,\s]+", text) if name]
