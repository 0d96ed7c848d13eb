"""The rows of a workbook of workers as they would be taken, each with what is wrong in it in plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen
from PySide6.QtCore import QModelIndex, Qt, Signal

from app.services.parties.worker_workbook import Preview, RowProblem
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable

COLUMNS = (
    Column("place", "行", 48, align="right", kind="muted", sorts=False),
    Column("name", "姓名", 92, sorts=False),
    Column("doc_no", "证件号码", 150, kind="doc_number", sorts=False),
    Column("claimed", "请求 元", 90, align="right", sorts=False),
    Column("agreed", "协议 元", 90, align="right", sorts=False),
    Column("state", "核对", 84, kind="tag", hue_key="hue", sorts=False),
    Column("why", "说明", 0, sorts=False),
)
HIDDEN_FIRST = ("agreed", "claimed")
GOOD, WRONG, ODD = "可导入", "要改", "请留意"


@frozen
class WorkerLine:
    """One row as the table shows it; what was typed stays as it was typed."""

    uid: int
    place: int
    name: str
    doc_no: str
    claimed: str
    agreed: str
    state: str
    hue: str
    why: str


class WorkersTable(DataTable):
    """Every row of a preview; `wrong` and `odd` are the rows that must be put right or deserve a look.

    Signals: `explained(words)` with all that is told of the current row, "" when nothing is wrong in it.
    """

    explained = Signal(str)

    def __init__(self) -> None:
        self._lines: dict[int, WorkerLine] = {}
        self.wrong: frozenset[int] = frozenset()
        self.odd: frozenset[int] = frozenset()
        super().__init__(
            BlockTableModel(COLUMNS, self._fetch),
            name="要导入的劳动者",
            hidden_first=HIDDEN_FIRST,
            ticks=False,
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def show_preview(self, found: Preview) -> None:
        """Show another workbook."""
        by_row: dict[int, list[RowProblem]] = {}
        for problem in found.problems:
            by_row.setdefault(problem.row, []).append(problem)
        self._lines = {place: line(place, values, by_row.get(place, ())) for place, values in found.rows}
        self.wrong = frozenset(problem.row for problem in found.errors)
        self.odd = frozenset(by_row) - self.wrong
        self.show_only(None)

    def show_only(self, places: Collection[int] | None) -> None:
        """Only these rows; None for all of them."""
        shown = [one for one in self._lines if places is None or one in places]
        self.table_model.set_ids(shown)
        first = next((at for at, one in enumerate(shown) if self._lines[one].why), 0)
        self.setCurrentIndex(self.table_model.index(first, 1))
        if not shown:
            self.explained.emit("")

    def _on_row(self, current: QModelIndex, before: QModelIndex) -> None:
        found = self._lines.get(self.table_model.id_at(current.row())) if current.isValid() else None
        told = f"第 {found.place} 行　{found.name}　{found.why}" if found and found.why else ""
        self.explained.emit(told)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[WorkerLine]:
        return [self._lines[one] for one in ids]


def line(place: int, values: Mapping[str, Any], problems: Sequence[RowProblem]) -> WorkerLine:
    """One row with its faults; a fault that must be put right comes before one that deserves a look."""
    wrong = any(not problem.warning for problem in problems)
    state, hue = (WRONG, "bad") if wrong else (ODD, "warn") if problems else (GOOD, "")
    told = sorted(problems, key=_cautions_last)
    why = "；".join(f"{problem.column}：{problem.text.rstrip('。')}" for problem in told)
    texts = {name: str(values.get(name, "")) for name in ("name", "doc_no", "claimed", "agreed")}
    return WorkerLine(uid=place, place=place, state=state, hue=hue, why=f"{why}。" if why else "", **texts)


def _cautions_last(problem: RowProblem) -> bool:
    return problem.warning
