"""The editors of a form: each tells when the user typed and when he left it, never in the middle of
composing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QWidget

NOT_LEFT = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
NOTHING = "（不填）"


class LineEdit(QLineEdit):
    """One line. Signals: `typed` (by the user), `left` (the focus went elsewhere and no composing is under
    way).
    """

    typed = Signal()
    left = Signal()

    def __init__(self, max_length: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(max_length)
        self.composing = False
        self.textEdited.connect(self._on_edited)

    def value(self) -> str:
        """What was typed, without blanks at both ends."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text; refused while an input method is composing, it would tear the word apart."""
        if not self.composing and text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() not in NOT_LEFT and not self.composing:
            self.left.emit()

    def _on_edited(self, text: str) -> None:
        self.typed.emit()


class TextArea(QPlainTextEdit):
    """Several lines; Tab goes on to the next field. Signals as LineEdit."""

    typed = Signal()
    left = Signal()

    def __init__(self, max_length: int = 20_000, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max_length = max_length
        self.composing = False
        self._setting = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_changed)

    def value(self) -> str:
        """What was typed, without blanks at both ends."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text; refused while composing."""
        if not self.composing and text != self.toPlainText():
            self._setting = True
            self.setPlainText(text)
            self._setting = False

    def insert_text(self, text: str) -> None:
        """Put a paragraph in at the cursor, on a line of its own; tells that it was typed."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()].strip()
        after = cursor.block().text()[cursor.positionInBlock() :].strip()
        cursor.insertText(("\n" if before else "") + text.strip() + ("\n" if after else ""))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() not in NOT_LEFT and not self.composing:
            self.left.emit()

    def _on_changed(self) -> None:
        if self._setting or self.composing:
            return
        if len(self.toPlainText()) > self._max_length:
            cursor = self.textCursor()
            cursor.deletePreviousChar()
            return
        self.typed.emit()


class Combo(QComboBox):
    """A choice of words. The wheel passes it by: scrolling a form must not change an answer.

    Signals as LineEdit.
    """

    typed = Signal()
    left = Signal()

    def __init__(
        self, choices: Sequence[str], *, required: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # without a delegate of its own the popup ignores the style sheet's ::item
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setPlaceholderText("请选择")
        self.composing = False
        self._required = required
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer other words; an answer that is still offered stays."""
        before = self.value()
        self.clear()
        if not self._required:
            self.addItem(NOTHING)
        self.addItems(list(choices))
        self.setCurrentIndex(-1)
        self.set_value(before)

    def value(self) -> str:
        """The word chosen, "" when none is."""
        text = self.currentText() if self.currentIndex() >= 0 else ""
        return "" if text == NOTHING else text

    def set_value(self, text: str) -> None:
        """Choose a word; one that is no longer offered is added, so that old records keep theirs."""
        if text and self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentIndex(self.findText(text) if text else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete or Backspace takes the answer back where it is not required."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._required and self.value():
            self.setCurrentIndex(-1)
            self.typed.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left; its own popup does not count."""
        super().focusOutEvent(event)
        if event.reason() not in NOT_LEFT:
            self.left.emit()

    def _on_activated(self, index: int) -> None:
        self.typed.emit()
