"""条款库: the committee's own wordings for agreements and records of talks; new, changed, no longer offered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from attrs import frozen
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.course import Clause
from app.domain.values import Changes, Progress
from app.services import catalogue
from app.services.course import clauses
from app.services.desk import Desk
from app.ui.alive import alive
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.dialogs.base import Dialog
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, holder, row, scroller
from app.ui.widgets.paragraph import Paragraph

COLUMNS = (
    Column("seq", "序号", 56, kind="number", sorts=False),
    Column("title", "名称", 190, kind="strong", sorts=False),
    Column("kind", "用在哪里", 90, sorts=False),
    Column("text", "文字", 0, kind="muted", sorts=False),
)
SIZE = (760, 560)
ADD, CHANGE, RETIRE = "add_clause", "change_clause", "retire_clause"
USE = "写协议的“其他约定”和笔录时，点“从条款库选”插入；改动和停用不影响已经写好的。"


@frozen
class ClauseLine:
    """One wording as the table shows it, its text in one line."""

    uid: str
    seq: int
    title: str
    kind: str
    text: str
    whole: str


def clause_lines(found: Iterable[Clause]) -> tuple[ClauseLine, ...]:
    """The wordings, those for agreements first."""
    lines = [ClauseLine(c.uid, c.seq, c.title, c.kind, " ".join(c.text.split()), c.text) for c in found]
    return tuple(sorted(lines, key=_for_talks))


def _for_talks(line: ClauseLine) -> bool:
    return line.kind == "笔录用语"


class ClausesDialog(Dialog):
    """The list with the whole text of the current one below. Use `manage`; tests replace it."""

    def __init__(self, hub: Hub, parent: QWidget | None) -> None:
        super().__init__("条款库", parent, width=SIZE[0])
        self._hub = hub
        self._lines: dict[str, ClauseLine] = {}
        self.model = BlockTableModel(COLUMNS, self._fetch, year=hub.desk.clock.today().year)
        self.table = DataTable(self.model, name="条款库", hidden_first=("kind",), ticks=False)
        self.first = Button("登记第一条", "secondary", "plus")
        self.nothing = EmptyState(
            "条款库还是空的", "把本会常用的条款登记在这里，写协议和笔录时选用", "book-open", self.first
        )
        self.text = Paragraph("", "body", "text")
        self.add = Button("新增", "primary", "plus")
        self.change = Button("修改", "secondary", "pencil")
        self.retire = Button("停用", "danger")
        self.back = Button("关闭", "secondary")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.resize(*SIZE)
        self.refresh()

    def _build(self) -> None:
        whole = scroller(column(self.text, None, gap=0, margins=(14, 10, 14, 10)))
        lists = holder(column((self.table, 3), Rule(), (whole, 2), gap=0))
        self._stack.addWidget(lists)
        self._stack.addWidget(holder(column(None, self.nothing, None, margins=(40, 20, 40, 20))))
        card = Card((self._stack, 1), margins=(1, 1, 1, 1), gap=0)
        note = Label(USE, "caption", "text3", wrap=True)
        foot = row(self.back, None, self.retire, self.change, self.add, gap=8)
        self.body.addLayout(column(Label("条款库", "title"), note, (card, 1), foot, gap=8))

    def _connect(self) -> None:
        self.first.clicked.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.change.clicked.connect(self._on_change)
        self.retire.clicked.connect(self._on_retire)
        self.back.clicked.connect(self.accept)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self._hub.changed.connect(self._on_changed)

    @classmethod
    def manage(cls, hub: Hub, parent: QWidget | None) -> ClausesDialog:
        """Show the list; it goes away when it is closed."""
        dialog = cls(hub, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        return dialog

    def primary(self) -> None:
        """Enter changes the current wording; closing is Esc."""
        if self.change.isEnabled() and self._current() is not None:
            self._on_change()

    def refresh(self) -> None:
        """Read the wordings."""
        self._hub.look(partial(_read, self._hub.desk), self._on_read)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[ClauseLine]:
        return [self._lines[uid] for uid in ids]

    def _current(self) -> ClauseLine | None:
        return self._lines.get(self.table.current_id() or "")

    def _on_read(self, found: tuple[Clause, ...]) -> None:
        if not alive(self):
            return
        before = self.table.current_id()
        self._lines = {line.uid: line for line in clause_lines(found)}
        self.model.set_ids(list(self._lines))
        if self._lines:
            self.table.go_to(before if before in self._lines else next(iter(self._lines)))
        self._stack.setCurrentIndex(0 if self._lines else 1)
        reason = _against(self._hub, ADD)
        self.add.set_reason(reason)
        self.first.set_reason(reason)
        self._show_current()

    def _show_current(self) -> None:
        line = self._current()
        self.text.set_text(line.whole if line else "")
        for button, act in ((self.change, CHANGE), (self.retire, RETIRE)):
            button.setVisible(bool(self._lines))
            button.set_reason(_against(self._hub, act) or ("" if line else "先选一条"))

    def _ask(self, act: str, known: Given) -> None:
        ActDialog.ask(self._hub, act, known=known, parent=self)

    def _on_add(self) -> None:
        self._ask(ADD, {})

    def _on_change(self) -> None:
        line = self._current()
        if line is not None:
            self._ask(CHANGE, {"seq": str(line.seq), "title": line.title, "text": line.whole})

    def _on_retire(self) -> None:
        line = self._current()
        if line is not None:
            self._ask(RETIRE, {"seq": str(line.seq)})

    def _on_opened(self, uid: object) -> None:
        self.table.go_to(uid)
        if self.change.isEnabled():
            self._on_change()

    def _on_current(self, now: object, before: object) -> None:
        self._show_current()

    def _on_changed(self, changes: Changes) -> None:
        self.refresh()


def _against(hub: Hub, act: str) -> str:
    return catalogue.objection(catalogue.find(act), None, hub.desk.user) or ""


def _read(desk: Desk, progress: Progress) -> tuple[Clause, ...]:
    return clauses.clauses(desk)
