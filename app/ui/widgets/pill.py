"""The state pill: glyph and word on a soft ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.glyphs import STATES, paint_glyph
from app.ui.widgets.painting import rounded, start, write


def pill_width(state: str) -> int:
    """Logical pixels a pill needs: 8 + glyph 12 + 5 + word + 9."""
    return int(theme.text_width(state, "caption") + 34.99)


def pill_height() -> int:
    """22 px, more with larger text."""
    return max(theme.size("pill"), theme.role("caption").line + 2)


def paint_pill(painter: QPainter, rect: QRectF, state: str) -> None:
    """Paint a pill into a rectangle; a state outside the table is shown grey, with a ring."""
    hue, glyph = STATES.get(state, ("grey", "ring"))
    rounded(painter, rect, rect.height() / 2, f"{hue}_soft", f"{hue}_line" if theme.edged else None)
    square = QRectF(rect.x() + 8, rect.y() + (rect.height() - 12) / 2, 12, 12)
    paint_glyph(painter, glyph, square, f"{hue}_text", f"{hue}_soft" if theme.edged else "surface")
    write(
        painter,
        QRectF(rect.x() + 25, rect.y(), rect.width() - 30, rect.height()),
        state,
        "caption",
        f"{hue}_text",
    )


class Pill(QWidget):
    """One of the sixteen states of a case, by its Chinese word."""

    def __init__(self, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state = ""
        self.set_state(state)

    @property
    def state(self) -> str:
        """The state shown."""
        return self._state

    def set_state(self, state: str) -> None:
        """Show another state."""
        self._state = state
        self.setAccessibleName(f"状态：{state}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(pill_width(self._state), pill_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = start(self)
        paint_pill(painter, QRectF(self.rect()), self._state)
        painter.end()
