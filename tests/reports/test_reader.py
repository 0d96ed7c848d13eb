"""Workbooks of others: every cell as text, every refusal with what to do."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from app.domain.errors import InvalidInput, NotFound
from app.reports.flat import csv_bytes
from app.reports.reader import read_sheets
from app.reports.table import Column, Table
from app.reports.xlsx import workbook_bytes


def test_our_own_workbook_is_read_back(tmp_path: Path) -> None:
    columns = (Column("a", "证件号码"), Column("b", "日期", "date"), Column("c", "金额", "money"))
    rows = [("110105194912310021", date(2026, 9, 5), 1_200_050), ("=1", None, 30)]
    table = Table("台账", columns, rows, totals=("c",))
    path = tmp_path / "台账.xlsx"
    path.write_bytes(workbook_bytes([table, table], made=datetime(2026, 11, 24)))
    first, second = read_sheets(path)
    assert (first.name, second.name) == ("台账", "台账（2）")
    assert first.rows == (
        ("台账", "", ""),
        ("证件号码", "日期", "金额"),
        ("110105194912310021", "2026-09-05", "12000.5"),
        ("=1", "", "0.3"),
        ("合计", "", "12000.8"),
    )
    assert second.rows == first.rows


def test_cells_of_all_kinds_become_text(tmp_path: Path) -> None:
    path = tmp_path / "杂.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("一")
        for place, value in enumerate(
            [440524188001010014, 999_999_999_999_999, 12.10, True, "  甲 ", "'=1", -3]
        ):
            sheet.write(1, place, value)
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_datetime(1, 7, datetime(2026, 9, 5, 14, 30), moment)
        sheet.write_formula(1, 8, "=1+1", None, 2)
        sheet.write_blank(5, 9, None, moment)
    (found,) = read_sheets(path)
    assert found.rows[0] == ("",) * len(found.rows[1])
    assert found.rows[1][:9] == (
        "4.40524188001010E+17",
        "999999999999999",
        "12.1",
        "是",
        "甲",
        "=1",
        "-3",
        "2026-09-05 14:30",
        "2",
    )
    assert len(found.rows) == 2


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_the_usual_encodings(tmp_path: Path, codec: str, separator: str) -> None:
    path = tmp_path / "旧台账.csv"
    lines = [separator.join(row) for row in (["姓名", "金额"], ["甲样某", "12000.50"], ["乙"], ["", ""])]
    path.write_bytes("\r\n".join(lines).encode(codec))
    (found,) = read_sheets(path)
    assert found.name == "旧台账"
    assert found.rows == (("姓名", "金额"), ("甲样某", "12000.50"), ("乙", ""))


def test_our_own_csv_is_read_back_without_the_apostrophes(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(
        csv_bytes([Table("台账", (Column("a", "甲"), Column("b", "乙")), [("=1", "a,b"), ("+86", "一\n二")])])
    )
    assert read_sheets(path)[0].rows == (("甲", "乙"), ("=1", "a,b"), ("+86", "一\n二"))
    path.write_bytes(b"")
    assert read_sheets(path)[0].rows == ()


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"没有找到文件“无\.xlsx”"):
        read_sheets(tmp_path / "无.xlsx")
    for name, content, phrase in [
        ("a.docx", b"x", "请另存为"),
        ("b.xlsx", b"not a workbook", "已损坏或不是真正的表格文件"),
        ("c.xls", b"x" * 600, "已损坏或不是真正的表格文件"),
        ("d.csv", b"\xff\xfe\x00", "文字编码认不出来"),
        ("e.ods", b"PK\x05\x06" + b"\x00" * 18, "已损坏"),
    ]:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InvalidInput, match=phrase) as refused:
            read_sheets(path)
        assert refused.value.problems[0].path == "file"


def test_a_format_far_away_is_nothing_and_merged_cells_are_told(tmp_path: Path) -> None:
    path = tmp_path / "格式.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, grey = book.add_worksheet("一"), book.add_format({"bg_color": "#dddddd"})
        sheet.write_row(0, 0, ["姓名", "部门"])
        sheet.merge_range(1, 1, 2, 1, "一车间")
        sheet.write_blank(3, 16_383, None, grey)
        sheet.write_blank(1_048_575, 0, None, grey)
    (found,) = read_sheets(path)
    assert found.merged == ((1, 1, 2, 1),)
    assert [row[:2] for row in found.rows] == [("姓名", "部门"), ("", "一车间")]


def test_a_slip_in_the_last_cell_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "误填.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("空")
        sheet = book.add_worksheet("一")
        sheet.write(0, 0, "姓名")
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(InvalidInput, match="第 1048576 行、第 XFD 列"):
        read_sheets(path)
