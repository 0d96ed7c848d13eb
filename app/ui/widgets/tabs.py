"""Tabs: words on a line, the current one underlined; counts in small print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.choices import Choice, ChoiceRow
from app.ui.widgets.painting import focus_ring, hairline, rounded, start, write


class Tabs(ChoiceRow):
    """Signals: `chosen(int)`. Too many words for the width are squeezed: the gaps first, then the words."""

    def __init__(
        self,
        choices: Sequence[str | Choice],
        current: int = 0,
        name: str = "",
        *,
        gap: int = 22,
        parent: QWidget | None = None,
    ) -> None:
        self._gap = gap
        super().__init__(choices, current, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All words and gaps; 38 px high."""
        return QSize(
            int(sum(self._widths()) + self._gap * len(self._choices)), max(38, theme.role("body").line + 14)
        )

    def minimumSizeHint(self) -> QSize:
        """Words may be cut to four signs."""
        return QSize(len(self._choices) * 60, self.sizeHint().height())

    def area(self, index: int) -> QRectF:
        """Where a tab lies, without its gap."""
        widths, gap = self._squeezed()
        return QRectF(sum(widths[:index]) + gap * index, 0, widths[index], self.height())

    def cut(self, index: int) -> bool:
        """Whether a word is cut."""
        return self._squeezed()[0][index] < self._widths()[index] - 0.5

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rule, words, counts and the bar under the current one."""
        painter = start(self)
        bottom = self.height() - 1
        hairline(painter, 0, bottom, self.width(), bottom, "line_subtle")
        for index, choice in enumerate(self._choices):
            area, current = self.area(index), index == self._current
            tone = "text" if current or index == self._hovered else "text2"
            count = self._count_width(choice)
            words = QRectF(area.x(), 0, area.width() - count, self.height() - 2)
            used = write(painter, words, choice.label, "strong" if current else "body", tone)
            if choice.count is not None:
                room = QRectF(area.x() + used + 5, 0, count, self.height() - 1)
                write(painter, room, f"{choice.count:,}", "caption", "text3", elide=False)
            if current:
                rounded(painter, QRectF(area.x(), self.height() - 2.5, area.width(), 2.5), 1.2, "accent")
                if self.ring:
                    focus_ring(painter, area.adjusted(-4, 4, 4, -5).intersected(QRectF(self.rect())), 5)
        painter.end()

    def _widths(self) -> list[float]:
        return [theme.text_width(c.label, "strong") + 1 + self._count_width(c) for c in self._choices]

    def _count_width(self, choice: Choice) -> float:
        return 0.0 if choice.count is None else theme.text_width(f"{choice.count:,}", "caption") + 6

    def _squeezed(self) -> tuple[list[float], float]:
        widths = self._widths()
        gap = float(self._gap)
        free = self.width() - sum(widths) - gap * max(len(widths) - 1, 0)
        if free < 0 and len(widths) > 1:
            gap = max(10.0, gap + free / (len(widths) - 1))
            free = self.width() - sum(widths) - gap * (len(widths) - 1)
        if free < 0 and widths:
            share = max(0.0, 1 + free / sum(widths))
            widths = [width * share for width in widths]
        return widths, gap
