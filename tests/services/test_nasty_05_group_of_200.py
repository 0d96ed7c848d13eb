"""Nasty case 5: 200 workers out of a workbook, 13 refuse and are split off, 2 die, 187 have an agreement."""

from contextlib import nullcontext
from datetime import date

import pytest
import xlsxwriter
from attrs import evolve
from typer.testing import CliRunner

from app.cli_group import commands
from app.domain import dates
from app.domain.errors import InvalidInput
from app.domain.words import State
from app.services.papers import batches
from app.services.parties import worker_workbook
from app.services.views import statistics
from app.system.clock import Clock
from tests.services.group_office import FIRST, TALKED, lead_group, rows
from tests.services.office import NUMBER, changed, done, given_of, refused_field

SPLIT = {"on": "2026-09-28", "reason": "不同意协议，要求单独调解"}
HEADINGS = {
    "name": "员工姓名", "doc_type": "证件种类", "doc_no": "身份证号", "phone": "手机", "address": "住址", "sex": "性别",
    "representative": "是否代表人", "claimed": "请求金额（元）", "agreed": "协议金额(元)",
}  # fmt: skip


def workbook(path, given, headings=None):
    """A workbook as an office has it: a title, the headings below it, a column that is nobody's, a total."""
    headings = headings or HEADINGS
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名单")
        sheet.write_string(0, 0, "示例公司欠薪人员名单")
        for column, heading in enumerate((*headings.values(), "备注")):
            sheet.write(1, column, heading)
        for row, values in enumerate(given, 2):
            for column, name in enumerate(headings):
                value = values.get(name, "")
                sheet.write(row, column, ("", "√")[value] if isinstance(value, bool) else value)
        sheet.write(len(given) + 2, 0, "合计")
    return path


def two_hundred():
    """187 who share the agreement, after them 13 without a share."""
    given = rows(200)
    for row, share in zip(given[:187], rows(187), strict=True):
        row["agreed"] = share["agreed"]
    return given[:187] + [row | {"agreed": ""} for row in given[187:]]


def case(desk, number=NUMBER):
    with desk.read() as reader:
        return reader.case_by_number(number)


def named(given):
    return [{"name": row["name"], "doc_no": row["doc_no"]} for row in given]


def test_two_hundred_workers_thirteen_go_their_own_way(desk_at, story, tmp_path):
    desk = desk_at(TALKED)
    given = two_hundred()
    outcome = worker_workbook.import_workers(desk, NUMBER, workbook(tmp_path / "名单.xlsx", given))
    assert outcome.result["workers"] == len(case(desk).workers) == 200
    amount = case(desk).case.amount

    drafting = evolve(desk, clock=Clock(date(2026, 9, 28)))
    done(drafting, "draft_agreement", given_of(story, "draft_agreement"))
    refusing = given[187:]
    said = [row | {"consent": "不同意", "consent_on": "2026-09-28"} for row in named(refusing)]
    told = done(drafting, "record_worker_consent", {"workers": said, "rest": "同意", "rest_on": "2026-09-28"})
    assert told.result == {"agree": 187, "refuse": 13, "open": 0}
    refused_field(drafting, "sign", given_of(story, "sign"), "role", "等 13 人不同意协议", number=NUMBER)

    new = done(drafting, "split_off", SPLIT).result["number"]
    old, other = case(desk), case(desk, new)
    assert (old.case.workers, len(old.workers), len(old.lines)) == (187, 187, 187)
    assert (other.case.workers, len(other.workers), len(other.lines)) == (13, 13, 13)
    assert [w.name for w in other.workers] == [row["name"] for row in refusing]
    assert {line.consent for line in other.lines} == {"尚未答复"}
    assert [line.seq for line in other.lines] == list(range(1, 14))
    assert (other.case.state, other.case.split_from, other.case.applicant) == (
        State.MEDIATING, NUMBER, refusing[0]["name"],
    )  # fmt: skip
    assert (old.case.state, old.case.applicant) == (State.AGREED, FIRST)
    moved = sum(line.claimed for line in other.lines)
    assert other.case.amount == other.claims[0].amount == moved
    assert old.case.amount == amount - moved
    assert [e.name for e in other.employers] == [e.name for e in old.employers]
    assert {a.name for a in other.assignments} == {a.name for a in old.assignments}

    died = ("已死亡，由近亲属参加", "已死亡，请求终结")
    dead = [
        row | {"result": result, "result_on": "2026-09-28"}
        for row, result in zip(named(given[5:7]), died, strict=True)
    ]
    done(drafting, "record_worker_result", {"workers": dead})
    for n in range(4):
        done(desk, "sign", given_of(story, "sign", n))
    old = case(desk)
    assert old.case.state == State.EFFECTIVE
    assert sum(line.consent == "同意" for line in old.lines) == 187
    assert sum(line.agreed for line in old.lines) == old.case.agreed_amount
    assert sorted(line.result for line in old.lines if line.result) == sorted(died)
    notices = batches.items(desk, NUMBER, ("performance_notice",))
    assert sum(bool(item.to.seq) for item in notices) == 187
    whole = statistics.period(desk, dates.parse_span("2026")).whole
    assert (whole.received, whole.workers) == (2, 200)


def test_a_correction_after_a_split_keeps_each_cases_own_sum(desk_at, story):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(5)})
    whole = case(desk).case.amount
    leaving = {"on": "2026-11-20", "workers": named(rows(5)[3:])}
    new = done(desk, "split_off", SPLIT | leaving).result["number"]
    left, moved = case(desk).case.amount, case(desk, new).case.amount
    assert (moved > 0, left + moved) == (True, whole)

    fixed = given_of(story, "register") | {"reason": "事实写全"}
    done(desk, "correct", fixed)
    assert case(desk).case.amount == left, "the claims still say what all of them asked for"
    more = changed(fixed, claims__0__amount=f"{case(desk).claims[0].amount / 100 + 50:.2f}")
    done(desk, "correct", more)
    assert case(desk).case.amount == left + 50_00
    own = [{"matter": "留下的人的请求", "amount": f"{(left + 50_00) / 100:.2f}"}]
    done(desk, "correct", fixed | {"claims": own})
    done(desk, "correct", fixed | {"claims": own, "reason": "再改一处"})
    assert case(desk).case.amount == left + 50_00, "claims typed to what is left count as they are"

    other = case(desk, new)
    own = [{"matter": other.claims[0].matter, "amount": f"{moved / 100:.2f}"}]
    first = {name: getattr(other.workers[0], name) for name in ("name", "doc_type", "doc_no", "address")}
    done(desk, "correct", fixed | {"claims": own, "applicant": first | {"phone": "13800000000"}}, number=new)
    assert case(desk, new).case.amount == moved


def test_the_first_applicant_may_leave_too(desk_at):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(5)})
    new = done(desk, "split_off", SPLIT | {"on": "2026-11-20", "workers": [{"name": FIRST}]}).result["number"]
    assert case(desk).case.applicant == rows(5)[1]["name"]
    assert case(desk, new).case.applicant == FIRST
    assert case(desk, new).lines == (), "a case of one has no list"


def test_who_has_papers_of_his_own_stays(desk_at):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(5)})
    done(desk, "issue_paper", {"form": "rights_notice", "side": "申请人:3"})
    who = {"workers": named(rows(5)[2:3]), "on": "2026-11-20"}
    refused_field(desk, "split_off", SPLIT | who, "workers", "已有自己的一份文书", number=NUMBER)
    everybody = {"workers": named(rows(5)), "on": "2026-11-20"}
    refused_field(desk, "split_off", SPLIT | everybody, "workers", "至少留一人", number=NUMBER)


def test_what_a_worker_said_stays_when_the_list_is_typed_again(desk_at):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(4)})
    said = {
        "name": rows(4)[1]["name"],
        "consent": "不同意",
        "consent_on": "2026-11-20",
        "consent_note": "太少",
    }
    done(desk, "record_worker_consent", {"workers": [said]})
    done(desk, "list_workers", {"workers": rows(4)})
    assert [line.consent for line in case(desk).lines] == ["尚未答复", "不同意", "尚未答复", "尚未答复"]
    assert case(desk).lines[1].consent_note == "太少"


def test_namesakes_are_told_apart_by_their_number(desk_at):
    desk = desk_at(TALKED)
    given = rows(4)
    given[3]["name"] = given[2]["name"]
    done(desk, "list_workers", {"workers": given})
    said = {"name": given[3]["name"], "consent": "同意", "consent_on": "2026-11-20"}
    refused_field(
        desk, "record_worker_consent", {"workers": [said]}, "workers.0.name", "有 2 个", number=NUMBER
    )
    done(desk, "record_worker_consent", {"workers": [said | {"doc_no": given[3]["doc_no"]}]})
    assert [line.consent for line in case(desk).lines][2:] == ["尚未答复", "同意"]


def test_what_spreadsheets_do_to_a_list_is_repaired_or_refused(desk_at, tmp_path):
    desk = desk_at(TALKED)
    before = case(desk)
    given = [row | {"birth_on": ""} for row in rows(4)]
    given[1] |= {"birth_on": 32874, "phone": "１３８５７１２０００１"}
    given[2] |= {"doc_type": "身份证", "doc_no": 440101199003070000}
    given[3] |= {"phone": "123"}
    path = workbook(tmp_path / "名单.xlsx", given, HEADINGS | {"birth_on": "出生日期"})
    found = worker_workbook.read_workers(path)
    assert [(p.row, p.column) for p in found.errors] == [(5, "身份证号"), (6, "手机")]
    assert "已经丢失" in found.errors[0].text
    assert found.unused == ("备注",)
    assert found.good[1]["birth_on"] == "1990-01-01"
    assert found.good[1]["phone"] == "13857120001"
    with pytest.raises(InvalidInput, match="第 5 行"):
        worker_workbook.import_workers(desk, NUMBER, path)
    assert case(desk) == before
    worker_workbook.import_workers(desk, NUMBER, path, skip_bad=True)
    assert [w.name for w in case(desk).workers] == [row["name"] for row in given[:2]]


def test_the_blank_list_has_the_headings_that_are_read(desk_at, tmp_path):
    desk = desk_at("register")
    path = tmp_path / "空白名单.xlsx"
    worker_workbook.write_template(desk, path)
    found = worker_workbook.read_workers(path)
    assert (found.rows, found.unused) == ((), ())


def test_the_commands_look_a_list_over_and_take_it_in(desk_at, tmp_path):
    desk = desk_at(TALKED)
    group, runner = commands(lambda: nullcontext(desk)), CliRunner()
    blank = tmp_path / "空白名单.xlsx"
    assert runner.invoke(group, ["template", str(blank)]).exit_code == 0
    assert blank.is_file()
    given = rows(4)
    given[3] |= {"phone": "123"}
    path = str(workbook(tmp_path / "名单.xlsx", given))
    told = runner.invoke(group, ["check", path])
    assert (told.exit_code, "可以登记 3 行" in told.output, "第 6 行 手机（要改）" in told.output) == (
        1,
        True,
        True,
    )
    assert runner.invoke(group, ["import", NUMBER, path]).exit_code != 0
    assert len(case(desk).workers) == 1
    assert "3 人" in runner.invoke(group, ["import", NUMBER, path, "--skip-bad"]).output
    assert len(case(desk).workers) == 3


def test_the_command_issues_a_notice_to_each_and_goes_on_where_it_stopped(desk_at, story):
    desk = desk_at(TALKED)
    lead_group(desk, story, 4)
    group, runner = commands(lambda: nullcontext(desk)), CliRunner()
    done(desk, "issue_papers", {"form": "performance_notice", "sides": ["申请人:2"]})
    told = runner.invoke(group, ["issue", NUMBER, "履行告知书"])
    assert (told.exit_code, told.stdout.strip()) == (0, "签发了 4 份。"), "three workers and the company"
    assert len(case(desk).papers) == 5
    assert runner.invoke(group, ["issue", NUMBER, "履行告知书"]).stdout.strip() == "签发了 0 份。"
    told = runner.invoke(group, ["issue", NUMBER, "履行告知书", "--reason", "换了收款账户"])
    assert (told.exit_code, len(case(desk).papers)) == (0, 10)
