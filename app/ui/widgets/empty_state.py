"""An empty page: icon, what belongs here, one way to begin (at most two)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import Item, column, row


class EmptyState(QFrame):
    """Stands where a list would be. Pass at most two buttons; more raise ValueError."""

    def __init__(
        self, title: str, note: str = "", icon: str = "inbox", *buttons: Button, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if len(buttons) > 2:
            raise ValueError("an empty page offers at most two ways to begin")
        self.setProperty("card", "sunken")
        self._title = Label(title, "strong")
        self._note = Label(note, "caption", "text2", wrap=True)
        for label in (self._title, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        items: list[Item] = [None, row(None, IconView(icon, "text3", 26), None), self._title, self._note]
        if buttons:
            items += [6, row(None, *buttons, None, gap=8)]
        self.setLayout(column(*items, None, gap=3, margins=(16, 14, 16, 14)))
        self.set_words(title, note)

    def set_words(self, title: str, note: str = "") -> None:
        """Say something else, for instance which filters left nothing."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{title} {note}".strip())
