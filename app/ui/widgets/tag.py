"""Tags: a short word on a soft ground, with an icon that tells the urgency without its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import rounded, start, write

ICONS = {
    "bad": "circle-alert",
    "warn": "clock-alert",
    "grey": "clock",
    "ok": "circle-check",
    "accent": "info",
    "violet": "signature",
    "teal": "circle-check",
}


def tag_width(text: str, *, icon: bool = True) -> int:
    """Logical pixels a tag needs."""
    return int(theme.text_width(text, "caption_strong") + (33 if icon else 16) + 0.99)


def tag_height() -> int:
    """22 px, more with larger text."""
    return max(theme.size("pill"), theme.role("caption").line + 2)


def paint_tag(painter: QPainter, rect: QRectF, text: str, hue: str, icon: str | None = None) -> None:
    """Paint a tag; `icon` None takes the one of the hue, "" none at all."""
    rounded(painter, rect, 5, f"{hue}_soft", f"{hue}_line" if theme.edged else None)
    x = rect.x() + 8
    name = ICONS[hue] if icon is None else icon
    if name:
        square = QRectF(x, rect.y() + (rect.height() - 13) / 2, 13, 13)
        paint_icon(painter, name, square, f"{hue}_text", 2.2)
        x += 17
    room = QRectF(x, rect.y(), rect.right() - x - 4, rect.height())
    write(painter, room, text, "caption_strong", f"{hue}_text")


class Tag(QWidget):
    """A word in a hue (bad, warn, grey, ok, accent, violet, teal) with that hue's icon, another one, or
    none ("").
    """

    def __init__(
        self, text: str, hue: str = "grey", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tag(text, hue, icon)

    def set_tag(self, text: str, hue: str, icon: str | None = None) -> None:
        """Show another word."""
        self.text, self.hue, self.icon = text, hue, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(tag_width(self.text, icon=self.icon != ""), tag_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = start(self)
        paint_tag(painter, QRectF(self.rect()), self.text, self.hue, self.icon)
        painter.end()


def deadline_words(days_left: int, *, soon: bool, own_rule: bool = False) -> tuple[str, str]:
    """Text and hue of a deadline: `days_left` are calendar days, `soon` is at most 2 working days (a
    setting).

    A limit the committee set itself (`own_rule`) is never red.
    """
    if days_left < 0:
        return f"逾期 {-days_left} 天", "warn" if own_rule else "bad"
    if days_left == 0:
        return "今天", "warn" if own_rule else "bad"
    return f"剩 {days_left} 天", "warn" if soon else "grey"
