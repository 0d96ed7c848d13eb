"""Acts about parties in the course of a case: joint parties, what changed of them, who acts for them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import asdict, evolve, frozen

from app.domain import dates, names
from app.domain.case import CaseFile
from app.domain.course_words import POWERS, STANDINGS
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.party import Agent, Employer, Party, PartyChange, Worker
from app.domain.words import SIDES, Side
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.parties import namesakes
from app.services.parties.party_history import with_values

AGENCY = STANDINGS[1]
BY_LAW = POWERS[2]


def _name_problem(text: str) -> str | None:
    return names.check(text) if text else None


@frozen
class JointParty:
    """One more employer on a side (劳动争议调解仲裁法 §22: dispatch agency and user company are joint parties)."""

    side: str = spec("列在哪一方", "choice", required=True, choices=SIDES, default=Side.RESPONDENT)
    standing: str = same(Employer, "standing", required=True, default=AGENCY)
    name: str = same(Employer, "name")
    credit_code: str = same(Employer, "credit_code")
    legal_rep: str = same(Employer, "legal_rep")
    legal_rep_post: str = same(Employer, "legal_rep_post")
    address: str = same(Employer, "address")
    contact: str = same(Employer, "contact")
    phone: str = same(Employer, "phone")


@frozen
class Changed:
    """What changed of a party from a day on; what is left empty stays."""

    side: str = spec("哪一方", "choice", required=True, choices=SIDES, default=Side.RESPONDENT)
    seq: int = spec("这一方的第几个", "number", default=1)
    kind: str = same(PartyChange, "kind")
    changed_on: date | None = same(PartyChange, "changed_on")
    name: str = same(Employer, "name", label="变更后的名称", required=False, rule="", check=_name_problem)
    legal_rep: str = same(
        Employer, "legal_rep", label="变更后的法定代表人", required=False, check=_name_problem
    )
    legal_rep_post: str = same(Employer, "legal_rep_post", label="变更后的职务")
    address: str = same(Employer, "address", label="变更后的地址", required=False)
    phone: str = same(Employer, "phone", label="变更后的联系电话", required=False, rule="")
    proof: str = same(PartyChange, "proof")
    note: str = same(PartyChange, "note")


@frozen
class NewAgent:
    """Who acts for a party; the principal is named when several stand on that side."""

    side: str = same(Agent, "side")
    principal: str = spec(
        "代理谁", help="这一方只有一个的，空着；同名的写成“王伟（尾号1234）”。", max_length=100
    )
    kind: str = same(Agent, "kind")
    name: str = same(Agent, "name")
    doc_type: str = same(Agent, "doc_type")
    doc_no: str = same(Agent, "doc_no")
    phone: str = same(Agent, "phone")
    relation: str = same(Agent, "relation")
    power: str = same(Agent, "power")
    matters: str = same(Agent, "matters")
    proof: str = same(Agent, "proof")
    from_on: date | None = same(Agent, "from_on")
    to_on: date | None = same(Agent, "to_on")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """The number fits its kind; an agent by law has no power of attorney, any other has one."""
        found = Agent.problems(values)
        kind, power = values.get("kind"), values.get("power")
        if kind == "委托代理人" and power == BY_LAW:
            found.append(Problem("power", "委托代理人的权限写一般授权或者特别授权。"))
        if kind and kind != "委托代理人" and power and power != BY_LAW:
            found.append(Problem("power", f"{kind}不靠委托书，权限请选“{BY_LAW}”。"))
        start, end = values.get("from_on"), values.get("to_on")
        if start and end and end < start:
            found.append(Problem("to_on", "代理结束日期早于开始日期，请核对先后。"))
        return found


@frozen
class AgentLeaving:
    """Which agent stops, and when."""

    seq: int | None = spec("第几个代理人", "number", required=True)
    to_on: date | None = same(Agent, "to_on", required=True, help="")


@act("add_party", "增列当事人", JointParty, roles=EVERYBODY, icon="building-2")
def add_party(work: Work, given: JointParty) -> Told:
    """把劳务派遣单位、用工单位等列为共同当事人。"""
    file = work.case
    if any(e.name == given.name or e.credit_code == given.credit_code for e in file.employers):
        raise refuse_field("name", f"“{given.name}”已经是本案的当事人，不用再列。")
    if file.workers and given.side == file.workers[0].side:
        raise refuse_field("side", f"{given.side}一方是劳动者，用人单位请列在另一方。")
    work.unit.add(Employer(case_uid=file.case.uid, **asdict(given)))
    return Told(f"增列{given.standing}{given.name}为共同{given.side}。", work.today, {"name": given.name})


@act("change_party", "变更当事人信息", Changed, roles=EVERYBODY, icon="pencil")
def change_party(work: Work, given: Changed) -> Told:
    """登记当事人更名、换法定代表人、换地址；变更前的文书仍印原来的。"""
    file = work.case
    in_order(work.today, "changed_on", "变更生效日期", given.changed_on)
    party = _party(file, given)
    _after_the_last(file, party, given.changed_on)
    new = _new_values(party, given)
    before = {name: getattr(party, name) for name in new}
    seq = max((change.seq for change in file.party_changes), default=0) + 1  # some may have gone with a split
    work.unit.add(
        PartyChange(
            case_uid=file.case.uid, party_uid=party.uid, seq=seq, kind=given.kind, changed_on=given.changed_on,
            before=json.dumps(before, ensure_ascii=False), proof=given.proof, note=given.note,
        )
    )  # fmt: skip
    after = work.unit.save(with_values(party, new))
    if given.seq == 1 and after.name != party.name:
        applies = given.side == Side.APPLICANT
        work.unit.save(
            evolve(file.case, applicant=after.name) if applies else evolve(file.case, respondent=after.name)
        )
    assert given.changed_on is not None
    # a phone number stays out of the sentence: the course of the case and the audit show it to everybody
    told = [f"{before[n] or '（空）'}改为{new[n]}" for n in new if n != "phone"]
    words = "，".join([*told, *(["联系电话已更新"] if "phone" in new else [])])
    return Told(f"{party.name}{given.kind}：{words}。", given.changed_on, {"seq": seq})


@act("add_agent", "登记代理人", NewAgent, roles=EVERYBODY, icon="user-round-plus")
def add_agent(work: Work, given: NewAgent) -> Told:
    """登记委托代理人、法定代理人、参加调解的近亲属及其权限和期限。"""
    file = work.case
    in_order(work.today, "from_on", "代理开始日期", given.from_on)
    principal = _principal(file, given)
    values = {name: value for name, value in asdict(given).items() if name != "principal"}
    seq = max((agent.seq for agent in file.agents), default=0) + 1
    work.unit.add(Agent(case_uid=file.case.uid, party_uid=principal.uid, seq=seq, **values))
    assert given.from_on is not None
    whom = namesakes.called(principal, file.everybody_of(given.side))
    told = f"{given.name}（{given.relation}）作为{whom}的{given.kind}，{given.power}；{given.proof}。"
    return Told(told, given.from_on, {"seq": seq})


@act("end_agent", "代理终止", AgentLeaving, roles=EVERYBODY, icon="user-round-x")
def end_agent(work: Work, given: AgentLeaving) -> Told:
    """登记代理人不再代理的日期。"""
    agent = next((a for a in work.case.agents if a.seq == given.seq), None)
    if agent is None:
        raise refuse_field("seq", f"没有第 {given.seq} 个代理人，本案登记过 {len(work.case.agents)} 个。")
    if agent.to_on and agent.to_on < work.today:
        raise refuse_field("seq", f"{agent.name}的代理已在 {dates.long(agent.to_on)} 终止。")
    in_order(work.today, "to_on", "代理结束日期", given.to_on, ("代理开始日期", agent.from_on))
    work.unit.save(evolve(agent, to_on=given.to_on))
    assert given.to_on is not None
    return Told(f"{agent.name}不再代理。", given.to_on)


def _after_the_last(file: CaseFile, party: Party, day: date | None) -> None:
    """Changes are entered in their order, so that undoing them gives what was valid in between."""
    days = [c.changed_on for c in file.party_changes if c.party_uid == party.uid and c.changed_on]
    if day and days and day < max(days):
        text = f"这一方最近一次变更在 {dates.long(max(days))}，变更要按先后登记，请核对日期。"
        raise refuse_field("changed_on", text)


def _party(file: CaseFile, given: Changed) -> Party:
    there = file.everybody_of(given.side)
    if not 1 <= given.seq <= len(there):
        raise refuse_field("seq", f"{given.side}一方只有 {len(there)} 个，没有第 {given.seq} 个。")
    return there[given.seq - 1]


def _new_values(party: Party, given: Changed) -> dict[str, str]:
    """The fields that are given and differ; a worker has no legal representative."""
    wanted = {n: getattr(given, n) for n in ("name", "legal_rep", "legal_rep_post", "address", "phone")}
    if isinstance(party, Worker) and (given.legal_rep or given.legal_rep_post):
        raise refuse_field("legal_rep", f"{party.name}是劳动者，没有法定代表人，请空着。")
    new = {n: value for n, value in wanted.items() if value and value != getattr(party, n)}
    if not new:
        raise refuse_field("name", "变更后的名称、法定代表人、地址、电话至少填一项，而且要与原来不同。")
    return new


def _principal(file: CaseFile, given: NewAgent) -> Party:
    """Whom the agent acts for; several on that side, or of one name, are never guessed among."""
    there = file.everybody_of(given.side)
    if not given.principal and len(there) == 1:
        return there[0]
    known = "、".join(namesakes.called(party, there) for party in there[:6])
    more = f"等 {len(there)} 个" if len(there) > 6 else ""
    if not given.principal:
        text = f"{given.side}一方有 {len(there)} 个，请写明代理谁；有：{known}{more}。"
        raise refuse_field("principal", text)
    found = namesakes.named(given.principal, there)
    if not found:
        raise refuse_field("principal", f"{given.side}一方没有“{given.principal}”；有：{known}{more}。")
    if len(found) > 1:
        which = "、".join(namesakes.called(party, there) for party in found[:6])
        text = f"{given.side}一方有 {len(found)} 个“{given.principal}”，请写成其中一个：{which}。"
        raise refuse_field("principal", text)
    return found[0]
