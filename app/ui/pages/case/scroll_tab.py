"""A tab that scrolls: by keys too, with a focus ring, and it keeps its place when it is filled again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.layouts import Margins, clear, column, holder
from app.ui.widgets.painting import focus_ring, start

LAID_OUT = 150
"""Milliseconds after which new content has its final height."""


class _Ring(QWidget):
    """Lies over the area and paints its focus ring."""

    def __init__(self, area: ScrollTab) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring while the keyboard is in the area."""
        if self._area.ring:
            painter = start(self)
            focus_ring(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6)
            painter.end()


class ScrollTab(KeyRing, QScrollArea):
    """An area with a column of content: a subclass empties it with `begin`, fills it, and calls `done`."""

    def __init__(self, name: str, gap: int = 8, margins: Margins = (0, 6, 8, 10)) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.content: QVBoxLayout = column(gap=gap, margins=margins)
        inside = holder(self.content, "clear")
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setProperty("ground", "clear")
        self.viewport().setAutoFillBackground(False)
        self._wanted = 0
        self._restoring = False
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._over = _Ring(self)
        self.viewport().installEventFilter(self)

    def begin(self, *, keep: bool) -> QVBoxLayout:
        """Empty the column; `keep` remembers how far it was scrolled."""
        self._wanted = self.verticalScrollBar().value() if keep else 0
        clear(self.content)
        return self.content

    def done(self) -> None:
        """Scroll back once the new content has been laid out."""
        self._restoring = True
        self.verticalScrollBar().setValue(self._wanted)
        QTimer.singleShot(LAID_OUT, self._on_laid_out)

    def update(self, *args: object) -> None:
        """The ring lies in a widget of its own."""
        super().update()
        self._over.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the ring as large as what is seen."""
        if event.type() == QEvent.Type.Resize and watched is self.viewport():
            self._over.setGeometry(self.rect())
            self._over.raise_()
        return super().eventFilter(watched, event)

    def _on_range(self, least: int, most: int) -> None:
        """The new content grows step by step; each step may let the old place be reached."""
        if self._restoring:
            self.verticalScrollBar().setValue(self._wanted)

    def _on_laid_out(self) -> None:
        self._restoring = False
