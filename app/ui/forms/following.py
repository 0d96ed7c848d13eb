"""What follows in a form when one field is changed: the signer from the role, the receiver from the side."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.case import CaseFile
from app.domain.words import SIDES
from app.ui.forms.people import agents_of, contact, speaker
from app.ui.forms.proposals import instalment, receiver, signer
from app.ui.forms.proposals_after import sent, urged
from app.ui.forms.proposals_course import BY_LAW, as_arranged, principal, rearranged, waiting
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, read_day

Following = Callable[[CaseFile, str, Given, Situation], Given]


def follow(act: str, changed: str, given: Given, situation: Situation) -> Given:
    """What else follows when the field `changed` was typed; {} when nothing does.

    The form takes it over only where nobody has typed something else.
    """
    file = situation.file
    following = FOLLOWING.get((act, changed))
    value = given.get(changed, "")
    if file is None or following is None or (not value and changed != "proxy"):
        return {}
    return following(file, str(value), given, situation)


def _role(file: CaseFile, role: str, given: Given, situation: Situation) -> Given:
    return signer(role, situation)


def _proxy(file: CaseFile, value: str, given: Given, situation: Situation) -> Given:
    """By an agent: his name and what his power rests on; else the party again."""
    role = str(given.get("role", ""))
    agents = agents_of(file, role, situation.today)
    if given.get("proxy") and agents:
        return {"person": agents[0].name, "way": "签名", "authority": f"{agents[0].proof}，{agents[0].power}"}
    return signer(role, situation) if role and not given.get("proxy") else {}


def _paper_proxy(file: CaseFile, value: str, given: Given, situation: Situation) -> Given:
    """The same on any paper; its signer is the party or whoever answers for it."""
    role = str(given.get("role", ""))
    if role not in SIDES:
        return {}
    agents = agents_of(file, role, situation.today)
    if given.get("proxy") and agents:
        return {"signer": agents[0].name, "authority": f"{agents[0].proof}，{agents[0].power}"}
    return {} if given.get("proxy") else {"signer": contact(file.party(role))}


def _receiver(file: CaseFile, side: str, given: Given, situation: Situation) -> Given:
    """Of a paper for one of several, such as 申请人:3, the third takes it."""
    name, _, place = side.replace("：", ":").partition(":")
    there = file.everybody_of(name) if name in SIDES else ()
    at = int(place) - 1 if place.isdecimal() else 0
    return receiver(there[at]) if 0 <= at < len(there) else {}


def _person(file: CaseFile, side: str, given: Given, situation: Situation) -> Given:
    return {"person": contact(file.party(side))}


def _answer(file: CaseFile, value: str, given: Given, situation: Situation) -> Given:
    return {"answered_on": "" if value == "尚未答复" else given.get("asked_on", "")}


def _with_whom(file: CaseFile, side: str, given: Given, situation: Situation) -> Given:
    return {"with_whom": speaker(file, side, situation.today)}


def _handed_by(file: CaseFile, side: str, given: Given, situation: Situation) -> Given:
    return {"handed_by": speaker(file, side, situation.today)}


def _returned_to(file: CaseFile, seq: str, given: Given, situation: Situation) -> Given:
    piece = next((e for e in file.evidence if str(e.seq) == seq), None)
    return {"returned_to": piece.handed_by} if piece else {}


def _principal(file: CaseFile, side: str, given: Given, situation: Situation) -> Given:
    return {"principal": principal(file, side)}


def _power(file: CaseFile, kind: str, given: Given, situation: Situation) -> Given:
    """An agent by law needs no power of attorney."""
    return {"power": "一般授权" if kind == "委托代理人" else BY_LAW}


def _first_party(file: CaseFile, side: str, given: Given, situation: Situation) -> Given:
    return {"seq": "1"}


def _arranged(file: CaseFile, seq: str, given: Given, situation: Situation) -> Given:
    found = next((a for a in waiting(file) if str(a.seq) == seq), None)
    return rearranged(found) if found else {}


def _held_on(file: CaseFile, day: str, given: Given, situation: Situation) -> Given:
    """The record of a talk takes over what was arranged for its day."""
    found = next((a for a in waiting(file) if a.held_on and a.held_on == read_day(day)), None)
    return as_arranged(found) if found else {}


def _letter(file: CaseFile, value: str, given: Given, situation: Situation) -> Given:
    day = read_day(given.get("on", "")) or situation.today
    return urged(file, str(given.get("kind", "")), str(given.get("side", "")), day)


def _application(file: CaseFile, kind: str, given: Given, situation: Situation) -> Given:
    return sent(kind, situation)


def _obligation(file: CaseFile, seq: str, given: Given, situation: Situation) -> Given:
    found = next((o for o in file.obligations if str(o.seq) == seq), None)
    part = next((p for p in file.parts_of(found) if not p.done_on), None) if found else None
    return instalment(file, part) if part else {}


def _instalment(file: CaseFile, seq: str, given: Given, situation: Situation) -> Given:
    named = next((o for o in file.obligations if str(o.seq) == str(given.get("obligation"))), None)
    part = next((p for p in file.parts_of(named) if str(p.seq) == seq), None) if named else None
    return instalment(file, part) if part else {}


FOLLOWING: dict[tuple[str, str], Following] = {
    ("sign", "role"): _role, ("sign", "proxy"): _proxy, ("sign_paper", "proxy"): _paper_proxy,
    ("serve_notice", "side"): _receiver,
    ("serve_paper", "side"): _receiver, ("consult", "side"): _person, ("consult", "answer"): _answer,
    ("note_talk", "side"): _with_whom, ("take_evidence", "side"): _handed_by,
    ("return_evidence", "seq"): _returned_to, ("add_agent", "side"): _principal, ("add_agent", "kind"): _power,
    ("change_party", "side"): _first_party, ("change_appointment", "seq"): _arranged,
    ("record_session", "held_on"): _held_on, ("urge", "kind"): _letter, ("urge", "side"): _letter,
    ("urge", "on"): _letter, ("refer", "kind"): _application,
    ("record_performance", "obligation"): _obligation, ("record_performance", "instalment"): _instalment,
}  # fmt: skip
"""(act, changed field) → what follows."""
