"""Acts in the course of a group case: who represents, who consents, what became of each, who goes his own way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from attrs import asdict, evolve, frozen

from app.domain.aftermath import MajorReport
from app.domain.case import CaseFile
from app.domain.course_words import CONSENTS
from app.domain.errors import InvalidInput, Problem
from app.domain.fields import same, spec
from app.domain.party import Election, Worker, WorkerLine
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.parties.group import FEWEST, MOST

OPEN, YES, NO = CONSENTS


@frozen
class WorkerName:
    """A worker of the list by his name, of namesakes with his number."""

    name: str = same(Worker, "name", check=None, caution=None)
    doc_no: str = same(Worker, "doc_no", required=False, rule="", help="名单里有同名的人，才填证件号码。")


@frozen
class ConsentRow(WorkerName):
    """What one worker says about the agreement."""

    consent: str = same(WorkerLine, "consent", required=True, choices=(YES, NO), default=YES)
    consent_on: date | None = same(WorkerLine, "consent_on", required=True)
    consent_note: str = same(WorkerLine, "consent_note")


@frozen
class ResultRow(WorkerName):
    """What became of one worker's requests."""

    result: str = same(WorkerLine, "result", required=True)
    result_on: date | None = same(WorkerLine, "result_on", required=True)
    result_note: str = same(WorkerLine, "result_note")


@frozen
class ElectionGiven:
    """Who was elected, when and by how many."""

    representatives: tuple[WorkerName, ...] = spec("代表人名单", "list", item=WorkerName, required=True)
    elected_on: date | None = same(Election, "elected_on")
    way: str = same(Election, "way")
    took_part: int | None = same(Election, "took_part")
    agreed: int | None = same(Election, "agreed")
    powers: str = same(Election, "powers")
    note: str = same(Election, "note")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """Three to five; not more agreed than took part."""
        count = len(values.get("representatives") or ())
        found = []
        if count and not FEWEST <= count <= MOST:
            text = f"代表人是 {FEWEST} 至 {MOST} 名，这里有 {count} 名，请核对。"
            found.append(Problem("representatives", text))
        took_part, agreed = values.get("took_part"), values.get("agreed")
        if took_part is None or agreed is None:
            return found
        if agreed > took_part:
            found.append(Problem("agreed", f"同意的有 {agreed} 人，参加推选的只有 {took_part} 人，请核对。"))
        return found


@frozen
class ConsentsGiven:
    """What single workers say, and what all the others say who have not answered yet."""

    workers: tuple[ConsentRow, ...] = spec("各人意见", "list", item=ConsentRow)
    rest: str = spec(
        "其余的人", "choice", choices=(YES, NO), help="上面没有列出、还没有答复的人一并登记；不登记的，空着。"
    )
    rest_on: date | None = spec("其余的人表明意见的日期", "date")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """Somebody said something; the others said it on a day."""
        if not values.get("rest"):
            text = "各人意见和“其余的人”至少要有一项。"
            return [] if values.get("workers") else [Problem("workers", text)]
        return [] if values.get("rest_on") else [Problem("rest_on", "请写明其余的人哪一天表明意见。")]


@frozen
class ResultsGiven:
    """What became of single workers."""

    workers: tuple[ResultRow, ...] = spec("各人结果", "list", item=ResultRow, required=True)


@frozen
class SplitGiven:
    """Who leaves the case, and why; nobody named means all who do not consent."""

    on: date | None = spec("分案日期", "date", required=True)
    reason: str = spec("分案理由", required=True, max_length=200)
    workers: tuple[WorkerName, ...] = spec(
        "分出的人", "list", item=WorkerName, help="空着就是登记为“不同意”的全部劳动者。"
    )


@frozen
class MajorGiven:
    """To whom the dispute was raised, and how it stands."""

    reported_on: date | None = same(MajorReport, "reported_on")
    reported_to: str = same(MajorReport, "reported_to")
    way: str = same(MajorReport, "way")
    situation: str = same(MajorReport, "situation")
    measures: str = same(MajorReport, "measures")
    reporter: str = same(MajorReport, "reporter")


@act("elect_representatives", "推选代表人", ElectionGiven, roles=EVERYBODY, icon="users-round")
def elect_representatives(work: Work, given: ElectionGiven) -> Told:
    """登记代表人的推选：哪三至五人，多少人参加、多少人同意，代表什么。"""
    file = work.case
    in_order(work.today, "elected_on", "推选日期", given.elected_on)
    there = len(file.workers)
    if (given.took_part or 0) > there:
        text = f"参加推选的有 {given.took_part} 人，名单里只有 {there} 人，请核对。"
        raise refuse_field("took_part", text)
    if (given.agreed or 0) * 2 <= there:
        text = f"名单里 {there} 人，同意的 {given.agreed} 人没有过半数，请重新推选。"
        raise refuse_field("agreed", text)
    chosen = {worker.uid for worker in found_in(file, given.representatives, "representatives")}
    for line in _lines(file):
        _put(work, evolve(line, representative=line.worker_uid in chosen))
    values = asdict(given, recurse=False)
    del values["representatives"]
    work.unit.add(Election(case_uid=file.case.uid, **values))
    names = [worker.name for worker in file.workers if worker.uid in chosen]
    sentence = f"{given.way}代表人 {'、'.join(names)}；{given.took_part} 人参加，{given.agreed} 人同意。"
    return Told(sentence, day_of(given.elected_on), {"representatives": names})


@act("record_worker_consent", "登记各人意见", ConsentsGiven, roles=EVERYBODY, icon="list-checks")
def record_worker_consent(work: Work, given: ConsentsGiven) -> Told:
    """登记各劳动者对协议的意见；其余的人意见相同的，一次登记。"""
    file = work.case
    for place, row in enumerate(given.workers):
        in_order(work.today, f"workers.{place}.consent_on", "表明意见的日期", row.consent_on)
    in_order(work.today, "rest_on", "其余的人表明意见的日期", given.rest_on)
    named = {w.uid: row for w, row in zip(found_in(file, given.workers), given.workers, strict=True)}
    after = []
    for line in _lines(file):
        said = named.get(line.worker_uid)
        if said is not None:
            line = evolve(
                line, consent=said.consent, consent_on=said.consent_on, consent_note=said.consent_note
            )
        elif given.rest and line.consent == OPEN:
            line = evolve(line, consent=given.rest, consent_on=given.rest_on)
        after.append(_put(work, line))
    count = {answer: sum(line.consent == answer for line in after) for answer in CONSENTS}
    sentence = f"登记各人意见：同意 {count[YES]} 人，不同意 {count[NO]} 人，尚未答复 {count[OPEN]} 人。"
    days = [row.consent_on for row in given.workers if row.consent_on] + [given.rest_on or date.min]
    return Told(sentence, max(days), {"agree": count[YES], "refuse": count[NO], "open": count[OPEN]})


@act("record_worker_result", "登记个人结果", ResultsGiven, roles=EVERYBODY, icon="clipboard-check")
def record_worker_result(work: Work, given: ResultsGiven) -> Told:
    """登记个别劳动者的结果：达成协议、另案继续、撤回请求、死亡等。"""
    file = work.case
    for place, row in enumerate(given.workers):
        path = f"workers.{place}.result_on"
        in_order(work.today, path, "结果日期", row.result_on, ("收到日期", file.case.received_on))
    lines = {line.worker_uid: line for line in _lines(file)}
    for worker, row in zip(found_in(file, given.workers), given.workers, strict=True):
        line = lines[worker.uid]
        _put(work, evolve(line, result=row.result, result_on=row.result_on, result_note=row.result_note))
    told = "；".join(f"{row.name}{row.result}" for row in given.workers[:MOST])
    more = f"等 {len(given.workers)} 人" if len(given.workers) > MOST else ""
    return Told(f"登记个人结果：{told}{more}。", max(day_of(row.result_on) for row in given.workers))


@act("raise_major", "报告重大集体争议", MajorGiven, roles=EVERYBODY, icon="triangle-alert")
def raise_major(work: Work, given: MajorGiven) -> Told:
    """把多人案件作为重大集体争议报告上级，写明现场情况和已采取的措施。"""
    file = work.case
    received = ("收到日期", file.case.received_on)
    in_order(work.today, "reported_on", "报告日期", given.reported_on, received)
    seq = len(file.major_reports) + 1
    work.unit.add(MajorReport(case_uid=file.case.uid, seq=seq, **asdict(given)))
    sentence = f"作为重大集体争议（{len(file.workers)} 人）{given.way}报告{given.reported_to}。"
    return Told(sentence, day_of(given.reported_on))


def _lines(file: CaseFile) -> list[WorkerLine]:
    """One line a worker, in their order; a party who came in later has none yet and gets a new one."""
    there = {line.worker_uid: line for line in file.lines}
    return [
        there.get(worker.uid) or WorkerLine(case_uid=file.case.uid, worker_uid=worker.uid, seq=seq)
        for seq, worker in enumerate(file.workers, 1)
    ]


def _put(work: Work, line: WorkerLine) -> WorkerLine:
    return work.unit.save(line) if line.uid else work.unit.add(line)


def day_of(day: date | None) -> date:
    """A day that the input record required."""
    assert day is not None
    return day


def found_in(file: CaseFile, rows: Sequence[WorkerName], path: str = "workers") -> tuple[Worker, ...]:
    """The workers of the list that the rows name, in the order of the rows.

    Raises InvalidInput with one Problem a row: nobody of the name, several of it, or named twice.
    """
    found: list[Worker] = []
    problems = []
    for place, row in enumerate(rows):
        same_name = [w for w in file.workers if w.name == row.name]
        fitting = [w for w in same_name if not row.doc_no or w.doc_no == row.doc_no]
        text = _name_problem(row, len(same_name), fitting, found)
        if text:
            problems.append(Problem(f"{path}.{place}.name", text))
        found.extend(fitting[:1])
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def _name_problem(
    row: WorkerName, namesakes: int, fitting: Sequence[Worker], earlier: Sequence[Worker]
) -> str:
    if not namesakes:
        return f"名单里没有“{row.name}”，请照名单写姓名。"
    if not fitting:
        return f"名单里“{row.name}”的证件号码不是这一个，请核对。"
    if len(fitting) > 1:
        return f"名单里有 {len(fitting)} 个“{row.name}”，请填证件号码分清是哪一个。"
    return f"“{row.name}”写了两次，请去掉一次。" if fitting[0] in earlier else ""
