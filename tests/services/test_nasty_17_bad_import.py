"""Nasty case 17: a bad list: merged cells, lost digits, odd dates, gaps, GBK, formulas, a stray cell far away."""

import csv
import io
from contextlib import nullcontext

import pytest
import xlsxwriter
from typer.testing import CliRunner

from app.cli_group import commands
from app.domain.errors import InvalidInput
from app.reports import reader
from app.reports.flat import csv_bytes
from app.reports.table import Column, Table
from app.reports.xlsx import workbook_bytes
from app.services.parties import worker_workbook
from app.services.views import timeline
from tests.services.group_office import TALKED, rows
from tests.services.office import DAY, NUMBER, done, everything, is_sentence

HEADS = {
    "name": "姓名", "doc_type": "证件种类", "doc_no": "证件号码", "phone": "联系电话", "birth_on": "出生日期",
    "department": "部门", "claimed": "请求金额", "agreed": "协议金额", "sex": "性别",
}  # fmt: skip
ORDER = list(HEADS)


def people(count=4):
    """Workers as plain cells."""
    return [
        {name: row.get(name, "") for name in HEADS} | {"department": "装配"} for row in rows(max(count, 2))
    ][:count]


def book(path, given, heads=None, *, then=None):
    """A workbook with the headings in row 1; `then` may spoil the sheet."""
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("名单")
        sheet.write_row(0, 0, (heads or HEADS).values())
        for place, values in enumerate(given, 1):
            for column, name in enumerate(heads or HEADS):
                sheet.write(place, column, values.get(name, ""))
        if then is not None:
            then(sheet)
    return path


def told(found):
    """What must be put right, by row and heading."""
    return {(p.row, p.column): p.text for p in found.errors}


def test_what_can_be_repaired_is_and_every_loss_has_its_row(tmp_path):
    given = people(8)
    given[1] |= {"birth_on": 45231, "phone": "１３８５７１２０００１", "claimed": "１２，０００．５０元"}
    given[2] |= {"birth_on": "2024.2.30"}
    given[3] |= {"doc_type": "居民身份证", "doc_no": 4.40e17}
    given[4] |= {"doc_type": "居民身份证", "doc_no": "4.40E+17"}
    given[5] |= {"doc_type": "居民身份证", "doc_no": "440101199003070000"}
    given[6] |= {"birth_on": "２０２４年２月２９日", "claimed": "1.2万"}
    given[7] |= {"claimed": "一万二"}
    found = worker_workbook.read_workers(book(tmp_path / "a.xlsx", given))
    wrong = told(found)
    assert set(wrong) == {
        (4, "出生日期"), (5, "证件号码"), (6, "证件号码"), (7, "证件号码"), (9, "请求金额"),
    }  # fmt: skip
    assert "2024年2月没有30日" in wrong[4, "出生日期"]
    assert all("后面几位已经丢失" in wrong[row, "证件号码"] for row in (5, 6, 7))
    assert all(is_sentence(text) for text in wrong.values())
    good = dict(found.rows)
    assert (good[3]["birth_on"], good[3]["phone"]) == ("2023-11-01", "13857120001")


def test_merged_cells_are_told_apart_by_what_they_say(tmp_path):
    def merge(sheet):
        sheet.merge_range(1, ORDER.index("department"), 3, ORDER.index("department"), "一车间")
        sheet.merge_range(2, ORDER.index("claimed"), 3, ORDER.index("claimed"), 9000)
        sheet.merge_range(6, 0, 6, 4, "以下空白")

    found = worker_workbook.read_workers(book(tmp_path / "a.xlsx", people(5), then=merge))
    assert [values["department"] for _, values in found.rows[:4]] == ["一车间"] * 3 + ["装配"]
    cautions = [(p.row, p.column) for p in found.problems if p.warning]
    assert cautions == [(3, "部门"), (4, "部门")]
    wrong = told(found)
    assert "与第 3 行的合并成了一格，分不清各人是多少" in wrong.pop((4, "请求金额"))
    assert {row for row, _ in wrong} == {7}, "a remark under the list is a row that names nobody"


def test_titles_gaps_repeated_headings_and_sums_are_no_workers(tmp_path):
    given = people(4)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["示例公司欠薪人员名单"])
    writer.writerow(["序号", *HEADS.values()])
    for n, values in enumerate(given, 1):
        writer.writerow([n, *(values[name] for name in HEADS)])
        writer.writerow(["　", "", " "])
        if n == 2:
            writer.writerow(["序号", *HEADS.values()])
    writer.writerow(["", "合计", "", "", "", "", "", "99999"])
    path = tmp_path / "名单.csv"
    path.write_bytes(text.getvalue().encode("gbk", "replace"))
    found = worker_workbook.read_workers(path)
    assert ([row for row, _ in found.rows], found.errors, found.unused) == ([3, 5, 8, 10], (), ("序号",))
    assert found.rows[1][1]["name"] == given[1]["name"]


def test_a_formula_is_never_run_and_never_a_name(tmp_path):
    given = people(3)
    attack = "=cmd|' /C calc'!A0"
    path = tmp_path / "名单.csv"
    text = io.StringIO()
    names = (attack, "@SUM(A1)", "甲样")
    csv.writer(text).writerow(HEADS.values())
    for values, name in zip(given, names, strict=True):
        csv.writer(text).writerow({**values, "name": name}.values())
    path.write_bytes(text.getvalue().encode())
    found = worker_workbook.read_workers(path)
    assert {key: attack in text for key, text in told(found).items()} == {
        (2, "姓名"): True,
        (3, "姓名"): False,
    }
    assert found.rows[0][1]["name"] == attack, "shown as it was typed"

    def formula(sheet):
        sheet.write_formula(1, ORDER.index("department"), "=1+1", None, "")
        sheet.write_formula(2, ORDER.index("department"), '=HYPERLINK("x")', None, "二车间")

    found = worker_workbook.read_workers(book(tmp_path / "b.xlsx", given, then=formula))
    assert [values.get("department", "") for _, values in found.rows] == ["", "二车间", "装配"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_looks_like_a_formula_is_made_harmless_on_the_way_out(tmp_path, start):
    attack = f"{start}cmd|' /C calc'!A0"
    table = Table("台账", (Column("a", "部门"), Column("b", "备注")), [(attack, "x")])
    shown = next(csv.reader(io.StringIO(csv_bytes([table]).decode("utf-8-sig").splitlines()[1])))[0]
    assert shown == f"'{attack}"
    for name, data in (
        ("a.csv", csv_bytes([table])),
        ("a.xlsx", workbook_bytes([table], made=DAY.now())),
    ):
        (tmp_path / name).write_bytes(data)
        (sheet,) = reader.read_sheets(tmp_path / name)
        assert any(attack in row for row in sheet.rows), "and is itself again when it comes back"


def test_a_misspelt_heading_is_guessed_but_not_taken(tmp_path):
    heads = HEADS | {"doc_no": "证件号吗", "claimed": "请求全额"}
    found = worker_workbook.read_workers(book(tmp_path / "a.xlsx", people(), heads))
    assert found.unused == ("证件号吗（是不是“证件号码”？）", "请求全额（是不是“个人请求金额”？）")
    assert {column for _, column in told(found)} == {"证件号码"}
    with pytest.raises(InvalidInput) as caught:
        worker_workbook.read_workers(book(tmp_path / "b.xlsx", people(), HEADS | {"name": "性名"}))
    assert "第 1 行像是表头，但是没有“姓名”这一列，“性名”是不是写错了" in caught.value.sentence
    with pytest.raises(InvalidInput) as caught:
        worker_workbook.read_workers(book(tmp_path / "c.xlsx", people(), {"name": "甲", "phone": "乙"}))
    assert "没有找到表头" in caught.value.sentence


def test_a_person_listed_twice_is_one_person(tmp_path):
    given = people(4)
    given[3]["doc_no"] = given[1]["doc_no"]
    found = worker_workbook.read_workers(book(tmp_path / "a.xlsx", given))
    assert "与第 3 行的相同" in told(found)[5, "证件号码"]
    assert len(found.good) == 3


def test_a_wide_table_is_read_and_a_stray_cell_far_away_refused(tmp_path):
    def wide(sheet):
        sheet.write_row(0, len(HEADS), [f"第{n}列" for n in range(len(HEADS) + 1, 202)])

    found = worker_workbook.read_workers(book(tmp_path / "a.xlsx", people(), then=wide))
    assert (len(found.rows), len(found.unused), found.unused[-1]) == (4, 201 - len(HEADS), "第201列")

    def far(sheet):
        sheet.write(3, 16_383, "x")
        sheet.write(1_048_575, 2, "y")

    with pytest.raises(InvalidInput) as caught:
        worker_workbook.read_workers(book(tmp_path / "b.xlsx", people(), then=far))
    assert "用到了第 1048576 行、第 XFD 列" in caught.value.sentence
    assert "多半是误填" in caught.value.sentence


def test_one_bad_row_and_nothing_at_all_is_taken_in(desk_at, tmp_path):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(3)})
    given = people(5)
    given[4]["phone"] = "123"
    path = book(tmp_path / "名单.xlsx", given)
    before = everything(desk)
    with pytest.raises(InvalidInput, match="第 6 行“联系电话”"):
        worker_workbook.import_workers(desk, NUMBER, path)
    assert everything(desk) == before
    worker_workbook.import_workers(desk, NUMBER, path, skip_bad=True)
    assert len(timeline.case_view(desk, NUMBER).file.workers) == 4
    done(desk, "list_workers", {"workers": rows(3)})
    assert len(timeline.case_view(desk, NUMBER).file.workers) == 3, "the earlier list can be put back"


def test_the_commands_say_every_row_and_take_nothing(desk_at, tmp_path):
    desk = desk_at(TALKED)
    group, runner = commands(lambda: nullcontext(desk)), CliRunner()
    given = people(4)
    given[1]["doc_type"], given[1]["doc_no"] = "居民身份证", 4.4e17
    given[3]["birth_on"] = "2024.2.30"
    path = str(book(tmp_path / "名单.xlsx", given, HEADS | {"department": "部们"}))
    seen = runner.invoke(group, ["check", path])
    assert seen.exit_code == 1
    for words in (
        "4 行，可以登记 2 行",
        "第 3 行 证件号码（要改）",
        "第 5 行 出生日期（要改）",
        "是不是“部门或车间”",
    ):
        assert words in seen.output
    before = everything(desk)
    assert runner.invoke(group, ["import", NUMBER, path]).exit_code != 0
    assert everything(desk) == before
