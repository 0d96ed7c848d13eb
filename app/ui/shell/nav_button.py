"""One page in the navigation: icon, word, badge, a bar when it is current."""

from __future__ import annotations

from attrs import frozen
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import CENTRE, focus_ring, rounded, start, write


@frozen
class NavItem:
    """A page as the navigation shows it."""

    key: str
    label: str
    icon: str


class NavButton(KeyRing, QAbstractButton):
    """Checkable; the navigation decides which one is. In the strip of icons the word becomes the tooltip."""

    def __init__(self, item: NavItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._badge = ("", "grey")
        self._compact = False
        self.setCheckable(True)
        self.setText(item.label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_badge("")

    def nextCheckState(self) -> None:
        """A click asks for the page; it does not check the button."""

    def set_compact(self, compact: bool) -> None:
        """Icon only."""
        self._compact = compact
        self._name()
        self.updateGeometry()
        self.update()

    def set_badge(self, text: str, hue: str = "grey") -> None:
        """A number at the right end, or a dot on the icon of the strip."""
        self._badge = (text, hue)
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """34 px high."""
        height = max(theme.size("nav_item"), theme.role("body").line + 8)
        return QSize(36 if self._compact else 160, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar, icon, word and badge."""
        painter = start(self)
        frame, current = QRectF(self.rect()), self.isChecked()
        if current:
            rounded(painter, frame, 6, "surface", "line" if theme.edged else None)
            rounded(painter, QRectF(0, 9, 3, self.height() - 18), 1.5, "accent")
        elif self.underMouse():
            rounded(painter, frame, 6, "pressed" if self.isDown() else "hover")
        middle = self.height() / 2
        left = (self.width() - 18) / 2 if self._compact else 10
        paint_icon(
            painter, self.item.icon, QRectF(left, middle - 9, 18, 18), "accent_text" if current else "text2"
        )
        if self._compact:
            if self._badge[0] and self._badge[1] != "grey":
                rounded(painter, QRectF(left + 12, middle - 11, 8, 8), 4, self._badge[1])
        else:
            badge = self._paint_badge(painter)
            room = QRectF(38, 0, self.width() - 44 - badge, self.height())
            write(
                painter,
                room,
                self.item.label,
                "strong" if current else "body",
                "text" if current else "text2",
            )
        if self.ring:
            focus_ring(painter, frame, 6)
        painter.end()

    def _paint_badge(self, painter: QPainter) -> float:
        text, hue = self._badge
        if not text:
            return 0.0
        role = "caption" if hue == "grey" else "caption_strong"
        width, height = theme.text_width(text, role) + 12, theme.role("caption").line
        room = QRectF(self.width() - width - 8, (self.height() - height) / 2, width, height)
        if hue == "grey":
            write(painter, room, text, role, "text3", CENTRE, elide=False)
        else:
            rounded(painter, room, height / 2, f"{hue}_soft", f"{hue}_line" if theme.edged else None)
            write(painter, room, text, role, f"{hue}_text", CENTRE, elide=False)
        return width + 8

    def _name(self) -> None:
        told = f"{self.item.label}，{self._badge[0]}" if self._badge[0] else self.item.label
        self.setAccessibleName(told)
        cut = theme.text_width(self.item.label, "strong") > self.width() - 44
        self.setToolTip(told if self._compact or (self.isVisible() and cut) else "")
