"""The registers: running numbers, lines struck out, what the roster counts, and the tables in all four kinds."""

import csv
import io
import json

import pypdf
import pytest

from app.domain.errors import NotFound, Refusal
from app.domain.fields import spec_of
from app.domain.registers import Departure, Grievance, Risk
from app.reports.reader import read_sheets
from app.services.office import register_lines, register_tables
from app.services.office.register_lines import read_all
from tests.services.office import NUMBER, done, on, refused_field
from tests.services.test_acts import (
    ANSWERED,
    EVALUATION,
    GRIEVANCE,
    RISK,
    SETTLED,
    STRUCK,
    TRAINING,
)


@pytest.fixture
def kept(desk_at):
    """An office with mediators, one case, and some lines in every register; 赵样本 has left."""
    desk = desk_at("assign")
    for act, given in (
        ("record_risk", RISK), ("record_risk", RISK | {"amount": "", "people": 5, "level": "重大"}),
        ("record_risk", RISK), ("strike_entry", STRUCK | {"seq": 3}),
        ("settle_risk", SETTLED | {"level": "一般"}),
        ("record_grievance", GRIEVANCE | {"phone": "13800001234"}),
        ("record_grievance", GRIEVANCE | {"person": "陈示例"}), ("answer_grievance", ANSWERED),
        ("record_training", TRAINING), ("record_training", TRAINING | {"held_on": "2025-09-09"}),
        ("evaluate_mediator", EVALUATION), ("dismiss_mediator", {"name": "赵样本", "reason": "调离本企业"}),
    ):  # fmt: skip
        done(desk, act, given, number="")
    return desk


def by_key(table):
    """The rows of a table as key to value."""
    return [dict(zip([c.key for c in table.columns], row, strict=True)) for row in table.rows]


def test_numbers_run_on_and_a_struck_line_keeps_its_own(kept):
    done(kept, "record_risk", RISK, number="")
    risks = read_all(kept).risks
    assert [r.seq for r in risks] == [1, 2, 3, 4]
    assert [bool(r.struck) for r in risks] == [False, False, True, False]


def test_a_settled_risk_keeps_what_was_not_changed(kept):
    first, second = read_all(kept).risks[:2]
    assert (first.result, first.level, first.measures) == ("已化解", "一般", RISK["measures"])
    assert first.deadline.isoformat() == RISK["deadline"]
    assert second.open
    refused_field(kept, "settle_risk", SETTLED, "seq", "处理完毕（已化解）")
    refused_field(kept, "settle_risk", SETTLED | {"seq": 3}, "seq", "已经作废（登记错了）")


def test_progress_is_noted_in_the_order_of_its_days(kept):
    step = {"seq": 2, "result_on": "2026-11-18", "result": "跟踪中", "measures": "已约谈负责人"}
    assert "跟踪中" in done(kept, "settle_risk", step, number="").told
    refused_field(kept, "settle_risk", step | {"result_on": "2026-11-17"}, "result_on", "早于上一次处理日期")
    assert read_all(kept).risks[1].measures == "已约谈负责人"


def test_a_grievance_is_answered_once(kept):
    refused_field(kept, "answer_grievance", ANSWERED, "seq", "已在 2026年11月12日 答复")
    first, second = read_all(kept).grievances
    assert (first.result, first.told_way, first.open) == ("协调整改", "书面", False)
    assert second.open


def test_a_mediator_is_evaluated_once_a_year_unless_that_was_struck_out(kept):
    refused_field(kept, "evaluate_mediator", EVALUATION, "year", "2025 年度已经考评过（第 1 号）")
    done(kept, "strike_entry", {"register": "考评台账", "seq": 1, "reason": "分数写错"}, number="")
    assert "93.5" in done(kept, "evaluate_mediator", EVALUATION, number="").told
    assert [line.evaluation.seq for line in read_all(kept).evaluations] == [1, 2]


def test_the_roster_counts_this_year_and_names_who_left(kept):
    first, second = read_all(kept).roster
    assert (first.mediator.name, first.cases, first.hours) == ("林示例", 1, 8)
    assert first.evaluated == "2025 年度 93.5 分，优秀"
    assert (second.mediator.name, second.evaluation) == ("赵样本", None)
    assert (second.departure.reason, second.departure.left_on.isoformat()) == ("调离本企业", "2026-11-24")
    last_year = register_lines.read_all(on(kept, "2025-12-31")).roster
    assert [(line.cases, line.hours) for line in last_year] == [(0, 8), (0, 8)]


def test_who_is_appointed_again_has_not_left(kept):
    done(kept, "appoint_mediator", {"name": "赵样本", "employment": "兼职"}, number="")
    assert [line.departure for line in read_all(kept).roster] == [None, None]
    with kept.read() as reader:
        assert len(reader.find(Departure)) == 1


def test_a_struck_training_counts_for_nobody(kept):
    done(kept, "strike_entry", {"register": "培训记录台账", "seq": 1, "reason": "没有开成"}, number="")
    assert [line.hours for line in read_all(kept).roster] == [0, 0]


def test_the_risks_as_a_table(kept):
    table = register_tables.risk_table(kept)
    first, second = by_key(table)
    assert (first["amount"], first["people"], first["level"]) == (186_400_00, 23, "一般")
    assert second["amount"] is None
    assert (table.total("people"), table.total("amount")) == (28, 186_400_00)
    assert table.notes[-1] == "第 3 号已经作废，不列入。"
    assert [c.label for c in table.columns] == [spec_of(Risk, c.key).label for c in table.columns]


def test_the_grievances_tell_neither_phone_nor_a_way_of_an_answer_not_given(kept):
    table = register_tables.grievance_table(kept)
    answered, waiting = by_key(table)
    assert "phone" not in answered
    assert "13800001234" not in str(table)
    assert (answered["told_way"], waiting["told_way"], waiting["told_on"]) == ("书面", "", None)
    assert spec_of(Grievance, "phone").private


def test_training_and_evaluation_as_tables(kept):
    training = register_tables.training_table(kept)
    assert by_key(training)[0]["participants"] == "林示例、赵样本"
    assert by_key(training)[0]["passed"] == "林示例"
    assert (training.total("hours"), training.total("people")) == (16, 4)
    evaluated = by_key(register_tables.evaluation_table(kept))
    assert [(e["name"], e["score"], e["items"]) for e in evaluated] == [
        ("林示例", "93.5", "办案质量 55.5/60；培训 38/40")
    ]


@pytest.mark.parametrize("found", register_tables.REGISTERS, ids=lambda found: found.name)
def test_every_register_leaves_in_all_four_kinds(kept, tmp_path, found):
    table = found.table(kept)
    for kind in ("xlsx", "csv", "json", "pdf"):
        register_tables.export(kept, found.name, tmp_path / f"{found.name}.{kind}")
    heads = [c.heading for c in table.columns]
    sheet = read_sheets(tmp_path / f"{found.name}.xlsx")[0]
    assert heads in [list(row) for row in sheet.rows]
    rows = list(csv.reader(io.StringIO((tmp_path / f"{found.name}.csv").read_text("utf-8-sig"))))
    assert rows[0] == heads
    assert len(rows) == 1 + len(table.rows) + bool(table.totals)
    told = json.loads((tmp_path / f"{found.name}.json").read_text("utf-8"))["tables"][0]
    assert (told["title"], len(told["rows"])) == (table.title, len(table.rows))
    page = pypdf.PdfReader(tmp_path / f"{found.name}.pdf").pages[0]
    assert page.mediabox.width > page.mediabox.height
    printed = page.extract_text().replace("\n", "")
    word = {"risks": "装配一车间", "appraisals": "鉴定小组成员"}.get(found.name, "林示例")
    assert table.title in printed
    assert word in printed


@pytest.mark.parametrize("found", register_tables.REGISTERS, ids=lambda found: found.name)
def test_an_empty_register_can_be_exported_too(desk, tmp_path, found):
    for kind in ("xlsx", "csv", "json", "pdf"):
        register_tables.export(desk, found.title, tmp_path / f"leer.{kind}")
        assert (tmp_path / f"leer.{kind}").stat().st_size > 0


def test_an_unknown_register_or_kind_is_refused(desk, tmp_path):
    with pytest.raises(NotFound) as caught:
        register_tables.export(desk, "people", tmp_path / "x.xlsx")
    assert "risks（风险隐患台账）" in caught.value.sentence
    with pytest.raises(Refusal) as refused:
        register_tables.export(desk, "risks", tmp_path / "x.doc")
    assert ".xlsx" in refused.value.sentence
    assert list(tmp_path.glob("x.*")) == []


def test_the_acts_of_the_registers_stand_in_the_audit_but_in_no_case(kept):
    with kept.read() as reader:
        case = reader.case_by_number(NUMBER).case
        told = [entry.act for entry in reader.entries() if not entry.case_uid]
        assert {"record_risk", "settle_risk", "record_grievance", "answer_grievance"} <= set(told)
        assert all("risk" not in entry.act for entry in reader.entries(case_uid=case.uid))
