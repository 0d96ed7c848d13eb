"""The committee's own wordings (常用条款): for agreements and for the record of a talk."""

from __future__ import annotations

from attrs import asdict, evolve, frozen

from app.domain.course import Clause
from app.domain.fields import same, spec
from app.services.catalogue import CASE_WORKERS, Told, Work, act, refuse_field
from app.services.desk import Desk


@frozen
class NewClause:
    """A wording, what it is called and where it is used."""

    kind: str = same(Clause, "kind")
    title: str = same(Clause, "title")
    text: str = same(Clause, "text")


@frozen
class Retired:
    """Which wording is no longer offered, and why."""

    seq: int | None = spec("序号", "number", required=True)
    struck: str = same(Clause, "struck", required=True)


@act("add_clause", "登记常用条款", NewClause, roles=CASE_WORKERS, subject="office", icon="bookmark-plus")
def add_clause(work: Work, given: NewClause) -> Told:
    """登记本会常用的协议条款或笔录用语，写协议和笔录时可以选用。"""
    there = work.unit.find(Clause)
    if any(c.title == given.title and c.kind == given.kind and not c.struck for c in there):
        raise refuse_field("title", f"已有一条{given.kind}叫“{given.title}”，请换一个名称。")
    clause = work.unit.add(Clause(seq=max((c.seq for c in there), default=0) + 1, **asdict(given)))
    return Told(f"登记{given.kind}第 {clause.seq} 条“{given.title}”。", work.today, {"seq": clause.seq})


@act("retire_clause", "停用常用条款", Retired, roles=CASE_WORKERS, subject="office", icon="trash-2")
def retire_clause(work: Work, given: Retired) -> Told:
    """停用一条常用条款；用过它的协议和笔录不变。"""
    clause: Clause | None = work.unit.first(Clause, seq=given.seq)
    if clause is None or clause.struck:
        raise refuse_field("seq", f"没有在用的第 {given.seq} 条，请核对序号。")
    work.unit.save(evolve(clause, struck=given.struck))
    return Told(f"停用常用条款第 {clause.seq} 条“{clause.title}”：{given.struck}。", work.today)


def clauses(desk: Desk, kind: str) -> tuple[Clause, ...]:
    """The wordings of one kind that are offered."""
    with desk.read() as unit:
        return tuple(c for c in unit.find(Clause, kind=kind) if not c.struck)
