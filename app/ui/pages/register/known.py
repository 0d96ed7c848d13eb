"""The line 以前的案件里有: who is known under what is being typed, each to be taken over with one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.parties.people import Known
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import clear, column, row

SHOWN = 3
"""More namesakes than this are counted: to type on is quicker than to read them."""


class KnownLine(QWidget):
    """Hidden while nobody is known. Signals: `taken(known)` when one is to be taken over."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("以前的案件里有")
        self.buttons: list[Button] = []
        self._known: dict[Button, Known] = {}
        self._inner = column(gap=2)
        self.setLayout(self._inner)
        self.hide()

    def show_known(self, known: Sequence[Known]) -> None:
        """Show these, the newest case first; none hides the line."""
        clear(self._inner)
        self.buttons, self._known = [], {}
        if known:
            told = "以前的案件里有，是同一个的点一下就填好："
            self._inner.addWidget(Label(told, "caption", "text2", wrap=True))
        for one in known[:SHOWN]:
            button = Button(one.words, "link", "user-round-check", "sm", icon_size=14)
            button.clicked.connect(self._on_taken)
            self.buttons.append(button)
            self._known[button] = one
            self._inner.addLayout(row(button, None, gap=0))
        if len(known) > SHOWN:
            more = f"另有 {len(known) - SHOWN} 个，多写几个字再看"
            self._inner.addWidget(Label(more, "caption", "text3"))
        self.setVisible(bool(known))

    def _on_taken(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.taken.emit(self._known[sender])
