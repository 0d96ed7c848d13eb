"""A date typed as people write it, with a calendar to pick from.

What cannot be read stays and is reported.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from app.domain import dates
from app.ui.widgets.buttons import Button
from app.ui.widgets.editors import LineEdit
from app.ui.widgets.layouts import column


def read_date(text: str) -> dt.date | None:
    """The date of a typed text, None when it is empty or no date (app/domain/dates.py says what can be
    read).
    """
    try:
        return dates.parse_date(text)
    except ValueError:
        return None


class DateField(LineEdit):
    """A line that becomes 2026年9月5日 when it is left; Alt+Down or the button opens the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(40, parent)
        self.setPlaceholderText("年-月-日")
        self.button = Button("", "ghost", "calendar", "sm", name="打开日历", parent=self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextMargins(0, 0, 26, 0)
        self._popup: CalendarPopup | None = None
        self.button.clicked.connect(self._on_open)
        self.editingFinished.connect(self._on_finished)

    def value(self) -> str:
        """The date as 2026-09-05 when it can be read, else what was typed."""
        day = self.date()
        return day.isoformat() if day else self.text().strip()

    def date(self) -> dt.date | None:
        """The date typed, None when there is none or it cannot be read."""
        return read_date(self.text())

    def set_value(self, text: str) -> None:
        """Show a date or whatever was typed."""
        day = read_date(text)
        super().set_value(dates.long(day) if day else text)

    def problem(self) -> str:
        """What to say about a text that is no date; "" when it is one or empty."""
        try:
            if self.text().strip():
                dates.parse_date(self.text())
        except ValueError as wrong:
            return str(wrong)
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        self.button.setGeometry(self.width() - 30, (self.height() - 26) // 2, 26, 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down or F4 opens the calendar, as in a combo box."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self._on_open()
            return
        super().keyPressEvent(event)

    def _on_finished(self) -> None:
        day = self.date()
        if day and not self.composing:
            self.setText(dates.long(day))

    def _on_open(self) -> None:
        if self.isReadOnly() or not self.isEnabled():
            return
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.calendar.clicked.connect(self._on_picked)
            self._popup.calendar.activated.connect(self._on_picked)
        self._popup.open_at(self, self.date())

    def _on_picked(self, day: QDate) -> None:
        assert self._popup is not None
        self._popup.hide()
        self.setText(dates.long(dt.date(day.year(), day.month(), day.day())))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()


class CalendarPopup(QFrame):
    """The calendar under a date field; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", "raised")
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.setAccessibleName("日历")
        self.setLayout(column(self.calendar, margins=(4, 4, 4, 4)))

    def open_at(self, field: QWidget, day: dt.date | None) -> None:
        """Show the month of a day (today without one) below a field, or above where the screen ends."""
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        size = self.sizeHint()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        if place.y() + size.height() > room.bottom():
            place = field.mapToGlobal(QPoint(0, -size.height() - 2))
        place.setX(min(place.x(), room.right() - size.width()))
        self.move(place)
        self.show()
        self.calendar.setFocus()
