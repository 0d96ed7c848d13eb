"""The list of workers out of a workbook that others filled in: looked over row by row before anything is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from attrs import frozen

from app.domain import id_numbers
from app.domain.errors import InvalidInput, Problem
from app.domain.fields import FieldSpec, specs
from app.domain.reading import problems_of
from app.reports.blank import BlankColumn, blank_workbook
from app.reports.flat import FORMULA_STARTS
from app.reports.reader import Sheet, read_sheets
from app.services import catalogue
from app.services.catalogue import Outcome
from app.services.desk import Desk
from app.services.parties.group import WorkerRow
from app.services.parties.workbook_headings import columns, meant, plain, unused
from app.system.files import write_safely

_TYPES = {"身份证": "居民身份证", "二代身份证": "居民身份证", "居民身份证(二代)": "居民身份证"}
_YES, _NO = ("√", "✓", "✔", "有", "Y", "YES"), ("×", "✗", "无", "-", "/", "N", "NO")
_TOTALS = ("合计", "总计", "小计", "共计")
_LOST = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9]{5}(\.0+)?")
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet, which counts a 29 February 1900 that never was."""
_FIELDS: Mapping[str, FieldSpec] = {spec.name: spec for spec in specs(WorkerRow)}
NAME = _FIELDS["name"].label
_SHARED = ("department", "job", "doc_type", "sex", "entry_on", "left_on")
"""What several rows may have in one cell that was made of theirs; names, numbers and amounts each has for himself."""
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
    sheets = read_sheets(path)
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
            found = columns(row)
            if "name" in found.values() and len(found) > 1:
                return _preview(sheet, place, found)
    raise InvalidInput([Problem("file", f"“{path.name}”里没有找到表头；{_nearly(sheets)}")])


def _nearly(sheets: Sequence[Sheet]) -> str:
    """What to do about a list without headings: if one line looks like them, what it lacks."""
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:_LOOKED_AT], 1):
            found = columns(row)
            if len(found) > 1:
                guess = next(
                    (text for text in row if text and meant(text, tuple(found.values())) == NAME), ""
                )
                slip = f"，“{guess}”是不是写错了" if guess else ""
                return f"第 {place} 行像是表头，但是没有“{NAME}”这一列{slip}？请改好再读。"
    return f"要有一行写着“{NAME}”“证件号码”等，可以先另存空白名单照着填。"


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


def _preview(sheet: Sheet, place: int, found: dict[int, str]) -> Preview:
    heads = sheet.rows[place]
    labels = {name: heads[column] for column, name in found.items()}
    rows, problems, first = list[tuple[int, Mapping[str, Any]]](), list[RowProblem](), dict[str, int]()
    for row, cells in enumerate(sheet.rows[place + 1 :], place + 2):
        if _no_worker(cells):
            continue
        typed = {name: cells[column].strip() for column, name in found.items() if cells[column].strip()}
        joined = _joined(sheet, row - 1, place, found)
        typed |= {name: above.text for name, above in joined.items() if name in _SHARED}
        if not typed:
            continue
        values, wrong = _values(typed)
        wrong += [(name, above.sentence) for name, above in joined.items() if name not in _SHARED]
        told = {name for name, _ in wrong}
        problems += [_wrong(row, labels, name, text) for name, text in wrong]
        problems += [
            _wrong(row, labels, name, above.caution, warning=True)
            for name, above in joined.items() if name in _SHARED
        ]  # fmt: skip
        problems += [
            _wrong(row, labels, p.path, p.text, warning=p.warning)
            for p in problems_of(WorkerRow, values) if p.path not in told
        ]  # fmt: skip
        earlier = first.setdefault(values["doc_no"], row) if values.get("doc_no") else row
        if earlier != row:
            problems.append(
                _wrong(row, labels, "doc_no", f"与第 {earlier} 行的相同，一个人只列一次，请核对。")
            )
        rows.append((row, values))
    return Preview(sheet.name, tuple(rows), tuple(problems), unused(heads, found))


def _no_worker(cells: Sequence[str]) -> bool:
    """An empty row, a line of sums, or the headings once more, as at the top of every printed page."""
    if any(plain(cell) in _TOTALS for cell in cells[:3]):
        return True
    return not any(cells) or len(columns(cells)) > 1


@frozen
class _Above:
    """The cell that one lies under which was made one with it: its row as the spreadsheet counts, its text."""

    row: int
    text: str

    @property
    def sentence(self) -> str:
        """Why this is an error where each needs his own."""
        return f"这一格与第 {self.row} 行的合并成了一格，分不清各人是多少；请取消合并，每行各填各的。"

    @property
    def caution(self) -> str:
        """Why this deserves a look where one text may be meant for several."""
        return f"这一格与第 {self.row} 行的合并成了一格，都按“{self.text}”登记，请核对。"


def _joined(sheet: Sheet, row: int, head: int, found: Mapping[int, str]) -> dict[str, _Above]:
    """The fields of a row (from 0) whose cells are the lower part of a block that begins below the headings."""
    under: dict[str, _Above] = {}
    for top, left, bottom, right in sheet.merged:
        text = sheet.rows[top][left].strip() if head < top < row <= bottom else ""
        if text:
            under |= {found[c]: _Above(top + 1, text) for c in range(left, right + 1) if c in found}
    return under


def _wrong(row: int, labels: Mapping[str, str], name: str, text: str, *, warning: bool = False) -> RowProblem:
    return RowProblem(row, labels.get(name, _FIELDS[name].label), text, warning)


def _values(typed: Mapping[str, str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The cells of a row as the act takes them, and what was lost beyond repair (field name, sentence)."""
    values: dict[str, Any] = {}
    wrong = []
    for name, text in typed.items():
        kind = _FIELDS[name].kind
        if kind in ("id_number", "phone") or name == "staff_no":
            digits = unicodedata.normalize("NFKC", text)
            if _digits_lost(name, digits):
                told = f"“{text}”是表格软件按数字保存的，后面几位已经丢失；请把这一格设成文本，照原件重填。"
                wrong.append((name, told))
            values[name] = digits
        elif kind == "date":
            values[name] = _day(text)
        elif kind == "flag":
            mark = text.upper()
            values[name] = "是" if mark in _YES else "否" if mark in _NO else text
        elif name == "name" and text.startswith(FORMULA_STARTS):
            wrong.append((name, f"“{text}”像是公式，不是姓名；程序不会计算它，请改成姓名。"))
            values[name] = text
        elif name == "doc_type":
            values[name] = _TYPES.get(unicodedata.normalize("NFKC", text), text)
        else:
            values[name] = text.removesuffix("性") if name == "sex" else text
    return values, wrong


def _digits_lost(name: str, digits: str) -> bool:
    """Whether a spreadsheet kept a number of 16 digits or more as a quantity: 4.40E+17, or noughts at its end."""
    if _LOST.fullmatch(digits) and len(digits) < 24:
        return name != "staff_no" or "+" in digits
    cut = name == "doc_no" and re.fullmatch(r"[0-9]{15}000", digits) is not None
    return cut and id_numbers.number_caution(id_numbers.RESIDENT, digits) is not None


def _day(text: str) -> str:
    """A day without its hour; a bare number is the spreadsheet's count of days."""
    written = unicodedata.normalize("NFKC", text)
    if _SERIAL.fullmatch(written):
        return (_EPOCH + timedelta(days=int(written[:5]))).isoformat()
    return re.sub(r"\s+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$", "", written)
