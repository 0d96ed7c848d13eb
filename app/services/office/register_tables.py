"""The registers (台账、名册) as tables: their columns drawn from the declarations, ready for PDF and workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from app.domain import dates
from app.domain.aftermath import Appraisal, AppraisalLine
from app.domain.errors import NotFound
from app.domain.fields import spec_of
from app.domain.office import Mediator
from app.domain.registers import Departure, Evaluation, Grievance, Risk, Training
from app.reports.table import Column, Table
from app.services import exports
from app.services.desk import Desk
from app.services.office.register_lines import Registers, RosterLine, read_all

_KINDS = {"number": "number", "money": "money", "date": "date", "long": "long"}
OWN_LEVELS = "风险等级和化解期限由本会设定，没有查到全国统一的标准。"
OWN_GRADES = "考评等次由本会设定，没有查到全国统一的标准。"
ANSWERED = "依据：企业劳动争议协商调解规定 第4条。"
KEPT_FROM = (
    "保管期限从归档之日起算，由本会设定；没有查到全国统一规定。依据：档案法 第21条，档案法实施条例 第24条。"
)
COUNTED = "本年办案：本年指定该调解员的案件件数；本年学时：本年参加培训的学时合计。"


@frozen
class Register:
    """One register: the name it is asked for by, its title, what it takes from a Desk, its row in the set."""

    name: str
    title: str
    table: Callable[[Desk], Table]


def declared(record: type, widths: Mapping[str, int]) -> tuple[Column, ...]:
    """Columns out of the declared fields of a record; `widths` names them in their order (half-width signs)."""
    return tuple(_column(record, name, width) for name, width in widths.items())


def _column(record: type, name: str, width: int) -> Column:
    found = spec_of(record, name)
    return Column(
        name, found.label, _KINDS.get(found.kind, "text"), width, unit="元" if found.kind == "money" else ""
    )


def _values(record: Any, columns: Iterable[Column]) -> dict[str, Any]:
    return {c.key: getattr(record, c.key) for c in columns if hasattr(record, c.key)}


def _row(columns: tuple[Column, ...], values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(values[c.key] for c in columns)


def _struck(lines: Iterable[Any]) -> tuple[str, ...]:
    """The note that tells which numbers are missing."""
    numbers = "、".join(str(line.seq) for line in lines if line.struck)
    return (f"第 {numbers} 号已经作废，不列入。",) if numbers else ()


def _whole(desk: Desk, name: str, columns: tuple[Column, ...], rows: list[tuple[Any, ...]]) -> dict[str, Any]:
    """Title, subtitle, columns and rows; the committee stands below the title, however long its name is."""
    unit = "人" if columns is ROSTER_COLUMNS else "条"
    until = f"截至 {dates.long(desk.clock.today())}，共 {len(rows)} {unit}"
    return {
        "title": name,
        "subtitle": (f"{desk.committee().name}　{until}",),
        "columns": columns,
        "rows": tuple(rows),
    }


RISK_COLUMNS = declared(
    Risk,
    {
        "seq": 7, "found_on": 12, "source": 12, "crowd": 12, "kind": 12, "unit": 13, "what": 19, "people": 8,
        "amount": 15, "level": 8, "measures": 19, "owner": 9, "deadline": 12, "result": 12, "result_note": 16,
    },
)  # fmt: skip


def risk_table(desk: Desk) -> Table:
    """风险隐患台账, classified and graded (枣人社字〔2023〕36号 §二(一)3); amounts in cents."""
    lines = read_all(desk).risks
    rows = [_row(RISK_COLUMNS, _values(r, RISK_COLUMNS)) for r in lines if not r.struck]
    return Table(
        **_whole(desk, "风险隐患台账", RISK_COLUMNS, rows),
        totals=("people", "amount") if rows else (),
        notes=(OWN_LEVELS, *_struck(lines)),
    )


GRIEVANCE_COLUMNS = declared(
    Grievance,
    {
        "seq": 7, "received_on": 12, "kind": 12, "channel": 12, "person": 9, "department": 13, "content": 23,
        "checked_on": 12, "findings": 20, "result": 12, "reply": 22, "told_on": 12, "told_way": 8, "handler": 9,
    },
)  # fmt: skip


def grievance_table(desk: Desk) -> Table:
    """申诉、诉求登记与答复 (令17 §4); the phone of the person is left out."""
    lines = read_all(desk).grievances
    values = [_values(g, GRIEVANCE_COLUMNS) for g in lines if not g.struck]
    rows = [_row(GRIEVANCE_COLUMNS, v if v["told_on"] else v | {"told_way": ""}) for v in values]
    return Table(
        **_whole(desk, "申诉、诉求登记与答复", GRIEVANCE_COLUMNS, rows), notes=(ANSWERED, *_struck(lines))
    )


ROSTER_COLUMNS = (
    Column("seq", "序号", "number", 7),
    *declared(
        Mediator,
        {
            "name": 9, "sex": 6, "post": 16, "committee_side": 12, "employment": 9, "certificate": 14,
            "certificate_until": 12, "term_from": 12, "term_to": 12,
        },
    ),
    Column("hours", "本年学时", "number", 8),
    Column("cases", "本年办案", "number", 8),
    Column("evaluated", "最近考评", "text", 17),
    *declared(Evaluation, {"reward": 12}),
    *declared(Departure, {"left_on": 12, "reason": 13}),
)  # fmt: skip


def roster_table(desk: Desk) -> Table:
    """调解员名册: those in office first, then those who left."""
    lines = read_all(desk).roster
    rows = [_row(ROSTER_COLUMNS, {"seq": n} | _roster_values(line)) for n, line in enumerate(lines, 1)]
    return Table(**_whole(desk, "调解员名册", ROSTER_COLUMNS, rows), notes=(COUNTED, OWN_GRADES))


def _roster_values(line: RosterLine) -> dict[str, Any]:
    left = line.departure
    return _values(line.mediator, ROSTER_COLUMNS) | {
        "hours": line.hours,
        "cases": line.cases,
        "evaluated": line.evaluated,
        "reward": line.evaluation.reward if line.evaluation else "",
        "left_on": left.left_on if left else None,
        "reason": left.reason if left else ("" if line.mediator.active else "已解聘"),
    }


TRAINING_COLUMNS = (
    *declared(
        Training,
        {
            "seq": 7, "held_on": 12, "hours": 7, "subject": 22, "content": 26, "form": 12, "host": 12,
            "teacher": 14, "place": 14,
        },
    ),
    Column("participants", "参加人", "long", 24),
    Column("people", "人数", "number", 7),
    Column("passed", "考核合格", "long", 18),
    *declared(Training, {"note": 14}),
)  # fmt: skip


def training_table(desk: Desk) -> Table:
    """培训记录台账 with the sum of lessons."""
    lines = read_all(desk).trainings
    rows = [
        _row(
            TRAINING_COLUMNS,
            _values(line.training, TRAINING_COLUMNS)
            | {"participants": line.participants, "people": line.people, "passed": line.passed},
        )
        for line in lines
        if not line.training.struck
    ]
    return Table(
        **_whole(desk, "培训记录台账", TRAINING_COLUMNS, rows),
        totals=("hours", "people") if rows else (),
        notes=_struck(line.training for line in lines),
    )


EVALUATION_COLUMNS = (
    *declared(Evaluation, {"seq": 7, "year": 8, "name": 9, "evaluated_on": 12}),
    Column("items", "考评项目和得分", "long", 44),
    *declared(Evaluation, {"score": 7, "grade": 9, "evaluator": 10, "comment": 26, "reward": 16}),
)


def evaluation_table(desk: Desk) -> Table:
    """考评台账: each item with its points, sum, grade, reward or penalty."""
    lines = read_all(desk).evaluations
    rows = [
        _row(EVALUATION_COLUMNS, _values(line.evaluation, EVALUATION_COLUMNS) | {"items": line.items})
        for line in lines
        if not line.evaluation.struck
    ]
    notes = (OWN_GRADES, *_struck(line.evaluation for line in lines))
    return Table(**_whole(desk, "考评台账", EVALUATION_COLUMNS, rows), notes=notes)


LINE_COLUMNS = declared(AppraisalLine, {"number": 22, "volume_no": 12, "opinion": 8, "retention": 9})
APPRAISAL_COLUMNS = (
    *declared(Appraisal, {"seq": 7, "made_on": 12, "members": 14}),
    *LINE_COLUMNS,
    *declared(
        Appraisal, {"report": 26, "approved_on": 12, "approver": 9, "destroyed_on": 12, "supervisors": 14}
    ),
)


def appraisal_table(desk: Desk) -> Table:
    """案卷鉴定清单: one row a volume, with who appraised, approved and watched the destruction (档案法 §21)."""
    rows = [
        _row(APPRAISAL_COLUMNS, _values(made.appraisal, APPRAISAL_COLUMNS) | _values(line, LINE_COLUMNS))
        for made in read_all(desk).appraisals
        for line in made.lines
    ]
    return Table(**_whole(desk, "案卷鉴定清单", APPRAISAL_COLUMNS, rows), notes=(KEPT_FROM,))


REGISTERS = (
    Register("cases", "案件台账", exports.ledger_table),
    Register("risks", "风险隐患台账", risk_table),
    Register("grievances", "申诉、诉求登记与答复", grievance_table),
    Register("roster", "调解员名册", roster_table),
    Register("trainings", "培训记录台账", training_table),
    Register("evaluations", "考评台账", evaluation_table),
    Register("appraisals", "案卷鉴定清单", appraisal_table),
)
"""Statistics are asked for with their period by `report`, so they are not among these."""


def find(name: str) -> Register:
    """The register of that name or title; raises NotFound naming those there are."""
    for found in REGISTERS:
        if name in (found.name, found.title):
            return found
    names = "、".join(f"{r.name}（{r.title}）" for r in REGISTERS)
    raise NotFound(f"没有叫“{name}”的台账；可用的有：{names}。")


def export(desk: Desk, name: str, path: Path) -> None:
    """Write one register as .xlsx, .csv, .json or landscape .pdf; raises NotFound and Refusal."""
    found = find(name)
    exports.kind_of(path)
    exports.write_tables(desk, path, (found.table(desk),))


def counts(registers: Registers) -> dict[str, int]:
    """How many lines each register has, struck ones left out, by its name."""
    return {
        "risks": sum(not r.struck for r in registers.risks),
        "grievances": sum(not g.struck for g in registers.grievances),
        "roster": sum(line.mediator.active for line in registers.roster),
        "trainings": sum(not line.training.struck for line in registers.trainings),
        "evaluations": sum(not line.evaluation.struck for line in registers.evaluations),
        "appraisals": len(registers.appraisals),
    }
