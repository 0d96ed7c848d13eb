"""The editor of a form's text: line numbers, colours, the lines with faults marked; undo as in every editor."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.ui.pages.forms.highlighter import FormHighlighter
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import start, write

_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
PAD = 10


class FormEditor(QPlainTextEdit):
    """Plain text with its lines numbered. Signal: `typed` when the user changed something, none while composing."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self._setting = False
        self._faulty: frozenset[int] = frozenset()
        self._numbers = _Numbers(self)
        self.highlighter = FormHighlighter(self.document())
        self.setProperty("kind", "code")
        self.setAccessibleName("文书格式正文")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.blockCountChanged.connect(self._on_count)
        self.updateRequest.connect(self._on_update)
        self.cursorPositionChanged.connect(self._on_moved)
        self.textChanged.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_text(self, text: str) -> None:
        """Show another text from its beginning; what could be undone before is forgotten."""
        self._setting = True
        self.setPlainText(text)
        self._setting = False
        self.set_faulty(())

    def insert(self, text: str) -> None:
        """Write at the cursor; what brings lines of its own begins on a fresh one."""
        cursor = self.textCursor()
        begun = bool(cursor.block().text()[: cursor.positionInBlock()].strip())
        cursor.insertText(f"\n{text}" if begun and text.endswith("\n") else text)
        self.setTextCursor(cursor)

    def before_cursor(self) -> str:
        """The text up to the cursor."""
        return self.toPlainText()[: self.textCursor().position()]

    def set_faulty(self, lines: Iterable[int]) -> None:
        """Mark these lines (from 1)."""
        self._faulty = frozenset(line for line in lines if line)
        self._mark()
        self._numbers.update()

    def is_faulty(self, line: int) -> bool:
        """Whether a line is marked."""
        return line in self._faulty

    def go_to(self, line: int, phrase: str = "") -> None:
        """Bring a line (from 1) into view with the cursor on it; a phrase that stands there is selected."""
        block = self.document().findBlockByNumber(max(line, 1) - 1)
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        wanted = phrase.strip("…")
        at = block.text().find(wanted) if wanted else -1
        if at >= 0:
            cursor.setPosition(block.position() + at)
            cursor.setPosition(block.position() + at + len(wanted), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_next(self, words: str, *, back: bool = False) -> bool:
        """Select the next place where the words stand, from the other end when there is none further on."""
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        if not words:
            return False
        if self.find(words, flags):
            return True
        before = self.textCursor()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        if self.find(words, flags):
            return True
        self.setTextCursor(before)
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers at the left."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width(), inside.height()))

    def numbers_width(self) -> int:
        """Logical pixels for the largest line number."""
        digits = max(3, len(str(self.blockCount())))
        return round(theme.text_width("8" * digits, "caption")) + 2 * PAD

    def paint_numbers(self, painter: QPainter, area: QRect) -> None:
        """Paint the numbers of the lines that are seen, a mark beside those with faults."""
        width = self._numbers.width()
        painter.fillRect(area, theme.color("sunken"))
        painter.fillRect(QRectF(width - 1, area.top(), 1, area.height()), theme.color("line_subtle"))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        current = self.textCursor().blockNumber()
        line_height = self.fontMetrics().lineSpacing()
        while block.isValid() and top <= area.bottom():
            number = block.blockNumber()
            if block.isVisible() and top + self.blockBoundingRect(block).height() >= area.top():
                room = QRectF(0, top, width - PAD, line_height)
                bad = number + 1 in self._faulty
                tone = "bad_text" if bad else "text" if number == current else "text3"
                if bad:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.color("bad"))
                    painter.drawEllipse(QRectF(3, top + line_height / 2 - 3, 6, 6))
                write(painter, room, str(number + 1), "caption_strong" if bad else "caption", tone, _RIGHT)
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def _mark(self) -> None:
        """The line of the cursor, and the lines with faults, on grounds of their own."""
        found = []
        for line in sorted(self._faulty):
            block = self.document().findBlockByNumber(line - 1)
            if block.isValid():
                found.append(_ground(QTextCursor(block), "bad_soft"))
        if not self.isReadOnly() and self.textCursor().blockNumber() + 1 not in self._faulty:
            cursor = self.textCursor()
            cursor.clearSelection()
            found.append(_ground(cursor, "hover"))
        self.setExtraSelections(found)

    def _on_changed(self) -> None:
        if not self._setting:
            self.typed.emit()

    def _on_count(self, count: int) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _on_update(self, area: QRect, moved: int) -> None:
        if moved:
            self._numbers.scroll(0, moved)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    def _on_moved(self) -> None:
        self._mark()
        self._numbers.update()

    def _on_theme_changed(self) -> None:
        font = QFont(theme.font("code"))
        font.setPixelSize(theme.role("small").size)
        self.setFont(font)
        self._on_count(self.blockCount())
        self._mark()


def _ground(cursor: QTextCursor, token: str) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    look = made.format
    look.setBackground(theme.color(token))
    look.setProperty(QTextFormat.Property.FullWidthSelection, True)
    made.format = look
    return made


class _Numbers(QWidget):
    """The strip at the left; the editor paints it."""

    def __init__(self, editor: FormEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        """As wide as the largest number."""
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the editor paint."""
        painter = start(self)
        self._editor.paint_numbers(painter, event.rect())
        painter.end()
