"""Commands that write: acts from JSON files, papers, reports, the ledger, backups; read back by other tools."""

import csv
import json
from datetime import date

import pypdf
import pytest
from python_calamine import load_workbook

from app import bootstrap
from app.domain.values import silent
from app.services import demo as story_of
from app.services import exports
from app.services.views import timeline
from app.system.clock import Clock
from tests.cli.conftest import NUMBER

PASSWORD = "一个够长的密码"
FIRST = b"%PDF-1.7"


def plain(value):
    """A record without what differs from office to office: identifiers, clocks, blob names, seals."""
    if isinstance(value, dict):
        gone = (
            "uid",
            "pdf",
            "docx",
            "sha256",
            "user",
            "registered_by",
            "issued_by",
            "issued_on",
            "registered_on",
        )
        return {k: plain(v) for k, v in value.items() if not k.endswith("uid") and k not in gone}
    return [plain(entry) for entry in value] if isinstance(value, list) else value


def test_acts_from_json_files_lead_to_the_same_case(run, demo, tmp_path, monkeypatch):
    told = story_of.story(bootstrap.paths.resources_folder())
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(tmp_path / "office"))
    body = told["committee"]
    made = run(
        "init", tmp_path / "office", "--name", body["name"], "--short", body["short"], "--user", "演示"
    )
    assert made.status == 0
    committee = tmp_path / "committee.json"
    committee.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    assert run("do", "change_committee", "--with", committee).status == 0
    number = ""
    for n, step in enumerate(told["office_acts"] + told["case_acts"]):
        file = tmp_path / f"{n}.json"
        file.write_text(
            json.dumps(step["given"], ensure_ascii=False), encoding="utf-8-sig" if n % 2 else "utf-8"
        )
        case = ["--case", number] if number else []
        outcome = run("--today", step["today"], "do", step["act"], *case, "--with", file).data
        assert list(outcome) == ["act", "label", "case", "state", "told", "warnings", "result"]
        number = outcome["case"]
    ours = run("case", "show", number, "--json").data
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(demo / "office"))
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "演示")
    assert plain(ours) == plain(run("case", "show", number, "--json").data)


@pytest.mark.parametrize(
    ("form", "party"),
    [
        ("agreement", ""),
        ("调解协议书", ""),
        ("performance_notice", "被申请人"),
        ("performance_notice", "1"),
        ("volume", ""),
    ],
)
def test_a_paper_is_written_as_pdf(ask, tmp_path, form, party):
    out = tmp_path / "文书.pdf"
    ended = ask("paper", NUMBER, form, "--out", out, *(["--party", party] if party else []))
    assert (ended.status, ended.out.strip()) == (0, str(out))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "示例精工机械有限公司" in text.replace("\n", "")


def test_a_paper_is_written_as_docx(ask, tmp_path):
    out = tmp_path / "协议.docx"
    assert ask("paper", NUMBER, "agreement", "--out", out).status == 0
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json", "pdf"])
@pytest.mark.parametrize("period", ["2026", "2026H1", "2026Q3", "2026-09", "2026-01-01..2026-03-15"])
def test_a_report_is_written_in_every_kind(ask, tmp_path, period, kind):
    out = tmp_path / f"报表.{kind}"
    assert ask("report", period, "--out", out).status == 0
    data = out.read_bytes()
    assert data.startswith({"xlsx": b"PK", "pdf": b"%PDF", "json": b"", "csv": b"\xef\xbb\xbf"}[kind])
    if kind == "json":
        assert json.loads(data.decode("utf-8"))


def test_the_ledger_says_the_same_in_every_kind(ask, tmp_path):
    for kind in ("xlsx", "csv", "json", "pdf"):
        assert ask("ledger", "export", tmp_path / f"台账.{kind}").status == 0
    table = [
        row for row in csv.reader((tmp_path / "台账.csv").read_text("utf-8-sig").splitlines()) if len(row) > 5
    ]
    head, line = next((table[n], table[n + 1]) for n, row in enumerate(table) if "案号" in row)
    assert line[head.index("案号")] == NUMBER
    assert line[head.index("申请人身份（证件号码）")].strip("'\t=\"") == "110101199003072316"
    sheet = load_workbook(str(tmp_path / "台账.xlsx")).get_sheet_by_index(0).to_python()
    assert any(NUMBER in map(str, row) for row in sheet)
    assert NUMBER in json.dumps(json.loads((tmp_path / "台账.json").read_text("utf-8")), ensure_ascii=False)


def test_a_backup_is_made_listed_verified_and_restored(own, tmp_path, monkeypatch):
    assert own("backup").status == 0
    listed = own("backup", "list").out.splitlines()
    assert len(listed) == 1
    file = listed[0].split("　")[0]
    assert "案件 1 件" in own("backup", "verify", file).out
    assert own("backup", tmp_path / "U盘").status == 0
    assert len(list((tmp_path / "U盘").iterdir())) == 1
    assert own("restore", file, tmp_path / "恢复").status == 0
    before = own("case", "show", NUMBER, "--json").data
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(tmp_path / "恢复"))
    assert own("case", "show", NUMBER, "--json").data == before
    assert own("audit", "verify").status == 0
    refused = own("restore", file, tmp_path / "恢复")
    assert "空" in refused.sentence


def test_audit_verify_fails_when_a_line_was_changed(own, tmp_path):
    desk = bootstrap.open_desk(tmp_path / "office", "", "演示")
    try:
        with desk.write() as unit:
            unit.connection.exec_driver_sql("DROP TRIGGER audit_no_update")
            unit.connection.exec_driver_sql("UPDATE audit SET told = '假的。' WHERE seq = 5")
            unit.connection.commit()
    finally:
        desk.close()
    ended = own("audit", "verify")
    assert ended.status == 1
    assert "第 5 条" in ended.out + ended.err


def test_a_demonstration_with_synthetic_cases_is_the_same_for_the_same_seed(run, tmp_path, monkeypatch):
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "演示")
    listed = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        assert run("--today", "2026-11-24", "demo", tmp_path / name, "--cases", 6, "--seed", seed).status == 0
        rows = run("--office", tmp_path / name / "office", "case", "list", "--json").data
        assert len(rows) == 7
        assert len({row["案号"] for row in rows}) == 7
        listed.append(rows)
    assert listed[0] == listed[1] != listed[2]


def test_a_password_of_a_new_user_opens_the_office(own, tmp_path):
    (tmp_path / "u.json").write_text(
        '{"name": "钱登记", "role": "登记员", "password": "登记员的密码"}', encoding="utf-8"
    )
    assert "至少 8 个字" in own("do", "add_user", "--with", tmp_path / "u.json").sentence
    (tmp_path / "u.json").write_text(
        '{"name": "钱登记", "role": "登记员", "password": "登记员自己的密码"}', encoding="utf-8"
    )
    assert own("do", "add_user", "--with", tmp_path / "u.json").status == 0
    assert "哪" in own("case", "list").sentence or "用户" in own("case", "list").sentence


def test_the_progress_of_synthetic_cases_reaches_the_end(tmp_path):
    assert silent(1, 2, "x") is None
    told = story_of.story(bootstrap.paths.resources_folder())
    desk_folder = tmp_path / "o"
    from app.services.office import opening
    from tests.services.office import CHEAP

    opening.create(desk_folder, told["committee"], {"name": "演示"}, PASSWORD, Clock(date(2026, 1, 1)), CHEAP)
    desk = bootstrap.open_desk(desk_folder, "", PASSWORD, clock=Clock(date(2026, 11, 24)))
    seen: list[tuple[int, int]] = []
    try:
        for step in told["office_acts"]:
            story_of.perform(desk, step["act"], step["given"])
        story_of.synthesise(
            desk,
            told,
            5,
            1,
            last=date(2026, 11, 24),
            progress=lambda done, total, what="": seen.append((done, total)),
        )
        states = [row["状态"] for row in exports.case_list(desk, "")]
        assert len(states) == 5
        assert timeline.case_view(desk, exports.case_list(desk, "")[0]["案号"]).file.case.number
    finally:
        desk.close()
    assert seen == [(n, 5) for n in range(1, 6)]
