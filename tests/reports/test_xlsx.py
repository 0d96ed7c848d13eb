"""The workbook is read back: values and types by another library, formulas and print setup from its XML."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.reports.table import Column, Rate, Table, Wan, definitions
from app.reports.xlsx import CUT, LONGEST_CELL, lines_of, printable, sheet_name, workbook_bytes
from app.system.law import read_law

MADE = datetime(2026, 11, 24, 9, 0)
COLUMNS = (
    Column("no", "案号", width=22),
    Column("name", "当事人"),
    Column("doc", "证件号码"),
    Column("received", "收到日期", "date"),
    Column("workers", "劳动者", "number", unit="人"),
    Column("amount", "涉案金额", "money", unit="元"),
    Column("wan", "协议金额", "wan", unit="万元"),
    Column("rate", "成功率", "percent"),
)
ROWS = (
    (
        "（2026）样调字第1号",
        "甲样某",
        "110105194912310021",
        date(2026, 9, 5),
        1,
        1_200_050,
        1_200_050,
        Rate(13, 20),
    ),
    (
        "（2026）样调字第2号",
        "=cmd|'/c calc'!A0",
        "00123",
        date(2026, 9, 6),
        12,
        30,
        17_810_283_000_0,
        Rate(0, 0),
    ),
    ("（2026）样调字第3号", "𬬮样", None, None, None, None, None, None),
)
LEDGER = Table(
    "案件台账",
    COLUMNS,
    ROWS,
    subtitle=("样例企业劳动争议调解委员会 & 工会", "2026年第三季度"),
    totals=("workers", "amount", "wan"),
    notes=("注：涉案金额为各项请求金额之和。",),
)


def read_back(content: bytes, sheet: int = 0) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def test_every_value_comes_back_with_its_type() -> None:
    rows = read_back(workbook_bytes([LEDGER], made=MADE))
    assert rows[0][0] == "案件台账"
    assert [row[0] for row in rows[1:3]] == list(LEDGER.subtitle)
    assert rows[3] == [
        "案号",
        "当事人",
        "证件号码",
        "收到日期",
        "劳动者（人）",
        "涉案金额（元）",
        "协议金额（万元）",
        "成功率",
    ]
    assert rows[4] == [
        "（2026）样调字第1号",
        "甲样某",
        "110105194912310021",
        date(2026, 9, 5),
        1,
        12000.5,
        1.20005,
        0.65,
    ]
    assert rows[5] == [
        "（2026）样调字第2号",
        "=cmd|'/c calc'!A0",
        "00123",
        date(2026, 9, 6),
        12,
        0.3,
        178_102.83,
        "—",
    ]
    assert rows[6][:3] == ["（2026）样调字第3号", "𬬮样", ""]
    assert rows[7][0] == "合计"
    assert rows[7][4:7] == [13, 12000.8, 178_104.03005]
    assert rows[8][0] == "注：涉案金额为各项请求金额之和。"


def test_totals_are_formulas_with_their_values_beside() -> None:
    xml = part(workbook_bytes([LEDGER], made=MADE), "xl/worksheets/sheet1.xml")
    found = re.findall(r'<c r="(\w+)"[^>]*><f>([^<]+)</f><v>([^<]+)</v>', xml)
    assert found == [
        ("E8", "SUM(E5:E7)", "13"),
        ("F8", "SUM(F5:F7)", "12000.8"),
        ("G8", "SUM(G5:G7)", "178104.03005"),
    ]
    assert xml.count("<f>") == 3


def test_what_was_typed_is_text_and_stays_text() -> None:
    content = workbook_bytes([LEDGER], made=MADE)
    xml = part(content, "xl/worksheets/sheet1.xml")
    cells = dict(re.findall(r'<c r="([A-D]\d+)"[^>]*?t="(\w)"', xml))
    assert {cells["C5"], cells["B6"], cells["C6"]} == {"s"}
    assert 'quotePrefix="1"' in part(content, "xl/styles.xml")
    assert 'numFmtId="49"' in part(content, "xl/styles.xml")


def test_the_page_is_a4_landscape_with_the_heading_on_every_page() -> None:
    content = workbook_bytes([LEDGER], made=MADE)
    xml = part(content, "xl/worksheets/sheet1.xml")
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in xml
    assert "<oddFooter>&amp;L案件台账&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>" in xml
    assert re.search(r'<pane ySplit="4" topLeftCell="A5"[^>]*state="frozen"/>', xml)
    names = part(content, "xl/workbook.xml")
    assert '<definedName name="_xlnm.Print_Titles" localSheetId="0">案件台账!$4:$4</definedName>' in names
    widths = [float(width) for width in re.findall(r'<col [^>]*?width="([\d.]+)"', xml)]
    assert widths[0] == pytest.approx(23.7, abs=0.1)
    assert widths[2] > 18


def test_the_same_tables_and_time_make_the_same_file() -> None:
    assert workbook_bytes([LEDGER], made=MADE) == workbook_bytes([LEDGER], made=MADE)
    assert "2026-11-24T09:00:00Z" in part(workbook_bytes([LEDGER], made=MADE), "docProps/core.xml")


def test_several_tables_become_sheets_with_the_definitions() -> None:
    law = read_law(Path(__file__).parents[2] / "resources" / "law")
    column = (Column("label", "指标"), Column("value", "数值", "any"), Column("unit", "单位"))
    rows = [
        ("受理", 12, "件"),
        ("涉案金额", Wan(17_810_283_000_0), "万元"),
        ("调解成功率", Rate(2, 3), "%"),
        ("无案件的成功率", Rate(0, 0), "%"),
        ("最近一件", date(2026, 9, 5), ""),
        ("备注", "-5 不是公式", ""),
        ("空", None, ""),
    ]
    content = workbook_bytes(
        [Table("统计报表", column, rows), definitions(law.indicators.indicators)], made=MADE
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["统计报表", "说明"]
    values = [row[1] for row in read_back(content)[2:]]
    assert values[:2] == [12, 178_102.83]
    assert values[2] == pytest.approx(2 / 3)
    assert values[3:] == ["—", date(2026, 9, 5), "-5 不是公式", ""]
    explained = read_back(content, 1)
    assert explained[1] == ["指标", "单位", "统计口径", "依据"]
    assert len(explained) == 2 + len(law.indicators.indicators)
    assert any(row[0] == "调解成功率" and "÷" in row[2] and "本会口径" in row[3] for row in explained)


def test_a_table_without_rows_says_so() -> None:
    content = workbook_bytes([Table("空表", COLUMNS, (), totals=("workers",))], made=MADE)
    assert read_back(content)[2][0] == "（没有记录）"
    assert "<f>" not in part(content, "xl/worksheets/sheet1.xml")
    one = workbook_bytes([Table("单列", (Column("a", "甲"),), [("乙",)])], made=MADE)
    assert read_back(one) == [["单列"], ["甲"], ["乙"]]


def test_sheet_names_are_what_excel_allows() -> None:
    taken: set[str] = set()
    names = [
        sheet_name(title, taken)
        for title in ["台账", "台账", "a/b:c*?[d]", "'' ", "长" * 40, "长" * 40, "History"]
    ]
    assert names == ["台账", "台账（2）", "a b c   d", "表", "长" * 31, "长" * 28 + "（2）", "历史"]
    assert all(len(name) <= 31 for name in names)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    for text in ("字" * 40_000, "𬬮" * 20_000):
        cut = printable(text)
        assert cut.endswith(CUT)
        assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
        content = workbook_bytes([Table("长", (Column("a", "甲"),), [(text,)])], made=MADE)
        assert read_back(content)[2][0] == cut
    assert printable("字" * LONGEST_CELL) == "字" * LONGEST_CELL
    assert printable("一\x00二\ud800三\n四") == "一二三\n四"


def test_wrapped_text_gets_the_height_it_needs() -> None:
    table = Table(
        "表", (Column("a", "甲", "long", width=21), Column("b", "乙")), [("字" * 25, "x"), ("短", "一\n二")]
    )
    xml = part(workbook_bytes([table], made=MADE), "xl/worksheets/sheet1.xml")
    heights = {
        int(row): float(height) for row, height in re.findall(r'<row r="(\d+)"[^>]*? ht="([\d.]+)"', xml)
    }
    assert heights == {1: 30, 3: 42.75, 4: 29.25}
    assert (lines_of("字" * 10, 21), lines_of("字" * 11, 21), lines_of("", 21), lines_of("\n", 1)) == (
        1,
        2,
        1,
        2,
    )


def test_misfits_are_bugs_of_the_caller() -> None:
    with pytest.raises(ValueError, match="has 1 values, not 8"):
        Table("表", COLUMNS, [(1,)])
    with pytest.raises(ValueError, match="cannot add up"):
        Table("表", COLUMNS, [], totals=("name",))
    with pytest.raises(ValueError, match="'kind' must be in"):
        Column("a", "甲", "colour")


@given(st.lists(st.tuples(st.text(max_size=30), st.integers(0, 10**14 - 1)), min_size=1, max_size=6))
@settings(max_examples=40)
def test_any_text_and_any_amount_survive(rows: list[tuple[str, int]]) -> None:
    table = Table("表", (Column("t", "文字"), Column("m", "金额", "money")), rows, totals=("m",))
    back = read_back(workbook_bytes([table], made=MADE))
    shown = [(row[0], round(float(row[1] or 0) * 100)) for row in back[2 : 2 + len(rows)]]
    assert shown == [(printable(text), cents) for text, cents in rows]
    assert round(float(back[2 + len(rows)][1]) * 100) == pytest.approx(table.total("m"), rel=1e-14)
