"""One obligation of the agreement: what is owed, in which parts, every receipt, and what is still owed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain import dates, money
from app.domain.calendar import WorkCalendar
from app.domain.case import CaseFile, Instalment, Obligation, Performance
from app.domain.course_words import PAYMENT_WAYS
from app.services.outcome.receipts import standing
from app.services.parties.namesakes import called
from app.services.views.due_rows import SOON
from app.ui.pages.case.act_button import ActLink
from app.ui.pages.case.day_words import day_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.paragraph import Paragraph, literal
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.tag import Tag, deadline_words

HEADS = ("到期", "应付 元", "已付 元", "尚欠 元", "")
MONEY, OWED = (1, 2, 3), 3
"""Which columns are amounts, and which of them is still owed."""
FEW = 6
"""So many receipts are shown at first, the latest; a group case may have hundreds."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ObligationCard(Card):
    """Shows one obligation with its instalments and every receipt; `strikes` offers to strike those that stand.

    Signals: `wanted(act, known)` to strike one.
    """

    wanted = Signal(str, object)

    def __init__(
        self, file: CaseFile, obligation: Obligation, today: date, calendar: WorkCalendar, *,
        strikes: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(kind="sunken", margins=(14, 8, 14, 10), gap=6)
        self._today, self._calendar, self._strikes = today, calendar, strikes
        self._running = file.case.effective_on is not None
        title = f"{obligation.seq}　{obligation.debtor} {obligation.kind}"
        amount: QWidget = Label("", "small")
        if obligation.amount is not None:
            amount = Runs(
                [Run(money.figures(obligation.amount), "card_title"), Run("元", "caption", "text3")], 3
            )
        self.add(row(Label(title, "small_strong"), None, *self._pace(file, obligation), amount, gap=8))
        self.add(Paragraph(literal(obligation.what), "small", "text", line_height=1.5))
        self.add(Label(f"履行方式　{obligation.method}", "caption", "text2", wrap=True))
        parts = file.parts_of(obligation)
        self.add(self._table(parts) if obligation.amount is not None else self._single(parts))
        self._waiting: list[tuple[Performance, str, int]] = []
        self._receipts = column(gap=6)
        self.more = Button("", "link", size="sm")
        self.more.clicked.connect(self._on_more)
        self._add_receipts(file, parts)

    def _pace(self, file: CaseFile, obligation: Obligation) -> list[Tag]:
        """Whether one late instalment makes all the rest due, and whether it did."""
        if not obligation.accelerates:
            return []
        if self._running and hurried(file, obligation, self._today):
            return [Tag("余额全部到期", "bad")]
        return [Tag("一期逾期，余额全部到期", "grey", "")]

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
                f"{number}{day_words(part.due_on, self._today)}",
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
        words = Label(f"{day_words(part.due_on, self._today)}前履行", "small")
        return holder(row(words, None, self._tag(part), gap=8))

    def _add_receipts(self, file: CaseFile, parts: Sequence[Instalment]) -> None:
        """Every receipt of these instalments by its day; one that was struck stays, with its reason."""
        number = {done.uid: place for place, done in enumerate(standing(file), 1)}
        period = {part.uid: f"第 {part.seq} 期，" if len(parts) > 1 else "" for part in parts}
        workers = {worker.uid: called(worker, file.workers) for worker in file.workers}
        found = [
            (done, period[done.instalment_uid] + paid_words(done, workers.get(done.worker_uid, "")),
             number.get(done.uid, 0))
            for done in file.performances
            if done.instalment_uid in period and done.done_on
        ]  # fmt: skip
        self._waiting, shown = found[:-FEW], found[-FEW:]
        for one in shown:
            self._receipts.addLayout(self._receipt(*one))
        if found:
            self.add(row(self.more, None), self._receipts)
        self.more.set_text(f"更早的 {len(self._waiting)} 笔")
        self.more.setVisible(bool(self._waiting))

    def _on_more(self) -> None:
        self.more.hide()
        for place, one in enumerate(self._waiting):
            self._receipts.insertLayout(place, self._receipt(*one))

    def _receipt(self, done: Performance, about: str, place: int) -> QHBoxLayout:
        assert done.done_on is not None
        words = f"{day_words(done.done_on, self._today)}　{about}"
        if done.struck:
            text = Label(f"{words}；作废理由：{done.struck}", "caption", "text3", wrap=True)
            return row((text, 1), Tag("已作废", "grey", "circle-slash"), gap=8)
        line = row((Label(words, "caption", "text2", wrap=True), 1), gap=8)
        if self._strikes:
            name = f"作废 {dates.long(done.done_on)} 的履行登记"
            link = ActLink("strike_performance", "作废", name, {"which": str(place)})
            link.wanted.connect(self.wanted)
            line.addWidget(link)
        return line

    def _tag(self, part: Instalment) -> Tag:
        if part.done_on:
            return Tag("已履行", "ok")
        if not self._running or part.due_on is None:
            return Tag("待生效", "grey")
        left = (part.due_on - self._today).days
        soon = self._calendar.workdays(self._today + timedelta(days=1), part.due_on) <= SOON
        return Tag(*deadline_words(left, soon=soon))


def paid_words(done: Performance, worker: str) -> str:
    """What a receipt tells behind its day: amount, way, to whom, who paid for the debtor, the proof."""
    told = f"凭证：{done.proof}"
    if done.amount is not None:
        way = "" if done.payer and done.way == PAYMENT_WAYS[3] else f"{done.way}，"
        told = f"付 {money.figures(done.amount)} 元，{way}{told}"
    payer = f"{done.payer}代付，" if done.payer else ""
    return f"{f'{worker}，' if worker else ''}{payer}{told}"


def hurried(file: CaseFile, obligation: Obligation, today: date) -> bool:
    """Whether an instalment is overdue on that day and others, due later, became due with it."""
    waiting = [part for part in file.parts_of(obligation) if not part.done_on and part.due_on]
    days = [part.due_on for part in waiting if part.due_on]
    return obligation.accelerates and any(day < today for day in days) and any(day >= today for day in days)
