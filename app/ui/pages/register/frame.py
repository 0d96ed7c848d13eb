"""How the page of a registration is laid out: steps at the left, the sheet, help at the right, the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.forms.foot import FormFoot
from app.ui.forms.help_card import HelpCard
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.shell.page_header import CaseHeader
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.step_list import StepList

FULL, WITH_STEPS, WIDE_EDGE = 1280, 1000, 1100
"""Widths of the window (logical pixels) from which help, then the steps, then a wide margin have room."""
GENERAL = "带“必填”的几项是台账和法规要求的；其余可以以后再补。填到一半离开，草稿会留着。"


class RegisterFrame(Page):
    """Everything around the sheets, without knowing what they hold."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.header = CaseHeader(["案件台账", "登记案件"], "登记案件")
        self.cloud = IconView("cloud-check", "ok_text", 15)
        self.saved = Label("", "caption", "text2")
        self.later = Button("稍后再填", "ghost")
        self.banner = Banner("")
        self.stack = QStackedWidget()
        self.foot = FormFoot("下一步", Button("上一步", "secondary", "arrow-left"))
        self.steps = StepList()
        self.help = HelpCard(self.stack, GENERAL)

    def lay(self, sheets: Sequence[QWidget]) -> None:
        """Put the sheets in and lay all out."""
        for part in (self.cloud, self.saved, self.later):
            self.header.add_button(part)
        for sheet in sheets:
            self.stack.addWidget(sheet)
        self.cloud.hide()
        self.banner.hide()
        self._left = holder(column(8, self.steps, None, gap=0))
        self._side = holder(column(self.help, None, gap=12))
        self._side.setFixedWidth(272)
        card = Card((self.stack, 1), margins=(1, 1, 1, 1), gap=0)
        middle = holder(column(self.banner, (card, 1), self.foot, gap=12))
        body = holder(row(self._left, (middle, 1), self._side, gap=16))
        self._layout = column(self.header, (body, 1), gap=12, margins=(24, 8, 24, 16))
        self.setLayout(self._layout)

    @property
    def without_steps(self) -> bool:
        """Whether the window is too narrow for the list of steps."""
        return self.window().width() < WITH_STEPS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Help and steps go where room is short; the fields keep their own help."""
        super().resizeEvent(event)
        width = self.window().width()
        self._side.setVisible(width >= FULL)
        self._left.setVisible(not self.without_steps)
        edge, foot = (24, 16) if width >= WIDE_EDGE else (14, 10)
        self._layout.setContentsMargins(edge, 8, edge, foot)

    def show_saved(self, words: str) -> None:
        """Say when the draft was saved; "" says nothing."""
        self.saved.setText(words)
        self.cloud.setVisible(bool(words))
