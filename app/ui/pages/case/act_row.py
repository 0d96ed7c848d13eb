"""One act offered in the rail: icon, word, a short note, an arrow; off with its reason."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import RIGHT, focus_ring, rounded, start, write


class ActRow(KeyRing, QAbstractButton):
    """A button that looks like a row. Signals: those of QAbstractButton; `act` is the act it stands for."""

    def __init__(self, act: str, icon: str, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.act = act
        self._icon, self._note = icon, note
        self.setText(text)
        self.setAccessibleName(f"{text}，{note}" if note else text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A row of 30 px."""
        width = theme.text_width(self.text(), "small") + theme.text_width(self._note, "caption") + 60
        return QSize(int(width), max(30, theme.role("small").line + 8))

    def minimumSizeHint(self) -> QSize:
        """Words may be cut."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter = start(self)
        frame, middle = QRectF(self.rect()), self.height() / 2
        if self.isDown() or self.underMouse():
            rounded(painter, frame, 6, "pressed" if self.isDown() else "hover")
        paint_icon(painter, self._icon, QRectF(8, middle - 7.5, 15, 15), "text2")
        right = self.width() - 8
        paint_icon(painter, "chevron-right", QRectF(right - 13, middle - 6.5, 13, 13), "text3")
        words = QRectF(31, 0, right - 20 - 31, self.height())
        used = write(painter, words, self.text(), "small", "text")
        if self._note:
            rest = QRectF(words.x() + used + 12, 0, max(words.width() - used - 12, 0), self.height())
            if rest.width() > 30:
                write(painter, rest, self._note, "caption", "text3", RIGHT)
        self.setToolTip(self.text() if used >= words.width() - 0.5 else "")
        if self.ring:
            focus_ring(painter, frame, 6)
        painter.end()
