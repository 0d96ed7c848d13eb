"""Files that leave the office: the ledger, the statistics, case records as JSON, the demonstration's papers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from attrs import asdict, evolve

from app.domain import dates
from app.domain.errors import Refusal
from app.domain.limits import Limit
from app.domain.words import SIDES
from app.reports import flat
from app.reports.table import Column, Table
from app.services.desk import Desk
from app.services.papers import press, proofs
from app.services.papers.table_papers import table_doc
from app.services.views import ledger as ledgers
from app.services.views import statistics_report
from app.services.views.ledger import LedgerQuery
from app.services.views.timeline import CaseView
from app.system.files import write_safely

KINDS = ("xlsx", "csv", "json", "pdf")

LEDGER_COLUMNS = (
    Column("number", "案号", width=26),
    Column("applicant", "申请人", width=14),
    Column("doc_no", "申请人身份（证件号码）", width=24),
    Column("phone", "联系方式", width=18),
    Column("respondent", "被申请人", width=30),
    Column("cause", "案由", width=20),
    Column("amount", "涉案金额", kind="money", unit="元", width=16),
    Column("received_on", "收到日期", kind="date", width=14),
    Column("state", "状态", width=12),
    Column("result", "处理结果", width=16),
    Column("mediators", "调解员", width=18),
)
"""当事人身份、联系方式、案号、案由、涉案金额、处理结果 are obligatory (鲁人社函〔2024〕98号 §二(三)10)."""


def kind_of(path: Path, allowed: Sequence[str] = KINDS) -> str:
    """The kind of file that a name asks for; raises Refusal naming what is possible."""
    kind = path.suffix.lower().lstrip(".")
    if kind not in allowed:
        raise Refusal(
            f"不能写成“{path.suffix or path.name}”，文件名要以 {'、'.join('.' + k for k in allowed)} 结尾。"
        )
    return kind


def write(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all; raises Refusal when the folder is not there or not writable."""
    try:
        write_safely(path, data)
    except OSError as why:
        raise Refusal(f"写不了 {path}：{why.strerror or why}。请换一个文件夹。") from why


def read_json(path: Path) -> dict[str, Any]:
    """An input for an act; raises Refusal when the file is not there or no JSON object."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as why:
        raise Refusal(f"找不到文件 {path}，请核对文件名。") from why
    except OSError as why:
        raise Refusal(f"读不了 {path}，请核对它是一个文件，并且允许读取。") from why
    except UnicodeDecodeError as why:
        raise Refusal(f"{path} 不是 UTF-8 编码，请另存为 UTF-8 再试。") from why
    except json.JSONDecodeError as why:
        raise Refusal(f"{path} 第 {why.lineno} 行第 {why.colno} 个字起不是正确的 JSON，请改正。") from why
    if not isinstance(found, dict):
        raise Refusal(f"{path} 里应是一个 JSON 对象，请写在花括号里。")
    return found


def ledger_table(desk: Desk) -> Table:
    """The whole ledger, document numbers in full, as a plain table."""
    query = LedgerQuery(states=ledgers.VIEWS["全部"], descending=False)
    lines = ledgers.rows(desk, ledgers.ids(desk, query), masked=False)
    keys = [c.key for c in LEDGER_COLUMNS]
    return Table(
        title=f"{desk.committee().name}案件台账",
        subtitle=(f"截至 {dates.long(desk.clock.today())}，共 {len(lines)} 件",),
        columns=LEDGER_COLUMNS,
        rows=tuple(tuple(getattr(line, key) for key in keys) for line in lines),
        totals=("amount",),
        notes=("当事人身份、联系方式、案号、案由、涉案金额、处理结果六项为必填。",),
    )


def ledger(desk: Desk, path: Path) -> None:
    """Write the ledger as .xlsx, .csv, .json or .pdf."""
    write_tables(desk, path, (ledger_table(desk),))


def statistics(desk: Desk, period: str, path: Path) -> None:
    """Write a period's statistics, with the definition of every figure."""
    try:
        span = dates.parse_span(period)
    except ValueError as why:
        raise Refusal(str(why)) from why
    write_tables(desk, path, statistics_report.tables(desk, span))


def write_tables(desk: Desk, path: Path, tables: Sequence[Table]) -> None:
    """Write tables as the kind of file that the name asks for: landscape PDF, workbook, CSV or JSON."""
    kind = kind_of(path)
    if kind == "pdf":
        today = desk.clock.today()
        data = press.pdf(table_doc(tables), desk.fonts, today).data
    elif kind == "xlsx":
        from app.reports import xlsx  # with its library, when the first workbook is written

        data = xlsx.workbook_bytes(tables, made=desk.clock.now(), author=desk.committee().name)
    else:
        data = flat.csv_bytes(tables) if kind == "csv" else flat.json_bytes(tables)
    write(path, data)


def case_list(desk: Desk, text: str) -> list[dict[str, Any]]:
    """The ledger's rows that match a search, as label → value with masked numbers."""
    query = LedgerQuery(text=text, states=ledgers.VIEWS["全部"], descending=False)
    lines = ledgers.rows(desk, ledgers.ids(desk, query))
    return [
        {column.label: _plain(column, getattr(line, column.key)) for column in LEDGER_COLUMNS}
        for line in lines
    ]


def _plain(column: Column, value: Any) -> Any:
    if column.kind == "money":
        return f"{value // 100}.{value % 100:02d}"
    return value.isoformat() if isinstance(value, date) else value


def case_record(view: CaseView) -> dict[str, Any]:
    """One case with all its records, what is due and what comes next, for JSON."""
    record: dict[str, Any] = asdict(view.file)
    record["events"] = [asdict(event) for event in view.events]
    record["due"] = [{**asdict(evolve(due, limit=None)), "left": due.left(view.today)} for due in view.dues]
    record["next"] = view.next_act.act if view.next_act else None
    return record


def limit_record(found: Limit) -> dict[str, Any]:
    """A computed limit as the command line prints it."""
    return {
        "rule": found.code,
        "start": found.start.isoformat(),
        "last_day": found.last_day.isoformat(),
        "provisional": found.provisional,
        "skipped": [{"date": skip.date.isoformat(), "why": skip.why} for skip in found.skipped],
        "article": found.rule.source,
    }


def demonstration(desk: Desk, number: str, out: Path) -> list[Path]:
    """The files of the demonstration: agreement, both notices, volume, ledger, statistics."""
    made: list[Path] = []
    wanted = [("调解协议书", "agreement", "")]
    wanted += [(f"履行告知书-{side}", "performance_notice", side) for side in SIDES]
    for name, form, side in wanted:
        for kind in ("pdf", "docx"):
            made.append(out / f"{name}.{kind}")
            write(made[-1], proofs.paper(desk, number, form, side=side, kind=kind))
    made.append(out / "卷宗.pdf")
    write(made[-1], proofs.volume(desk, number))
    made.append(out / "案件台账.xlsx")
    ledger(desk, made[-1])
    made.append(out / "统计报表.xlsx")
    statistics(desk, "2026Q3", made[-1])
    return made
