"""Parties as forms name them: everybody of a side, what tells namesakes apart, and who acts for whom."""

from __future__ import annotations

from app.domain.case import CaseFile
from app.domain.course_words import POWERS
from app.domain.fields import specs
from app.domain.party import Agent, Employer, Party, Worker, WorkerLine
from app.domain.words import Side
from app.services.forms.sheets import Sheet, sheet
from app.services.parties import namesakes

BY_LAW = POWERS[2]


def side_sheet(file: CaseFile, side: str) -> Sheet:
    """The first party of a side under both vocabularies (姓名 of a worker stands also as 名称 and the other way
    round), with 名称附注 for the others, 其他当事人 beside an employer, 代理人 of all, and 依法代理人 who sign for
    a party that cannot.
    """
    everybody = file.everybody_of(side)
    agents = side_agents(file, side)
    both = {s.label: "" for kind in (Worker, Employer, WorkerLine) for s in specs(kind)}
    more: Sheet = {
        "称谓": side,
        "人数": len(everybody),
        "代理人": agents,
        "依法代理人": [agent for agent in agents if agent["代理权限"] == BY_LAW],
        "其他当事人": _others(everybody),
    }
    if not everybody:
        return both | more | {"是劳动者": side == Side.APPLICANT, "称呼": "", "名称附注": ""}
    found = everybody[0]
    values = both | sheet(found) | more | {"是劳动者": isinstance(found, Worker)}
    if isinstance(found, Worker):
        values |= sheet(file.line_of(found) or WorkerLine())
    names = {"姓名": found.name, "名称": found.name, "称呼": namesakes.called(found, everybody)}
    return values | names | {"名称附注": names_of(file, side).removeprefix(found.name)}


def worker_sheet(file: CaseFile, worker: Worker, number: int) -> Sheet:
    """One worker of the list: his particulars and his line of it, with the number he has there, who acts for him,
    and 称呼, by which namesakes are told apart.
    """
    line = file.line_of(worker) or WorkerLine()
    called = namesakes.called(worker, file.workers)
    names = {"名称": worker.name, "称呼": called, "名称附注": called.removeprefix(worker.name)}
    agents = party_agents(file, worker)
    by_law = [agent for agent in agents if agent["代理权限"] == BY_LAW]
    more = {"序号": number, "是劳动者": True, "代理人": agents, "依法代理人": by_law, "其他当事人": []}
    return sheet(worker) | sheet(line) | names | more


def names_of(file: CaseFile, side: str) -> str:
    """All of a side in one phrase: 孟某, 孟某等12人, or of joint employers 甲公司、乙公司; "" for nobody."""
    everybody = file.everybody_of(side)
    if len(everybody) > 1 and isinstance(everybody[0], Worker):
        return f"{everybody[0].name}等{len(everybody)}人"
    return "、".join(party.name for party in everybody)


def side_agents(file: CaseFile, side: str) -> list[Sheet]:
    """Everybody who acts for a party of that side, in the order of the parties; 被代理人 when there are several."""
    return [row for party in file.everybody_of(side) for row in party_agents(file, party)]


def party_agents(file: CaseFile, party: Party) -> list[Sheet]:
    """Those who act for one party."""
    among = file.everybody_of(party.side)
    principal = namesakes.called(party, among) if len(among) > 1 else ""
    return [_agent(agent, principal) for agent in file.agents if agent.party_uid == party.uid]


def _agent(agent: Agent, principal: str) -> Sheet:
    return sheet(agent) | {
        "姓名": agent.name, "关系": agent.relation, "称谓": f"{agent.side}的{agent.kind}", "被代理人": principal,
    }  # fmt: skip


def _others(everybody: tuple[Party, ...]) -> list[Sheet]:
    """The employers beside the first one; the workers of a group stand in the list of workers."""
    return [sheet(party) for party in everybody[1:] if isinstance(party, Employer)]
