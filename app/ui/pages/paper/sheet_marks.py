"""Numbered marks on the pages of a paper: a soft ground under the words and a disc in the margin beside them."""

from __future__ import annotations

from attrs import frozen
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.services.papers.paper_places import Spot
from app.ui.pages.paper.sheets import POINT
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import CENTRE, rounded, write

DISC = 20
"""Width of a disc in logical pixels, whatever the zoom."""
SOFT, STRONG = 40, 90
"""Opacity (of 255) of the ground under the words, usually and of the mark that is current."""


@frozen
class SheetMark:
    """One finding as marked on the pages: its number in the list, its hue, its places in pt."""

    number: int
    hue: str
    spots: tuple[Spot, ...]


class SheetMarks:
    """All marks of a paper; knows where they lie on a page that is drawn in a rectangle."""

    def __init__(self) -> None:
        self.marks: tuple[SheetMark, ...] = ()
        self.current = 0

    def find(self, number: int) -> SheetMark | None:
        """The mark with this number, or None."""
        return next((mark for mark in self.marks if mark.number == number), None)

    def grounds(self, mark: SheetMark, page: int, place: QRect, height: float) -> list[QRectF]:
        """Where the words of a mark lie on a page of that height in pt, drawn in `place`."""
        scale = place.height() / height if height else POINT
        return [
            QRectF(
                place.left() + spot.x * scale - 1, place.top() + (height - spot.y - spot.height) * scale - 2,
                max(spot.width * scale, 4) + 2, spot.height * scale + 4,
            )
            for spot in mark.spots
            if spot.page == page
        ]  # fmt: skip

    def discs(self, page: int, place: QRect, height: float) -> list[tuple[SheetMark, QRectF]]:
        """The disc of every mark that begins on a page, in its left margin; where two meet, side by side."""
        found: list[tuple[SheetMark, QRectF]] = []
        for mark in self.marks:
            if not mark.spots or mark.spots[0].page != page:
                continue
            middle = self.grounds(mark, page, place, height)[0].center().y()
            disc = QRectF(place.left() + 8, middle - DISC / 2, DISC, DISC)
            while any(disc.intersects(other) for _, other in found):
                disc.translate(DISC + 2, 0)
            found.append((mark, disc))
        return found

    def at(self, point: QPointF, page: int, place: QRect, height: float) -> SheetMark | None:
        """The mark whose disc or words lie under a point."""
        for mark, disc in self.discs(page, place, height):
            if disc.adjusted(-2, -2, 2, 2).contains(point):
                return mark
        for mark in self.marks:
            if any(ground.contains(point) for ground in self.grounds(mark, page, place, height)):
                return mark
        return None

    def paint(self, painter: QPainter, page: int, place: QRect, height: float) -> None:
        """Paint the marks of one page over its picture."""
        painter.save()
        painter.setClipRect(place)
        for mark in self.marks:
            colour = theme.color(mark.hue)
            soft = QColor(colour)
            soft.setAlpha(STRONG if mark.number == self.current else SOFT)
            for ground in self.grounds(mark, page, place, height):
                painter.fillRect(ground, soft)
                painter.fillRect(QRectF(ground.left(), ground.bottom() - 1.5, ground.width(), 1.5), colour)
        for mark, disc in self.discs(page, place, height):
            if mark.number == self.current:
                rounded(painter, disc.adjusted(-3, -3, 3, 3), DISC / 2 + 3, None, mark.hue, 2)
            rounded(painter, disc, DISC / 2, mark.hue)
            write(painter, disc, str(mark.number), "caption_strong", "surface", CENTRE, elide=False)
        painter.restore()


def cursor_over(mark: SheetMark | None) -> Qt.CursorShape:
    """A hand over what can be clicked."""
    return Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor
