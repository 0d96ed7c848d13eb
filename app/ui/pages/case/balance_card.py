"""The card 结算: what of the agreement is due, paid and left on any day, of a group for each worker too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import money
from app.domain.case import CaseFile
from app.services.outcome.balances import Balance, Line, balance
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.theme.tokens import theme
from app.ui.widgets.card import Card
from app.ui.widgets.date_field import DateField
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import clear, column, row

HEADS = ("义务", "到期 元", "已付 元", "逾期 元", "尚欠 元")
KEYS = ("due", "paid", "overdue", "rest")
COLUMNS = (
    Column("name", "劳动者", 0, sorts=False),
    Column("agreed", "约定", 92, kind="money", sorts=False),
    Column("paid", "已付", 92, kind="money", sorts=False),
    Column("overdue", "逾期", 92, kind="money", sorts=False),
    Column("rest", "尚欠", 92, kind="money", sorts=False),
)
MOST_ROWS = 10
"""So many workers are seen at once; the others by scrolling in the table."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
DAY_WIDTH = 172


def behind_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The workers to whom most is overdue first, then those to whom most is left, then in their order."""
    return tuple(sorted(lines, key=lambda line: (-(line.overdue or 0), -line.rest, line.seq)))


class WorkerTable(DataTable):
    """The balance of each worker of a group, scrolled in itself."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = {line.seq: line for line in lines}
        model = BlockTableModel(COLUMNS, self._fetch, id_key="seq")
        super().__init__(model, name="各劳动者的结算", hidden_first=("agreed",), ticks=False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the balances of another day."""
        self._lines = {line.seq: line for line in lines}
        self.table_model.set_ids(list(self._lines))
        rows = min(max(len(lines), 1), MOST_ROWS)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * self.verticalHeader().defaultSectionSize() + 2)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[Line]:
        return [self._lines[one] for one in ids]


class BalanceCard(Card):
    """Shows the balance of a day that can be chosen. Signals: `day_chosen(date)`."""

    day_chosen = Signal(object)

    def __init__(self, file: CaseFile, day: date, today: date) -> None:
        super().__init__(margins=(14, 8, 14, 10), gap=6)
        self._file, self._today = file, today
        self.day = DateField()
        self.day.setAccessibleName("结算到哪一天")
        self.day.setFixedWidth(round(DAY_WIDTH * theme.text_scale))
        self.day.set_value(day.isoformat())
        self._note = ElidedLabel("", "caption", "text2")
        self.add(row(Label("结算到", "card_title"), self.day, (self._note, 1), gap=8))
        self._lines = column(gap=6)
        self.add(self._lines)
        self.table: WorkerTable | None = None
        self.setAccessibleName("结算")
        self.day.typed.connect(self._on_typed)
        self.day.left.connect(self._on_left)
        self.day.returnPressed.connect(self._on_left)
        self.show_day(day)

    def show_day(self, day: date) -> None:
        """Count again, as of another day."""
        found = balance(self._file, day)
        clear(self._lines)
        self._lines.addLayout(_grid(found))
        if found.workers:
            self._show_workers(behind_first(found.workers))
        late = sum(line.overdue or 0 for line in found.obligations)
        text = f"逾期 {money.figures(late)} 元" if late else "没有逾期"
        self._note.set_full_text(f"{'今天，' if day == self._today else ''}{text}")
        self._note.set_tone("bad" if late else "text2")

    def _show_workers(self, lines: Sequence[Line]) -> None:
        behind = sum(1 for line in lines if line.overdue)
        owed = sum(1 for line in lines if line.rest)
        words = f"{len(lines)} 人，{owed} 人还没有付清" + (f"，其中 {behind} 人逾期" if behind else "")
        self._lines.addWidget(Label(words, "small_strong", wrap=True))
        self.table = WorkerTable(lines)
        self._lines.addWidget(self.table)
        if any(line.overdue is None for line in lines):
            note = "协议没有写明每期怎样分到各人，全部到期以后才能算出各人逾期多少。"
            self._lines.addWidget(Label(note, "caption", "text3", wrap=True))

    def _on_typed(self) -> None:
        day = self.day.date()
        if day is not None:
            self.show_day(day)
            self.day_chosen.emit(day)

    def _on_left(self) -> None:
        """What is no day is told when the field is left, not while it is typed."""
        if self.day.date() is None:
            self._note.set_full_text(self.day.problem() or "请填一个日期。")
            self._note.set_tone("bad")


def _grid(found: Balance) -> QGridLayout:
    """One line an obligation that is about money, and their sum when there are several."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    for place, head in enumerate(HEADS):
        _put(grid, 0, place, Label(head, "caption_strong", "text2"))
    for at, line in enumerate(found.obligations, 1):
        _put(grid, at, 0, ElidedLabel(f"{line.seq}　{line.name}", "small"))
        for place, key in enumerate(KEYS, 1):
            _put(grid, at, place, _amount(getattr(line, key), strong=key == "rest", late=key == "overdue"))
    if len(found.obligations) > 1:
        at = len(found.obligations) + 1
        _put(grid, at, 0, Label("合计", "small_strong"))
        for place, key in enumerate(KEYS, 1):
            total = sum(getattr(line, key) or 0 for line in found.obligations)
            _put(grid, at, place, _amount(total, strong=True, late=key == "overdue"))
    grid.setColumnStretch(0, 1)
    return grid


def _put(grid: QGridLayout, line: int, place: int, widget: QWidget) -> None:
    if place and isinstance(widget, Label):
        widget.setAlignment(RIGHT)
    grid.addWidget(widget, line, place)


def _amount(cents: int | None, *, strong: bool, late: bool) -> Label:
    text = "—" if cents is None else money.figures(cents)
    tone = "text3" if not cents else "bad" if late else "text"
    return Label(text, "small_strong" if strong and cents else "small", tone)
