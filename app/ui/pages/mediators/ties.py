"""利害关系: whom each mediator is bound to, entered and struck; asked again whenever a mediator is assigned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from attrs import frozen
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.office import Tie
from app.services import catalogue
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.hub import Hub
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import column, holder, row

COLUMNS = (
    Column("seq", "序号", 56, kind="number", sorts=False),
    Column("mediator", "调解员", 110, kind="strong", sorts=False),
    Column("kind", "关系", 110, sorts=False),
    Column("other", "对方", 0, sorts=False),
    Column("declared_on", "登记日期", 116, kind="date", sorts=False),
    Column("state", "现状", 90, kind="tag", hue_key="hue", sorts=False),
    Column("note", "说明", 180, kind="muted", sorts=False),
)
HIDDEN_FIRST = ("note", "declared_on")
LAW = "调解员的回避没有专门条文，参照劳动争议调解仲裁法 第33条：近亲属、有利害关系、可能影响公正的。"
CHOOSE = "选一条，可以撤销登记"


@frozen
class TieLine:
    """One declared interest as shown; a struck one stays with its reason."""

    uid: str
    seq: int
    mediator: str
    kind: str
    other: str
    declared_on: date | None
    note: str
    state: str
    hue: str


def tie_lines(ties: Iterable[Tie]) -> tuple[TieLine, ...]:
    """Those that hold first, each group in the order of its numbers."""
    found = [_line(tie) for tie in ties]
    return tuple(sorted(found, key=_is_struck))


def _is_struck(line: TieLine) -> bool:
    return line.state == "已撤销"


def _line(tie: Tie) -> TieLine:
    note = f"撤销：{tie.struck}" if tie.struck else tie.note
    state, hue = ("已撤销", "grey") if tie.struck else ("有效", "")
    return TieLine(tie.uid, tie.seq, tie.mediator, tie.kind, tie.other, tie.declared_on, note, state, hue)


class TiesSheet(QWidget):
    """The table with its empty state, and below it the way to strike an entry."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._lines: dict[str, TieLine] = {}
        self.model = BlockTableModel(COLUMNS, self._fetch, year=hub.desk.clock.today().year)
        self.table = DataTable(self.model, name="利害关系登记", hidden_first=HIDDEN_FIRST, ticks=False)
        self.first = Button("登记第一条", "secondary", "plus")
        self.nothing = EmptyState(
            "还没有登记利害关系", "登记以后，指定调解员时自动核对，有的会提醒回避", "users-round", self.first
        )
        self.chosen = ElidedLabel(CHOOSE, "small_strong")
        self.strike = Button("撤销登记", "danger", size="sm")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(holder(column(None, self.nothing, None, margins=(40, 20, 40, 20))))
        foot = row((self.chosen, 1), self.strike.reason_label(), self.strike, gap=8, margins=(16, 5, 10, 5))
        self._foot = holder(foot)
        card = Card((self._stack, 1), Rule(), self._foot, margins=(1, 1, 1, 1), gap=0)
        law = row(IconView("scale", "text3", 14), (Label(LAW, "caption", "text3", wrap=True), 1), gap=6)
        self.setLayout(column((card, 1), law, gap=12))
        self.first.clicked.connect(self.ask_new)
        self.strike.clicked.connect(self._on_strike)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def set_ties(self, ties: Iterable[Tie]) -> None:
        """Show these entries; the current one stays current."""
        before = self.table.current_id()
        self._lines = {line.uid: line for line in tie_lines(ties)}
        self.model.set_ids(list(self._lines))
        if before in self._lines:
            self.table.go_to(before)
        self._stack.setCurrentIndex(0 if self._lines else 1)
        self._foot.setVisible(bool(self._lines))
        self.first.set_reason(self.against_new())
        self._show_current()

    @property
    def in_force(self) -> int:
        """How many hold."""
        return sum(not _is_struck(line) for line in self._lines.values())

    def against_new(self) -> str:
        """Why this user cannot enter one, "" when he can."""
        return catalogue.objection(catalogue.find("record_tie"), None, self._hub.desk.user) or ""

    def ask_new(self) -> None:
        """Ask for a new entry."""
        ActDialog.ask(self._hub, "record_tie", parent=self)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[TieLine]:
        return [self._lines[uid] for uid in ids]

    def _current(self) -> TieLine | None:
        return self._lines.get(self.table.current_id() or "")

    def _show_current(self) -> None:
        line = self._current()
        words = f"第 {line.seq} 号　{line.mediator}与{line.other}，{line.kind}" if line else CHOOSE
        self.chosen.set_full_text(words)
        self.strike.setVisible(line is not None)
        if line is None:
            return
        reason = catalogue.objection(catalogue.find("strike_tie"), None, self._hub.desk.user) or ""
        self.strike.set_reason(reason or ("已经撤销" if _is_struck(line) else ""))

    def _on_current(self, now: object, before: object) -> None:
        self._show_current()

    def _on_strike(self) -> None:
        line = self._current()
        if line is not None:
            ActDialog.ask(self._hub, "strike_tie", known={"seq": str(line.seq)}, parent=self)
