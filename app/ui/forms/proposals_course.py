"""What the forms of the course of a case open with: parties, group, talks arranged and held, proposals, evidence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from app.domain import dates, money
from app.domain.case import CaseFile
from app.domain.course import Appointment
from app.domain.course_words import POWERS
from app.domain.words import Result, Side, State
from app.services.parties import namesakes
from app.ui.forms.people import attendance, employer_side, speaker, worker_side
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, typed, typed_record

MOST_ROWS = 12
"""A longer list of workers is put right in a workbook, not in a form."""
HOURS = ("14:00", "15:30")
"""本会设定: when a talk is proposed to be held."""
BY_LAW = POWERS[2]


def _add_party(situation: Situation) -> Given:
    return {"side": employer_side(situation.case)}


def _change_party(situation: Situation) -> Given:
    return {"side": employer_side(situation.case), "seq": "1"}


def _add_agent(situation: Situation) -> Given:
    file = situation.case
    have = {agent.side for agent in file.agents}
    side = next((s for s in (employer_side(file), worker_side(file)) if s not in have), worker_side(file))
    return {"side": side, "principal": principal(file, side), "to_on": ""}


def principal(file: CaseFile, side: str) -> str:
    """Whom an agent of that side acts for when there is only one; "" when it must be chosen."""
    there = file.everybody_of(side)
    return namesakes.called(there[0], there) if len(there) == 1 else ""


def _end_agent(situation: Situation) -> Given:
    today = situation.today
    there = [a for a in situation.case.agents if a.to_on is None or a.to_on >= today]
    return {"seq": str(there[0].seq) if len(there) == 1 else ""}


def _list_workers(situation: Situation) -> Given:
    file = situation.case
    if len(file.workers) > MOST_ROWS:
        return {}
    rows = []
    for worker in file.workers:
        line = file.line_of(worker)
        own = typed_record(line, ("claimed", "agreed", "representative")) if line else {}
        rows.append(typed_record(worker) | own)
    return {"workers": rows}


def _elect(situation: Situation) -> Given:
    file = situation.case
    chosen = {line.worker_uid for line in file.lines if line.representative}
    names = [_named(file, n) for n, w in enumerate(file.workers) if w.uid in chosen]
    count = str(len(file.workers))
    return {"representatives": names, "took_part": count, "agreed": count}


def _named(file: CaseFile, place: int) -> Given:
    """A worker of the list as a row names him; the number only where another has his name."""
    worker = file.workers[place]
    twice = sum(other.name == worker.name for other in file.workers) > 1
    return {"name": worker.name, "doc_no": worker.doc_no if twice else ""}


def _raise_major(situation: Situation) -> Given:
    file = situation.case
    matters = "、".join(claim.matter.removeprefix("支付") for claim in file.claims)
    sums = f"，涉及 {money.figures(file.case.amount)} 元" if file.case.amount else ""
    told = f"劳动者 {len(file.workers)} 人与{file.case.respondent}因{matters}发生争议{sums}。"
    return {"situation": told, "reporter": situation.user.name}


def _split_off(situation: Situation) -> Given:
    return {"reason": "不同意协议，另案继续调解"}


def _refuse(situation: Situation) -> Given:
    said = {c.side: c.answer for c in situation.case.consents}
    ground = next((f"{side}不同意调解" for side in Side if said.get(side) == "不同意"), "")
    return {"refusal_ground": ground}


def _extend(situation: Situation) -> Given:
    file = situation.case
    if file.case.decided_on is None:
        return {}
    due = file.case.extended_to or situation.law.limit("mediation", file.case.decided_on).last_day
    new_form = any(worker.new_form for worker in file.workers)
    code, start = (
        ("new_form_extension", due) if new_form and not file.case.extended_to else ("mediation", due)
    )
    return {"extended_to": typed(situation.law.limit(code, start).last_day, "date")}


def _schedule(situation: Situation) -> Given:
    file = situation.case
    day = situation.law.calendar.next_workday(situation.today + timedelta(days=1))
    starts, ends = HOURS
    return {
        "held_on": typed(day, "date"), "starts": starts, "ends": ends, "room": _room(situation),
        "mediators": "、".join(a.name for a in file.assignments),
    }  # fmt: skip


def _room(situation: Situation) -> str:
    """Where the last talk was held or is arranged, else the committee's first room."""
    file = situation.case
    used = [a.room for a in file.appointments if a.room] or [s.place for s in file.sessions if s.place]
    return used[-1] if used else next(iter(rooms(situation)), "")


def rooms(situation: Situation) -> list[str]:
    """The committee's own rooms, as its particulars name them."""
    text = situation.committee.rooms.replace("，", "、").replace(",", "、")
    return [room.strip() for room in text.split("、") if room.strip()]


def waiting(file: CaseFile) -> list[Appointment]:
    """The talks arranged that are still to be held, the earliest first."""
    found = [a for a in file.appointments if a.state == "待召开"]
    return sorted(found, key=_when)


def _when(arranged: Appointment) -> tuple[date, str]:
    return arranged.held_on or date.max, arranged.starts


def _change_appointment(situation: Situation) -> Given:
    first = next(iter(waiting(situation.case)), None)
    return {"held_on": ""} | (rearranged(first) if first else {})


def rearranged(arranged: Appointment) -> Given:
    """The number, hours and room of an arranged talk, the new day still open."""
    return {
        "seq": str(arranged.seq), "starts": arranged.starts, "ends": arranged.ends, "room": arranged.room,
    }  # fmt: skip


def _record_session(situation: Situation) -> Given:
    file, today = situation.case, situation.today
    mediators = tuple(a.name for a in file.assignments)
    found: Given = {
        "place": _room(situation), "recorder": situation.user.name,
        "attendance": attendance(file, mediators, today),
    }  # fmt: skip
    held = [a for a in waiting(file) if a.held_on and a.held_on <= today]
    return found | (as_arranged(held[-1]) if held else {})


def as_arranged(arranged: Appointment) -> Given:
    """What the record of a talk takes over from its arrangement."""
    found: Given = {
        "held_on": typed(arranged.held_on, "date"), "hours": f"{arranged.starts}—{arranged.ends}",
        "way": arranged.way, "platform": arranged.platform,
    }  # fmt: skip
    return found | ({"place": arranged.room} if arranged.room else {})


def _reply(situation: Situation) -> Given:
    case = situation.case.case
    ends = {
        Result.REFUSED: "本案不予受理，已告知申请人可以申请仲裁。",
        Result.FAILED: "本案经调解，双方未达成协议，已告知当事人可以申请仲裁。",
        Result.WITHDRAWN: "申请人已撤回调解申请。", Result.SETTLED: "双方已自行和解。",
    }  # fmt: skip
    if case.effective_on:
        return {"reply": f"本案经调解，双方达成协议，调解协议书于{dates.long(case.effective_on)}生效。"}
    if case.result in set(ends):
        return {"reply": ends[Result(case.result)]}
    accepted = State(case.state) not in (State.REGISTERED, State.CONSULTING) and case.decided_on
    told = f"本案已于{dates.long(case.decided_on)}受理，正在调解" if accepted and case.decided_on else ""
    return {"reply": f"{told}，结果另行函告。" if told else ""}


def _note_talk(situation: Situation) -> Given:
    file = situation.case
    return {"side": Side.APPLICANT, "with_whom": speaker(file, Side.APPLICANT, situation.today)}


def _make_proposal(situation: Situation) -> Given:
    file = situation.case
    if file.proposals:
        last = file.proposals[-1].proposer
        return {"proposer": Side.RESPONDENT if last == Side.APPLICANT else Side.APPLICANT}
    matters = "；".join(claim.matter for claim in file.claims)
    amount = sum(claim.amount or 0 for claim in file.claims)
    return {"proposer": Side.APPLICANT, "amount": money.figures(amount) if amount else "", "terms": matters}


def _answer_proposal(situation: Situation) -> Given:
    open_ones = [p for p in situation.case.proposals if p.answer == "待答复"]
    return {"seq": str(open_ones[-1].seq) if open_ones else ""}


def _assess_ability(situation: Situation) -> Given:
    return {"side": employer_side(situation.case), "assessor": situation.user.name}


def _take_evidence(situation: Situation) -> Given:
    file = situation.case
    side = worker_side(file)
    return {"side": side, "handed_by": speaker(file, side, situation.today)}


def _return_evidence(situation: Situation) -> Given:
    here = [e for e in situation.case.evidence if e.returned_on is None]
    return {"seq": str(here[0].seq), "returned_to": here[0].handed_by} if here else {}


def _detach(situation: Situation) -> Given:
    here = [a for a in situation.case.attachments if not a.struck]
    return {"seq": str(here[0].seq) if len(here) == 1 else ""}


def _limitation_event(situation: Situation) -> Given:
    return {"on": ""}  # it lies in the past: a day proposed would be a wrong one


COURSE: dict[str, Callable[[Situation], Given]] = {
    "add_party": _add_party, "change_party": _change_party, "add_agent": _add_agent, "end_agent": _end_agent,
    "list_workers": _list_workers, "elect_representatives": _elect, "raise_major": _raise_major,
    "split_off": _split_off, "refuse": _refuse, "extend": _extend, "schedule_session": _schedule,
    "change_appointment": _change_appointment, "record_session": _record_session, "reply_entrustment": _reply,
    "note_talk": _note_talk, "make_proposal": _make_proposal, "answer_proposal": _answer_proposal,
    "assess_ability": _assess_ability, "take_evidence": _take_evidence, "return_evidence": _return_evidence,
    "detach": _detach, "record_limitation_event": _limitation_event,
}  # fmt: skip
