"""The card beside the month: the chosen day, or what is overdue and the next fourteen days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from app.domain import dates
from app.services.views.calendar_days import DayKind
from app.services.views.calendar_items import Item
from app.ui.pages.calendar.lines import LINE_ROLE, Head, Line, LineDelegate, LineModel
from app.ui.pages.calendar.words import day_title
from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, holder, row

AHEAD = 14
"""So many days from today on are listed when no day is chosen."""


class LineView(QListView):
    """The list. Signals: `opened(Item)` on a click or Enter, `left` on Escape or the left arrow."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName("事项")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._on_theme_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current item, Escape and the left arrow go back to the month."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Left):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first item."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = next((at for at, line in enumerate(self.lines.lines) if isinstance(line, Item)), -1)
            self.setCurrentIndex(self.lines.index(first, 0))
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid() and isinstance(line := index.data(LINE_ROLE), Item):
            self.opened.emit(line)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()


class DayList(Card):
    """Signals: `opened(Item)`, `left` (back to the month), `ahead_asked` (show the next fourteen days)."""

    opened = Signal(object)
    left = Signal()
    ahead_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 10, 1, 6), gap=6, parent=parent)
        self.title = Label("", "card_title")
        self.note = ElidedLabel("", "caption", "text3")
        self.ahead = Button(f"近 {AHEAD} 天", "link", size="sm")
        self.view = LineView()
        self.nothing = EmptyState("", "", "calendar-days")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(holder(column(self.nothing, None, margins=(14, 4, 14, 8))))
        head = row(self.title, (self.note, 1), self.ahead, gap=8, margins=(14, 0, 8, 0))
        self.add(head, (self._stack, 1))
        self.ahead.clicked.connect(self.ahead_asked)
        self.view.opened.connect(self.opened)
        self.view.left.connect(self.left)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that are listed."""
        return tuple(line for line in self.view.lines.lines if isinstance(line, Item))

    def show_day(self, day: date, kind: DayKind, found: Sequence[Item], today: date, filtered: str) -> None:
        """List one day; `filtered` names the kinds that are shown, "" for all."""
        note = "今天" if day == today else ""
        if kind.why not in ("工作日", dates.weekday(day)):
            note = f"{note}　{kind.why}".strip("　")
        self._show(day_title(day, today), note, found, today)
        self.ahead.show()
        self._say_nothing("这一天没有事项", "", filtered)

    def show_ahead(self, by_day: Mapping[date, tuple[Item, ...]], today: date, filtered: str) -> None:
        """List what is overdue, then today and the days after it."""
        last = today + timedelta(days=AHEAD - 1)
        overdue = [item for day in sorted(by_day) if day < today for item in by_day[day]]
        lines: list[Line] = [Head("已过期", f"{len(overdue)} 项", "bad"), *overdue] if overdue else []
        for day in sorted(by_day):
            if today <= day <= last and by_day[day]:
                lines += [Head(day_title(day, today), "今天" if day == today else ""), *by_day[day]]
        self._show(f"近 {AHEAD} 天", f"{dates.short(today)}—{dates.short(last)}", lines, today)
        self.ahead.hide()
        self._say_nothing(
            f"近 {AHEAD} 天没有事项", "到期日、调解会、付款日、还卷和聘期会列在这里。", filtered
        )

    def take_focus(self) -> bool:
        """Put the focus on the first item; False when there is none."""
        if self.items:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.items)

    def _show(self, title: str, note: str, lines: Iterable[Line], today: date) -> None:
        self.title.setText(title)
        self.note.set_full_text(note)
        self.view.lines.set_lines(tuple(lines), today)
        self.view.scrollToTop()
        self._stack.setCurrentIndex(0 if self.view.lines.lines else 1)
        self.setAccessibleName(f"{title} {note}".strip())

    def _say_nothing(self, title: str, note: str, filtered: str) -> None:
        self.nothing.set_words(title, f"现在只看{filtered}。" if filtered else note)
