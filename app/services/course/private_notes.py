"""Notes of one-sided talks (单方谈话): only the mediators of the case write and read them."""

from __future__ import annotations

from datetime import date

from attrs import asdict, frozen

from app.domain.case import CaseFile
from app.domain.course import PrivateNote
from app.domain.errors import NotAllowed
from app.domain.fields import same
from app.domain.office import User
from app.services.catalogue import Told, Work, act
from app.services.checks import in_order
from app.services.desk import Desk


@frozen
class Talk:
    """A talk with one side alone; what was said stays with the mediators of the case."""

    talked_on: date | None = same(PrivateNote, "talked_on")
    side: str = same(PrivateNote, "side")
    with_whom: str = same(PrivateNote, "with_whom")
    way: str = same(PrivateNote, "way")
    words: str = same(PrivateNote, "words", help="只有本案调解员看得到；不进案卷、文书、查询和操作记录。")


@act("note_talk", "单方谈话记录", Talk, icon="eye-off")
def note_talk(work: Work, given: Talk) -> Told:
    """记下与一方单独的谈话；内容只有本案调解员看得到。"""
    case = work.case.case
    if not may_see(work.case, work.user):
        names = "、".join(a.name for a in work.case.assignments) or "还没有指定"
        raise NotAllowed(
            f"单方谈话只由本案的调解员（{names}）记录，您是{work.user.name}；请由调解员本人登录后记。"
        )
    in_order(work.today, "talked_on", "谈话日期", given.talked_on, ("受理日期", case.decided_on))
    seq = max((n.seq for n in work.unit.find(PrivateNote, case_uid=case.uid)), default=0) + 1
    work.unit.add(PrivateNote(case_uid=case.uid, seq=seq, author=work.user.name, **asdict(given)))
    assert given.talked_on is not None
    return Told(f"与{given.side}单独谈话一次（{given.way}）。", given.talked_on, {"seq": seq})


def private_notes(desk: Desk, number: str) -> tuple[PrivateNote, ...]:
    """The notes of one case for a mediator of it, the oldest first; nothing for anybody else."""
    with desk.read() as unit:
        file = unit.case_by_number(number)
        return unit.find(PrivateNote, case_uid=file.case.uid) if may_see(file, desk.user) else ()


def may_see(file: CaseFile, user: User) -> bool:
    """Whether the user mediates this case: his name is that of an assigned mediator."""
    return any(a.name == user.name for a in file.assignments)
