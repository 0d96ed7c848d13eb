"""A figure: label, number and unit, comparison, definition. Every figure can be opened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import focus_ring, rounded, start, write


class FigureCard(KeyRing, QWidget):
    """Signals: `opened` on click, Enter or space. `flat` draws no frame (several in one card).

    `note` is the comparison or numerator ÷ denominator, `definition` one line of how it was counted.
    """

    opened = Signal()

    def __init__(
        self,
        label: str,
        number: str = "—",
        unit: str = "",
        note: str = "",
        definition: str = "",
        *,
        tone: str = "text",
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._flat, self._marked = label, flat, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_figure(number, unit, note, definition, tone=tone)

    def set_figure(
        self, number: str, unit: str = "", note: str = "", definition: str = "", *, tone: str = "text"
    ) -> None:
        """Show another number."""
        self._number, self._unit, self._note, self._definition, self._tone = (
            number,
            unit,
            note,
            definition,
            tone,
        )
        self.setAccessibleName(f"{self._label} {number} {unit}".strip())
        self.setAccessibleDescription("；".join(part for part in (note, definition) if part))
        self.setToolTip("\n".join(part for part in (note, definition) if part))
        self.updateGeometry()
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Mark the figure whose card is open."""
        self._marked = marked
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the widest line."""
        lines = [theme.text_width(self._label, "small_strong") + 24, self._number_width()]
        lines += [theme.text_width(text, "caption") + 1 for text in (self._note, self._definition)]
        return QSize(int(max(lines) + 2 * self._edge() + 0.99), self._height())

    def minimumSizeHint(self) -> QSize:
        """Number and unit; the other lines may be cut."""
        return QSize(int(self._number_width() + 2 * self._edge() + 0.99), self._height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint with the ground of hover."""
        self.update()
        super().enterEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or space opens."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, label, number and lines."""
        painter = start(self)
        frame, edge = QRectF(self.rect()), self._edge()
        if not self._flat:
            fill = "accent_soft" if self._marked else "hover" if self.underMouse() else "surface"
            rounded(painter, frame, 8, fill, "accent_line" if self._marked else "line_subtle")
        elif self.underMouse():
            rounded(painter, frame, 6, "hover")
        width, y = self.width() - 2 * edge, 4.0 if self._flat else 9.0
        label_role, line = ("caption", theme.role("caption").line) if self._flat else (
            "small_strong", theme.role("small").line)  # fmt: skip
        write(
            painter,
            QRectF(edge, y, width - 18, line),
            self._label,
            label_role,
            "text2" if self._flat else "text",
        )
        if not self._flat:
            paint_icon(
                painter, "info", QRectF(self.width() - edge - 13, y + (line - 13) / 2, 13, 13), "text3"
            )
        y += line
        self._paint_number(painter, edge, y, width)
        y += theme.role("display").line
        for text, tone in ((self._note, "text2"), (self._definition, "text2" if self._marked else "text3")):
            if text:
                write(painter, QRectF(edge, y, width, theme.role("caption").line), text, "caption", tone)
                y += theme.role("caption").line + 1
        if self.ring:
            focus_ring(painter, frame, 8)
        painter.end()

    def _paint_number(self, painter: QPainter, x: float, y: float, width: float) -> None:
        line = theme.role("display").line
        used = write(painter, QRectF(x, y, width, line), self._number, "display", self._tone)
        if self._unit:
            big, small = theme.metrics("display"), theme.metrics("caption")
            baseline = y + (line + big.ascent() - big.descent()) / 2
            top = baseline - small.ascent()
            room = QRectF(x + used + 5, top, width - used - 5, small.height())
            write(painter, room, self._unit, "caption", "text2")

    def _number_width(self) -> float:
        unit = theme.text_width(self._unit, "caption") + 6 if self._unit else 0.0
        return theme.text_width(self._number, "display") + unit + 1

    def _edge(self) -> int:
        return 8 if self._flat else 13

    def _height(self) -> int:
        lines = sum(1 for text in (self._note, self._definition) if text)
        head = theme.role("caption").line if self._flat else theme.role("small").line
        edges = 8 if self._flat else 18
        return head + theme.role("display").line + lines * (theme.role("caption").line + 1) + edges
