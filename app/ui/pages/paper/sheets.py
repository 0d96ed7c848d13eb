"""Where the pages of a paper lie below one another at a zoom, in logical pixels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

A4 = (595.28, 841.89)
"""Width and height in pt that a page is thought to have until it was drawn."""
POINT = 96 / 72
"""Logical pixels a pt at 100 %."""
EDGE, GAP = 24, 16
STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
LEAST = 0.3
"""The smallest zoom to which a narrow window may squeeze a page."""


class Sheets:
    """The sizes of the pages in pt, and their places at `zoom` (1.0 is the size on paper at 96 dots an inch)."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self._sizes: list[tuple[float, float]] = []

    def __len__(self) -> int:
        return len(self._sizes)

    def set_count(self, pages: int) -> None:
        """So many pages of A4, until `set_size` says otherwise."""
        self._sizes = [A4] * pages

    def set_size(self, page: int, width: float, height: float) -> bool:
        """Tell the real size of a page in pt; True when it differs by more than rounding."""
        old = self._sizes[page]
        differs = max(abs(old[0] - width), abs(old[1] - height)) > 2
        if differs:
            self._sizes[page] = (width, height)
        return differs

    def height(self, page: int) -> float:
        """The height of a page in pt."""
        return self._sizes[page][1]

    def fit(self, width: int, most: float) -> None:
        """Zoom so that the widest page fits into a width, but not beyond `most`."""
        if self._sizes:
            widest = max(size[0] for size in self._sizes)
            self.zoom = min(max((width - 2 * EDGE) / (widest * POINT), LEAST), most)

    def step(self, direction: int) -> float:
        """The next larger (1) or smaller (-1) of STEPS."""
        if direction > 0:
            return next((step for step in STEPS if step > self.zoom + 0.005), STEPS[-1])
        return next((step for step in reversed(STEPS) if step < self.zoom - 0.005), STEPS[0])

    def size(self, page: int) -> QSize:
        """A page at the present zoom."""
        width, height = self._sizes[page]
        return QSize(round(width * POINT * self.zoom), round(height * POINT * self.zoom))

    def extent(self) -> QSize:
        """All pages with the room around them."""
        sizes = [self.size(page) for page in range(len(self))]
        width = max((size.width() for size in sizes), default=0) + 2 * EDGE
        return QSize(width, sum(size.height() + GAP for size in sizes) + GAP)

    def place(self, page: int, room: QSize, scrolled: QPoint) -> QRect:
        """Where a page lies in a view of the size `room`, scrolled so far; centred when there is room."""
        top = GAP + sum(self.size(before).height() + GAP for before in range(page)) - scrolled.y()
        size = self.size(page)
        left = max((room.width() - size.width()) // 2, EDGE) - scrolled.x()
        return QRect(QPoint(left, top), size)

    def seen(self, room: QSize, scrolled: QPoint) -> Sequence[int]:
        """The pages of which something is seen, from the top."""
        view = QRect(QPoint(0, 0), room)
        return [page for page in range(len(self)) if self.place(page, room, scrolled).intersects(view)]
