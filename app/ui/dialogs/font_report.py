"""The font report before printing: which kinds of type this PC prints with another face, and which characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.papers.batches import FontUse
from app.ui.dialogs.base import Dialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row, scroller
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.switches import CheckChip

WIDTH = 520
MOST_SHOWN = 12
MOST_HEIGHT = 260
NOTE = "内容一字不差，只是字样和格式要求的不同。可以继续打印，也可以先存为 DOCX，换到有这种字体的电脑上印。"


class FontReport(Dialog):
    """One card for each kind of type that another face prints. Use `ask`; tests replace it."""

    quiet: ClassVar[bool] = False
    """Whether the user asked not to see it again until the program ends."""

    def __init__(self, uses: Sequence[FontUse], parent: QWidget | None) -> None:
        super().__init__("字体核对", parent, width=WIDTH)
        self.cards = [_card(use) for use in uses]
        self.again = CheckChip("这次运行中不再提示")
        self.back = Button("取消", "secondary")
        self.print = Button("继续打印", "primary", "printer")
        head = row(
            IconView("info", "accent_text", 20), Label("有的字会用另一种字体印", "card_title"), None, gap=10
        )
        self.body.addLayout(head)
        self.body.addWidget(Paragraph(NOTE, "small", "text2"))
        area = scroller(column(*self.cards, None, gap=8))
        area.setMinimumHeight(min(MOST_HEIGHT, sum(card.sizeHint().height() + 8 for card in self.cards) + 4))
        self.body.addWidget(area, 1)
        self.body.addLayout(row(self.again, None, self.back, self.print, gap=8))
        self.back.clicked.connect(self.reject)
        self.print.clicked.connect(self.accept)
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    @classmethod
    def ask(cls, parent: QWidget | None, uses: Sequence[FontUse]) -> bool:
        """Whether to go on printing; asked only when some face is not the one wanted."""
        if not uses or cls.quiet:
            return True
        dialog = cls(uses, parent)
        answer = dialog.exec() == Dialog.DialogCode.Accepted
        if answer:
            FontReport.quiet = dialog.again.isChecked()
        dialog.deleteLater()
        return answer


def _card(use: FontUse) -> Card:
    """What was wanted and what prints it; single characters below, as far as they fit."""
    words = f"要求{use.wanted}，用{use.used}代替" if use.stands_in else f"{use.wanted}里缺的字"
    card = Card(Label(words, "strong", wrap=True), kind="sunken", margins=(12, 8, 12, 8), gap=4)
    if use.strangers:
        shown = "；".join(use.strangers[:MOST_SHOWN])
        rest = len(use.strangers) - MOST_SHOWN
        card.add(Paragraph(shown + (f"；另有 {rest} 个字" if rest > 0 else ""), "small", "text2"))
    card.setAccessibleName("；".join((words, *use.strangers)))
    return card
