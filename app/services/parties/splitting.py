"""The act that takes workers out of a group case into a case of their own (分案)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from app.domain import money
from app.domain.case import Case, CaseFile, Claim
from app.domain.office import Committee
from app.domain.party import Worker, WorkerLine
from app.domain.words import Side, State
from app.services.catalogue import Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.course.registering import case_number
from app.services.parties.group import own_papers
from app.services.parties.group_course import NO, OPEN, SplitGiven, day_of, found_in


@act("split_off", "分案", SplitGiven, icon="folders")
def split_off(work: Work, given: SplitGiven) -> Told:
    """把不同意协议的劳动者分出，另立一件案件继续调解；其余的人留在本案。"""
    file = work.case
    in_order(work.today, "on", "分案日期", given.on, ("受理日期", file.case.decided_on))
    leaving = _leaving(file, given)
    kept = tuple(worker for worker in file.workers if worker not in leaving)
    _may_leave(file, leaving, kept)
    case = _new_case(work, leaving)
    _take_along(work, case, leaving)
    _settle_lines(work, case, leaving, kept)
    moved = _claimed(file, leaving)
    left = evolve(file.case, workers=len(kept), amount=max(file.case.amount - moved, 0))
    work.unit.save(_called_after(left, kept[0]))
    names = "、".join(worker.name for worker in leaving[:5]) + ("等" if len(leaving) > 5 else "")
    sentence = f"{names} {len(leaving)} 人分出另立{case.number}，本案余 {len(kept)} 人：{given.reason}。"
    result = {"number": case.number, "uid": case.uid, "left": len(leaving), "stay": len(kept)}
    return Told(sentence, day_of(given.on), result)


def _leaving(file: CaseFile, given: SplitGiven) -> tuple[Worker, ...]:
    """Those named, else those who do not consent; in the order of the list."""
    if given.workers:
        named = found_in(file, given.workers)
        return tuple(worker for worker in file.workers if worker in named)
    refusing = {line.worker_uid for line in file.lines if line.consent == NO}
    return tuple(worker for worker in file.workers if worker.uid in refusing)


def _may_leave(file: CaseFile, leaving: Sequence[Worker], kept: Sequence[Worker]) -> None:
    """At least one goes and one stays, nobody goes who has papers of his own, and the agreement still adds up."""
    if not leaving:
        raise refuse_field("workers", "没有登记为“不同意”的劳动者；请写明分出哪些人，或者先登记各人意见。")
    if not kept:
        raise refuse_field("workers", "全部劳动者都分出了，本案没有人留下；请至少留一人，或者登记调解不成。")
    bound = own_papers(file)
    names = [worker.name for worker in leaving if worker.uid in bound]
    if names:
        text = f"{'、'.join(names)}在本案已有自己的一份文书，不能分出；请留在本案，或者登记个人结果。"
        raise refuse_field("workers", text)
    if file.agreement is None or not any(line.agreed for line in file.lines):
        return
    owed = sum(o.amount or 0 for o in file.obligations if o.kind == "支付" and o.debtor != kept[0].side)
    stay = {worker.uid for worker in kept}
    listed = sum(line.agreed or 0 for line in file.lines if line.worker_uid in stay)
    if listed != owed:
        text = (
            f"留下的人协议金额合计 {money.figures(listed)} 元，协议应付 {money.figures(owed)} 元；"
            "请先修改协议，使两数相等，再分案。"
        )
        raise refuse_field("workers", text)


def _claimed(file: CaseFile, workers: Sequence[Worker]) -> int:
    uids = {worker.uid for worker in workers}
    return sum(line.claimed or 0 for line in file.lines if line.worker_uid in uids)


def _called_after(case: Case, worker: Worker) -> Case:
    name = worker.name
    return evolve(case, applicant=name) if worker.side == Side.APPLICANT else evolve(case, respondent=name)


def _new_case(work: Work, leaving: Sequence[Worker]) -> Case:
    """The new case with the old one's history and a number of the same year; it stands in the talks."""
    old = work.case.case
    committee = work.unit.first(Committee)
    assert committee is not None
    serial = work.unit.next_serial(old.year)
    case = evolve(
        old, uid="", number=case_number(committee, old.year, serial), serial=serial, state=State.MEDIATING,
        workers=len(leaving), amount=_claimed(work.case, leaving), agreed_amount=0, split_from=old.number,
        registered_on=work.today, registered_by=work.user.name,
    )  # fmt: skip
    return work.unit.add(_called_after(case, leaving[0]))


def _take_along(work: Work, case: Case, leaving: Sequence[Worker]) -> None:
    """The other side, consents and mediators are copied; a worker goes with his uid, his agents and changes."""
    file, unit = work.case, work.unit
    for same_again in (file.employers, file.consents, file.assignments):
        unit.add_all(evolve(record, uid="", case_uid=case.uid) for record in same_again)
    matter = "；".join(claim.matter for claim in file.claims)[:500]
    unit.add(Claim(case_uid=case.uid, seq=1, matter=matter, amount=case.amount or None))
    uids = {worker.uid for worker in leaving}
    for worker in leaving:
        unit.save(evolve(worker, case_uid=case.uid))
    for agent in file.agents:
        if agent.party_uid in uids:
            unit.save(evolve(agent, case_uid=case.uid))
    for change in file.party_changes:
        if change.party_uid in uids:
            unit.save(evolve(change, case_uid=case.uid))


def _settle_lines(work: Work, case: Case, leaving: Sequence[Worker], kept: Sequence[Worker]) -> None:
    """Both lists count anew; who left has said nothing yet in his new case. A list of one is none."""
    lines = {line.worker_uid: line for line in work.case.lines}
    for workers, there in ((leaving, case), (kept, work.case.case)):
        for seq, worker in enumerate(workers, 1):
            line = lines.get(worker.uid)
            if line is None:
                continue
            if len(workers) == 1:
                work.unit.remove(line)
            else:
                placed = evolve(line, seq=seq, case_uid=there.uid)
                work.unit.save(placed if workers is kept else _fresh(placed))


def _fresh(line: WorkerLine) -> WorkerLine:
    return evolve(
        line, agreed=None, representative=False, consent=OPEN, consent_on=None, consent_note="",
        result="", result_on=None, result_note="",
    )  # fmt: skip
