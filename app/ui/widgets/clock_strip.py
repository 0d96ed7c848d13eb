"""A time limit as a strip of days: start, past, today, to come, rest days, days passed over, last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from attrs import field, frozen
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.painting import CENTRE, LEFT, RIGHT, hatch, rounded, start, write

CELL = 14


@frozen
class Clock:
    """One limit in days. `start` is not counted, `raw_end` is where plain counting ends, `last_day` where
    it ends
    after rest days are passed over; `rest_days` are those inside that count all the same.
    """

    start: dt.date
    raw_end: dt.date
    last_day: dt.date
    rest_days: Collection[dt.date] = field(default=(), converter=frozenset)
    hue: str = "teal"


def day_words(day: dt.date) -> str:
    """9月16日"""
    return f"{day.month}月{day.day}日"


class ClockStrip(QWidget):
    """The strip. Two clocks of one case take the same `axis` (first and last day), so that the eye can
    compare.
    """

    def __init__(
        self,
        clock: Clock,
        today: dt.date,
        axis: tuple[dt.date, dt.date] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_clock(clock, today, axis)

    def set_clock(self, clock: Clock, today: dt.date, axis: tuple[dt.date, dt.date] | None = None) -> None:
        """Show another clock; without an axis it runs from start or today to the last day or today."""
        self._clock = clock
        self._today = today
        own = (min(clock.start, today), max(clock.last_day, today))
        self._axis = axis or own
        left = (clock.last_day - today).days
        words = f"起算日 {day_words(clock.start)}（不计入），末日 {day_words(clock.last_day)}，"
        if clock.raw_end != clock.last_day:
            words += f"原为 {day_words(clock.raw_end)}，遇休息日顺延，"
        words += f"剩 {left} 天" if left >= 0 else f"逾期 {-left} 天"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Some 10 px a day."""
        return QSize(max(200, 10 * self._days()), self._top() + CELL + theme.role("axis").line + 1)

    def minimumSizeHint(self) -> QSize:
        """A strip still tells days apart at 6 px each."""
        return QSize(min(200, 6 * self._days()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint days, today and the two dates."""
        painter = start(self)
        width = self.width() / self._days()
        for at in range(self._days()):
            cell = QRectF(at * width + 0.75, self._top(), max(width - 1.5, 1), CELL)
            self._paint_day(painter, self._axis[0] + dt.timedelta(at), cell)
        self._paint_today(painter, width)
        self._paint_dates(painter, width)
        painter.end()

    def _paint_day(self, painter: QPainter, day: dt.date, cell: QRectF) -> None:
        clock = self._clock
        if day == clock.start:
            painter.setPen(QPen(theme.color("text3"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(cell.center(), 3, 3)
        elif day < clock.start or (day > clock.last_day and day >= self._today):
            self._dot(painter, cell, "line", 1.1)
        elif day > clock.last_day:  # overdue days
            rounded(painter, cell.adjusted(0, 4, 0, -4), 1.5, "bad_line")
        elif clock.raw_end <= day < clock.last_day:
            hatch(painter, cell.adjusted(0.5, 0.5, -0.5, -0.5), "control")
        else:
            rounded(painter, cell, 2, self._fill(day))
            if day in clock.rest_days:
                self._dot(painter, cell, "surface", 1.6)

    def _fill(self, day: dt.date) -> str:
        if day == self._clock.last_day:
            return self._clock.hue
        if day < self._today:
            return "grey"
        return "accent" if day == self._today else f"{self._clock.hue}_line"

    def _paint_today(self, painter: QPainter, width: float) -> None:
        at = (self._today - self._axis[0]).days
        if not 0 <= at < self._days():
            return
        x = at * width + width / 2
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawLine(QPointF(x, self._top() - 2), QPointF(x, self._top() + CELL + 2))
        word = theme.text_width("今天", "axis_strong") + 2
        left = min(max(0.0, x - word / 2), self.width() - word)
        room = QRectF(left, 1, word, self._top() - 3)
        write(painter, room, "今天", "axis_strong", "accent_text", CENTRE, elide=False)

    def _paint_dates(self, painter: QPainter, width: float) -> None:
        y, line = self._top() + CELL + 1, theme.role("axis").line
        first, last = day_words(self._clock.start), day_words(self._clock.last_day)
        last_width = theme.text_width(last, "axis_strong") + 1
        right = min(((self._clock.last_day - self._axis[0]).days + 1) * width, self.width())
        right = max(right, last_width)
        write(painter, QRectF(right - last_width, y, last_width, line), last, "axis_strong",
              f"{self._clock.hue}_text", RIGHT, elide=False)  # fmt: skip
        left = max((self._clock.start - self._axis[0]).days * width - 2, 0.0)
        first_width = theme.text_width(first, "axis") + 1
        if left + first_width < right - last_width - 4:  # a short limit shows its last day only
            write(painter, QRectF(left, y, first_width, line), first, "axis", "text3", LEFT, elide=False)

    def _dot(self, painter: QPainter, cell: QRectF, token: str, reach: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(token))
        painter.drawEllipse(cell.center(), reach, reach)

    def _days(self) -> int:
        return (self._axis[1] - self._axis[0]).days + 1

    def _top(self) -> int:
        return theme.role("axis").line + 4
