"""The values a form may use: every record as Chinese words to values, drawn from the field declarations."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain import money
from app.domain.case import Agreement, CaseFile, FollowUp, Instalment, Obligation, Session
from app.domain.fields import specs
from app.domain.office import Committee
from app.domain.party import Employer, Worker
from app.domain.words import PAYMENT_ORDER_KINDS, MarkRole, Side
from app.services.law import Law

Sheet = dict[str, Any]


class Amount(int):
    """An amount in cents that prints as figures (1,234.50) and still counts as a number in filters."""

    def __str__(self) -> str:
        return money.figures(int(self))


def sheet(record: Any) -> Sheet:
    """One record as label → value; amounts as Amount, flags as bool, empty values as ""."""
    return {
        s.label: _printable(s.kind, getattr(record, s.name)) for s in specs(type(record)) if s.kind != "list"
    }


def _printable(kind: str, value: Any) -> Any:
    if value is None:
        return ""
    return Amount(value) if kind == "money" else value


def context(file: CaseFile, committee: Committee, law: Law, today: date, *, side: str = "") -> Sheet:
    """Everything that a form can name about a case; `side` is the party to whom the paper goes, if any."""
    recipient = side or Side.APPLICANT
    sides: Sheet = {s: _party(file, s) for s in Side}
    sessions = [_session(s) for s in file.sessions]
    leaders = [a.name for a in file.assignments if a.leader]
    return {
        "委员会": sheet(committee),
        "案件": sheet(file.case) | {"有延期": file.case.extended_to is not None},
        **sides,
        "收件人": sides[recipient],
        "对方": sides[Side(recipient).other],
        "请求": [sheet(c) | {"序号": c.seq} for c in file.claims],
        "征询": {c.side: sheet(c) for c in file.consents},
        "调解员": "、".join(a.name for a in file.assignments),
        "主持人": "、".join(leaders),
        "调解会": sessions,
        "本次": sessions[-1] if sessions else _empty(Session) | {"序号": ""},
        "协议": _agreement(file),
        "义务": [_obligation(file, o) for o in file.obligations],
        "付款": [_obligation(file, o) for o in file.obligations if o.kind == "支付"],
        "签署": {role: sheet(m) if (m := file.mark(role)) else {} for role in MarkRole},
        "履行": _performances(file),
        "回访": sheet(file.follow_ups[-1]) if file.follow_ups else _empty(FollowUp),
        "期限": _limits(file, law),
        "卷内": [],
        "卷内页数": "",
        "今天": today,
        "成文日期": today,
    }


def written_on(file: CaseFile, form: str, side: str, today: date) -> date:
    """The date that stands under a paper: the day of the decision or of service it records, else today.

    So a notice that is set once more for the volume bears the same date as the one that was handed over.
    """
    case = file.case
    if form in ("acceptance_notice", "refusal_notice"):
        return case.decided_on or today
    if form == "performance_notice":
        served = next((n.served_on for n in file.notices if n.side == (side or Side.APPLICANT)), None)
        return served or today
    return today


def _empty(record: type) -> Sheet:
    return {s.label: "" for s in specs(record)}


def _party(file: CaseFile, side: str) -> Sheet:
    """A party under both vocabularies: 姓名 of a worker stands also as 名称 and the other way round."""
    found = file.party(side)
    both = {s.label: "" for kind in (Worker, Employer) for s in specs(kind)}
    values = both | sheet(found) | {"称谓": side, "是劳动者": isinstance(found, Worker)}
    return values | {"姓名": found.name, "名称": found.name}


def _session(session: Session) -> Sheet:
    return sheet(session) | {"序号": session.seq}


def _agreement(file: CaseFile) -> Sheet:
    if file.agreement is None:
        nothing = {"其他约定": [], "总额": "", "可申请支付令": False, "只涉及劳动报酬": False}
        return _empty(Agreement) | {"份数": 3} | nothing
    # an act beside the payment counts as "": only an agreement all about wages opens the direct suit
    kinds = {o.payment_kind for o in file.obligations if o.debtor == _employer_side(file)}
    return sheet(file.agreement) | {
        "其他约定": [line.strip() for line in file.agreement.other_terms.splitlines() if line.strip()],
        "总额": Amount(file.agreement.total),
        "可申请支付令": bool(kinds & set(PAYMENT_ORDER_KINDS)),
        "只涉及劳动报酬": kinds == {"劳动报酬"},
    }


def _employer_side(file: CaseFile) -> str:
    return file.employers[0].side if file.employers else ""


def _obligation(file: CaseFile, obligation: Obligation) -> Sheet:
    parts = [_instalment(p) for p in file.parts_of(obligation)]
    debtor = Side(obligation.debtor)
    return sheet(obligation) | {
        "序号": obligation.seq,
        "权利人": debtor.other,
        "分期": parts if len(parts) > 1 else [],
        "是支付": obligation.kind == "支付",
    }


def _instalment(part: Instalment) -> Sheet:
    return sheet(part) | {"期次": part.seq}


def _performances(file: CaseFile) -> list[Sheet]:
    """What was performed, oldest first, each with the number of its obligation and instalment."""
    parts = {i.uid: i for i in file.instalments}
    numbers = {o.uid: o.seq for o in file.obligations}
    rows = []
    for done in file.performances:
        part = parts[done.instalment_uid]
        rows.append(sheet(done) | {"义务": numbers[part.obligation_uid], "期次": part.seq})
    return rows


def _limits(file: CaseFile, law: Law) -> Sheet:
    """The last days that papers name; "" while the day they count from is not known."""
    case = file.case
    starts = {
        "受理决定": ("acceptance", case.received_on),
        "可转仲裁": ("arbitration_right", case.received_on),
        "调解期限": ("mediation", case.decided_on if not case.refusal_ground else None),
        "仲裁审查": ("arbitration_review", case.effective_on),
        "司法确认": ("judicial_confirmation", case.effective_on),
    }
    days: Sheet = {name: law.limit(code, day).last_day if day else "" for name, (code, day) in starts.items()}
    if case.extended_to:
        days["调解期限"] = case.extended_to
    return days
