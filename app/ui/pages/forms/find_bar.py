"""The bar for finding words in the text: Enter goes on, Shift+Enter back, Esc closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.pages.forms.editor import FormEditor
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.editors import LineEdit
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row


class FindBar(QFrame):
    """Hidden until it is wanted. Signal: `closed`."""

    closed = Signal()

    def __init__(self, editor: FormEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.words = LineEdit()
        self.words.setProperty("sz", "sm")
        self.words.setPlaceholderText("查找")
        self.words.setAccessibleName("在正文里查找")
        self.back = Button(kind="ghost", icon="chevron-up", size="sm", name="上一处")
        self.on = Button(kind="ghost", icon="chevron-down", size="sm", name="下一处")
        self.close_button = Button(kind="ghost", icon="x", size="sm", name="关闭查找")
        self._told = Label("", "caption", "text3")
        buttons = (self.back, self.on, self.close_button)
        line = row((self.words, 1), self._told, *buttons, gap=4, margins=(10, 5, 6, 5))
        self.setLayout(column(line, Rule(), gap=0))
        self.words.typed.connect(self._on_typed)
        self.on.clicked.connect(self._on_next)
        self.back.clicked.connect(self._on_back)
        self.close_button.clicked.connect(self._on_close)
        self.hide()

    def open(self) -> None:
        """Show it with what is selected in the text."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.words.set_value(chosen)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._find(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _find(self, *, back: bool = False) -> None:
        words = self.words.value()
        found = self._editor.find_next(words, back=back)
        self._told.setText("" if found or not words else "没有找到")

    def _on_typed(self) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        self._find()

    def _on_next(self) -> None:
        self._find()

    def _on_back(self) -> None:
        self._find(back=True)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
