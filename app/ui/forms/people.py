"""Who is in a case and how he is called in a form: parties, agents, mediators; who is usually present at a talk."""

from __future__ import annotations

from datetime import date

from app.domain.case import CaseFile
from app.domain.party import Agent, Party, Worker
from app.domain.words import SIDES, Side
from app.services.parties import namesakes
from app.ui.forms.typed import Given


def contact(party: Party) -> str:
    """Who usually answers for a party: the worker, the employer's contact or its legal representative."""
    return party.name if isinstance(party, Worker) else party.contact or party.legal_rep


def agents_of(file: CaseFile, side: str, day: date) -> tuple[Agent, ...]:
    """The agents of a side whose powers hold on a day."""
    return tuple(a for a in file.agents if a.side == side and _acts_on(a, day))


def speaker(file: CaseFile, side: str, day: date) -> str:
    """Who usually speaks for a side: its agent if it has one, else whoever answers for it."""
    agents = agents_of(file, side, day)
    return agents[0].name if agents else contact(file.party(side))


def worker_side(file: CaseFile) -> str:
    """The side on which the workers stand."""
    return next((w.side for w in file.workers), Side.APPLICANT)


def employer_side(file: CaseFile) -> str:
    """The side on which the employers stand."""
    return next((e.side for e in file.employers), Side.RESPONDENT)


def callable_names(file: CaseFile, side: str) -> list[tuple[str, str]]:
    """Everybody of a side who may sign, talk or receive, as (name, what he is); agents last."""
    found: list[tuple[str, str]] = []
    for party in file.everybody_of(side):
        if isinstance(party, Worker):
            found.append((party.name, _mark(file, party)))
            continue
        found += [(party.legal_rep, f"{party.name}法定代表人")] if party.legal_rep else []
        found += [(party.contact, f"{party.name}联系人")] if party.contact else []
    found += [(agent.name, f"{agent.kind}，{agent.relation}") for agent in file.agents if agent.side == side]
    return found


def attendance(file: CaseFile, mediators: tuple[str, ...], day: date) -> list[Given]:
    """The entries of 到场情况 that a talk opens with: those of both sides who usually come, and the mediators."""
    found = []
    for side in SIDES:
        for party in _who_come(file, side):
            capacity = side if isinstance(party, Worker) else f"{side}的{_as_what(party)}"
            found.append((contact(party), capacity))
        found += [(agent.name, f"{side}的{_agent(agent)}") for agent in agents_of(file, side, day)]
    found += [(name, "调解员") for name in mediators]
    return [
        {"name": name, "capacity": capacity, "came": True, "why_not": ""} for name, capacity in found if name
    ]


def _who_come(file: CaseFile, side: str) -> tuple[Party, ...]:
    """All of a side; of a group its representatives, else the first."""
    there = file.everybody_of(side)
    if not file.is_group or side != worker_side(file):
        return there
    chosen = {line.worker_uid for line in file.lines if line.representative}
    return tuple(p for p in there if p.uid in chosen) or there[:1]


def _as_what(party: Party) -> str:
    return "法定代表人" if isinstance(party, Worker) or not party.contact else "联系人"


def _agent(agent: Agent) -> str:
    return "代理人" if agent.kind == "委托代理人" else agent.kind


def _mark(file: CaseFile, worker: Worker) -> str:
    """How a worker is told from the others: his namesake's mark, department and staff number."""
    people = file.everybody_of(worker.side)
    extra = namesakes.called(worker, people).removeprefix(worker.name).strip("（）")
    parts = (worker.side, extra, worker.department)
    return "，".join(part for part in parts if part)


def _acts_on(agent: Agent, day: date) -> bool:
    return (agent.from_on is None or agent.from_on <= day) and (agent.to_on is None or day <= agent.to_on)
