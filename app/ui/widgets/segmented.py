"""Segmented control: a few words in one frame, one of them current (月 季 年)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.choices import ChoiceRow
from app.ui.widgets.painting import CENTRE, focus_ring, rounded, start, write


class Segmented(ChoiceRow):
    """Signals: `chosen(int)`. `small` is 28 px high with 12 px words, else 32 px with 13 px."""

    def __init__(self, labels: list[str], current: int = 0, name: str = "", *, small: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        self._small = small
        super().__init__(labels, current, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All words side by side."""
        height = 28 if self._small else 32
        return QSize(int(sum(self._widths()) + 6.99), max(height, theme.role(self._role()).line + 8))

    def area(self, index: int) -> QRectF:
        """Where a segment lies."""
        widths = self._widths()
        return QRectF(3 + sum(widths[:index]), 3, widths[index], self.height() - 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, current segment and words."""
        painter = start(self)
        rounded(painter, QRectF(self.rect()), 7, "hover", "line")
        for index, choice in enumerate(self._choices):
            area, current = self.area(index), index == self._current
            if current:
                rounded(painter, area, 5, "surface", "control" if theme.edged else "line")
            elif index == self._hovered:
                rounded(painter, area, 5, "pressed")
            tone = "text" if current else "text2"
            write(painter, area, choice.label, self._role(strong=current), tone, CENTRE, elide=False)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 7)
        painter.end()

    def _role(self, *, strong: bool = False) -> str:
        role = "caption" if self._small else "small"
        return f"{role}_strong" if strong else role

    def _widths(self) -> list[float]:
        return [theme.text_width(choice.label, self._role(strong=True)) + 26 for choice in self._choices]
