"""One obligation of the agreement: what is owed, in which parts, what was paid and what is still owed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import dates, money
from app.domain.calendar import WorkCalendar
from app.domain.case import CaseFile, Instalment, Obligation
from app.ui.pages.case.clocks import SOON
from app.ui.widgets.card import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import row
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.tag import Tag, deadline_words

HEADS = ("到期", "应付 元", "已付 元", "尚欠 元", "")
MONEY, OWED = (1, 2, 3), 3
"""Which columns are amounts, and which of them is still owed."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ObligationCard(Card):
    """Shows one obligation with its instalments and every payment recorded for it."""

    def __init__(self, file: CaseFile, obligation: Obligation, today: date, calendar: WorkCalendar) -> None:
        super().__init__(kind="sunken", margins=(14, 8, 14, 10), gap=6)
        self._today, self._calendar = today, calendar
        self._running = file.case.effective_on is not None
        title = f"{obligation.seq}　{obligation.debtor} {obligation.kind}"
        amount: QWidget = Label("", "small")
        if obligation.amount is not None:
            amount = Runs(
                [Run(money.figures(obligation.amount), "card_title"), Run("元", "caption", "text3")], 3
            )
        self.add(row(Label(title, "small_strong"), None, amount, gap=8))
        self.add(Paragraph(obligation.what, "small", "text", line_height=1.5))
        self.add(Label(f"履行方式　{obligation.method}", "caption", "text2", wrap=True))
        parts = file.parts_of(obligation)
        self.add(self._table(parts) if obligation.amount is not None else self._single(parts))
        for done in file.performances:
            if done.instalment_uid in {part.uid for part in parts} and done.done_on and not done.struck:
                paid = "" if done.amount is None else f"付 {money.figures(done.amount)} 元，"
                words = f"{dates.short(done.done_on)}　{paid}凭证：{done.proof}"
                self.add(Label(words, "caption", "text3", wrap=True))

    def _table(self, parts: tuple[Instalment, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for place, head in enumerate(HEADS):
            label = Label(head, "caption_strong", "text2")
            label.setAlignment(RIGHT if place in MONEY else LEFT)
            grid.addWidget(label, 0, place)
        for line, part in enumerate(parts, 1):
            owed = (part.amount or 0) - part.paid
            number = f"第 {part.seq} 期　" if len(parts) > 1 else ""
            words = (
                f"{number}{_day(part.due_on, self._today)}",
                money.figures(part.amount or 0),
                money.figures(part.paid),
                money.figures(owed),
            )
            for place, text in enumerate(words):
                tone = "text3" if text == "0.00" else "text"
                label = Label(text, "small_strong" if place == OWED and owed else "small", tone)
                label.setAlignment(RIGHT if place in MONEY else LEFT)
                grid.addWidget(label, line, place)
            grid.addWidget(self._tag(part), line, len(HEADS) - 1, RIGHT)
        grid.setColumnStretch(0, 1)
        return grid

    def _single(self, parts: tuple[Instalment, ...]) -> QWidget:
        part = parts[0]
        holder = QWidget()
        words = Label(f"{_day(part.due_on, self._today)}前履行", "small")
        line = row(words, None, self._tag(part), gap=8)
        holder.setLayout(line)
        return holder

    def _tag(self, part: Instalment) -> Tag:
        if part.done_on:
            return Tag("已履行", "ok")
        if not self._running or part.due_on is None:
            return Tag("待生效", "grey")
        left = (part.due_on - self._today).days
        soon = self._calendar.workdays(self._today + timedelta(days=1), part.due_on) <= SOON
        return Tag(*deadline_words(left, soon=soon))


def _day(day: date | None, today: date) -> str:
    if day is None:
        return "—"
    return dates.short(day) if day.year == today.year else dates.long(day)
