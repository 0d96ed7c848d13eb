"""The bar above a paper: page counter, draft or issued, zoom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.words import SIDES
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import row
from app.ui.widgets.segmented import Segmented


class PaperBar(QWidget):
    """Signals: `zoom_asked(direction)` (1 larger, -1 smaller), `fit_asked()`, `draft_asked(bool)`,
    `side_asked(side)` for a paper that each side gets.
    """

    zoom_asked = Signal(int)
    fit_asked = Signal()
    draft_asked = Signal(bool)
    side_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pages = Label("", "caption", "text3")
        self.smaller = Button("", "ghost", "minus", "sm", name="缩小", icon_size=14)
        self.factor = Label("", "caption", "text2")
        self.larger = Button("", "ghost", "plus", "sm", name="放大", icon_size=14)
        self.fit = Button("适合宽度", "ghost", size="sm")
        self.version = Segmented(["已签发", "今天的草稿"], 0, "版本", small=True)
        self.side = Segmented(list(SIDES), 0, "给谁", small=True)
        zoom = (self.smaller, self.factor, self.larger, self.fit)
        self.setLayout(row(self.pages, None, self.side, self.version, 8, *zoom, gap=6, margins=(14, 3, 8, 3)))
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        self.fit.clicked.connect(self.fit_asked)
        self.version.chosen.connect(self._on_version)
        self.side.chosen.connect(self._on_side)

    def set_page(self, page: int, pages: int) -> None:
        """第 1 页，共 2 页"""
        self.pages.setText(f"第 {page} 页，共 {pages} 页" if pages else "")

    def set_zoom(self, factor: float) -> None:
        """The factor in per cent."""
        self.factor.setText(f"{factor * 100:.0f} %")

    def set_version(self, *, issued: bool, draft: bool) -> None:
        """Offer both versions once one was issued."""
        self.version.setVisible(issued)
        self.version.set_choices(["已签发", "今天的草稿"], 1 if draft else 0)

    def set_sides(self, sides: tuple[str, ...], current: str) -> None:
        """Offer the papers of both sides when each gets one."""
        self.side.setVisible(bool(sides))
        if sides:
            self.side.set_choices(sides, sides.index(current))

    def _on_smaller(self) -> None:
        self.zoom_asked.emit(-1)

    def _on_larger(self) -> None:
        self.zoom_asked.emit(1)

    def _on_side(self, index: int) -> None:
        self.side_asked.emit(self.side.current_label)

    def _on_version(self, index: int) -> None:
        self.draft_asked.emit(index == 1)
