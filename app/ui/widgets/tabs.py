"""Tabs: words on a line, the current one underlined; counts in small print; too many of them scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.choices import Choice, ChoiceRow
from app.ui.widgets.painting import focus_ring, hairline, rounded, start, write

ARROW = 20.0
"""Width of the arrow at an end behind which there are more tabs."""
ARROW_ICON = 14.0
LEAST_GAP = 10.0
"""The least distance of two words."""


class Tabs(ChoiceRow):
    """Signals: `chosen(int)`.

    Too many words for the width move closer together; if that is not enough the line scrolls, with an arrow at
    each end behind which there are more. The current one is always in sight, unless one has scrolled on.
    """

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
        self._offset = 0.0
        super().__init__(choices, current, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All words and gaps; 38 px high."""
        return QSize(
            int(sum(self._widths()) + self._gap * len(self._choices)), max(38, theme.role("body").line + 14)
        )

    def minimumSizeHint(self) -> QSize:
        """Room for one word between two arrows."""
        widest = max(self._widths(), default=0.0)
        return QSize(int(min(widest, 100) + 2 * ARROW), self.sizeHint().height())

    def area(self, index: int) -> QRectF:
        """Where a tab lies, without its gap; left or right of the widget when it is scrolled away."""
        widths, gap = self._widths(), self._narrowed()
        return QRectF(sum(widths[:index]) + gap * index - self._offset, 0, widths[index], self.height())

    def cut(self, index: int) -> bool:
        """Whether a word is not wholly in sight."""
        area = self.area(index)
        return area.left() < self._first() - 0.5 or area.right() > self._last() + 0.5

    def scroll_on(self, step: int) -> None:
        """Scroll by so many tabs, to the right when positive."""
        at = next((i for i in range(len(self._choices)) if not self.cut(i)), 0)
        target = min(max(at + step, 0), len(self._choices) - 1)
        self._offset += self.area(target).left() - (ARROW if target else 0.0)
        self._keep_inside()
        self.update()

    def choose(self, index: int) -> None:
        """Make a choice current, in sight, and tell; out of range does nothing."""
        super().choose(index)
        self._show_current()

    def set_choices(self, choices: Sequence[str | Choice], current: int = 0) -> None:
        """Offer other choices; says nothing to listeners."""
        super().set_choices(choices, current)
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current tab stays in sight."""
        super().resizeEvent(event)
        self._show_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses, or scrolls on when it is on an arrow."""
        at = event.position().x()
        if event.button() == Qt.MouseButton.LeftButton and at < self._first():
            self.scroll_on(-1)
        elif event.button() == Qt.MouseButton.LeftButton and at > self._last():
            self.scroll_on(1)
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rule, words, counts and the bar under the current one."""
        painter = start(self)
        bottom = self.height() - 1
        hairline(painter, 0, bottom, self.width(), bottom, "line_subtle")
        self._paint_arrows(painter)
        painter.setClipRect(QRectF(self._first(), 0, self._last() - self._first(), self.height()))
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

    def _narrowed(self) -> float:
        """The gap between words: less when there is little room, but never so little that they run together."""
        many = len(self._choices) - 1
        if many < 1:
            return 0.0
        return min(float(self._gap), max(LEAST_GAP, (self.width() - sum(self._widths())) / many))

    def _excess(self) -> float:
        """How far all words reach over the width."""
        widths = self._widths()
        return max(0.0, sum(widths) + self._narrowed() * max(len(widths) - 1, 0) - self.width())

    def _first(self) -> float:
        """Where the words in sight begin: behind the arrow when there are more on the left."""
        return ARROW if self._offset > 0 else 0.0

    def _last(self) -> float:
        """Where the words in sight end: before the arrow when there are more on the right."""
        return self.width() - (ARROW if self._offset < self._excess() - 0.5 else 0.0)

    def _keep_inside(self) -> None:
        self._offset = min(max(self._offset, 0.0), self._excess())

    def _show_current(self) -> None:
        self._keep_inside()
        if self._choices and self.cut(self._current):
            area = self.area(self._current)
            before = area.left() - (ARROW if self._current else 0.0)
            last = self._current == len(self._choices) - 1
            behind = area.right() + (0.0 if last else ARROW) - self.width()
            self._offset += before if area.left() < self._first() else behind
            self._keep_inside()
        self.update()

    def _paint_arrows(self, painter: QPainter) -> None:
        top = (self.height() - ARROW_ICON) / 2
        if self._first():
            paint_icon(painter, "chevron-left", QRectF(0, top, ARROW_ICON, ARROW_ICON), "text2")
        if self._last() < self.width():
            left = self.width() - ARROW_ICON
            paint_icon(painter, "chevron-right", QRectF(left, top, ARROW_ICON, ARROW_ICON), "text2")
