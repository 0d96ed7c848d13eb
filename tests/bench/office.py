"""An encrypted office with many synthetic cases, written in bulk and kept for the next run."""

from __future__ import annotations

import hashlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import evolve, fields

from app import bootstrap
from app.domain.case import (
    Agreement,
    Assignment,
    Case,
    CaseFile,
    Claim,
    Consent,
    FollowUp,
    Instalment,
    Mark,
    Notice,
    Obligation,
    Performance,
    Session,
)
from app.domain.office import Mediator
from app.domain.party import Employer, Worker
from app.domain.values import new_uid
from app.domain.words import FAILURE_GROUNDS, REFUSAL_GROUNDS, SOURCES, MarkRole, Result, Side, State
from app.services import demo
from app.services.desk import Desk
from app.services.forms import samples
from app.services.office import opening
from app.store.keys import Kdf
from app.system.clock import Clock

TODAY = date(2026, 11, 24)
PASSWORD = "测速用的密码"
YEARS = 10
BATCH = 1_000
CAUSES = ("追索劳动报酬纠纷", "经济补偿金纠纷", "工伤保险待遇纠纷", "福利待遇纠纷", "确认劳动关系纠纷")
FACTS = (
    "申请人在被申请人处任职，月工资按计件结算。新单价改行以后实发工资比原单价少，双方多次协商没有结果，请求调解。"
    * 3
)
MEDIATORS = ("林示例", "赵样本", "钱模范", "孙举例")


def bench_office(cases: int) -> Path:
    """The folder of an office with so many cases, made at the first call; later runs find it again."""
    folder = Path(tempfile.gettempdir()) / f"mediation-desk-bench-{cases}-{_fingerprint()}"
    if not folder.exists():
        growing = folder.with_suffix(".part")
        shutil.rmtree(growing, ignore_errors=True)
        make(growing, cases)
        growing.rename(folder)
    return folder


def _fingerprint() -> str:
    """Changes with the tables and with this file, so that no office of an older shape is used."""
    sources = [Path(__file__), *sorted((Path(bootstrap.__file__).parent / "store").rglob("*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in sources)).hexdigest()[:8]


def open_bench(folder: Path, *, read_only: bool = False) -> Desk:
    """Open such an office on the day its cases end."""
    return bootstrap.open_desk(folder, "", PASSWORD, clock=Clock(TODAY), read_only=read_only)


def make(folder: Path, cases: int) -> None:
    """Write an office with the given number of cases, spread over ten years; a few hundred still open.

    Its password costs nothing to try, so that what is measured is the program and not the lock.
    """
    told = demo.story(bootstrap.paths.resources_folder())
    opening.create(
        folder, told["committee"], {"name": "演示"}, PASSWORD, Clock(TODAY), Kdf(memory=8, passes=1)
    )
    chance = random.Random(cases)
    first = TODAY - timedelta(days=365 * YEARS)
    days = sorted(first + timedelta(days=chance.randrange(365 * YEARS)) for _ in range(cases))
    desk = open_bench(folder)
    try:
        _write(desk, [Mediator(uid=f"m{n}", name=name) for n, name in enumerate(MEDIATORS)], "名册")
        serials: dict[int, int] = {}
        for start in range(0, cases, BATCH):
            records: list[Any] = []
            for day in days[start : start + BATCH]:
                serials[day.year] = serials.get(day.year, 0) + 1
                records.extend(_case(day, serials[day.year], chance))
            _write(desk, records, f"第 {start + 1} 件起")
    finally:
        desk.close()


def group_office(folder: Path, workers: int) -> str:
    """Make an office with one case of so many workers whose agreement is in force; returns its number."""
    told = demo.story(bootstrap.paths.resources_folder())
    opening.create(
        folder, told["committee"], {"name": "演示"}, PASSWORD, Clock(TODAY), Kdf(memory=8, passes=1)
    )
    file = samples.group_case(workers)
    case = evolve(file.case, state=State.PERFORMING, performed_on=None, closed_on=None, archived_on=None)
    desk = open_bench(folder)
    try:
        _write(desk, [case, *_parts(file)], "多人案件")
    finally:
        desk.close()
    return file.case.number


def _parts(file: CaseFile) -> Iterator[Any]:
    """The records of a sample case, tied to it; those without a uid get one when they are written."""
    groups = [getattr(file, a.name) for a in fields(CaseFile) if a.name not in ("case", "agreement")]
    for record in (file.agreement, *chain.from_iterable(groups)):
        yield evolve(record, case_uid=file.case.uid)


def _write(desk: Desk, records: list[Any], what: str) -> None:
    with desk.office.write(at=datetime(2026, 11, 24, 8, 0).astimezone()) as unit:
        unit.add_all(records)
        unit.note("import", "导入", f"写入测速资料，{what}。")
        unit.commit()


def _case(day: date, serial: int, chance: random.Random) -> Iterator[Any]:
    """One case with all its records, as far along as its age allows."""
    uid, age = new_uid(), (TODAY - day).days
    name = chance.choice(demo.FAMILY) + chance.choice("示例样本模范") + chance.choice(demo.GIVEN)
    cents = chance.randrange(1_000_00, 90_000_00)
    end = chance.choices(("agreed", "failed", "refused", "withdrawn", "settled"), (60, 15, 8, 9, 8))[0]
    yield _head(uid, day, serial, age, name, cents, end, chance)
    yield Worker(
        case_uid=uid, side=Side.APPLICANT, name=name, sex=chance.choice("男女"), doc_no=_number(chance),
        phone=f"1{chance.randrange(30, 100)}{chance.randrange(10**8):08d}", address="示例市样板路 1 号",
        department="装配车间", job="钳工",
    )  # fmt: skip
    yield Employer(
        case_uid=uid, side=Side.RESPONDENT, name=f"示例{chance.choice(demo.GIVEN)}工有限公司",
        credit_code="91330100MA2K7F3X5T", legal_rep="高示例", address="示例市样板路 88 号", phone="0571-87654321",
    )  # fmt: skip
    yield Claim(case_uid=uid, seq=1, matter="支付拖欠的工资", amount=cents)
    if age > 2:
        yield Consent(case_uid=uid, side=Side.RESPONDENT, asked_on=_after(day, 1), answered_on=_after(day, 1))
    if age > 5 and end != "refused":
        yield from _talks(uid, day, chance)
    if age > 12 and end == "agreed":
        yield from _agreement(uid, day, age, cents, name)


def _head(
    uid: str, day: date, serial: int, age: int, name: str, cents: int, end: str, chance: random.Random
) -> Case:
    number = f"（{day.year}）示工调字第{serial}号"
    values: dict[str, Any] = {"decided_on": _after(day, 2)} if age > 2 else {}
    result = {
        "agreed": Result.AGREED, "failed": Result.FAILED, "refused": Result.REFUSED,
        "withdrawn": Result.WITHDRAWN, "settled": Result.SETTLED,
    }[end]  # fmt: skip
    if age > 5 and end == "refused":
        values |= {"refusal_ground": chance.choice(REFUSAL_GROUNDS)}
    if age > 12:
        values |= {"ended_on": _after(day, 12), "result": result}
        values |= {"failure_ground": chance.choice(FAILURE_GROUNDS)} if end == "failed" else {}
        values |= {"effective_on": _after(day, 12), "agreed_amount": cents} if end == "agreed" else {}
    if age > 45:
        values |= {"performed_on": _after(day, 40)} if end == "agreed" else {}
        values |= {
            "closed_on": _after(day, 45),
            "archived_on": _after(day, 45),
            "volume_no": f"{day.year}-{serial:05d}",
        }
    return Case(
        uid=uid, number=number, year=day.year, serial=serial, state=_state(age, end), received_on=day,
        source=chance.choice(SOURCES), cause=chance.choice(CAUSES), facts=FACTS, amount=cents, applicant=name,
        respondent="示例甲工有限公司", registered_on=day, registered_by="演示", **values,
    )  # fmt: skip


def _state(age: int, end: str) -> str:
    if age > 45:
        return State.ARCHIVED
    if age > 12:
        return {
            "agreed": State.PERFORMING, "failed": State.FAILED, "refused": State.REFUSED,
            "withdrawn": State.WITHDRAWN, "settled": State.SETTLED,
        }[end]  # fmt: skip
    if end == "refused" and age > 5:
        return State.REFUSED
    return State.MEDIATING if age > 5 else State.ACCEPTED if age > 2 else State.REGISTERED


def _talks(uid: str, day: date, chance: random.Random) -> Iterator[Any]:
    for seq, person in enumerate(chance.sample(range(len(MEDIATORS)), 2), 1):
        yield Assignment(
            case_uid=uid, seq=seq, mediator_uid=f"m{person}", name=MEDIATORS[person], leader=seq == 1,
            assigned_on=_after(day, 3),
        )  # fmt: skip
    yield Session(
        case_uid=uid, seq=1, held_on=_after(day, 5), place="203 调解室", present="双方当事人", recorder="赵样本",
        applicant_view="应当按原单价结算。", respondent_view="应当补的会补。", talk=FACTS, outcome="达成一致",
    )  # fmt: skip


def _agreement(uid: str, day: date, age: int, cents: int, name: str) -> Iterator[Any]:
    signed, paid = _after(day, 12), _after(day, 40)
    yield Agreement(case_uid=uid, drafted_on=signed, matter="双方因工资发生争议。", total=cents)
    owed, part = new_uid(), new_uid()
    yield Obligation(
        uid=owed, case_uid=uid, seq=1, what="工资差额", amount=cents, due_on=paid, method="汇入申请人工资账户"
    )
    done = age > 45
    yield Instalment(
        uid=part, case_uid=uid, obligation_uid=owed, seq=1, due_on=paid, amount=cents, paid=cents if done else 0,
        done_on=paid if done else None,
    )  # fmt: skip
    for role in MarkRole:
        yield Mark(case_uid=uid, role=role, person=name, done_on=signed)
    for side in Side:
        yield Notice(case_uid=uid, side=side, served_on=signed, receiver=name)
    if done:
        yield Performance(case_uid=uid, instalment_uid=part, done_on=paid, amount=cents, proof="银行回单")
        yield FollowUp(case_uid=uid, visited_on=paid, visited=name, visitor="林示例")


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _number(chance: random.Random) -> str:
    """An invented identity number; whether its check digit fits does not matter here."""
    born = f"{chance.randrange(1965, 2004)}{chance.randrange(1, 13):02d}{chance.randrange(1, 29):02d}"
    return f"110101{born}{chance.randrange(10_000):04d}"
