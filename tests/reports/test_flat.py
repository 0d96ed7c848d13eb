"""CSV and JSON: exact values, Chinese as it is, nothing that runs as a formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.flat import csv_bytes, json_bytes, neutral
from app.reports.table import Column, Rate, Table, Wan

COLUMNS = (
    Column("name", "当事人"),
    Column("received", "收到日期", "date"),
    Column("workers", "劳动者", "number", unit="人"),
    Column("amount", "涉案金额", "money", unit="元"),
    Column("rate", "成功率", "percent"),
    Column("mixed", "数值", "any"),
)
ROWS = (
    ("=1+1", date(2026, 9, 5), 1, 1_200_050, Rate(13, 20), Wan(1_200_050)),
    ('甲"样",某', None, None, -500, Rate(0, 0), -5),
)
TABLE = Table("台账", COLUMNS, ROWS, subtitle=("样例",), totals=("workers", "amount"), notes=("注",))


def test_csv_for_excel() -> None:
    raw = csv_bytes([TABLE])
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == 4
    assert list(csv.reader(io.StringIO(raw.decode("utf-8-sig")))) == [
        ["当事人", "收到日期", "劳动者（人）", "涉案金额（元）", "成功率", "数值"],
        ["'=1+1", "2026-09-05", "1", "12000.50", "65.00%", "1.20"],
        ['甲"样",某', "", "", "-5.00", "—", "-5"],
        ["合计", "", "1", "11995.50", "", ""],
    ]


def test_several_tables_in_one_csv_are_set_apart_by_their_titles() -> None:
    other = Table("=另表", (Column("a", "甲"),), [("乙",)])
    lines = csv_bytes([other, other]).decode("utf-8-sig").split("\r\n")
    assert lines == ["'=另表", "甲", "乙", "", "'=另表", "甲", "乙", ""]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_formula_starts_are_neutralised(text: str) -> None:
    assert neutral(text) == "'" + text
    assert neutral("甲" + text) == "甲" + text


def test_json_is_exact_and_chinese() -> None:
    raw = json_bytes([TABLE])
    assert "当事人".encode() in raw
    found = json.loads(raw)["tables"][0]
    assert found["title"] == "台账"
    assert found["columns"][3] == {"key": "amount", "label": "涉案金额", "kind": "money", "unit": "元"}
    assert found["rows"][0] == {
        "name": "=1+1",
        "received": "2026-09-05",
        "workers": 1,
        "amount": "12000.50",
        "rate": {"numerator": 13, "denominator": 20, "percent": "65.00"},
        "mixed": "12000.50",
    }
    assert found["rows"][1]["amount"] == "-5.00"
    assert found["rows"][1]["received"] is None
    assert found["rows"][1]["rate"]["percent"] is None
    assert found["totals"] == {"workers": 1, "amount": "11995.50"}
    assert (found["subtitle"], found["notes"]) == (["样例"], ["注"])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=5))
def test_any_text_survives_csv_and_json(texts: list[str]) -> None:
    table = Table("表", (Column("a", "甲"), Column("b", "乙")), [(text, "x") for text in texts])
    rows = list(csv.reader(io.StringIO(csv_bytes([table]).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == [neutral(text) for text in texts]
    assert [row["a"] for row in json.loads(json_bytes([table]))["tables"][0]["rows"]] == texts
