"""A file in small: its first page or picture, or an icon while there is none."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.ui.theme.icons import paint_icon
from app.ui.widgets.painting import rounded, start


class Pixels(Protocol):
    """A picture as the services give it: rows from the top, red, green, blue and 255 for each pixel."""

    @property
    def width(self) -> int:
        """Pixels across."""

    @property
    def height(self) -> int:
        """Pixels down."""

    @property
    def data(self) -> bytes:
        """Four bytes a pixel."""


def pixmap_of(pixels: Pixels) -> QPixmap:
    """The same picture for painting; the bytes are copied."""
    image = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBX8888)
    return QPixmap.fromImage(image)


class Thumb(QWidget):
    """A square of `side` logical pixels with an edge; decoration only, so it has no name and takes no focus."""

    def __init__(self, side: int, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture: QPixmap | None = None
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown, not the icon."""
        return self._picture is not None

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture; it is fitted into the square."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the picture or the icon in its middle."""
        painter = start(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect())
        rounded(painter, room, 4, "sunken", "line")
        if self._picture is None:
            side = min(18.0, room.width() - 8)
            middle = room.center()
            place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            paint_icon(painter, self._icon, place, "text2")
        else:
            painter.drawPixmap(_fitted(self._picture, room.adjusted(2, 2, -2, -2)).toRect(), self._picture)
        painter.end()


def _fitted(picture: QPixmap, room: QRectF) -> QRectF:
    """The largest place in the room with the picture's own proportions, in the middle; never larger than it is."""
    shrink = min(room.width() / max(picture.width(), 1), room.height() / max(picture.height(), 1), 1.0)
    wide, high = picture.width() * shrink, picture.height() * shrink
    return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)
