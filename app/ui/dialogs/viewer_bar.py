"""The bar above a picture that is looked at: pages, zoom, fit, turn."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import row
from app.ui.widgets.picture_view import WHOLE, WIDE

ROOMY = 540
"""From this width there is room for the factor and the two ways to fit."""


class ViewerBar(QWidget):
    """Signals: `page_asked(page)` from 0, `zoom_asked(direction)`, `fit_asked(mode)`, `turn_asked()`."""

    page_asked = Signal(int)
    zoom_asked = Signal(int)
    fit_asked = Signal(str)
    turn_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page, self._pages = 0, 1
        self.before = Button("", "ghost", "chevron-left", "sm", name="上一页", icon_size=14)
        self.pages = Label("", "caption", "text2")
        self.after = Button("", "ghost", "chevron-right", "sm", name="下一页", icon_size=14)
        self.smaller = Button("", "ghost", "zoom-out", "sm", name="缩小", icon_size=14)
        self.factor = Label("", "caption", "text2")
        self.larger = Button("", "ghost", "zoom-in", "sm", name="放大", icon_size=14)
        self.whole = Button("适合窗口", "ghost", size="sm")
        self.wide = Button("适合宽度", "ghost", size="sm")
        self.turn = Button("旋转", "ghost", "rotate-cw", "sm", icon_size=14)
        zoom = (self.smaller, self.factor, self.larger, self.whole, self.wide, self.turn)
        self.setLayout(row(self.before, self.pages, self.after, None, *zoom, gap=4))
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        self.whole.clicked.connect(self._on_whole)
        self.wide.clicked.connect(self._on_wide)
        self.turn.clicked.connect(self.turn_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the zoom goes by its two buttons, the wheel and the keys alone."""
        super().resizeEvent(event)
        for part in (self.factor, self.whole, self.wide):
            part.setVisible(event.size().width() >= ROOMY)

    def set_page(self, page: int, pages: int) -> None:
        """第 1 页，共 3 页; of a single page nothing is said."""
        self._page, self._pages = page, pages
        self.pages.setText(f"第 {page + 1} 页，共 {pages} 页")
        for part in (self.before, self.pages, self.after):
            part.setVisible(pages > 1)
        self.before.set_reason("这是第一页" if page == 0 else "")
        self.after.set_reason("这是最后一页" if page + 1 == pages else "")

    def set_zoom(self, factor: float) -> None:
        """The factor in per cent."""
        self.factor.setText(f"{factor * 100:.0f} %")

    def _on_before(self) -> None:
        self.page_asked.emit(self._page - 1)

    def _on_after(self) -> None:
        self.page_asked.emit(self._page + 1)

    def _on_smaller(self) -> None:
        self.zoom_asked.emit(-1)

    def _on_larger(self) -> None:
        self.zoom_asked.emit(1)

    def _on_whole(self) -> None:
        self.fit_asked.emit(WHOLE)

    def _on_wide(self) -> None:
        self.fit_asked.emit(WIDE)
