"""Refusals: exit status 1 and one Chinese line; wrong usage: 2; a bug: 70 with the report's path."""

import sys

import pytest

from app import cli
from app.services.office import safekeeping
from tests.cli.conftest import NUMBER

REFUSED = [
    (["acts", "fly"], "没有“fly”这个行为"),
    (["acts", "fly", "--json"], "没有“fly”这个行为"),
    (["do", "fly"], "没有“fly”这个行为"),
    (["do", "assign"], "哪一件案件"),
    (["do", "register", "--case", NUMBER], "去掉案号"),
    (["do", "register", "--with", "没有.json"], "找不到文件"),
    (["do", "assign", "--case", "（2026）示工调字第9号"], "（2026）示工调字第9号"),
    (["do", "assign", "--case", NUMBER], "已归档"),
    (["case", "show", "（1999）甲字第1号"], "（1999）甲字第1号"),
    (["paper", NUMBER, "情书", "--out", "x.pdf"], "情书"),
    (["paper", NUMBER, "agreement", "--out", "x.txt"], "不能写成"),
    (["paper", NUMBER, "agreement", "--out", "没有/x.pdf"], "没有"),
    (["paper", NUMBER, "performance_notice", "--party", "工会", "--out", "x.pdf"], "工会"),
    (["paper", "第9号", "agreement", "--out", "x.pdf"], "第9号"),
    (["limit", "eternity", "2026-09-16"], "没有“eternity”"),
    (["limit", "mediation", "2026-02-30"], "2026-02-30"),
    (["limit", "mediation", "昨天"], "昨天"),
    (["report", "2026Q5", "--out", "x.xlsx"], "看不懂时段“2026Q5”"),
    (["report", "2026-03-01..2026-01-01", "--out", "x.xlsx"], "早于"),
    (["report", "2026", "--out", "x.doc"], "不能写成“.doc”"),
    (["ledger", "export", "x"], "不能写成"),
    (["ledger", "export", "没有/x.csv"], "没有"),
    (["backup", "verify"], "哪个备份文件"),
    (["backup", "verify", "没有.mdbackup"], "没有.mdbackup"),
    (["restore", "没有.mdbackup", "新"], "没有.mdbackup"),
    (["audit", "show", "--case", "第9号"], "第9号"),
    (["--today", "2026-02-30", "doctor"], "2026-02-30"),
    (["--today", "明天", "doctor"], "明天"),
    (["--office", "没有", "doctor"], "没有"),
    (["--user", "无此人", "doctor"], "用户"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED, ids=[" ".join(r[0]) for r in REFUSED])
def test_a_refusal_is_one_chinese_line_and_status_1(ask, arguments, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert words in ask(*arguments).sentence
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["nonsense"], ["case"], ["limit", "mediation"], ["paper", NUMBER], ["report", "2026"], ["init"],
        ["doctor", "--loud"], ["demo", "x", "--cases", "-1"], ["demo", "x", "--seed", "eins"],
        ["bench", "--cases", "0"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_status_2(ask, arguments):
    ended = ask(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "第 1 行"),
        ('{"a":\n nothing}', "第 2 行"),
        ("[1, 2]", "花括号"),
        ("", "第 1 行"),
    ],
)
def test_an_input_file_that_is_no_json_object_is_told_where(ask, tmp_path, text, words):
    (tmp_path / "in.json").write_text(text, encoding="utf-8")
    assert words in ask("do", "register", "--with", tmp_path / "in.json").sentence


def test_an_input_file_in_another_encoding_is_told(ask, tmp_path):
    (tmp_path / "in.json").write_bytes('{"facts": "工资"}'.encode("gbk"))
    assert "UTF-8" in ask("do", "register", "--with", tmp_path / "in.json").sentence
    assert "读不了" in ask("do", "register", "--with", tmp_path).sentence


def test_a_field_that_does_not_fit_is_told_in_one_line(ask, tmp_path):
    (tmp_path / "in.json").write_text('{"received_on": "2026-02-30", "way": "电报"}', encoding="utf-8")
    told = ask("do", "register", "--with", tmp_path / "in.json").sentence
    assert "2026年2月没有30日" in told
    assert "；" in told


def test_without_an_office_it_says_how_to_name_one(run):
    assert "--office" in run("doctor").sentence


def test_a_wrong_password_is_refused(ask, monkeypatch):
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "猜的密码")
    assert "密码" in ask("doctor").sentence


def test_a_folder_that_is_not_empty_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "一个长的密码")
    (tmp_path / "a.txt").touch()
    refused = run("init", tmp_path, "--name", "甲", "--short", "乙")
    assert "空" in refused.sentence
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_demonstration_is_made_in_a_new_folder_only(run, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "家书.txt").touch()
    assert "空" in run("demo", tmp_path).sentence
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_bug_ends_with_70_and_the_path_of_its_report(ask, monkeypatch, home, logged):
    secret = ["孟", "𫖯 110101", "199003072316"]

    def broken(*_: object) -> None:
        raise ZeroDivisionError("".join(secret))

    monkeypatch.setattr(safekeeping, "examine", broken)
    ended = ask("doctor")
    assert (ended.status, ended.out) == (70, "")
    reports = list(home.rglob("crash-*.txt"))
    assert len(reports) == 1
    assert str(reports[0]) in ended.err
    assert "".join(secret) not in reports[0].read_text(encoding="utf-8")
    assert "".join(secret) not in ended.err
    logged.clear()


def test_the_benchmark_is_refused_where_its_source_is_not(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "tests.bench.rows", None)
    assert "源代码" in run("bench").sentence


def test_choices_before_a_command_do_not_last(ask):
    assert ask("--user", "无此人", "case", "list").status == 1
    assert ask("case", "list").status == 0
    assert cli.run(["forms"]) == 0
