"""The list of what is due: grouped into overdue and today, the next seven days, and later."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain import dates
from app.services.views.due_rows import DueRow
from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import clear, column, row, scroller
from app.ui.widgets.segmented import Segmented

KINDS = ("全部", "法定", "约定", "本会设定")
ICONS = {"bad": "circle-alert", "warn": "clock-alert", "grey": "clock"}
DAY_WIDTH = 96
"""Width of the days in logical pixels at the usual size of text."""
MOST = 60
"""So many rows are drawn; more than anybody works off in a week stand in the ledger."""


class DueLine(QFrame):
    """One due thing: how many days, what, whose case, why by then, under which rule, and the act that settles it.

    Signal: opened(case number).
    """

    opened = Signal(str)

    def __init__(self, found: DueRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = found.number
        tone = "text2" if found.tone == "grey" else found.tone
        when = column(
            Label(_big(found), "strong", tone), Label(_small(found, today), "caption", "text3"), gap=0
        )  # fmt: skip
        days = QWidget()
        days.setLayout(when)
        days.setFixedWidth(round(DAY_WIDTH * theme.text_scale))
        due = found.due
        what = row(
            Label(due.label, "strong"),
            ElidedLabel(f"{found.short} {found.who}", "small", "text2"),
            None,
            gap=10,
        )
        why = row(ElidedLabel(f"{due.why}　{due.law}", "caption", "text2"), gap=0)
        self.button = Button("打开案件", "secondary" if found.tone == "bad" else "link", size="sm")
        self.button.setAccessibleName(f"打开{found.number}：{due.label}")
        self.button.clicked.connect(self._on_open)
        icon = IconView(ICONS[found.tone], f"{found.tone}_text", 18)
        texts = column(what, why, gap=2)
        self.setLayout(row(icon, days, (texts, 1), self.button, gap=12, margins=(0, 7, 0, 7)))
        self.setAccessibleName(f"{_big(found)} {due.label} {found.who}，{due.why}")

    def _on_open(self) -> None:
        self.opened.emit(self._number)


class DueList(Card):
    """The card 期限 with its filter by kind. Signal: opened(case number)."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.kinds = Segmented(list(KINDS), name="期限种类", small=True)
        super().__init__(title="期限", action=self.kinds, margins=(16, 12, 4, 6), gap=6, parent=parent)
        if self.head is not None:
            self.head.setContentsMargins(0, 0, 12, 0)
        self._rows: tuple[DueRow, ...] = ()
        self._today = date.min
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 12, 0)
        self._inside.setSpacing(0)
        self.area = scroller(self._inside)
        self.body.addWidget(self.area, 1)
        self.kinds.chosen.connect(self._on_kind)

    def set_rows(self, rows: tuple[DueRow, ...], today: date) -> None:
        """Show what is due as of `today`."""
        self._rows, self._today = rows, today
        self._fill()

    def _on_kind(self, index: int) -> None:
        self._fill()

    def _fill(self) -> None:
        clear(self._inside)
        kind = KINDS[self.kinds.current]
        rows = [r for r in self._rows if kind in ("全部", r.due.kind)]
        if not rows:
            self._inside.addWidget(_nothing(kind))
            return
        week = self._today + timedelta(days=7)
        groups = (
            ("今天和逾期", dates.long(self._today), [r for r in rows if r.left <= 0]),
            ("未来 7 天", f"至 {dates.short(week)}", [r for r in rows if 0 < r.left <= 7]),
            ("以后", "", [r for r in rows if r.left > 7]),
        )
        room = MOST
        for title, note, members in groups:
            if members and room > 0:
                self._add_group(title, note, members[:room])
                room -= len(members)
        self._inside.addStretch(1)

    def _add_group(self, title: str, note: str, members: list[DueRow]) -> None:
        if self._inside.count():
            self._inside.addWidget(Rule())
        head = row(
            Label(title, "caption_strong", "text2"),
            Label(note, "caption", "text3"),
            None,
            gap=8,
            margins=(0, 8, 0, 2),
        )
        self._inside.addLayout(head)
        for found in members:
            line = DueLine(found, self._today)
            line.opened.connect(self.opened)
            self._inside.addWidget(line)


def _nothing(kind: str) -> EmptyState:
    what = "没有到期的事项" if kind == "全部" else f"没有{kind}的期限"
    return EmptyState(
        what, "受理决定、调解期限、付款日和回访会列在这里，每一项都写明为什么是这一天。", "calendar-days"
    )


def _big(found: DueRow) -> str:
    if found.left == 0:
        return "今天"
    return f"{found.left} 天" if found.left > 0 else f"逾期 {-found.left} 天"


def _small(found: DueRow, today: date) -> str:
    day = found.due.day
    text = dates.short(day) if day.year == today.year else dates.long(day)
    return f"{text} {dates.weekday(day)}"
