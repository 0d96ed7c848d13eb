"""A pad to write a signature on with a pen or the mouse: smooth strokes, kept as JSON (app/domain/ink.py)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.ink import Handwriting, read_ink, write_ink
from app.ui.widgets.buttons import Button
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.painting import focus_ring, hairline, rounded, start, write

HEIGHT = 132
LEAST_STEP = 1.5
"""Logical pixels that the pen must move before another point is taken."""
THICK = 2.2
INK = QColor("black")
EMPTY = "用笔或者鼠标在这里签名；不在屏幕上签的，空着"


class InkSheet(KeyRing, QWidget):
    """The white field itself. Backspace takes the last stroke back, Delete all.

    Signals: `written()` after each stroke and when strokes are taken back, `left()` when the focus goes on.
    """

    written = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strokes: list[list[QPointF]] = []
        self._down = False
        self._source = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(200, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TabletTracking)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(360, HEIGHT)

    def ink(self) -> str:
        """The strokes as JSON, "" when nothing was written."""
        if not self.strokes:
            return ""
        wide, high = max(self.width(), 1), max(self.height(), 1)
        shares = tuple(tuple((_share(p.x(), wide), _share(p.y(), high)) for p in s) for s in self.strokes)
        return write_ink(Handwriting(wide / high, shares))

    def set_ink(self, text: str) -> None:
        """Show kept strokes at the size of the field; what is no handwriting shows nothing."""
        self.strokes, self._source = [], text
        if text:
            try:
                kept = read_ink(text)
            except ValueError:
                kept = None
            if kept is not None:
                high = float(max(self.height(), 1))
                wide = min(high * kept.ratio, float(max(self.width(), 1)))
                high = wide / kept.ratio
                self.strokes = [[QPointF(x * wide, y * high) for x, y in stroke] for stroke in kept.strokes]
        self.update()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.strokes:
            self.strokes.pop()
            self._source = ""
            self._tell()

    def wipe(self) -> None:
        """Take everything back."""
        if self.strokes:
            self.strokes, self._source = [], ""
            self._tell()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen writes where it touches."""
        kind, point = event.type(), event.position()
        if kind == QEvent.Type.TabletPress:
            self._begin(point)
        elif kind == QEvent.Type.TabletMove and self._down:
            self._go_on(point)
        elif kind == QEvent.Type.TabletRelease and self._down:
            self._end(point)
        event.accept()  # so that no mouse event is made of it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse writes with its left button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        if self._down:
            self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke is done."""
        if self._down and event.button() == Qt.MouseButton.LeftButton:
            self._end(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace and Ctrl+Z undo, Delete clears."""
        if event.key() == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.wipe()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White in every theme, as the paper is; a base line; the strokes."""
        painter = start(self)
        area = QRectF(self.rect())
        rounded(painter, area, 6, None, "control")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        hairline(painter, 16, area.height() * 0.78, area.width() - 16, area.height() * 0.78, "disabled")
        if not self.strokes:
            below = QRectF(16, area.height() * 0.78 + 2, area.width() - 32, area.height() * 0.2)
            write(painter, below, EMPTY, "caption", QColor(Qt.GlobalColor.darkGray))
        paint_strokes(painter, self.strokes)
        if self.ring:
            focus_ring(painter, area, 6)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Kept strokes follow the size of the field until somebody writes."""
        super().resizeEvent(event)
        if self._source:
            self.set_ink(self._source)

    def _begin(self, point: QPointF) -> None:
        self._source = ""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._down = True
        self.strokes.append([self._inside(point)])
        self.update()

    def _go_on(self, point: QPointF) -> None:
        point, last = self._inside(point), self.strokes[-1][-1]
        if (point - last).manhattanLength() >= LEAST_STEP:
            self.strokes[-1].append(point)
            self.update()

    def _end(self, point: QPointF) -> None:
        self._down = False
        self._go_on(point)
        if len(self.strokes[-1]) == 1:  # a dot
            self.strokes[-1].append(self._inside(self.strokes[-1][0] + QPointF(0.6, 0.6)))
        self._tell()

    def _inside(self, point: QPointF) -> QPointF:
        return QPointF(min(max(point.x(), 0), self.width()), min(max(point.y(), 0), self.height()))

    def _tell(self) -> None:
        self.update()
        self.written.emit()


class InkPad(QWidget):
    """The field with 撤一笔 and 清除 below it. Signals as LineEdit: `typed`, `left`."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self._kept = ""
        self.sheet = InkSheet()
        self.undo = Button("撤一笔", "ghost", "undo-2", "sm", icon_size=14)
        self.wipe = Button("清除", "ghost", "x", "sm", icon_size=14)
        self._state = Label("", "caption", "text3")
        self.setLayout(column(self.sheet, row(self.undo, self.wipe, None, self._state, gap=4), gap=4))
        self.setFocusProxy(self.sheet)
        self.undo.clicked.connect(self.sheet.undo)
        self.wipe.clicked.connect(self.sheet.wipe)
        self.sheet.written.connect(self._on_written)
        self.sheet.left.connect(self.left)
        self._show_state()

    def value(self) -> str:
        """The handwriting as JSON, "" when there is none."""
        return self._kept

    def set_value(self, text: str) -> None:
        """Show a handwriting, or none."""
        if text != self._kept:
            self._kept = text
            self.sheet.set_ink(text)
            self._show_state()

    def setAccessibleName(self, name: str) -> None:
        """The field itself is called so too."""
        super().setAccessibleName(name)
        self.sheet.setAccessibleName(name)

    def _on_written(self) -> None:
        self._kept = self.sheet.ink()
        self._show_state()
        self.typed.emit()

    def _show_state(self) -> None:
        count = len(self.sheet.strokes)
        self._state.setText(f"{count} 笔" if count else "没有在屏幕上签")
        self.undo.setEnabled(count > 0)
        self.wipe.setEnabled(count > 0)


def paint_strokes(painter: QPainter, strokes: Sequence[Sequence[QPointF]]) -> None:
    """Draw strokes as one pen line each, rounded between their points."""
    painter.setPen(
        QPen(INK, THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        painter.drawPath(_smooth(stroke))


def _smooth(stroke: Sequence[QPointF]) -> QPainterPath:
    """Curves through the middles between the points, the points themselves as their handles."""
    path = QPainterPath(stroke[0])
    for at in range(1, len(stroke) - 1):
        path.quadTo(stroke[at], (stroke[at] + stroke[at + 1]) / 2)
    path.lineTo(stroke[-1])
    return path


def _share(value: float, whole: float) -> float:
    return min(max(value / whole, 0.0), 1.0)
