"""Cards: the white sheets that a page is made of; and thin rules."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.theme.polish import set_props
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import Item, Margins, column, put, row

KINDS = ("plain", "sunken", "accent", "ok", "warn", "bad", "violet", "grey", "raised")


class Rule(QFrame):
    """A separator of one pixel, level by default."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "v" if upright else "h")


class Card(QFrame):
    """A sheet with an optional head (icon, title, actions at the right) and a body filled from top to
    bottom.
    """

    def __init__(
        self,
        *items: Item,
        title: str = "",
        icon: str = "",
        action: QWidget | QLayout | None = None,
        kind: str = "plain",
        margins: Margins = (16, 14, 16, 14),
        gap: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if kind not in KINDS:
            raise ValueError(f"unknown kind {kind!r}")
        self.setProperty("card", kind)
        self.body: QVBoxLayout = column(gap=gap, margins=margins)
        self.head: QHBoxLayout | None = None
        self.title_label: Label | None = None
        if title:
            self.title_label = Label(title, "card_title")
            self.head = row(IconView(icon) if icon else 0, self.title_label, None, gap=8)
            if action is not None:
                put(self.head, action)
            self.body.addLayout(self.head)
            self.setAccessibleName(title)
        for item in items:
            put(self.body, item)
        self.setLayout(self.body)

    def set_kind(self, kind: str) -> None:
        """Change ground and edge: plain, sunken, accent, ok, warn, bad, violet, grey, raised."""
        set_props(self, card=kind)

    def add(self, *items: Item) -> None:
        """Add items at the foot of the body."""
        for item in items:
            put(self.body, item)
