"""The card 期限: each limit with its strip of days, why it ends then, the law; all days on request."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain import dates
from app.domain.calendar import WorkCalendar
from app.domain.limitation import Limitation
from app.domain.limits import Limit
from app.services.views.due_rows import SOON
from app.services.views.duties import CHANCES, OWN, Due
from app.services.views.timeline import CaseView
from app.ui.pages.case.days_popup import DaysPopup
from app.ui.pages.case.limitation_popup import LimitationPopup
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.clock_strip import Clock, ClockStrip
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import clear, column, row
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.tag import Tag, deadline_words

NOTICE = re.compile(r"（[^（）]*令[^（）]*）")
"""The number of the order that issued a rule: too long for the rail, and the table of days names it."""
SHORT = 5
"""Signs of a name that has its last day behind it on the same line; a longer one has it below."""
BEHIND = 12
"""Days that a strip goes on behind its last day to show an overdue today."""


class DueBlock(QWidget):
    """One limit: name and last day, tag, reason, strip, and where it comes from."""

    def __init__(self, due: Due, today: date, calendar: WorkCalendar, axis: tuple[date, date] | None) -> None:
        super().__init__()
        left = due.left(today)
        soon = calendar.workdays(today + timedelta(days=1), due.day) <= SOON
        left_words, hue = deadline_words(left, soon=soon, own_rule=due.kind == OWN or due.code in CHANCES)
        if left < 0 and due.code in CHANCES:
            left_words, hue = "已过期", "grey"
        between = "　" if len(due.label) <= SHORT and due.day.year == today.year else "\n"
        last = f"{_day(due.day, today)} {dates.weekday(due.day)}"
        head = Label(f"{due.label}{between}{last}", "small_strong")
        tag = column(Tag(left_words, hue), None, gap=0)
        self._body = column(row((head, 1), tag, gap=6), gap=2)
        self._body.addWidget(Paragraph(due.why, "caption", "text2", line_height=1.5))
        if due.limit is not None and axis is not None:
            self._add_strip(due.limit, hue, today, axis)
        scales = column(2, IconView("scale", "text3", 13), None, gap=0)
        source = Paragraph(NOTICE.sub("", due.law), "caption", "text3", line_height=1.5)
        self._body.addLayout(row(scales, (source, 1), gap=5))
        self.setLayout(self._body)
        self.setAccessibleName(f"{due.label} {dates.long(due.day)} {left_words}，{due.why}，{due.law}")

    def _add_strip(self, limit: Limit, hue: str, today: date, axis: tuple[date, date]) -> None:
        self._body.addWidget(
            ClockStrip(_clock(limit, hue if hue in ("warn", "bad") else "teal"), today, axis)
        )
        note = rest_note(limit)
        if note:
            self._body.addWidget(Paragraph(note, "caption", "text2", line_height=1.5))


class DeadlineCard(Card):
    """All that is due in a case. Signals: `counted` when the days are shown."""

    counted = Signal()

    def __init__(self) -> None:
        self.days = Button("逐日计算", "link", size="sm")
        super().__init__(title="期限", icon="hourglass", action=self.days, gap=7, margins=(14, 8, 12, 10))
        self._inner = column(gap=8)
        self.body.addLayout(self._inner)
        self.chain = Button("仲裁时效怎么算的", "link", size="sm")
        self.body.addLayout(row(self.chain, None, gap=0))
        self._limits: tuple[Limit, ...] = ()
        self._today = date.min
        self._limitation: Limitation | None = None
        self.popup: DaysPopup | LimitationPopup | None = None
        self.days.clicked.connect(self._on_days)
        self.chain.clicked.connect(self._on_chain)

    def show_view(self, view: CaseView, calendar: WorkCalendar) -> None:
        """Show the limits of a case, earliest first; once it is archived and nothing is due the card is hidden."""
        clear(self._inner)
        self._limits = tuple(due.limit for due in view.dues if due.limit is not None)
        self._today = view.today
        self.days.setVisible(bool(self._limits))
        axis = common_axis(self._limits, view.today)
        for at, due in enumerate(view.dues):
            if at:
                self._inner.addWidget(Rule())
            self._inner.addWidget(DueBlock(due, view.today, calendar, axis))
        self._limitation = view.limitation
        self.chain.setVisible(view.limitation is not None)
        self.setVisible(bool(view.dues) or view.limitation is not None)

    def _on_days(self) -> None:
        self._open(DaysPopup(self._limits, self._today, self), self.days)

    def _on_chain(self) -> None:
        assert self._limitation is not None
        self._open(LimitationPopup(self._limitation, self), self.chain)

    def _open(self, popup: DaysPopup | LimitationPopup, button: Button) -> None:
        if self.popup is not None:
            self.popup.deleteLater()
        self.popup = popup
        popup.open_below(button)
        self.counted.emit()


def common_axis(limits: tuple[Limit, ...], today: date) -> tuple[date, date] | None:
    """First and last day of the scale that all strips of one case share; None without limits."""
    if not limits:
        return None
    first, last = min(limit.start for limit in limits), max(limit.last_day for limit in limits)
    return first, max(last, min(today, last + timedelta(days=BEHIND)))


def rest_note(limit: Limit) -> str:
    """Which festivals lie inside the limit and count all the same; "" when there are none."""
    names: dict[str, list[date]] = {}
    for day in limit.days:
        festival = day.why.removesuffix("休假")
        if day.role == "rest_counted" and festival != day.why:
            names.setdefault(festival, []).append(day.date)
    parts = [f"{name} {_span(days)}" for name, days in names.items()]
    return f"{'、'.join(parts)}在期间之内，**照常计入**。" if parts else ""


def _span(days: list[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return dates.short(first)
    return f"{dates.short(first)}—{last.day}日" if first.month == last.month else (
        f"{dates.short(first)}—{dates.short(last)}")  # fmt: skip


def _day(day: date, today: date) -> str:
    return dates.short(day) if day.year == today.year else dates.long(day)


def _clock(limit: Limit, hue: str) -> Clock:
    rest: Any = [day.date for day in limit.days if day.role == "rest_counted"]
    return Clock(limit.start, limit.raw_end, limit.last_day, rest, hue)
