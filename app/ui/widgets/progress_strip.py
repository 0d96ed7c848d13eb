"""A running job in one line: what, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, row


class ProgressStrip(QWidget):
    """Words, numbers and a thin bar. Signals: `cancelled` when the user asks to stop."""

    cancelled = Signal()

    def __init__(self, text: str = "", *, can_cancel: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel(text, "small")
        self._count = Label("", "caption", "text3")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.button = Button("取消", "link", size="sm")
        self.setLayout(column(row((self._text, 1), self._count, self.button, gap=8), self._bar, gap=2))
        self.button.setVisible(can_cancel)
        self.button.clicked.connect(self._on_cancel)
        self._name(text)

    def set_progress(self, done: int, total: int, text: str = "") -> None:
        """`done` of `total` steps; a total of 0 means that nobody knows how many."""
        if text:
            self._text.set_full_text(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done:,} / {total:,}" if total else "")
        self._name(self._text.full_text())

    def _name(self, text: str) -> None:
        self._bar.setAccessibleName(f"{text} {self._count.text()}".strip())

    def _on_cancel(self) -> None:
        self.button.set_reason("正在停下")
        self.cancelled.emit()
