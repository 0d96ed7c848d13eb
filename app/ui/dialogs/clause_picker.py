"""Choosing one of the committee's own wordings, to be put in where the cursor stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.course import Clause
from app.ui.dialogs.base import Dialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.editors import LineEdit
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row, scroller
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.pick_line import TallLines

_KEPT = Qt.ItemDataRole.UserRole
SIZE = (620, 460)
NONE = "条款库里还没有{kind}"
WHERE = "在“文书格式”页的“条款库”里添加，以后在这里选用"


class ClausePicker(Dialog):
    """Names at the left, the whole text below. Use `ask`; tests replace it."""

    def __init__(self, clauses: Sequence[Clause], kind: str, parent: QWidget | None) -> None:
        super().__init__(f"条款库 · {kind}", parent, width=SIZE[0])
        self._clauses = tuple(clauses)
        self.words = LineEdit()
        self.words.setPlaceholderText("查找名称或文字")
        self.words.setAccessibleName("查找条款")
        self.list = QListWidget()
        self.list.setAccessibleName(kind)
        self.text = Paragraph("", "body", "text")
        self.insert_button = Button("插入", "primary", "plus")
        self.back = Button("取消", "secondary")
        foot = row(
            Label("插在光标处，插入后可以再改。", "caption", "text3"), None, self.back, self.insert_button
        )
        shown = Card(
            (scroller(column(self.text, None, gap=0, margins=(12, 8, 12, 8))), 1), margins=(1, 1, 1, 1)
        )
        self.list.setItemDelegate(TallLines(self.list))
        self.list.setProperty("kind", "picks")
        self.body.addWidget(Label(f"条款库 · {kind}", "title"))
        if clauses:
            self.body.addLayout(column(self.words, (self.list, 3), (shown, 2), gap=8), 1)
        else:
            self.body.addWidget(EmptyState(NONE.format(kind=kind), WHERE, "book-open"), 1)
        self.body.addLayout(foot)
        self.resize(*SIZE)
        self.words.typed.connect(self._on_typed)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemDoubleClicked.connect(self._on_chosen)
        self.insert_button.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self._show()

    @classmethod
    def ask(cls, clauses: Sequence[Clause], kind: str, parent: QWidget | None = None) -> str:
        """The text of the chosen wording, "" when the user went back."""
        dialog = cls(clauses, kind, parent)
        done = dialog.exec()
        text = dialog.chosen if done else ""
        dialog.deleteLater()
        return text

    @property
    def chosen(self) -> str:
        """The text of the current wording, "" when there is none."""
        item = self.list.currentItem()
        return str(item.data(_KEPT)) if item is not None else ""

    def primary(self) -> None:
        """Enter puts the current wording in."""
        if self.insert_button.isEnabled():
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search line the arrows go into the list."""
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        typed = self.words.value()
        self.list.clear()
        for clause in self._clauses:
            if typed in clause.title or typed in clause.text:
                item = QListWidgetItem(clause.title)
                item.setData(_KEPT, clause.text)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._on_current(self.list.currentItem(), None)

    def _on_typed(self) -> None:
        self._show()

    def _on_current(self, now: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        self.text.set_text(str(now.data(_KEPT)) if now is not None else "")
        self.insert_button.set_reason("" if now is not None else "没有可以插入的条款")

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.accept()
