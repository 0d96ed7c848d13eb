"""Round signs: the first letter of a name, or an icon on a soft spot; and the program's mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import rounded, start


class Avatar(QWidget):
    """The first sign of a name on a soft disc; decoration, the name itself stands beside it."""

    def __init__(self, name: str, hue: str = "grey", size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = name[:1]
        self._hue = hue
        self.setFixedSize(size, size)

    def set_name(self, name: str) -> None:
        """Another person."""
        self._letter = name[:1]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and sign."""
        painter = start(self)
        rounded(painter, QRectF(self.rect()), self.width() / 2, f"{self._hue}_soft", _edge(self._hue))
        font = QFont(theme.font("strong"))
        font.setPixelSize(round(self.width() * 0.45))
        painter.setFont(font)
        painter.setPen(theme.color(f"{self._hue}_text"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


class Spot(QWidget):
    """An icon on a soft disc."""

    def __init__(
        self, icon: str, hue: str = "grey", size: int = 28, icon_size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._hue = hue
        self._icon_size = icon_size
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, hue: str) -> None:
        """Another icon and hue."""
        self._icon, self._hue = icon, hue
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and icon."""
        painter = start(self)
        rounded(painter, QRectF(self.rect()), self.width() / 2, f"{self._hue}_soft", _edge(self._hue))
        at = (self.width() - self._icon_size) / 2
        paint_icon(painter, self._icon, QRectF(at, at, self._icon_size, self._icon_size), f"{self._hue}_text")
        painter.end()


class Logo(QWidget):
    """The program's mark: two rings with the shared part filled, on a square of accent."""

    def __init__(self, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = start(self)
        side = self.width()
        rounded(painter, QRectF(self.rect()), side * 0.25, "accent")
        edge = side * 0.14
        paint_icon(painter, "logo", QRectF(edge, edge, side - 2 * edge, side - 2 * edge), "on_accent", 2)
        painter.end()


def _edge(hue: str) -> str | None:
    return f"{hue}_line" if theme.edged else None
