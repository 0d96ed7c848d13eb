"""Avoidance (回避): what binds a mediator to somebody in a case, and the register of declared interests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import asdict, evolve, frozen

from app.domain.case import CaseFile
from app.domain.fields import same, spec
from app.domain.office import Mediator, Tie
from app.services.catalogue import CASE_WORKERS, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.desk import Desk


@frozen
class NewTie:
    """Whom a mediator is bound to, and how (the model is 调解仲裁法 §33 on arbitrators)."""

    mediator: str = same(Tie, "mediator")
    kind: str = same(Tie, "kind")
    other: str = same(Tie, "other")
    note: str = same(Tie, "note")
    declared_on: date | None = same(Tie, "declared_on")


@frozen
class TieStruck:
    """Which entry no longer holds, and why."""

    seq: int | None = spec("序号", "number", required=True)
    struck: str = same(Tie, "struck", required=True)


@frozen
class _Person:
    """Somebody in the case: how he is called there, and his document number if it is known."""

    role: str
    name: str
    doc_no: str = ""


@act("record_tie", "登记利害关系", NewTie, roles=CASE_WORKERS, subject="office", icon="users-round")
def record_tie(work: Work, given: NewTie) -> Told:
    """登记调解员与某人、某部门或某单位的利害关系，指定调解员时自动核对。"""
    known = work.unit.first(Mediator, name=given.mediator)
    if known is None or not known.active:
        raise refuse_field("mediator", f"名册里没有在聘的调解员“{given.mediator}”，请核对姓名。")
    if given.other == given.mediator:
        raise refuse_field("other", "对方不能是调解员本人，请写与他有关系的人、部门或者单位。")
    in_order(work.today, "declared_on", "登记日期", given.declared_on)
    there = work.unit.find(Tie)
    if any(t.mediator_uid == known.uid and t.other == given.other and not t.struck for t in there):
        raise refuse_field("other", f"{given.mediator}与“{given.other}”的关系已经登记，不用再登记。")
    seq = max((t.seq for t in there), default=0) + 1
    work.unit.add(Tie(mediator_uid=known.uid, seq=seq, **asdict(given)))
    told = f"登记利害关系第 {seq} 号：{given.mediator}与{given.other}，{given.kind}。"
    return Told(told, given.declared_on or work.today, {"seq": seq})


@act("strike_tie", "撤销利害关系登记", TieStruck, roles=CASE_WORKERS, subject="office", icon="trash-2")
def strike_tie(work: Work, given: TieStruck) -> Told:
    """撤销一条利害关系登记，写明理由；登记本身留着。"""
    tie: Tie | None = work.unit.first(Tie, seq=given.seq)
    if tie is None or tie.struck:
        raise refuse_field("seq", f"没有有效的第 {given.seq} 号利害关系登记，请核对序号。")
    work.unit.save(evolve(tie, struck=given.struck))
    return Told(f"撤销利害关系第 {tie.seq} 号（{tie.mediator}与{tie.other}）：{given.struck}。", work.today)


def ties(desk: Desk) -> tuple[Tie, ...]:
    """Every declared interest, struck ones too, in the order in which they were entered."""
    with desk.read() as unit:
        return tuple(unit.find(Tie))


def ties_of(file: CaseFile, mediator: Mediator, ties: Iterable[Tie]) -> tuple[str, ...]:
    """What speaks against this mediator in this case, one clause a hit; empty when nothing does.

    The same name alone is a hit to be checked; two known document numbers that differ are two persons.
    """
    people = tuple(_people(file))
    found = [hit for person in people if (hit := _same_person(mediator, person))]
    if mediator.department:
        found += [
            f"与{w.side}{w.name}同在{w.department}"
            for w in file.workers
            if w.department.strip() == mediator.department.strip()
        ]
    places = {w.department.strip(): w.department for w in file.workers if w.department.strip()}
    names = {p.name.strip(): f"{p.role}{p.name}" for p in people} | {
        e.name.strip(): f"{e.side}{e.name}" for e in file.employers
    }
    for tie in ties:
        other = tie.other.strip()
        if tie.mediator_uid == mediator.uid and not tie.struck and other in (places | names):
            found.append(f"登记过与{names.get(other, other)}有利害关系（{tie.kind}）")
    return tuple(dict.fromkeys(found))


def _people(file: CaseFile) -> Iterator[_Person]:
    for worker in file.workers:
        yield _Person(worker.side, worker.name, worker.doc_no)
    for employer in file.employers:
        if employer.legal_rep:
            yield _Person(f"{employer.side}的法定代表人", employer.legal_rep)
        if employer.contact:
            yield _Person(f"{employer.side}的联系人", employer.contact)
    for agent in file.agents:
        yield _Person(f"{agent.side}的代理人", agent.name, agent.doc_no)


def _same_person(mediator: Mediator, person: _Person) -> str:
    """The clause when the two are or may be one; a document number is compared, never told."""
    if mediator.doc_no and person.doc_no:
        if mediator.doc_no.strip().upper() == person.doc_no.strip().upper():
            return f"与{person.role}{person.name}证件号码相同，是同一人"
        return ""
    if mediator.name.strip() == person.name.strip():
        return f"与{person.role}{person.name}同名，证件号码不全，请核对是不是同一人"
    return ""
