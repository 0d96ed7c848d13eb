"""The way back above a page's title: small words that are links."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import focus_ring, hairline, start, write


class Crumb(KeyRing, QAbstractButton):
    """One station of the way back; its words stand flush with the title below. Signals: those of a button."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Change the words."""
        self.setText(text)
        self.setAccessibleName(f"返回{text}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The words, in a target of 24 px."""
        return QSize(
            int(theme.text_width(self.text(), "caption") + 3.99), max(24, theme.role("caption").line + 4)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words; underlined under the pointer."""
        painter = start(self)
        hot = self.underMouse()
        words = QRectF(0, 0, self.width(), self.height())
        used = write(painter, words, self.text(), "caption", "accent_text" if hot else "text3", elide=False)
        if hot:
            y = self.height() / 2 + theme.role("caption").size / 2 + 1
            hairline(painter, 0, y, used, y, "accent_text")
        if self.ring:
            focus_ring(painter, QRectF(self.rect()).adjusted(-1, 2, 1, -2), 4)
        painter.end()
