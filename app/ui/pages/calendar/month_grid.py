"""A month, Monday first, at most six weeks; arrows move the day, PageUp and PageDown the month, Home to today."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain import dates
from app.domain.calendar import WorkCalendar
from app.services.views.calendar_days import day_kind
from app.services.views.calendar_items import Item
from app.ui.pages.calendar.day_cell import DayCell, Facts
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import CENTRE, hairline, start, write

WEEKS = 6
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MonthGrid(QWidget):
    """Signals: `chosen(date)` when the user picks a day, `month_stepped(months)` by a key, `home_asked`,

    `entered` on Enter (to the list of the day), `opened(Item)` on a double click on an item.
    """

    chosen = Signal(object)
    month_stepped = Signal(int)
    home_asked = Signal()
    entered = Signal()
    opened = Signal(object)

    def __init__(self, calendar: WorkCalendar, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar = calendar
        self._today = today
        self.day = today
        self._by_day: Mapping[date, tuple[Item, ...]] = {}
        self.cells = tuple(DayCell(self) for _ in range(7 * WEEKS))
        for cell in self.cells:
            cell.pressed.connect(self._on_pressed)
            cell.opened.connect(self.opened)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(7 * 56, self._head() + WEEKS * 40)
        self._show()

    @property
    def first(self) -> date:
        """The first day of the month that is shown."""
        return self.day.replace(day=1)

    @property
    def month(self) -> dates.Span:
        """The month that is shown."""
        return dates.parse_span(f"{self.day.year}-{self.day.month:02d}")

    def cell_of(self, day: date) -> DayCell | None:
        """The cell of a day, or None when it is not on show."""
        return next((c for c in self._shown() if c.facts is not None and c.facts.day == day), None)

    def set_items(self, by_day: Mapping[date, tuple[Item, ...]], today: date, calendar: WorkCalendar) -> None:
        """Show other items, another present day, or rest days that were entered meanwhile."""
        self._by_day, self._today, self._calendar = by_day, today, calendar
        self._show()

    def set_day(self, day: date) -> None:
        """Go to a day and show its month; the focus goes with it. Beyond 1900 to 2100 nothing happens."""
        if not dates.FIRST_YEAR <= day.year <= dates.LAST_YEAR:
            return
        focused = any(cell.hasFocus() for cell in self.cells)
        self.day = day
        self._show()
        if focused:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the day."""
        cell = self.cell_of(self.day)
        if cell is not None:
            cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, PageUp, PageDown, Home and Enter; other keys go on."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.chosen.emit(self.day + timedelta(days=STEPS[key]))
        elif key in MONTHS:
            self.month_stepped.emit(MONTHS[key])
        elif key == Qt.Key.Key_Home:
            self.home_asked.emit()
        elif key in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cells anew."""
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names of the days of the week."""
        painter = start(self)
        head = self._head()
        painter.fillRect(QRectF(0, 0, self.width(), head), theme.color("sunken"))
        for column, name in enumerate(dates.WEEKDAYS):
            left, right = self._edge(column), self._edge(column + 1)
            tone = "text3" if column >= 5 else "text2"
            write(painter, QRectF(left, 0, right - left, head - 1), name, "caption_strong", tone, CENTRE)
        hairline(painter, 0, head - 1, self.width(), head - 1, "line")
        painter.end()

    def _show(self) -> None:
        start_day = self.first - timedelta(days=self.first.weekday())
        shown = self._shown()
        for at, cell in enumerate(shown):
            day = start_day + timedelta(days=at)
            outside = day.month != self.day.month
            found = self._by_day.get(day, ())
            cell.set_facts(Facts(day, day_kind(self._calendar, day), found, outside, self._today))
            cell.set_chosen(day == self.day)
            cell.show()
        for cell in self.cells[len(shown) :]:
            cell.set_chosen(False)
            cell.hide()
        self._lay()

    def _lay(self) -> None:
        weeks, head = self._weeks(), self._head()
        rows = [head + (self.height() - head) * week // weeks for week in range(weeks + 1)]
        for at, cell in enumerate(self._shown()):
            week, column = divmod(at, 7)
            left, right = self._edge(column), self._edge(column + 1)
            # the rule of the last row and column lies outside: there the card has its own edge
            beyond = (int(column == 6), int(week == weeks - 1))
            size = (right - left + beyond[0], rows[week + 1] - rows[week] + beyond[1])
            cell.setGeometry(left, rows[week], *size)

    def _shown(self) -> tuple[DayCell, ...]:
        return self.cells[: 7 * self._weeks()]

    def _weeks(self) -> int:
        days = monthrange(self.day.year, self.day.month)[1]
        return -(-(self.first.weekday() + days) // 7)

    def _edge(self, column: int) -> int:
        return self.width() * column // 7

    def _head(self) -> int:
        return theme.role("caption").line + 8

    def _on_pressed(self, day: date) -> None:
        self.chosen.emit(day)
