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
class ClauseChanged:
    """Which wording is put right; papers that took it over before stay as they are."""

    seq: int | None = spec("序号", "number", required=True)
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


@act("change_clause", "修改常用条款", ClauseChanged, roles=CASE_WORKERS, subject="office", icon="pencil")
def change_clause(work: Work, given: ClauseChanged) -> Told:
    """修改一条常用条款的名称或文字；用过它的协议和笔录不变。"""
    clause = _in_use(work, given.seq)
    there = work.unit.find(Clause, kind=clause.kind, title=given.title)
    if any(c.seq != clause.seq and not c.struck for c in there):
        raise refuse_field("title", f"已有一条{clause.kind}叫“{given.title}”，请换一个名称。")
    work.unit.save(evolve(clause, title=given.title, text=given.text))
    return Told(f"修改{clause.kind}第 {clause.seq} 条“{given.title}”。", work.today)


@act("retire_clause", "停用常用条款", Retired, roles=CASE_WORKERS, subject="office", icon="trash-2")
def retire_clause(work: Work, given: Retired) -> Told:
    """停用一条常用条款；用过它的协议和笔录不变。"""
    clause = _in_use(work, given.seq)
    work.unit.save(evolve(clause, struck=given.struck))
    return Told(f"停用常用条款第 {clause.seq} 条“{clause.title}”：{given.struck}。", work.today)


def _in_use(work: Work, seq: int | None) -> Clause:
    """The wording of that number; refused when there is none or it is no longer offered."""
    clause: Clause | None = work.unit.first(Clause, seq=seq)
    if clause is None or clause.struck:
        raise refuse_field("seq", f"没有在用的第 {seq} 条，请核对序号。")
    return clause


def clauses(desk: Desk, kind: str = "") -> tuple[Clause, ...]:
    """The wordings that are offered, of one kind or of all, in the order in which they were entered."""
    with desk.read() as unit:
        return tuple(c for c in unit.find(Clause) if not c.struck and (not kind or c.kind == kind))
