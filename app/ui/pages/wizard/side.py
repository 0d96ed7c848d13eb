"""The left side of the first start: mark, steps, the way to an office that exists, what can be trusted."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.widgets.avatar import Logo
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.step_list import StepList

NARROW, LOW = 1100, 600
"""Window sizes (logical pixels) below which the margins shrink."""


class WizardSide(QFrame):
    """`list` holds the steps; `existing` asks to open an office that is there already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "sidebar")
        self.list = StepList()
        self.existing = Button("打开已有的资料", "link")
        title = Label("劳动争议调解工作台", "card_title")
        words = column(title, Label("一个文件夹，一个调解委员会", "caption", "text3"), gap=1)
        trust = column(
            _trust("wifi-off", "不联网，资料只在这台电脑上"),
            _trust("lock-keyhole", "从第一个字起加密"),
            gap=8,
        )
        self._inside = column(
            row(Logo(40), words, None, gap=12), 34, self.list, None, row(self.existing, None), 6, trust, gap=8,
            margins=(32, 36, 28, 32),
        )  # fmt: skip
        self.setLayout(self._inside)

    def fit(self, width: int, height: int) -> bool:
        """Take the margins for a window of that size; returns whether it is a small one."""
        small = width < NARROW or height < LOW
        self.setFixedWidth(240 if width < NARROW else 316)
        self._inside.setContentsMargins(*((20, 24, 12, 20) if small else (32, 36, 28, 32)))
        return small


def _trust(icon: str, words: str) -> QHBoxLayout:
    return row(IconView(icon, "text3", 15), Label(words, "caption", "text3"), None, gap=8)
