"""Toasts: what was done, for eight seconds at the foot of the window, with one way back.

Never takes the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import Item, column, row

SHOWN_MS = 8000
ICONS = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert", "accent": "info"}


class Toast(QFrame):
    """One message. Signals: `followed` (the link: undo, print, open), `closed` (time over, cross or link)."""

    followed = Signal()
    closed = Signal()

    def __init__(
        self, text: str, note: str = "", link: str = "", hue: str = "ok", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(f"{text} {note}".strip())
        self.link = Button(link, "link", size="sm")
        self.cross = Button("", "ghost", "x", "sm", name="关闭提示", icon_size=14)
        for button in (self.link, self.cross):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.link.setVisible(bool(link))
        words: list[Item] = [Label(text, "small_strong")]
        if note:
            words.append(Label(note, "caption", "text2"))
        icon = IconView(ICONS[hue], f"{hue}_text", 18)
        self.setLayout(
            row(icon, (column(*words, gap=0), 1), self.link, self.cross, gap=10, margins=(14, 8, 8, 8))
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._on_time_over)
        self.link.clicked.connect(self._on_link)
        self.cross.clicked.connect(self._on_time_over)
        self._timer.start()

    @property
    def remaining_ms(self) -> int:
        """Milliseconds until it goes; -1 while the pointer rests on it."""
        return self._timer.remainingTime()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The clock stands still while somebody reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """And runs again."""
        self._timer.start()
        super().leaveEvent(event)

    def _on_link(self) -> None:
        self.followed.emit()
        self._on_time_over()

    def _on_time_over(self) -> None:
        self._timer.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()


class ToastPlace(QObject):
    """Keeps toasts at the foot of a window, the newest lowest, three at most."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toasts: list[Toast] = []
        window.installEventFilter(self)

    def show(self, text: str, note: str = "", link: str = "", hue: str = "ok") -> Toast:
        """Show a message; connect to the `followed` of what comes back.

        The oldest goes when there are four.
        """
        toast = Toast(text, note, link, hue, self._window)
        toast.closed.connect(self._on_closed)
        self._toasts.append(toast)
        if len(self._toasts) > 3:
            self._toasts[0].cross.click()
        toast.ensurePolished()
        self._place()  # before it is seen, so that it does not flash in a corner
        toast.show()
        return toast

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the window's edge."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _on_closed(self) -> None:
        self._toasts = [toast for toast in self._toasts if toast is not self.sender()]
        self._place()

    def _place(self) -> None:
        bottom = self._window.height() - 20
        for toast in reversed(self._toasts):
            hint = toast.sizeHint()
            width = min(max(hint.width(), 320), self._window.width() - 40)
            bottom -= hint.height()
            toast.setGeometry(self._window.width() - width - 20, bottom, width, hint.height())
            toast.raise_()
            bottom -= 8
