"""The values a form may use: every record as Chinese words to values, drawn from the field declarations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.case import Agreement, Case, CaseFile, FollowUp, Instalment, Obligation
from app.domain.office import Committee
from app.domain.paper import Service
from app.domain.words import PAYMENT_ORDER_KINDS, MarkRole, Side
from app.services.forms import dues_context, talks_context
from app.services.forms.parties_context import side_agents, side_sheet, worker_sheet
from app.services.forms.sheets import Amount, Sheet, empty, sheet
from app.services.law import Law

_OWN_DAY = {
    "session_record": ("本次", "调解日期"),
    "performance_reminder": ("填写", "发函日期"),
    "evidence_list": ("填写", "提交日期"),
}
"""Papers whose day stands in what they record themselves: where, and under which word."""


def context(
    file: CaseFile, committee: Committee, law: Law, today: date, *, side: str = "", person: str = ""
) -> Sheet:
    """Everything that a form can name about a case; `side` is the party to whom the paper goes, if any, and
    `person` the uid of the worker where each of several gets one.
    """
    sides: Sheet = {s: side_sheet(file, s) for s in Side}
    sessions = [talks_context.talk_sheet(file, s) for s in file.sessions]
    leaders = [a.name for a in file.assignments if a.leader]
    workers = [worker_sheet(file, worker, n) for n, worker in enumerate(file.workers, 1)]
    base = {
        "委员会": sheet(committee),
        "主任": "",
        "案件": sheet(file.case) | {"有延期": file.case.extended_to is not None},
        **sides,
        "劳动者": workers,
        "代表人": [worker for worker in workers if worker["代表人"]],
        "代理人": [agent for s in Side for agent in side_agents(file, s)],
        "有附表": file.is_group,
        "请求": [sheet(c) | {"序号": c.seq} for c in file.claims],
        "征询": {c.side: sheet(c) for c in file.consents},
        "调解员": "、".join(a.name for a in file.assignments),
        "调解员名单": [{"姓名": a.name, "主持": a.leader} for a in file.assignments],
        "主持人": "、".join(leaders),
        "调解会": sessions,
        "本次": sessions[-1] if sessions else talks_context.empty_talk(),
        "安排": talks_context.arranged_sheet(file),
        "协议": _agreement(file),
        "义务": [_obligation(file, o) for o in file.obligations],
        "付款": [_obligation(file, o) for o in file.obligations if o.kind == "支付"],
        "签署": {role: sheet(m) if (m := file.mark(role)) else {} for role in MarkRole},
        **dues_context.dues(file, today),
        "本次送达": empty(Service) | {"序号": "", "受送达人": ""},
        "送达": [service_sheet(service) for service in file.services],
        "回访": sheet(file.follow_ups[-1]) if file.follow_ups else empty(FollowUp),
        "本次回访": sheet(file.follow_ups[-1]) if file.follow_ups else empty(FollowUp),
        "期限": _limits(file, law),
        "卷内": [],
        "卷内页数": "",
        "今天": today,
        "成文日期": today,
    }
    return addressed(base, file, side, person)


def office_context(committee: Committee, law: Law, today: date) -> Sheet:
    """Every placeholder without a case, for papers of the office: all empty but the committee and the day."""
    return context(CaseFile(Case()), committee, law, today)


def addressed(base: Mapping[str, Any], file: CaseFile, side: str = "", person: str = "") -> Sheet:
    """The same values for another recipient; `base` came out of `context`, so that a batch computes it once."""
    to = Side(side or Side.APPLICANT)
    own: Sheet = base[to]
    if person:
        place = next(n for n, worker in enumerate(file.workers) if worker.uid == person)
        own = base[to] | base["劳动者"][place]
    worker_side = file.workers[0].side if file.workers else Side.APPLICANT
    return {
        **base,
        "收件人": own,
        "对方": base[to.other],
        "劳动者一方": own if person else base[worker_side],
        "用人单位": base[Side(worker_side).other],
    }


def written_on(
    file: CaseFile, form: str, side: str, today: date, own: Mapping[str, Any] | None = None
) -> date:
    """The date that stands under a paper: the day of the decision or of service it records, else today.

    So a notice that is set once more for the volume bears the same date as the one that was handed over. `own` is
    what the paper has of its own: its talk (本次), and what was filled in (填写).
    """
    case = file.case
    if form in ("application", "oral_application"):
        return case.received_on or today
    if form in _OWN_DAY:
        inside, label = _OWN_DAY[form]
        return (own or {}).get(inside, {}).get(label) or today
    if form in ("acceptance_notice", "refusal_notice", "rights_notice"):
        return case.decided_on or today
    if form == "termination_notice" and not case.referral:  # of what is not performed the state today
        return case.ended_on or today
    if form == "performance_notice":
        served = next((n.served_on for n in file.notices if n.side == (side or Side.APPLICANT)), None)
        return served or today
    return today


def service_sheet(service: Service) -> Sheet:
    """One service of a paper."""
    return sheet(service) | {"序号": service.seq}


def _agreement(file: CaseFile) -> Sheet:
    if file.agreement is None:
        nothing = {"其他约定": [], "总额": "", "可申请支付令": False, "只涉及劳动报酬": False}
        return empty(Agreement) | {"份数": 3} | nothing
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
