"""The registers from the command line: written by acts, listed, exported, and what is refused."""

import csv
import io
import json

from tests.services.test_acts import RISK


def test_registers_are_listed(run):
    told = run("registers", "list")
    assert told.status == 0
    names = [line.split()[0] for line in told.out.splitlines()]
    assert names == ["cases", "risks", "grievances", "roster", "trainings", "evaluations", "appraisals"]


def test_a_risk_is_entered_and_exported(run, tmp_path, monkeypatch):
    office = tmp_path / "office"
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(office))
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "演示密码一二三")
    made = run("init", office, "--name", "示例公司劳动争议调解委员会", "--short", "示")
    assert made.status == 0
    given = tmp_path / "risk.json"
    given.write_text(json.dumps(RISK, ensure_ascii=False), encoding="utf-8")
    entered = run("--today", "2026-11-24", "do", "record_risk", "--with", given)
    assert entered.data["result"]["seq"] == 1
    out = tmp_path / "risks.csv"
    assert run("registers", "export", "风险隐患台账", out).out.strip() == str(out)
    rows = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))
    assert "装配一车间" in rows[1]
    assert "186400.00" in rows[1]


def test_the_roster_of_the_demonstration_leaves_as_a_workbook(ask, tmp_path):
    out = tmp_path / "roster.xlsx"
    assert ask("registers", "export", "roster", out).status == 0
    assert out.stat().st_size > 0


def test_what_does_not_exist_is_refused(ask, tmp_path):
    assert "可用的有" in ask("registers", "export", "people", tmp_path / "x.csv").sentence
    assert ".pdf" in ask("registers", "export", "risks", tmp_path / "x.doc").sentence
