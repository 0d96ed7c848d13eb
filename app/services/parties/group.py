"""The act that lists the workers of a group case: who they are, what each asks for and what each gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve, fields_dict, frozen

from app.domain import id_numbers, money
from app.domain.case import CaseFile
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.party import Worker, WorkerLine
from app.domain.words import Side
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order

MANY = 10
"""From so many workers with a common claim on they may choose representatives (劳动争议调解仲裁法 §7)."""
FEWEST, MOST = 3, 5
"""How many represent them; the rule of arbitration is taken as a model (劳动人事争议仲裁办案规则 §63)."""


@frozen
class WorkerRow:
    """One worker of the list, with his own amounts in cents; the address may follow later."""

    name: str = same(Worker, "name")
    sex: str = same(Worker, "sex")
    birth_on: date | None = same(Worker, "birth_on")
    doc_type: str = same(Worker, "doc_type")
    doc_no: str = same(Worker, "doc_no")
    phone: str = same(Worker, "phone")
    address: str = same(Worker, "address", required=False)
    department: str = same(Worker, "department")
    job: str = same(Worker, "job")
    entry_on: date | None = same(Worker, "entry_on")
    staff_no: str = same(Worker, "staff_no")
    left_on: date | None = same(Worker, "left_on")
    migrant: bool = same(Worker, "migrant")
    dispatched: bool = same(Worker, "dispatched")
    new_form: bool = same(Worker, "new_form")
    graduate: bool = same(Worker, "graduate")
    overage: bool = same(Worker, "overage")
    claimed: int | None = same(WorkerLine, "claimed")
    agreed: int | None = same(WorkerLine, "agreed")
    representative: bool = same(WorkerLine, "representative")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """As of any worker: what the kind of document says about its number."""
        return Worker.problems(values)


@frozen
class WorkerList:
    """The whole list; it replaces the workers that the case has."""

    workers: tuple[WorkerRow, ...] = spec("劳动者名单", "list", item=WorkerRow, required=True)

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """A list has two workers at least, each once, and three to five who represent the many."""
        rows: tuple[WorkerRow, ...] = values.get("workers") or ()
        if len(rows) == 1:
            return [Problem("workers", "名单里只有一人；多人案件至少列两人，一个人的案件不用登记名单。")]
        return [*_twice(rows), *_representatives(rows)]


_OF_WORKER = tuple(name for name in fields_dict(WorkerRow) if name in fields_dict(Worker))
_OF_LINE = ("claimed", "agreed", "representative")


@act("list_workers", "登记劳动者名单", WorkerList, roles=EVERYBODY, icon="users-round")
def list_workers(work: Work, given: WorkerList) -> Told:
    """登记多人案件的劳动者名单：每人的身份、请求金额和协议金额，谁是代表人。"""
    file = work.case
    for place, row in enumerate(given.workers):
        in_order(work.today, f"workers.{place}.birth_on", f"第 {place + 1} 人的出生日期", row.birth_on)
    rows = _first_applicant_first(file, given.workers)
    _fits_the_agreement(file, rows)
    known = _known(file, rows)
    _nobody_with_papers_left_out(file, known.values())
    workers = _replace(work, rows, known)
    case = evolve(file.case, workers=len(rows))
    side = _side(file)
    name = workers[0].name
    work.unit.save(evolve(case, applicant=name) if side == Side.APPLICANT else evolve(case, respondent=name))
    return Told(_sentence(file, rows), work.today, _result(rows))


def _twice(rows: Sequence[WorkerRow]) -> list[Problem]:
    """The same number may stand on one row only; the later row is marked."""
    first: dict[str, int] = {}
    found = []
    for place, row in enumerate(rows):
        earlier = first.setdefault(row.doc_no, place) if row.doc_no else place
        if earlier != place:
            text = f"证件号码与第 {earlier + 1} 人“{rows[earlier].name}”的相同，一个人只列一次，请核对。"
            found.append(Problem(f"workers.{place}.doc_no", text))
    return found


def _representatives(rows: Sequence[WorkerRow]) -> list[Problem]:
    count = sum(row.representative for row in rows)
    if count > MOST:
        place = [n for n, row in enumerate(rows) if row.representative][MOST]
        text = f"代表人有 {count} 名，最多 {MOST} 名，请去掉 {count - MOST} 名。"
        return [Problem(f"workers.{place}.representative", text)]
    if len(rows) >= MANY and count < FEWEST:
        many = f"劳动者有 {len(rows)} 人，可以推举 {FEWEST} 至 {MOST} 名代表人（劳动争议调解仲裁法第7条）"
        text = f"{many}，现在{f'只有 {count} 名' if count else '还没有'}，请核对。"
        return [Problem("workers", text, warning=True)]
    return []


def _side(file: CaseFile) -> str:
    return file.workers[0].side if file.workers else Side.APPLICANT


def _first_applicant_first(file: CaseFile, rows: Sequence[WorkerRow]) -> tuple[WorkerRow, ...]:
    """He after whom the case is called stays first, wherever he stands in the list."""
    number = file.workers[0].doc_no if file.workers else ""
    return tuple(sorted(rows, key=lambda row: row.doc_no != number))


def _known(file: CaseFile, rows: Sequence[WorkerRow]) -> dict[int, Worker]:
    """Which row (by its place) is a worker of the case already: by his number, else by a name that only one has.

    So he keeps his uid, and with it the papers issued to him, when his number or his name is put right.
    """
    found: dict[int, Worker] = {}
    for mark in ("doc_no", "name"):
        left = [worker for worker in file.workers if worker not in found.values()]
        rest = [place for place in range(len(rows)) if place not in found]
        there, asked = (Counter(getattr(x, mark) for x in some) for some in (left, [rows[n] for n in rest]))
        by_mark = {getattr(worker, mark): worker for worker in left}
        for place in rest:
            value = getattr(rows[place], mark)
            if there[value] == asked[value] == 1:
                found[place] = by_mark[value]
    return found


def _nobody_with_papers_left_out(file: CaseFile, kept: Iterable[Worker]) -> None:
    """A worker to whom a paper of his own went stays: his papers would belong to nobody."""
    gone_uids = own_papers(file) - {worker.uid for worker in kept}
    gone = [worker.name for worker in file.workers if worker.uid in gone_uids]
    if gone:
        text = f"{'、'.join(gone)}已有自己的一份文书，不能从名单里去掉，请列回名单。"
        raise refuse_field("workers", text)


def own_papers(file: CaseFile) -> set[str]:
    """The uids of the workers to whom a paper of their own went."""
    records: list[Any] = [*file.papers, *file.entries, *file.paper_marks, *file.services, *file.copies]
    return {record.person for record in records if record.person}


def _fits_the_agreement(file: CaseFile, rows: Sequence[WorkerRow]) -> None:
    """What the workers get by the list is what the agreement pays them."""
    if file.agreement is None:
        return
    owed = sum(o.amount or 0 for o in file.obligations if o.kind == "支付" and o.debtor != _side(file))
    listed = sum(row.agreed or 0 for row in rows)
    if listed != owed:
        text = f"各人协议金额合计 {money.figures(listed)} 元，协议应付劳动者 {money.figures(owed)} 元，请改成相等。"
        raise refuse_field("workers", text)


def _replace(work: Work, rows: Sequence[WorkerRow], known: Mapping[int, Worker]) -> tuple[Worker, ...]:
    """Write workers and lines anew in the order of the list; those who were there keep their uid."""
    file, unit = work.case, work.unit
    lines = {line.worker_uid: line for line in file.lines}
    for record in (*file.lines, *file.workers):
        unit.remove(record)
    workers = unit.add_all(_worker(file, row, known.get(n)) for n, row in enumerate(rows))
    # evolve, so that what a worker said and what became of him stays with him
    unit.add_all(
        evolve(
            lines.get(worker.uid, WorkerLine(case_uid=file.case.uid, worker_uid=worker.uid)),
            seq=seq, **{name: getattr(row, name) for name in _OF_LINE},
        )
        for seq, (worker, row) in enumerate(zip(workers, rows, strict=True), 1)
    )  # fmt: skip
    return workers


def _worker(file: CaseFile, row: WorkerRow, earlier: Worker | None) -> Worker:
    """The row over what was known of this worker; what it leaves empty stays, sex and birth come out of the number."""
    typed = {name: getattr(row, name) for name in _OF_WORKER}
    read = id_numbers.person(row.doc_type, row.doc_no)
    typed["sex"], typed["birth_on"] = row.sex or read.sex, row.birth_on or read.birth
    if earlier is None:
        return Worker(case_uid=file.case.uid, side=_side(file), **typed)
    known = _without_drawn(earlier, row)
    return evolve(earlier, **{name: value or getattr(known, name) for name, value in typed.items()})


def _without_drawn(earlier: Worker, row: WorkerRow) -> Worker:
    """What was known of a worker, without the sex and birth that came out of a number which is another one now."""
    if (earlier.doc_type, earlier.doc_no) == (row.doc_type, row.doc_no):
        return earlier
    drawn = id_numbers.person(earlier.doc_type, earlier.doc_no)
    return evolve(
        earlier,
        sex="" if earlier.sex == drawn.sex else earlier.sex,
        birth_on=None if earlier.birth_on == drawn.birth else earlier.birth_on,
    )


def _result(rows: Sequence[WorkerRow]) -> dict[str, Any]:
    return {
        "workers": len(rows),
        "claimed": money.figures(sum(row.claimed or 0 for row in rows)),
        "agreed": money.figures(sum(row.agreed or 0 for row in rows)),
        "representatives": [row.name for row in rows if row.representative],
    }


def _sentence(file: CaseFile, rows: Sequence[WorkerRow]) -> str:
    """What the course of the case says; a sum that differs from the amount of the case is pointed out."""
    found = _result(rows)
    words = f"登记劳动者名单：{len(rows)} 人"
    if found["representatives"]:
        words += f"，代表人 {'、'.join(found['representatives'])}"
    claimed = sum(row.claimed or 0 for row in rows)
    if claimed:
        words += f"，请求金额合计 {found['claimed']} 元"
    if claimed and claimed != file.case.amount:
        words += f"，与登记的涉案金额 {money.figures(file.case.amount)} 元不等，请核对"
    return words + "。"
