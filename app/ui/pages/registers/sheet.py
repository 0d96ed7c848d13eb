"""One register: its table, what stands there while it is empty, and below it what can be done with a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services import catalogue
from app.ui.hub import Hub
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.data_table import DataTable
from app.ui.pages.registers.kinds import Kind, LineAct, is_struck, words_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import Item, column, holder, row


class RegisterSheet(QWidget):
    """Shows the rows of one Kind.

    Signals: new_asked(), act_asked(act, known), paper_asked(how, form, uid, file name).
    """

    new_asked = Signal()
    act_asked = Signal(str, object)
    paper_asked = Signal(str, str, str, str)

    def __init__(self, hub: Hub, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.kind = kind
        self._rows: dict[str, Any] = {}
        self.model = BlockTableModel(kind.columns, self._fetch, year=hub.desk.clock.today().year)
        self.table = DataTable(self.model, name=kind.title, hidden_first=kind.hidden_first, ticks=False)
        self.first = Button(kind.new_label, "secondary", "plus")
        self.nothing = EmptyState(kind.empty, kind.empty_note, kind.icon, self.first)
        self.chosen = ElidedLabel("", "small_strong")
        first = kind.acts[0] if kind.acts else None
        self.act = Button(first.label if first else "", "secondary", first.icon if first else "", "sm")
        paper = kind.paper.name if kind.paper else ""
        self.print = Button(f"打印{paper}", "secondary", "printer", "sm")
        self.save = Button("存为 PDF", "secondary", "save", "sm", name=f"{paper}存为 PDF")
        self.strike = Button("作废", "danger", size="sm")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(holder(column(None, self.nothing, None, margins=(40, 20, 40, 20))))
        items: list[Item] = [(self.chosen, 1), self.act.reason_label()]
        items += [self.strike, self.save, self.print, self.act]
        self._foot = holder(row(*items, gap=8, margins=(16, 5, 10, 5)))
        card = Card((self._stack, 1), Rule(), self._foot, margins=(1, 1, 1, 1), gap=0)
        whole = column((card, 1), gap=12)
        if self.kind.law:
            law = (Label(self.kind.law, "caption", "text3", wrap=True), 1)
            whole.addLayout(row(IconView("scale", "text3", 14), law, gap=6))
        self.setLayout(whole)

    def _connect(self) -> None:
        self.first.clicked.connect(self._on_new)
        self.act.clicked.connect(self._on_act)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.strike.clicked.connect(self._on_strike)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the current one stays current."""
        before = self.table.current_id()
        self._rows = {found.uid: found for found in rows}
        self.model.set_ids(list(self._rows))
        if before in self._rows:
            self.table.go_to(before)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._foot.setVisible(bool(rows))
        self.first.set_reason(self._objection(self.kind.new))
        self._show_current()

    def _fetch(self, ids: Sequence[Any]) -> Iterable[Any]:
        return [self._rows[uid] for uid in ids]

    def _objection(self, act: str) -> str:
        return catalogue.objection(catalogue.find(act), None, self._hub.desk.user) or ""

    def current(self) -> Any | None:
        """The current row, None without one."""
        return self._rows.get(self.table.current_id() or "")

    def _show_current(self) -> None:
        found, kind = self.current(), self.kind
        self.chosen.set_full_text(words_of(found) if found else "选一行，在这里办理")
        doing = self._line_act()
        self.act.setVisible(doing is not None)
        for button in (self.print, self.save):
            button.setVisible(found is not None and kind.paper is not None)
        self.strike.setVisible(found is not None and bool(kind.struck_as) and not is_struck(found))
        self.strike.set_reason(self._objection("strike_entry"))
        if doing is None:
            self.act.reason_label().hide()
            return
        self.act.set_text(doing.label)
        self.act.updateGeometry()
        self.act.set_icon_name(doing.icon)
        self.act.set_reason(self._objection(doing.act) or doing.against(found))

    def _line_act(self) -> LineAct | None:
        """What can be done with the current line, or the last of what could be; None without a line."""
        found, acts = self.current(), self.kind.acts
        if found is None or not acts:
            return None
        return next((act for act in acts if not act.against(found)), acts[-1])

    def _on_current(self, now: object, before: object) -> None:
        self._show_current()

    def _on_opened(self, uid: object) -> None:
        self.table.go_to(uid)
        if self.act.isEnabled():
            self._on_act()

    def _on_new(self) -> None:
        self.new_asked.emit()

    def _on_act(self) -> None:
        doing = self._line_act()
        if doing is not None:
            self.act_asked.emit(doing.act, doing.known(self.current()))

    def _on_strike(self) -> None:
        found = self.current()
        if found is not None:
            known = {"register": self.kind.struck_as, "seq": str(found.seq), "reason": ""}
            self.act_asked.emit("strike_entry", known)

    def _on_print(self) -> None:
        self._ask_paper("print")

    def _on_save(self) -> None:
        self._ask_paper("pdf")

    def _ask_paper(self, how: str) -> None:
        found, paper = self.current(), self.kind.paper
        if found is not None and paper is not None:
            name = f"{paper.name} {words_of(found)}".replace("　", " ")
            self.paper_asked.emit(how, paper.form, found.uid, name)
