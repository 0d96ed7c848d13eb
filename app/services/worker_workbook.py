"""The list of workers out of a workbook that others filled in: looked over row by row before anything is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from attrs import frozen

from app.domain.errors import InvalidInput, Problem
from app.domain.fields import FieldSpec, specs
from app.domain.reading import problems_of
from app.reports.blank import BlankColumn, blank_workbook
from app.reports.reader import Sheet, read_sheets
from app.services import catalogue
from app.services.catalogue import Outcome
from app.services.desk import Desk
from app.services.group import WorkerRow
from app.system.files import write_safely

_OTHER = {
    "name": ("名字", "劳动者", "员工姓名", "劳动者姓名", "职工姓名", "申请人"),
    "doc_no": ("身份证", "身份证号", "身份证号码", "居民身份证号码", "公民身份号码", "证件号"),
    "doc_type": ("证件类型",),
    "phone": ("手机", "手机号", "手机号码", "电话", "电话号码", "联系方式"),
    "address": ("地址", "住址", "家庭住址", "联系地址", "通讯地址"),
    "birth_on": ("出生年月日", "生日"),
    "department": ("部门", "车间", "班组"),
    "job": ("工种", "职务", "职位"),
    "entry_on": ("入职时间", "入职日", "进厂日期"),
    "left_on": ("离职时间", "离职日"),
    "staff_no": ("员工编号", "工牌号", "员工号"),
    "claimed": ("请求金额", "申请金额", "主张金额", "欠薪金额", "拖欠金额"),
    "agreed": ("协议金额", "调解金额", "应付金额"),
    "representative": ("是否代表人", "代表"),
}
"""Headings that other lists use for the same thing."""

_TYPES = {"身份证": "居民身份证", "二代身份证": "居民身份证", "居民身份证(二代)": "居民身份证"}
_YES, _NO = ("√", "✓", "✔", "有", "Y", "YES"), ("×", "✗", "无", "-", "/", "N", "NO")
_LOST = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9]{5}(\.0+)?")
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet, which counts a 29 February 1900 that never was."""
_LOOKED_AT = 20
"""In so many first rows the headings are looked for."""


@frozen
class RowProblem:
    """What is wrong in one row of the workbook: its number as the spreadsheet counts, the heading, a sentence."""

    row: int
    column: str
    text: str
    warning: bool = False


@frozen
class Preview:
    """What a workbook holds: the rows as list_workers takes them, by row number; what is wrong, what is unused."""

    sheet: str
    rows: tuple[tuple[int, Mapping[str, Any]], ...]
    problems: tuple[RowProblem, ...]
    unused: tuple[str, ...]

    @property
    def errors(self) -> tuple[RowProblem, ...]:
        """What must be put right, without the cautions."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def good(self) -> list[Mapping[str, Any]]:
        """The rows with nothing to put right."""
        bad = {problem.row for problem in self.errors}
        return [values for row, values in self.rows if row not in bad]

    def taken(self, *, skip_bad: bool = False) -> list[Mapping[str, Any]]:
        """The rows for list_workers; raises InvalidInput when one is bad and bad ones are not to be skipped."""
        if self.errors and not skip_bad:
            told = [Problem(f"row.{p.row}", f"第 {p.row} 行“{p.column}”：{p.text}") for p in self.errors]
            raise InvalidInput(told)
        return self.good


def read_workers(path: Path) -> Preview:
    """Look over a workbook or CSV file of workers; takes nothing into the office.

    Raises NotFound and InvalidInput when the file cannot be read or has no heading for the names.
    """
    for sheet in read_sheets(path):
        for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
            columns = _columns(row)
            if "name" in columns.values() and len(columns) > 1:
                return _preview(sheet, place, columns)
    text = f"“{path.name}”里没有找到表头；要有一行写着“姓名”“证件号码”等，可以先另存空白名单照着填。"
    raise InvalidInput([Problem("file", text)])


def import_workers(desk: Desk, number: str, path: Path, *, skip_bad: bool = False) -> Outcome:
    """Put the list of a workbook to a case by the act list_workers; raises what that and `read_workers` raise."""
    rows = read_workers(path).taken(skip_bad=skip_bad)
    return catalogue.perform(desk, "list_workers", {"workers": rows}, number=number)


def write_template(desk: Desk, path: Path) -> None:
    """Write an empty workbook with the headings that `read_workers` knows; a star marks what must be filled."""
    columns = [BlankColumn(_heading(spec), _choices(spec), spec.help) for spec in specs(WorkerRow)]
    write_safely(path, blank_workbook("劳动者名单", columns, made=desk.clock.now()))


def _heading(spec: FieldSpec) -> str:
    return spec.label + ("*" if spec.required else "")


def _choices(spec: FieldSpec) -> tuple[str, ...]:
    return ("是", "否") if spec.kind == "flag" else spec.choices


def _plain(text: str) -> str:
    """A heading without spaces, stars, colons and what stands in brackets behind it."""
    plain = re.sub(r"[\s*:]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"\(.*?\)$", "", plain)


def _known() -> dict[str, str]:
    labels = {_plain(spec.label): spec.name for spec in specs(WorkerRow)}
    return {other: name for name, others in _OTHER.items() for other in others} | labels


def _columns(row: Sequence[str]) -> dict[int, str]:
    """Which column holds which field; of two for one field the first."""
    known, found = _known(), dict[int, str]()
    for place, text in enumerate(row):
        name = known.get(_plain(text))
        if name and name not in found.values():
            found[place] = name
    return found


def _preview(sheet: Sheet, place: int, columns: Mapping[int, str]) -> Preview:
    heads = sheet.rows[place]
    labels = {name: heads[column] for column, name in columns.items()}
    fields = {spec.name: spec for spec in specs(WorkerRow)}
    rows, problems, first = list[tuple[int, Mapping[str, Any]]](), list[RowProblem](), dict[str, int]()
    for row, cells in enumerate(sheet.rows[place + 1 :], place + 2):
        typed = {name: cells[column].strip() for column, name in columns.items() if cells[column].strip()}
        if not typed or _plain(cells[0]) in ("合计", "总计", "小计"):
            continue
        values, wrong = _values(fields, typed)
        lost = {name for name, _ in wrong}
        found = [p for p in problems_of(WorkerRow, values) if p.path not in lost]
        problems += [RowProblem(row, labels.get(name, fields[name].label), text) for name, text in wrong]
        problems += [_row_problem(row, labels, fields, p) for p in found]
        earlier = first.setdefault(values["doc_no"], row) if values.get("doc_no") else row
        if earlier != row:
            text = f"与第 {earlier} 行的相同，一个人只列一次，请核对。"
            problems.append(RowProblem(row, labels["doc_no"], text))
        rows.append((row, values))
    unused = tuple(text for column, text in enumerate(heads) if text and column not in columns)
    return Preview(sheet.name, tuple(rows), tuple(problems), unused)


def _row_problem(
    row: int, labels: Mapping[str, str], fields: Mapping[str, FieldSpec], problem: Problem
) -> RowProblem:
    label = labels.get(problem.path, fields[problem.path].label)
    return RowProblem(row, label, problem.text, problem.warning)


def _values(
    fields: Mapping[str, FieldSpec], typed: Mapping[str, str]
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The cells of a row as the act takes them, and what was lost beyond repair (field name, sentence)."""
    values: dict[str, Any] = {}
    wrong = []
    for name, text in typed.items():
        kind = fields[name].kind
        if kind in ("id_number", "phone") or name == "staff_no":
            plain = unicodedata.normalize("NFKC", text)
            if _LOST.fullmatch(plain) and len(plain) < 24 and not (name == "staff_no" and "+" not in plain):
                told = f"“{text}”是表格软件按数字保存的，后面几位已经丢失；请把这一格设成文本，照原件重填。"
                wrong.append((name, told))
            values[name] = plain
        elif kind == "date":
            values[name] = _day(text)
        elif kind == "flag":
            mark = text.upper()
            values[name] = "是" if mark in _YES else "否" if mark in _NO else text
        elif name == "doc_type":
            values[name] = _TYPES.get(unicodedata.normalize("NFKC", text), text)
        else:
            values[name] = text.removesuffix("性") if name == "sex" else text
    return values, wrong


def _day(text: str) -> str:
    """A day without its hour; a bare number is the spreadsheet's count of days."""
    plain = unicodedata.normalize("NFKC", text)
    if _SERIAL.fullmatch(plain):
        return (_EPOCH + timedelta(days=int(plain[:5]))).isoformat()
    return re.sub(r"\s+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$", "", plain)
