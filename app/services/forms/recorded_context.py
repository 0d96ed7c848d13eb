"""What the records of a case say about the particulars that a paper asks for itself (填写), before anybody types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from app.domain import dates
from app.domain.aftermath import Referral, Urging
from app.domain.case import CaseFile
from app.domain.course import Appointment, Evidence
from app.domain.course_words import AGENT_KINDS, REFERRAL_KINDS, SESSION_WAYS
from app.domain.paper import PaperKey
from app.domain.party import Agent
from app.domain.words import SIDES
from app.services.forms.parties_context import side_agents
from app.services.forms.sheets import Amount
from app.services.forms.talks_context import arranged

REVIEW, CONFIRMATION, PAYMENT_ORDER, _ = REFERRAL_KINDS
BY_SIDE = ("evidence_list", "performance_reminder", "power_of_attorney")
"""Papers of which each side has its own: what was typed for the other one says nothing about this one."""


def recorded(file: CaseFile, key: PaperKey) -> dict[str, Any]:
    """The particulars of a paper by their names, as far as records of the case hold them; {} when none does."""
    form, _, number = key.form.partition(":")
    found = _FORMS.get(form)
    return found(file, key, int(number) if number.isdecimal() else 1) if found else {}


def count(file: CaseFile, form: str, used: int) -> int:
    """How many papers of a form the records call for, where `used` of them were issued or filled in."""
    if form == "performance_reminder":
        return len(letters(file))
    if form == "evidence_list":
        return max(len(receipts(file, side)) for side in SIDES)
    if form == "power_of_attorney":
        return max(len(empowered(file, side)) for side in SIDES)
    if form == "collective_report":
        return len(file.major_reports)
    if form == "session_notice" and used:
        waiting = arranged(file)
        told = [p.uid for p in file.papers if p.form.startswith(form)]
        told += [e.uid for e in file.entries if e.form.startswith(form)]
        return used + 1 if waiting is not None and all(uid < waiting.uid for uid in told) else used
    return 0


def letters(file: CaseFile) -> tuple[Urging, ...]:
    """The numbered letters of urging, in their order."""
    return tuple(urging for urging in file.urgings if urging.number)


def receipts(file: CaseFile, side: str) -> list[list[Evidence]]:
    """The evidence of a side, what was handed in by one person on one day together."""
    mine = [piece for piece in file.evidence if piece.side == side]
    return [list(pieces) for _, pieces in groupby(mine, _handing)]


def empowered(file: CaseFile, side: str) -> tuple[Agent, ...]:
    """Those who act for a side by a power given to them, in their order."""
    return tuple(agent for agent in file.agents if agent.side == side and agent.kind == AGENT_KINDS[0])


def agents_words(file: CaseFile) -> str:
    """Everybody who acts for a party in one phrase: 郑某（申请人的委托代理人，某律师事务所，特别授权）."""
    rows = [row for side in SIDES for row in side_agents(file, side)]
    return "；".join(f"{r['姓名']}（{r['称谓']}，{r['关系']}，{r['代理权限']}）" for r in rows)


def _handing(piece: Evidence) -> tuple[Any, str]:
    return piece.handed_on, piece.handed_by


def _session_notice(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    told = _announced(file, key)
    if told is None:
        return {}
    named = "、".join(a.name for a in file.assignments)
    return {
        "调解日期": told.held_on,
        "调解时刻": f"{told.starts}—{told.ends}" if told.ends else told.starts,
        "调解方式": told.way,
        "调解地点": told.room or ("" if told.way == SESSION_WAYS[0] else _far(told)),
        "调解员": "" if told.mediators == named else told.mediators,
    }


def _announced(file: CaseFile, key: PaperKey) -> Appointment | None:
    """The appointment that a notice is about: of an issued one the newest of its day, else the one still to come."""
    issued = [p.uid for p in file.papers if p.form == key.form]
    if not issued:
        return arranged(file)
    before = [a for a in file.appointments if a.uid < min(issued)]
    return before[-1] if before else None


def _far(told: Appointment) -> str:
    return f"{told.way}调解，平台：{told.platform}" if told.platform else f"{told.way}调解"


def _reminder(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    sent = letters(file)
    if number > len(sent):
        return {}
    letter = sent[number - 1]
    told: dict[str, Any] = {"次数": number, "发函日期": letter.on}
    if key.side and key.side != letter.side:  # the other side is told of it, by no number of its own
        return told
    return told | {"函号": letter.number, "希望履行日期": letter.perform_by or ""}


def _evidence_list(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    handed = receipts(file, key.side or SIDES[0])
    if number > len(handed):
        return {}
    pieces = handed[number - 1]
    first = pieces[0]
    own = {party.name for party in file.everybody_of(first.side)}
    return {
        "提交日期": first.handed_on or "",
        "交来的人": "" if first.handed_by in own else first.handed_by,
        "接收人": first.taken_by,
        "证据": _numbered(pieces),
    }


def _numbered(pieces: list[Evidence]) -> list[dict[str, Any]]:
    """The pieces with the pages of the bundle that each one takes: 1—6, 7."""
    rows, last = [], 0
    for piece in pieces:
        first, last = last + 1, last + (piece.pages or 0)
        span = "" if last < first else str(first) if last == first else f"{first}—{last}"
        back = f"{dates.long(piece.returned_on)}退还，由{piece.returned_to}领回" if piece.returned_on else ""
        rows.append(
            {
                "编号": piece.seq, "名称": piece.name, "种类": piece.kind, "形式": piece.form,
                "页数": piece.pages or "", "页码": span, "证明目的": piece.purpose, "退还情况": back,
            }
        )  # fmt: skip
    return rows


def _collective_report(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    if number > len(file.major_reports):
        return {}
    report = file.major_reports[number - 1]
    return {
        "报送单位": report.reported_to,
        "现状和发展趋势": report.situation,
        "已采取的措施": report.measures,
        "报告人": report.reporter,
        "报告时间": dates.long(report.reported_on) if report.reported_on else "",
    }


def _election(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    if not file.elections:
        return {}
    return {"推选日期": file.elections[-1].elected_on or "", "推选方式": file.elections[-1].way}


def _power(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    there = empowered(file, key.side or SIDES[0])
    if number > len(there):
        return {}
    agent = there[number - 1]
    person = {
        "姓名": agent.name,
        "证件号码": agent.doc_no,
        "单位和职务或者与委托人的关系": agent.relation,
        "联系电话": agent.phone,
    }
    told = {"代理人": [person], "授权": agent.power, "期限自": agent.from_on or ""}
    return told | ({"期限至": dates.long(agent.to_on)} if agent.to_on else {})


def _suspension(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    if not file.suspensions:
        return {}
    pause = file.suspensions[-1]
    return {"中止的原因": "：".join(part for part in (pause.ground, pause.note) if part)}


def _sent(file: CaseFile, kind: str) -> Referral | None:
    """The newest application of a kind."""
    return next((one for one in reversed(file.referrals) if one.kind == kind), None)


def _review(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    sent = _sent(file, REVIEW)
    return {"受理机构": sent.body} if sent else {}


def _confirmation(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    sent = _sent(file, CONFIRMATION)
    return {"受理法院": sent.body if sent else "", "委托代理人": agents_words(file)}


def _payment_order(file: CaseFile, key: PaperKey, number: int) -> dict[str, Any]:
    sent = _sent(file, PAYMENT_ORDER)
    if sent is None:
        return {}
    amount = Amount(sent.amount) if sent.amount and not file.is_group else ""
    return {"受理法院": sent.body, "请求给付金额": amount}


_FORMS: Mapping[str, Callable[[CaseFile, PaperKey, int], dict[str, Any]]] = {
    "session_notice": _session_notice,
    "performance_reminder": _reminder,
    "evidence_list": _evidence_list,
    "collective_report": _collective_report,
    "representatives_election": _election,
    "power_of_attorney": _power,
    "suspension_application": _suspension,
    "arbitration_review_application": _review,
    "judicial_confirmation_application": _confirmation,
    "mediation_certificate": _confirmation,
    "payment_order_application": _payment_order,
}
