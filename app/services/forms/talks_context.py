"""A talk as its record prints it: who came and who did not, what each one said, and who signs."""

from __future__ import annotations

from app.domain.case import CaseFile, Session
from app.domain.course import Appointment, Attendee
from app.domain.course_words import APPOINTMENT_STATES
from app.services.forms.sheets import Sheet, empty, sheet
from app.services.parties import namesakes

WAITING = APPOINTMENT_STATES[0]
MEDIATOR, RECORDER = "调解员", "记录人"


def talk_sheet(file: CaseFile, session: Session) -> Sheet:
    """One talk: its record, 到场 and 未到场 by name, 发言 in the order of speaking, 签名 for the places to sign."""
    called = [a for a in file.attendees if a.session_uid == session.uid]
    came = [a for a in called if a.came]
    turns = [t for t in file.turns if t.session_uid == session.uid]
    words = {"发言人", "发言内容", "身份"}
    lines = [sheet(t) | {"身份": _capacity(file, session, called, t.speaker)} for t in turns]
    return sheet(session) | {
        "序号": session.seq,
        "到场": [sheet(a) for a in came],
        "未到场": [sheet(a) for a in called if not a.came],
        "到场说明": "" if session.present == came_words(came) or not came else session.present,
        "发言": [{name: line[name] for name in line if name in words} for line in lines],
        "签名": _signers(file, session, came),
    }


def empty_talk() -> Sheet:
    """The words of a talk, all without a value."""
    lists: Sheet = {"到场": [], "未到场": [], "发言": [], "签名": []}
    return empty(Session) | {"序号": "", "到场说明": ""} | lists


def came_words(came: list[Attendee]) -> str:
    """Those who came in one phrase, as the act of recording a talk words it."""
    return "；".join(f"{person.capacity}{person.name}" for person in came)


def arranged_sheet(file: CaseFile) -> Sheet:
    """The talk that was arranged last and is still to be held, all empty when none is."""
    found = arranged(file)
    return sheet(found) if found else empty(Appointment)


def arranged(file: CaseFile) -> Appointment | None:
    """The appointment that was made last among those still to be held."""
    waiting = [a for a in file.appointments if a.state == WAITING]
    return max(waiting, key=_order, default=None)


def _order(appointment: Appointment) -> int:
    return appointment.seq


def _capacity(file: CaseFile, session: Session, called: list[Attendee], speaker: str) -> str:
    """In what capacity somebody spoke, "" when nobody says so or the speaker is named by his capacity alone."""
    own = {a.capacity for a in called if a.name == speaker}
    if own:
        return own.pop() if len(own) == 1 else ""
    for side in ("申请人", "被申请人"):
        everybody = file.everybody_of(side)
        if any(speaker in (party.name, namesakes.called(party, everybody)) for party in everybody):
            return side
    agents = {f"{agent.side}的{agent.kind}" for agent in file.agents if agent.name == speaker}
    if len(agents) == 1:
        return agents.pop()
    if any(mediator.name == speaker for mediator in file.assignments):
        return MEDIATOR
    return RECORDER if speaker == session.recorder else ""


def _signers(file: CaseFile, session: Session, came: list[Attendee]) -> list[Sheet]:
    """Everybody who came, then mediators and recorder as far as they are not among them; none without attendance."""
    if not came:
        return []
    rows = [(a.capacity, a.name) for a in came]
    names = {name for capacity, name in rows if MEDIATOR in capacity}
    rows += [(MEDIATOR, m.name) for m in file.assignments if m.name not in names]
    if session.recorder and (RECORDER, session.recorder) not in rows:
        rows.append((RECORDER, session.recorder))
    return [{"身份": capacity, "姓名": name} for capacity, name in dict.fromkeys(rows)]
