"""An invented office for the tests; run as a module it prints it as SQL, for the samples of versions.

python -m tests.store.sample_office > tests/store/samples/0002.sql
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from app.domain.case import (
    Agreement,
    Assignment,
    Case,
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
from app.domain.office import Committee, Mediator, User
from app.domain.paper import IssuedPaper, KeptCopy, OwnForm, PaperEntry, PaperMark, Service
from app.domain.party import Employer, Worker, WorkerLine
from app.domain.words import MarkRole, Result, Side, State
from app.store import office
from app.store.engine import connect_raw
from app.store.keys import Kdf
from app.store.office import Office
from app.store.unit_of_work import Unit

CHEAP = Kdf(memory=8, passes=1)
PASSWORD = "演示密码"
USER = User(name="吴静宜")
COMMITTEE = Committee(
    name="滨江精工机械有限公司劳动争议调解委员会", short="滨工", employer="滨江精工机械有限公司"
)


def make_office(folder: Path) -> tuple[Office, str]:
    """A new office with a cheap key derivation, and its recovery code."""
    return office.create(folder, COMMITTEE, USER, PASSWORD, on=date(2026, 9, 1), kdf=CHEAP)


def add_case(unit: Unit, name: str = "陈志远", *, year: int = 2026, **changed: object) -> Case:
    """Register a case with both parties; `changed` are fields of the Case."""
    serial = unit.next_serial(year)
    values: dict[str, object] = {
        "number": f"（{year}）滨工调字第{serial}号",
        "year": year,
        "serial": serial,
        "received_on": date(year, 9, 14),
        "cause": "追索劳动报酬纠纷",
        "facts": f"{name}称工资没有足额发放。",
        "amount": 4_081_205,
        "applicant": name,
        "respondent": COMMITTEE.employer,
    }
    case = unit.add(Case(**(values | changed)))
    unit.add(
        Worker(
            case_uid=case.uid,
            side=Side.APPLICANT,
            name=name,
            doc_no="33010619900307729X",
            phone="13800001234",
            address="滨江路1号",
            department="装配一车间",
        )
    )
    unit.add(
        Employer(case_uid=case.uid, side=Side.RESPONDENT, name=COMMITTEE.employer, phone="0571-87654321")
    )
    return case


def add_full_case(unit: Unit) -> Case:
    """One record of every kind that a case can have."""
    day = date(2026, 9, 20)
    mediator = unit.add(Mediator(name="林晓峰", phone="13700004321", term_from=day))
    case = add_case(
        unit,
        "欧阳建国",
        state=State.PERFORMING,
        decided_on=date(2026, 9, 16),
        ended_on=day,
        effective_on=day,
        result=Result.AGREED,
        agreed_amount=1_200_000,
    )
    uid = case.uid
    unit.add(Claim(case_uid=uid, seq=1, matter="支付工资差额", amount=1_200_000))
    unit.add(Consent(case_uid=uid, asked_on=date(2026, 9, 15), answered_on=date(2026, 9, 16)))
    unit.add(Assignment(case_uid=uid, seq=1, mediator_uid=mediator.uid, name="林晓峰", leader=True))
    unit.add(Session(case_uid=uid, seq=1, held_on=day, place="会议室", present="双方", recorder="吴静宜"))
    unit.add(Agreement(case_uid=uid, drafted_on=day, matter="工资差额", total=1_200_000))
    owed = unit.add(Obligation(case_uid=uid, seq=1, what="工资差额", amount=1_200_000, due_on=day))
    for seq, paid_on in ((1, day), (2, None)):
        part = unit.add(
            Instalment(
                case_uid=uid,
                obligation_uid=owed.uid,
                seq=seq,
                due_on=date(2026, 9 + seq, 24),
                amount=600_000,
                done_on=paid_on,
            )
        )
    for role in MarkRole:
        unit.add(Mark(case_uid=uid, role=role, person="某人", done_on=day))
    unit.add(Notice(case_uid=uid, side=Side.APPLICANT, served_on=day, receiver="欧阳建国"))
    unit.add(
        Performance(case_uid=uid, instalment_uid=part.uid, done_on=day, amount=600_000, proof="银行回单")
    )
    unit.add(FollowUp(case_uid=uid, visited_on=day, visited="欧阳建国", visitor="林晓峰"))
    unit.add(IssuedPaper(case_uid=uid, form="agreement", title="调解协议书", issued_on=day, pages=2))
    unit.add(WorkerLine(case_uid=uid, worker_uid="w", seq=1, claimed=100, agreed=50))
    unit.add(PaperEntry(case_uid=uid, form="session_notice", data='{"调解时间": "14:00"}'))
    unit.add(PaperMark(case_uid=uid, form="performance_notice", role="签收人", signer="某", done_on=day))
    unit.add(Service(case_uid=uid, seq=1, form="performance_notice", side=Side.APPLICANT, served_on=day))
    unit.add(KeptCopy(case_uid=uid, form="agreement", title="调解协议书", taken_on=day, pages=2))
    unit.add(OwnForm(code="agreement", name="调解协议书", text="自拟的正文", changed_on=day))
    return case


def dump(path: Path, data_key: bytes) -> str:
    """A whole database as SQL text, the search index as its statement only (its rows can be written anew)."""
    connection = connect_raw(path, data_key)
    lines = []
    master = (
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'trigger', rowid"
    )
    listed = connection.execute(master).fetchall()
    for kind, name, sql in listed:
        if name.startswith("case_search_"):
            continue
        lines.append(f"{sql.strip()};")
        if kind == "table" and name != "case_search":
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            quoted = " || ',' || ".join(f'quote("{c}")' for c in columns)
            for (values,) in connection.execute(f"SELECT {quoted} FROM {name}"):
                lines.append(f"INSERT INTO {name} VALUES ({values});")
    connection.close()
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the sample office as SQL."""
    with tempfile.TemporaryDirectory() as work:
        made, _ = make_office(Path(work) / "office")
        with made, made.write() as unit:
            case = add_full_case(unit)
            unit.note("register", "登记", "登记一件完整的案件。", case_uid=case.uid)
            unit.commit()
        sys.stdout.write(dump(made.folder / office.DATABASE, made.data_key))


if __name__ == "__main__":
    main()
