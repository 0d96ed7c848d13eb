"""The pages of a PDF, white in every theme, drawn beside the window: what is seen comes first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.jobs.runner import Runner
from app.ui.pages.paper.pictures import PagePictures
from app.ui.pages.paper.sheet_marks import SheetMark, SheetMarks, cursor_over
from app.ui.pages.paper.sheets import GAP, POINT, STEPS, Sheets
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import focus_ring, rounded, start

FIRST_MOST, FIT_MOST = 1.0, 2.0
"""A paper opens no larger than on paper; 适合宽度 goes further."""
PAUSE = 60
"""Milliseconds to wait for the next step of a zoom before pages are drawn anew."""


class PaperSheetView(KeyRing, QAbstractScrollArea):
    """Signals: `page_changed(page, pages)` (from 1), `zoom_changed(factor)`, `failed(exception)`,
    `mark_chosen(number)` when a mark on a page was clicked.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)
    failed = Signal(Exception)
    mark_chosen = Signal(int)

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = Sheets()
        self.marks = SheetMarks()
        self._pictures = PagePictures(runner, self)
        self._name, self._fit, self._most = "文书", True, FIRST_MOST
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("文书")
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        self._pictures.drawn.connect(self._on_drawn)
        self._pictures.failed.connect(self.failed)
        self._later.timeout.connect(self._on_later)
        theme.changed.connect(self._on_theme_changed)

    @property
    def zoom(self) -> float:
        """Factor: 1.0 is the size on paper at 96 dots an inch."""
        return self._sheets.zoom

    def set_paper(self, pdf: bytes, pages: int, name: str) -> None:
        """Show a PDF from its first page; another setting of the same paper keeps the place."""
        same = pages == len(self._sheets) and name == self._name
        place = self.verticalScrollBar().value() if same else 0
        self._name = name
        self._sheets.set_count(pages)
        self._pictures.set_pdf(pdf)
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._on_scrolled()

    def set_marks(self, marks: Sequence[SheetMark]) -> None:
        """Mark these places; they stay until others are set."""
        self.marks.marks, self.marks.current = tuple(marks), 0
        self.viewport().update()

    def show_mark(self, number: int) -> None:
        """Make a mark the current one and bring its place into the upper third of the view."""
        mark = self.marks.find(number)
        self.marks.current = number if mark else 0
        if mark is not None:
            spot = mark.spots[0]
            if spot.page < len(self._sheets):
                place = self._sheets.place(spot.page, self._room(), self._scrolled())
                words = self.marks.grounds(mark, spot.page, place, self._sheets.height(spot.page))[0]
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + round(words.top()) - self.viewport().height() // 3)
        self.viewport().update()

    def complete(self) -> bool:
        """Whether every page that is seen has been drawn in its present size."""
        seen = self._seen()
        return bool(seen) and all(self._pictures.has(page, self._scale()) for page in seen)

    def fit_width(self) -> None:
        """Let the zoom follow the width."""
        self._fit, self._most = True, FIT_MOST
        self._lay_out()
        self._later.start(0)

    def set_zoom(self, factor: float) -> None:
        """Zoom to a factor between the first and the last of STEPS; what is in the middle stays there."""
        bar, half = self.verticalScrollBar(), self.viewport().height() / 2
        middle = (bar.value() + half) / max(self._sheets.extent().height(), 1)
        self._fit = False
        self._sheets.zoom = min(max(factor, STEPS[0]), STEPS[-1])
        self._lay_out()
        bar.setValue(round(middle * self._sheets.extent().height() - half))
        self._later.start(PAUSE)

    def step_zoom(self, direction: int) -> None:
        """One step larger (1) or smaller (-1)."""
        self.set_zoom(self._sheets.step(direction))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out again."""
        super().resizeEvent(event)
        self._lay_out()
        self._later.start(PAUSE)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while hidden."""
        super().showEvent(event)
        self._later.start(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over a mark."""
        self.viewport().setCursor(cursor_over(self._mark_at(event.position())))
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a mark chooses it."""
        mark = self._mark_at(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.marks.current = mark.number
            self.viewport().update()
            self.mark_chosen.emit(mark.number)
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 zoom; Home, End, space and the page keys scroll; the rest as usual."""
        super().keyPressEvent(event)
        bar = self.verticalScrollBar()
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: bar.maximum()}
        places[Qt.Key.Key_Space] = bar.value() + bar.pageStep()
        key = Qt.Key(event.key())
        if key in zooms:
            self.step_zoom(zooms[key])
        elif key == Qt.Key.Key_0:
            self.fit_width()
        elif key in places:
            bar.setValue(places[key])
        else:
            return
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then each page that is seen."""
        painter = start(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.color("pressed"))
        for page in self._seen():
            place = self._sheets.place(page, self._room(), self._scrolled())
            for reach, move in ((3, 2), (1, 1)):
                shade = QRectF(place).adjusted(-reach, move - reach, reach, reach + move)
                rounded(painter, shade, 2, "shadow")
            painter.fillRect(place, Qt.GlobalColor.white)
            picture = self._pictures.picture(page, self._scale())
            if picture is not None:
                painter.drawPixmap(place, picture)
            self.marks.paint(painter, page, place, self._sheets.height(page))
        if self.ring:
            focus_ring(painter, QRectF(self.viewport().rect()), 2)
        painter.end()

    def _lay_out(self) -> None:
        """Zoom to the width if asked, then set the ranges of the scroll bars."""
        view = self.viewport()
        if self._fit:
            self._sheets.fit(view.width(), self._most)
        extent = self._sheets.extent()
        for bar, whole, room in (
            (self.verticalScrollBar(), extent.height(), view.height()),
            (self.horizontalScrollBar(), extent.width(), view.width()),
        ):
            bar.setRange(0, max(whole - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(40)
        view.update()
        self.zoom_changed.emit(self._sheets.zoom)

    def _mark_at(self, point: QPointF) -> SheetMark | None:
        for page in self._seen():
            place = self._sheets.place(page, self._room(), self._scrolled())
            mark = self.marks.at(point, page, place, self._sheets.height(page))
            if mark is not None:
                return mark
        return None

    def _room(self) -> QSize:
        return self.viewport().size()

    def _scrolled(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> list[int]:
        return list(self._sheets.seen(self._room(), self._scrolled()))

    def _scale(self) -> float:
        """Device pixels a pt."""
        return POINT * self._sheets.zoom * self.devicePixelRatioF()

    def _draw(self) -> None:
        """Ask for the pages that are seen, then for their neighbours."""
        seen = self._seen()
        if not seen or not self.isVisible():
            return
        beside = [page for page in (seen[-1] + 1, seen[0] - 1) if 0 <= page < len(self._sheets)]
        self._pictures.want([*seen, *beside], self._scale())

    def _on_drawn(self, page: int, width: float, height: float) -> None:
        if self._sheets.set_size(page, width, height):
            self._lay_out()
        self.viewport().update()

    def _on_later(self) -> None:
        self._draw()

    def _on_theme_changed(self) -> None:
        self.viewport().update()

    def _on_scrolled(self) -> None:
        """The current page is the one that covers the line at a third of the height."""
        line, pages = self.viewport().height() // 3, len(self._sheets)
        places = (self._sheets.place(p, self._room(), self._scrolled()) for p in range(pages))
        page = next((p for p, place in enumerate(places) if place.bottom() + GAP >= line), pages - 1)
        self.setAccessibleName(f"{self._name}，第 {page + 1} 页，共 {pages} 页")
        self.page_changed.emit(page + 1, pages)
        self.viewport().update()
        self._draw()
