"""Small switches: toggle, check chip, filter chip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import focus_ring, rounded, start, write


def paint_check(painter: QPainter, box: QRectF, state: Qt.CheckState, edge: str = "control") -> None:
    """A check box of 15 px: empty, ticked, or a dash for some."""
    if state == Qt.CheckState.Unchecked:
        rounded(painter, box, 3.5, "surface", edge)
        return
    rounded(painter, box, 3.5, "accent")
    name = "check" if state == Qt.CheckState.Checked else "minus"
    paint_icon(painter, name, box.adjusted(1.5, 1.5, -1.5, -1.5), "on_accent", 3)


class Toggle(KeyRing, QAbstractButton):
    """An on-off switch; space or a click turns it.

    The name is for screen readers, its word stands beside it.
    """

    def __init__(self, name: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """32 x 18 in a target of 24."""
        return QSize(36, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track and knob: the knob's place and size tell the state, not the colour alone."""
        painter = start(self)
        track = QRectF(2.75, 3.75, 30.5, 16.5)
        if self.isChecked():
            rounded(painter, track, 8.25, "accent" if self.isEnabled() else "disabled")
            knob, reach, tone = QPointF(25, 12), 5.6, "on_accent"
        else:
            rounded(painter, track, 8.25, "surface", "control" if self.isEnabled() else "disabled", 1.4)
            knob, reach, tone = QPointF(11, 12), 4.6, "control" if self.isEnabled() else "disabled"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(tone))
        painter.drawEllipse(knob, reach, reach)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 12)
        painter.end()


class CheckChip(KeyRing, QAbstractButton):
    """A check box with its word in one frame, for marks that stand in a row (农民工, 劳务派遣)."""

    def __init__(self, text: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(
            int(theme.text_width(self.text(), "small") + 41.99), max(28, theme.role("small").line + 4)
        )

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, box and word."""
        painter = start(self)
        on, frame = self.isChecked(), QRectF(self.rect())
        fill = "accent_soft" if on else "hover" if self.underMouse() else "surface"
        rounded(painter, frame, 6, fill, "accent_line" if on else "line")
        box = QRectF(9, (self.height() - 15) / 2, 15, 15)
        paint_check(painter, box, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        tone = "disabled" if not self.isEnabled() else "accent_text" if on else "text"
        write(painter, frame.adjusted(31, 0, -4, 0), self.text(), "small", tone)
        if self.ring:
            focus_ring(painter, frame, 6)
        painter.end()


class FilterChip(KeyRing, QWidget):
    """A condition of the ledger: name, value and a cross.

    Signals: `asked` (click, Enter or space: change it), `removed` (cross, Delete or Backspace).
    """

    asked = Signal()
    removed = Signal()

    def __init__(self, name: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_filter(name, value)

    def set_filter(self, name: str, value: str) -> None:
        """Show another condition."""
        self._label, self._value = name, value
        self.setAccessibleName(f"筛选条件 {name}：{value}")
        self.setAccessibleDescription("回车修改，Delete 移除")
        self.setToolTip(f"{name}：{value}" if self._value_width() > self._room() else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Name, value (at most 200 px of it) and cross; 28 px high."""
        width = theme.text_width(self._label, "small") + self._room() + 9 + 6 + 6 + 13 + 9
        return QSize(int(width + 0.99), max(28, theme.role("small").line + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, words and cross."""
        painter = start(self)
        frame = QRectF(self.rect())
        rounded(painter, frame, 6, "selected_hover" if self.underMouse() else "accent_soft", "accent_line")
        name = theme.text_width(self._label, "small")
        write(painter, QRectF(9, 0, name + 1, self.height()), self._label, "small", "text2", elide=False)
        room = QRectF(9 + name + 6, 0, self._room(), self.height())
        write(painter, room, self._value, "small_strong", "accent_text")
        paint_icon(painter, "x", self._cross(), "accent_text", 2.2)
        if self.ring:
            focus_ring(painter, frame, 6)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cross removes, the rest asks."""
        if event.button() == Qt.MouseButton.LeftButton:
            on_cross = event.position().x() >= self.width() - 26
            (self.removed if on_cross else self.asked).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter or space asks."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.accept()
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
            self.asked.emit()

    def _cross(self) -> QRectF:
        return QRectF(self.width() - 22, (self.height() - 13) / 2, 13, 13)

    def _value_width(self) -> float:
        return theme.text_width(self._value, "small_strong") + 1

    def _room(self) -> float:
        return min(self._value_width(), 200.0)
