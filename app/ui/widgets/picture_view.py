"""One picture to look at closely: fitted or zoomed, turned, moved with the mouse, the bars or the keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import focus_ring, start

STEPS = (0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
WHOLE, WIDE, FREE = "whole", "wide", "free"
"""How the zoom is found: all of it fits, its width fits, or as the user set it."""
EDGE = 12


class PictureView(KeyRing, QAbstractScrollArea):
    """Signals: `zoom_changed(factor)`, 1.0 is the natural size that came with the picture; `passed(direction)` when a
    page key goes on from the foot (1) or back from the head (-1).
    """

    zoom_changed = Signal(float)
    passed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None
        self._natural = QSizeF()
        self._turn = 0
        self.mode, self.zoom = WHOLE, 1.0
        self._held: QPointF | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme_changed)

    @property
    def turn(self) -> int:
        """Degrees clockwise: 0, 90, 180 or 270."""
        return self._turn

    def set_picture(self, picture: QPixmap, natural: QSizeF) -> None:
        """Show a picture whose size at 100 % is `natural` in logical pixels; zoom and turn stay."""
        self._picture, self._natural = picture, natural
        self._lay_out()

    def clear(self) -> None:
        """Show nothing until the next picture is there."""
        self._picture = None
        self.viewport().update()

    def fit(self, mode: str) -> None:
        """Let the zoom follow the window: WHOLE or WIDE."""
        self.mode = mode
        self._lay_out()

    def step_zoom(self, direction: int) -> None:
        """One step larger (1) or smaller (-1); what is in the middle stays there."""
        if direction > 0:
            self.set_zoom(next((step for step in STEPS if step > self.zoom + 0.005), STEPS[-1]))
        else:
            self.set_zoom(next((step for step in reversed(STEPS) if step < self.zoom - 0.005), STEPS[0]))

    def set_zoom(self, factor: float) -> None:
        """Zoom to a factor between the first and the last of STEPS."""
        extent, room = self._extent(), self.viewport().size()
        across = (self.horizontalScrollBar().value() + room.width() / 2) / max(extent.width(), 1)
        down = (self.verticalScrollBar().value() + room.height() / 2) / max(extent.height(), 1)
        self.mode, self.zoom = FREE, min(max(factor, STEPS[0]), STEPS[-1])
        self._lay_out()
        extent = self._extent()
        self.horizontalScrollBar().setValue(round(across * extent.width() - room.width() / 2))
        self.verticalScrollBar().setValue(round(down * extent.height() - room.height() / 2))

    def rotate(self) -> None:
        """A quarter clockwise; only what is seen turns, not the file."""
        self._turn = (self._turn + 90) % 360
        self._lay_out()

    def straighten(self) -> None:
        """Turn back, for another picture."""
        self._turn = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._held is not None:
            moved = event.position() - self._held
            self._held = event.position()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(moved.x()))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.viewport().unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom, 0 fits, R turns; the page keys go on where there is no more; the rest as usual."""
        key, bar = event.key(), self.verticalScrollBar()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.step_zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_0:
            self.fit(WHOLE)
        elif key == Qt.Key.Key_R:
            self.rotate()
        elif key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.passed.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.passed.emit(-1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the picture turned and scaled about its middle."""
        painter = start(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.color("pressed"))
        if self._picture is not None:
            place = QRectF(self.place(), self._shown())
            turned = self._turned()
            painter.save()
            painter.translate(place.center())
            painter.rotate(self._turn)
            wide, high = turned.width(), turned.height()
            painter.fillRect(QRectF(-wide / 2, -high / 2, wide, high), Qt.GlobalColor.white)
            inside = QRectF(-wide / 2, -high / 2, wide, high)
            painter.drawPixmap(inside, self._picture, QRectF(self._picture.rect()))
            painter.restore()
        if self.ring:
            focus_ring(painter, QRectF(self.viewport().rect()), 2)
        painter.end()

    def place(self) -> QPoint:
        """The left upper corner of what is shown, in the view; centred when there is room."""
        room, shown = self.viewport().size(), self._shown()
        left = max(round((room.width() - shown.width()) / 2), EDGE) - self.horizontalScrollBar().value()
        top = max(round((room.height() - shown.height()) / 2), EDGE) - self.verticalScrollBar().value()
        return QPoint(left, top)

    def _turned(self) -> QSizeF:
        """The picture before it is turned, at the present zoom."""
        return self._natural * self.zoom

    def _shown(self) -> QSizeF:
        size = QTransform().rotate(self._turn).mapRect(QRectF(QPointF(), self._turned())).size()
        return QSizeF(abs(size.width()), abs(size.height()))

    def _extent(self) -> QSize:
        shown = self._shown()
        return QSize(round(shown.width()) + 2 * EDGE, round(shown.height()) + 2 * EDGE)

    def _lay_out(self) -> None:
        """Find the zoom, then set the ranges of the scroll bars."""
        view = self.viewport()
        if self.mode != FREE and not self._natural.isEmpty():
            self.zoom = 1.0
            whole = self._shown()
            across = (view.width() - 2 * EDGE) / whole.width()
            down = (view.height() - 2 * EDGE) / whole.height()
            wanted = across if self.mode == WIDE else min(across, down)
            self.zoom = min(max(wanted, 0.02), 1.0 if self.mode == WHOLE else 2.0)
        extent = self._extent()
        for bar, all_of_it, room in (
            (self.verticalScrollBar(), extent.height(), view.height()),
            (self.horizontalScrollBar(), extent.width(), view.width()),
        ):
            bar.setRange(0, max(all_of_it - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(40)
        view.update()
        self.zoom_changed.emit(self.zoom)

    def _on_scrolled(self) -> None:
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self.viewport().update()
