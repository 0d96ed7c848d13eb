"""The foot of a form: what still has to be mended, named and one click away; cancel and the primary button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, IconView
from app.ui.widgets.layouts import row


class FormFoot(QWidget):
    """`back` at the left, the count of problems with a link to the first, `primary` at the right.

    Signals: asked(path) when the link is used.
    """

    asked = Signal(str)

    def __init__(self, verb: str, back: Button, *, size: str = "md", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = back
        self.primary = Button(verb, "primary", size=size)
        self._icon = IconView("circle-alert", "bad_text", 16)
        self._words = ElidedLabel("", "small", "bad")
        self.link = Button("", "link", size="sm")
        self._path = ""
        self.setLayout(
            row(
                back,
                back.reason_label(),
                None,
                self._icon,
                self._words,
                self.link,
                4,
                self.primary.reason_label(),
                6,
                self.primary,
                gap=4,
            )
        )
        self.link.clicked.connect(self._on_link)
        self.tell((), ())

    def tell(self, errors: Sequence[tuple[str, str]], warnings: Sequence[tuple[str, str]]) -> None:
        """Show how many places have to be mended (path, what it is called), else how many deserve a look."""
        found = errors or warnings
        hue = "bad" if errors else "warn"
        for part in (self._icon, self._words, self.link):
            part.setVisible(bool(found))
        if not found:
            return
        text = f"还有 {len(found)} 处要改：" if errors else f"有 {len(found)} 处请再看一眼，无误可继续："
        self._icon.set_icon("circle-alert" if errors else "triangle-alert", f"{hue}_text")
        self._words.set_tone(hue)
        self._words.set_full_text(text)
        self._path, name = found[0]
        self.link.set_text(name)
        self.link.setAccessibleName(f"去{name}")

    @property
    def words(self) -> str:
        """What the foot says, "" when there is nothing to mend."""
        return f"{self._words.full_text()}{self.link.text()}" if self.link.isVisibleTo(self) else ""

    def _on_link(self) -> None:
        self.asked.emit(self._path)
