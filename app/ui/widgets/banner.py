"""A banner in the page: icon, sentence, one link."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.theme.polish import set_props
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import IconView
from app.ui.widgets.layouts import row
from app.ui.widgets.paragraph import Paragraph

ICONS = {
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "ok": "shield-check",
    "accent": "info",
    "violet": "lock-keyhole",
}


class Banner(QFrame):
    """Says one thing about the whole page. **Words between double stars** are strong.

    Signals: `followed` when the link is used.
    """

    followed = Signal()

    def __init__(
        self, text: str, hue: str = "warn", link: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", hue)
        self._icon = IconView(icon or ICONS[hue], f"{hue}_text", 18)
        self._text = Paragraph("", "small", line_height=1.5)
        self._say(text, hue)
        self.link = Button(link, "link", size="sm")
        self.setLayout(row(self._icon, (self._text, 1), self.link, gap=8, margins=(14, 7, 10, 7)))
        self.link.setVisible(bool(link))
        self.setAccessibleName(self._text.plain_text())
        self.link.clicked.connect(self._on_link)

    def set_message(self, text: str, hue: str = "warn", link: str = "", icon: str = "") -> None:
        """Say something else."""
        set_props(self, card=hue)
        self._icon.set_icon(icon or ICONS[hue], f"{hue}_text")
        self._say(text, hue)
        self.link.set_text(link)
        self.link.setVisible(bool(link))
        self.setAccessibleName(self._text.plain_text())

    def _say(self, text: str, hue: str) -> None:
        """Beside a strong lead the rest is quiet; a sentence without one takes the hue itself."""
        tone = "text2" if "**" in text else f"{hue}_text"
        self._text.set_text(text, tone, f"{hue}_text")

    def _on_link(self) -> None:
        self.followed.emit()
