"""Appraising the volumes whose term has ended, approving the list, and destroying what it says.

档案法 §21: nobody destroys without authority. 实施条例 §24: appraise what has reached the end of its term, write a
report, then set a new term or destroy by rule.
"""

from __future__ import annotations

import re
from datetime import date

from attrs import evolve, frozen

from app.domain import dates
from app.domain.aftermath import Appraisal, AppraisalLine
from app.domain.case import Case, CaseFile
from app.domain.errors import InvalidInput, NotAllowed, Problem
from app.domain.fields import same, spec
from app.domain.retention import ends_on, longer_terms
from app.domain.words import State
from app.services.catalogue import CHAIR, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.outcome.retention import ListLine, lists
from app.store.queries.volumes import Filed, filed

KEEP, DESTROY = "续存", "销毁"


@frozen
class VolumeOpinion:
    """What is to become of one volume."""

    number: str = same(AppraisalLine, "number")
    opinion: str = same(AppraisalLine, "opinion")
    retention: str = same(AppraisalLine, "retention", help="续存的，重新划定保管期限；销毁的，空着。")


@frozen
class Appraising:
    """Who appraised when, what they found, and their opinion on each volume."""

    made_on: date | None = same(Appraisal, "made_on")
    members: str = same(Appraisal, "members")
    report: str = same(Appraisal, "report")
    volumes: tuple[VolumeOpinion, ...] = spec("案卷", "list", item=VolumeOpinion, required=True)


@frozen
class Approving:
    """Which list is approved, when and by whom."""

    seq: int | None = spec("清单序号", "number", required=True)
    approved_on: date | None = same(Appraisal, "approved_on", required=True)
    approver: str = same(Appraisal, "approver", required=True)


@frozen
class Destroying:
    """Which approved list is carried out, when, and who watched."""

    seq: int | None = spec("清单序号", "number", required=True)
    destroyed_on: date | None = same(Appraisal, "destroyed_on", required=True)
    supervisors: str = same(Appraisal, "supervisors", required=True)
    sure: bool = spec(
        "确认销毁", "flag", help="销毁后只留案号、日期和统计要用的数字，内容、文书和附件都不能恢复。"
    )


@act("appraise", "鉴定到期案卷", Appraising, roles=CHAIR, subject="office", icon="clipboard-check")
def appraise(work: Work, given: Appraising) -> Told:
    """保管期满的案卷逐卷鉴定：续存的重新划定期限，销毁的列入清单，等待批准。"""
    in_order(work.today, "made_on", "鉴定日期", given.made_on)
    _two_people("members", "鉴定小组", given.members)
    assert given.made_on is not None
    made = lists(work.unit)
    volumes = _checked(work, given, made)
    seq = len(made) + 1
    record = work.unit.add(
        Appraisal(seq=seq, made_on=given.made_on, members=given.members, report=given.report)
    )
    work.unit.add_all(
        AppraisalLine(
            appraisal_uid=record.uid, case_uid=volume.uid, seq=place, volume_no=volume.volume_no,
            number=volume.number, opinion=opinion.opinion, retention=opinion.retention,
        )
        for place, (opinion, volume) in enumerate(zip(given.volumes, volumes, strict=True), 1)
    )  # fmt: skip
    told = f"鉴定到期案卷 {len(volumes)} 卷，{_counted(given.volumes)}，列为第 {seq} 号清单，等待批准。"
    return Told(told, given.made_on, {"seq": seq})


@act("approve_appraisal", "批准鉴定清单", Approving, roles=CHAIR, subject="office", icon="stamp")
def approve_appraisal(work: Work, given: Approving) -> Told:
    """批准一份鉴定清单：续存的案卷从此按新期限保管，销毁的可以销毁。"""
    found = _list(work, given.seq)
    made = found.appraisal
    if made.approved_on is not None:
        raise refuse_field(
            "seq", f"第 {made.seq} 号清单已于 {dates.long(made.approved_on)} 批准，不用再批准。"
        )
    in_order(work.today, "approved_on", "批准日期", given.approved_on, ("鉴定日期", made.made_on))
    assert given.approved_on is not None
    work.unit.save(evolve(made, approved_on=given.approved_on, approver=given.approver))
    for line in found.lines:
        if line.opinion == KEEP:
            case = work.unit.get(Case, line.case_uid)
            work.unit.save(evolve(case, retention=line.retention))
    told = f"{given.approver}批准第 {made.seq} 号鉴定清单：{_counted(found.lines)}。"
    return Told(told, given.approved_on, {"seq": made.seq})


@act("destroy_volumes", "销毁案卷", Destroying, roles=CHAIR, subject="office", icon="trash-2")
def destroy_volumes(work: Work, given: Destroying) -> Told:
    """按批准的清单销毁案卷，两人监销；内容、文书和附件从此不能恢复，以前的备份里仍有，要另行处理。"""
    found = _list(work, given.seq)
    made = found.appraisal
    _may_be_destroyed(work, found)
    in_order(work.today, "destroyed_on", "销毁日期", given.destroyed_on, ("批准日期", made.approved_on))
    _two_people("supervisors", "监销人", given.supervisors)
    if not given.sure:
        raise refuse_field("sure", "销毁不能撤回；核对清单以后，请勾选“确认销毁”。")
    assert given.destroyed_on is not None
    lines = [line for line in found.lines if line.opinion == DESTROY]
    for line in lines:
        _destroy(work, line, made.seq, given.destroyed_on)
    work.unit.save(evolve(made, destroyed_on=given.destroyed_on, supervisors=given.supervisors))
    work.once_kept(work.desk.office.sweep)
    told = f"按第 {made.seq} 号鉴定清单销毁案卷 {len(lines)} 卷，监销人{given.supervisors}。"
    return Told(told, given.destroyed_on, {"seq": made.seq, "volumes": len(lines)})


def _destroy(work: Work, line: AppraisalLine, seq: int, on: date) -> None:
    """One volume: what stays of the case says when it went, and its own line of the audit on which list."""
    work.unit.erase_case(line.case_uid, on)
    told = f"按第 {seq} 号鉴定清单销毁，只留目录信息。"
    work.unit.note("destroy_volumes", "销毁案卷", told, case_uid=line.case_uid, stated_on=on)


def _counted(lines: tuple[VolumeOpinion, ...] | tuple[AppraisalLine, ...]) -> str:
    kept = sum(line.opinion == KEEP for line in lines)
    return "，".join(
        f"{word} {count} 卷" for word, count in ((KEEP, kept), (DESTROY, len(lines) - kept)) if count
    )


def _two_people(path: str, label: str, text: str) -> None:
    people = {name for name in re.split(r"[、，,；;\s]+", text) if name}
    if len(people) < 2:
        raise refuse_field(path, f"{label}至少两人，请写齐姓名，用顿号隔开。")


def _checked(work: Work, given: Appraising, made: tuple[ListLine, ...]) -> list[Filed]:
    """The filed volumes of the lines; raises InvalidInput with every line that does not fit."""
    assert given.made_on is not None
    there = {volume.number: volume for volume in filed(work.unit)}
    pending = {
        line.number: found.appraisal.seq
        for found in made
        if found.state in ("待批准", "待销毁")
        for line in found.lines
    }
    problems, seen = [], set[str]()
    for place, opinion in enumerate(given.volumes):
        number = opinion.number.strip()
        wrong = _line_problem(opinion, there.get(number), given.made_on)
        if number in seen:
            wrong = ("number", f"{number} 在清单里出现了两次，请删去一行。")
        elif number in pending:
            wrong = ("number", f"{number} 已经列在第 {pending[number]} 号清单里，请先办完那一份。")
        seen.add(number)
        if wrong:
            problems.append(Problem(f"volumes.{place}.{wrong[0]}", wrong[1]))
    if problems:
        raise InvalidInput(problems)
    return [there[opinion.number.strip()] for opinion in given.volumes]


def _line_problem(opinion: VolumeOpinion, volume: Filed | None, on: date) -> tuple[str, str] | None:
    """What is wrong with one line: the field and the sentence."""
    if volume is None:
        return "number", f"没有已归档、未销毁的案卷 {opinion.number}，请核对案号。"
    end = ends_on(volume.archived_on, volume.retention)
    if end is None:
        return "number", f"{volume.number} 永久保管，不列入鉴定。"
    if end > on:
        return "number", f"{volume.number} 保管到 {dates.long(end)}，还没有期满。"
    if opinion.opinion == DESTROY:
        return ("retention", "销毁的不填续存期限，请清空。") if opinion.retention else None
    longer = longer_terms(volume.retention)
    if opinion.retention not in longer:
        return "retention", f"原来的 {volume.retention}已满，续存要划定更长的期限：{'、'.join(longer)}。"
    return None


def _list(work: Work, seq: int | None) -> ListLine:
    found = next((made for made in lists(work.unit) if made.appraisal.seq == seq), None)
    if found is None:
        raise refuse_field("seq", f"没有第 {seq} 号鉴定清单，请核对序号。")
    return found


def _may_be_destroyed(work: Work, found: ListLine) -> None:
    """Raises NotAllowed unless the list is approved, not carried out yet, and every volume is here and whole."""
    made = found.appraisal
    if made.approved_on is None:
        raise NotAllowed(f"第 {made.seq} 号清单还没有批准，不能销毁；先批准清单。")
    if found.state != "待销毁":
        raise NotAllowed(f"第 {made.seq} 号清单没有待销毁的案卷。")
    for line in found.lines:
        if line.opinion == DESTROY:
            _volume_is_here(work.unit.case_file(line.case_uid))


def _volume_is_here(file: CaseFile) -> None:
    case = file.case
    if case.state != State.ARCHIVED:
        raise NotAllowed(f"{case.number} 已经重新办理，不能销毁；请重新鉴定。")
    lent = next((loan for loan in file.loans if loan.returned_on is None), None)
    if lent is not None:
        raise NotAllowed(f"{case.number} 借给了{lent.borrower}，还没有归还；先登记归还再销毁。")
    kept = sum(piece.form == "原件" and piece.returned_on is None for piece in file.evidence)
    if kept:
        raise NotAllowed(f"{case.number} 还有 {kept} 件证据原件没有退还；先退还当事人再销毁。")
