"""The other parts of the navigation: the search button, the trust line and the user line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import CENTRE, focus_ring, rounded, start, write


class FootPart(KeyRing, QAbstractButton):
    """What the three share: a compact form and a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, compact: bool) -> None:
        """Icon only."""
        self.compact = compact
        self.updateGeometry()
        self.update()

    def two_lines(self) -> int:
        """Height of a strong small line over a caption, in logical pixels."""
        return theme.role("small").line + theme.role("caption").line


class SearchButton(FootPart):
    """Looks like a field, opens the search (Ctrl+K)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("搜索或执行")
        self.setAccessibleDescription("Ctrl+K")
        self.setToolTip("搜索或执行（Ctrl+K）")

    def sizeHint(self) -> QSize:
        """32 px high."""
        return QSize(36, max(34 if self.compact else 32, theme.role("small").line + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the glass, the words and the key."""
        painter = start(self)
        frame, middle = QRectF(self.rect()), self.height() / 2
        if self.compact:
            if self.underMouse():
                rounded(painter, frame, 6, "hover")
            paint_icon(painter, "search", QRectF((self.width() - 18) / 2, middle - 9, 18, 18), "text2")
        else:
            rounded(painter, frame, 6, "surface", "control" if self.underMouse() or theme.edged else "line")
            paint_icon(painter, "search", QRectF(9, middle - 7.5, 15, 15), "text3")
            key = theme.text_width("Ctrl K", "caption") + 12
            box = QRectF(self.width() - key - 6, middle - 10, key, 20)
            rounded(painter, box, 4, "surface", "line")
            write(painter, box, "Ctrl K", "caption", "text3", CENTRE, elide=False)
            write(painter, QRectF(32, 0, box.left() - 36, self.height()), "搜索或执行", "small", "text3")
        if self.ring:
            focus_ring(painter, frame, 6)
        painter.end()


class TrustLine(FootPart):
    """Whether the data are safe: the last backup, or the job that runs with its progress."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_trust("还没有备份", "", "warn", "shield-alert")

    def set_trust(
        self, text: str, note: str, hue: str = "ok", icon: str = "shield-check", progress: float | None = None
    ) -> None:
        """Say how it stands; `progress` 0 to 1 draws a bar below, None none."""
        self._text, self._note, self._hue, self._icon, self._progress = text, note, hue, icon, progress
        self.setAccessibleName(f"{text} {note}".strip())
        self.setToolTip(f"{text}\n{note}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines, or a spot of 36 px."""
        return QSize(36, 36 if self.compact else self.two_lines() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, words and bar."""
        painter = start(self)
        frame, middle, tone = QRectF(self.rect()), self.height() / 2, f"{self._hue}_text"
        if self.compact:
            disc = QRectF((self.width() - 34) / 2, middle - 17, 34, 34)
            rounded(painter, disc, 17, f"{self._hue}_soft", f"{self._hue}_line" if theme.edged else None)
            paint_icon(painter, self._icon, disc.adjusted(8, 8, -8, -8), tone)
        else:
            if self.underMouse():
                rounded(painter, frame, 6, "hover")
            paint_icon(painter, self._icon, QRectF(9, middle - 8, 16, 16), tone)
            line = theme.role("caption").line
            top = middle - (line if self._note or self._progress is not None else line / 2)
            width = self.width() - 39
            write(painter, QRectF(35, top, width, line), self._text, "caption", tone)
            if self._progress is not None:
                rounded(painter, QRectF(35, top + line + 5, width, 5), 2.5, "pressed")
                done = max(5.0, width * min(max(self._progress, 0), 1))
                rounded(painter, QRectF(35, top + line + 5, done, 5), 2.5, "accent")
            elif self._note:
                write(painter, QRectF(35, top + line, width, line), self._note, "caption", "text3")
        if self.ring:
            focus_ring(painter, frame, 6)
        painter.end()


class UserLine(FootPart):
    """Who works here, and the button that locks the office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lock = Button("", "ghost", "lock-keyhole", "sm", name="锁定（Ctrl+L）", parent=self)
        self.set_user("", "")

    def set_user(self, name: str, role: str) -> None:
        """Show another user."""
        self._user, self._role = name, role
        self.setAccessibleName(f"当前用户 {name} {role}".strip())
        self.setToolTip(f"{name} {role}".strip())
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Only the round letter; the lock stays reachable by its shortcut."""
        super().set_compact(compact)
        self.lock.setVisible(not compact)

    def sizeHint(self) -> QSize:
        """Two lines, or a disc of 36 px."""
        return QSize(36, 38 if self.compact else self.two_lines() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lock at the right end."""
        super().resizeEvent(event)
        hint = self.lock.sizeHint()
        self.lock.setGeometry(self.width() - hint.width() - 2, (self.height() - 28) // 2, hint.width(), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc, letter, name and role."""
        painter = start(self)
        middle, side = self.height() / 2, 34 if self.compact else 30
        if self.underMouse() and not self.compact:
            rounded(painter, QRectF(self.rect()), 6, "hover")
        left = (self.width() - side) / 2 if self.compact else 2
        disc = QRectF(left, middle - side / 2, side, side)
        rounded(painter, disc, side / 2, "accent_soft", "accent_line" if theme.edged else None)
        write(painter, disc, self._user[:1], "strong", "accent_text", CENTRE, elide=False)
        if not self.compact:
            width = self.width() - 42 - self.lock.width() - 4
            line = theme.role("small").line
            top = middle - self.two_lines() / 2
            write(painter, QRectF(40, top, width, line), self._user, "small_strong", "text")
            write(
                painter,
                QRectF(40, top + line, width, theme.role("caption").line),
                self._role,
                "caption",
                "text3",
            )
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 6)
        painter.end()
