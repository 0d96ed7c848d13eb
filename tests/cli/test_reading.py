"""Commands that only look: cases, acts, limits, forms, audit, examination; their words and their JSON."""

import re
from datetime import date

import pytest

from app.services.acts import ACTS
from tests.cli.conftest import NUMBER

LEDGER_LABELS = [
    "案号",
    "申请人",
    "申请人身份（证件号码）",
    "联系方式",
    "被申请人",
    "案由",
    "涉案金额",
    "收到日期",
    "状态",
    "处理结果",
    "调解员",
]


def test_case_list_in_words_and_as_json(ask):
    listed = ask("case", "list")
    assert listed.status == 0
    assert listed.out.startswith(NUMBER)
    assert ask("case", "list", "--json").data == [
        dict(zip(LEDGER_LABELS, [
            NUMBER, "孟𫖯", "1101**********2316", "138****0071", "示例精工机械有限公司", "追索劳动报酬纠纷", "40812.05",
            "2026-09-14", "已归档", "达成调解协议", "林示例、赵样本",
        ], strict=True))
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["孟𫖯", "2026", "示例精工", "林示例", "第1号"])
def test_case_list_finds_by_what_is_typed(ask, query):
    assert [row["案号"] for row in ask("case", "list", "--query", query, "--json").data] == [NUMBER]


def test_case_list_finds_nothing_else(ask):
    assert ask("case", "list", "--query", "没有这个人", "--json").data == []


def test_case_show_tells_the_course(ask):
    shown = ask("case", "show", NUMBER)
    assert shown.status == 0
    for words in ("登记", "受理", "调解笔录", "签署", "归档", "卷号 2026-001"):
        assert words in shown.out


def test_case_show_as_json_holds_every_record(ask):
    record = ask("case", "show", NUMBER, "--json").data
    assert record["case"]["number"] == NUMBER
    assert record["case"]["amount"] == 40_812_05
    assert record["next"] is None
    assert [len(record[name]) for name in ("claims", "sessions", "obligations", "instalments", "marks", "notices")] == [
        3, 2, 2, 3, 4, 2
    ]  # fmt: skip
    assert len(record["events"]) == 19
    assert record["agreement"]["total"] == 40_812_05


def test_acts_lists_the_catalogue(ask):
    listed = ask("acts")
    assert [line.split()[0] for line in listed.out.splitlines()] == list(ACTS)
    assert next(iter(ACTS)) == "register"
    found = ask("acts", "--json").data
    assert [act["name"] for act in found] == list(ACTS)


@pytest.mark.parametrize("name", list(ACTS))
def test_an_act_is_told_with_its_input(ask, name):
    act = ask("acts", name, "--json").data
    assert set(act) == {"name", "label", "help", "subject", "roles", "states", "input"}
    assert act["input"]["type"] == "object"
    assert act["input"]["additionalProperties"] is False
    assert set(act["input"]["required"]) <= set(act["input"]["properties"])
    assert all(prop["title"] for prop in act["input"]["properties"].values())
    told = ask("acts", name)
    assert act["label"] in told.out
    assert all(key in told.out for key in act["input"]["properties"])


LIMITS = (
    "acceptance", "mediation", "arbitration_right", "arbitration_review", "judicial_confirmation",
    "negotiation_reply", "entrusted_mediation", "limitation",
)  # fmt: skip


@pytest.mark.parametrize("rule", LIMITS)
def test_a_limit_as_json_has_the_stable_shape(run, rule):
    found = run("limit", rule, "2026-09-16", "--json").data
    assert list(found) == ["rule", "start", "last_day", "provisional", "skipped", "article"]
    assert (found["rule"], found["start"]) == (rule, "2026-09-16")
    assert date.fromisoformat(found["last_day"]) > date(2026, 9, 16)
    assert all(set(skip) == {"date", "why"} for skip in found["skipped"])
    assert found["article"]


def test_a_limit_that_ends_in_the_holidays_moves_behind_them(run):
    found = run("limit", "mediation", "2026-09-16", "--json").data
    assert found["last_day"] == "2026-10-08"
    assert [skip["date"] for skip in found["skipped"]] == [f"2026-10-0{n}" for n in range(1, 8)]
    told = run("limit", "mediation", "2026-09-16")
    assert "2026-10-08" in told.out
    assert "国庆节" in told.out


def test_forms_are_listed_and_checked(run):
    listed = run("forms")
    assert listed.status == 0
    assert re.search(r"^agreement\s+调解协议书", listed.out, re.MULTILINE)
    checked = run("forms", "--check")
    assert checked.status == 0
    assert len(checked.out.splitlines()) >= len(listed.out.splitlines())


def test_audit_show_and_verify(ask):
    shown = ask("audit", "show", "--case", NUMBER)
    assert len(shown.out.splitlines()) == 19
    assert "（定日）" in shown.out
    verified = ask("audit", "verify")
    assert verified.status == 0
    assert verified.out.startswith("改动记录完整：共 22 条")
    assert len(ask("audit", "show").out.splitlines()) == 22


def test_doctor_tells_a_line_for_each_thing(ask):
    told = ask("doctor")
    lines = told.out.splitlines()
    assert all(line[0] in "好坏" for line in lines)
    assert told.status == (1 if any(line[0] == "坏" for line in lines) else 0)
    names = "".join(lines)
    for thing in ("数据库", "磁盘", "字体", "时钟", "备份"):
        assert thing in names
