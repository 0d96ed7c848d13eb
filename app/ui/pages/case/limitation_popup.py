"""How the limitation period (仲裁时效) of a case was counted: each event, what it did, and to which day it then ran."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from app.domain import dates
from app.domain.limitation import INTERRUPTS, NOTHING, STARTS, Limitation, Period, Step
from app.services.views.limitation_words import result
from app.ui.pages.case.days_popup import place_below
from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, holder, row, scroller
from app.ui.widgets.paragraph import Paragraph, literal
from app.ui.widgets.tag import Tag

HUES = {STARTS: "accent", INTERRUPTS: "teal", NOTHING: "grey"}
"""Hue of what an event did; a pause is amber."""
SIZE = (500, 430)
DAY_WIDTH = 96


class LimitationPopup(QFrame):
    """Floats below the link that opened it; Esc or a click beside closes it."""

    def __init__(self, found: Limitation, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", "raised")
        self.setAccessibleName("仲裁时效的计算")
        self._close = Button("", "ghost", "x", "sm", name="关闭")
        head = row(Label("仲裁时效的计算", "card_title"), None, self._close, gap=8)
        body = column(gap=8, margins=(0, 0, 8, 0))
        for period in found.periods:
            self._add_period(body, period, found)
        for note in found.notes:
            body.addWidget(Paragraph(note, "caption", "text3", line_height=1.5))
        body.addStretch(1)
        area = scroller(holder(body))
        self.setLayout(column(head, (area, 1), gap=8, margins=(14, 10, 10, 12)))
        self.resize(*SIZE)
        self._close.clicked.connect(self.close)

    def open_below(self, button: QWidget) -> None:
        """Show it under a button, as far left as the screen asks."""
        place_below(self, button)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _add_period(self, body: QBoxLayout, period: Period, found: Limitation) -> None:
        body.addWidget(Label(period.claims, "small_strong"))
        body.addWidget(Paragraph(result(period, found), "small", "text", line_height=1.5))
        if period.why and not period.unlimited:
            body.addWidget(Paragraph(f"{period.why}。", "caption", "text2", line_height=1.5))
        for step in period.steps:
            body.addWidget(Rule())
            body.addLayout(_line(step))


def _line(step: Step) -> QHBoxLayout:
    """One event: its day; what it was and what it did; the rule, and to which day the period then runs."""
    day = Label(dates.long(step.day), "small_strong")
    day.setFixedWidth(round(DAY_WIDTH * theme.text_scale))
    what = Paragraph(literal(step.what), "small", "text", line_height=1.5)
    until = f"到{dates.long(step.until)}" if step.until else ""
    to = f"算到 {dates.long(step.runs_to)}" if step.runs_to else ""
    law = "；".join(word for word in (until, literal(step.note), to, f"{step.law}，{step.source}") if word)
    told = column(what, Paragraph(law, "caption", "text2", line_height=1.5), gap=1)
    tag = column(Tag(step.effect, HUES.get(step.effect, "warn")), None, gap=0)
    return row(column(day, None, gap=0), (told, 1), tag, gap=8)
