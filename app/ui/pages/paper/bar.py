"""The bar above a paper: page counter, who gets it, which version, zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain import dates
from app.domain.paper import IssuedPaper
from app.domain.words import SIDES
from app.services.papers.recipients import Recipient
from app.ui.widgets.buttons import Button
from app.ui.widgets.editors import Combo
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import row
from app.ui.widgets.search_combo import SearchCombo
from app.ui.widgets.segmented import Segmented

DRAFT = 0
"""The number that stands for today's draft among the versions."""
ROOMY = 470
"""From this width there is room for the factor and 适合宽度."""
FEW = 2
"""So many recipients stand side by side; more are searched."""


class PaperBar(QWidget):
    """Signals: `zoom_asked(direction)` (1 larger, -1 smaller), `fit_asked()`, `version_asked(number)` (0 is today's
    draft), `side_asked(address)` for a paper of which several each get one.
    """

    zoom_asked = Signal(int)
    fit_asked = Signal()
    version_asked = Signal(int)
    side_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pages = Label("", "caption", "text3")
        self.smaller = Button("", "ghost", "minus", "sm", name="缩小", icon_size=14)
        self.factor = Label("", "caption", "text2")
        self.larger = Button("", "ghost", "plus", "sm", name="放大", icon_size=14)
        self.fit = Button("适合宽度", "ghost", size="sm")
        self.version = Combo(())
        self.version.setAccessibleName("版本")
        self.version.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.side = Segmented(list(SIDES), 0, "给谁", small=True)
        self.person = SearchCombo("给谁，输入姓名或者序号查找")
        zoom = (self.smaller, self.factor, self.larger, self.fit)
        self.setLayout(
            row(
                self.pages, None, self.side, self.person, self.version, 4, *zoom, gap=6, margins=(14, 3, 8, 3)
            )
        )
        self._addresses: list[str] = []
        self._numbers: list[int] = []
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        self.fit.clicked.connect(self.fit_asked)
        self.version.typed.connect(self._on_version)
        self.side.chosen.connect(self._on_side)
        self.person.chosen.connect(self.side_asked)
        for hidden in (self.side, self.person, self.version):
            hidden.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the zoom goes by its two buttons, the wheel and the keys alone."""
        super().resizeEvent(event)
        for part in (self.factor, self.fit):
            part.setVisible(event.size().width() >= ROOMY)

    def set_page(self, page: int, pages: int) -> None:
        """第 1 页，共 2 页"""
        self.pages.setText(f"第 {page} 页，共 {pages} 页" if pages else "")

    def set_zoom(self, factor: float) -> None:
        """The factor in per cent."""
        self.factor.setText(f"{factor * 100:.0f} %")

    def set_versions(self, versions: Sequence[IssuedPaper], shown: IssuedPaper | None) -> None:
        """Offer every issued version, the void ones named so, and today's draft; nothing before the first issue."""
        self.version.setVisible(bool(versions))
        if not versions:
            return
        newest = versions[0].version
        words = [_version_words(paper, newest) for paper in versions] + ["今天的草稿"]
        self._numbers = [paper.version for paper in versions] + [DRAFT]
        self.version.set_choices(words)
        self.version.set_value(words[self._numbers.index(shown.version if shown else DRAFT)])

    def set_recipients(self, everybody: Sequence[Recipient], current: str) -> None:
        """Offer the papers of all who get one: two side by side, more in a list that can be searched."""
        self.side.setVisible(0 < len(everybody) <= FEW)
        self.person.setVisible(len(everybody) > FEW)
        self._addresses = [one.address for one in everybody]
        if len(everybody) > FEW:
            self.person.set_choices([(one.address, _recipient_words(one)) for one in everybody], current)
        elif everybody:
            self.side.set_choices([one.words for one in everybody], self._addresses.index(current))

    def _on_smaller(self) -> None:
        self.zoom_asked.emit(-1)

    def _on_larger(self) -> None:
        self.zoom_asked.emit(1)

    def _on_side(self, index: int) -> None:
        self.side_asked.emit(self._addresses[index])

    def _on_version(self) -> None:
        self.version_asked.emit(self._numbers[self.version.currentIndex()])


def _version_words(paper: IssuedPaper, newest: int) -> str:
    if paper.version < newest:
        return f"第 {paper.version} 版，作废"
    return (
        f"第 {paper.version} 版 {dates.short(paper.issued_on)}"
        if paper.issued_on
        else f"第 {paper.version} 版"
    )


def _recipient_words(one: Recipient) -> str:
    """3 钱示例; a side that is a single party by its side and name."""
    return f"{one.seq} {one.name}" if one.seq else f"{one.side} {one.name}".strip()
