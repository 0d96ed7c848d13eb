"""日历: a month with all that is due, arranged, lent and ending; the list of a day; a file for other calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from attrs import frozen
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from app.domain import dates
from app.domain.values import Progress
from app.services import exports
from app.services.desk import Desk
from app.services.views.calendar_days import day_kind, year_note
from app.services.views.calendar_items import GROUPS, Item, calendar_file, items
from app.ui.dialogs.files import Files, documents
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.calendar.day_list import DayList
from app.ui.pages.calendar.month_grid import MonthGrid
from app.ui.theme.icons import tint
from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.switches import CheckChip

NARROW, TALL = 1000, 760
"""Pages narrower than this (logical pixels) give the list less room; high ones put it below the month."""
WIDE_LIST, NARROW_LIST, LOW_LIST = 340, 248, 280
WIDEST = 16_777_215
"""Qt's word for no limit."""
MARGINS, NARROW_MARGINS = (24, 12, 24, 14), (14, 10, 14, 10)
FILES = "日历文件 (*.ics)"
ByDay = dict[date, tuple[Item, ...]]


class CalendarPage(Page):
    """The calendar; it reads everything once and then turns from month to month without reading."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._items: tuple[Item, ...] = ()
        self._by_day: ByDay = {}
        self._one_day = False
        self._asked = 0
        self._known = False
        self._today = hub.desk.clock.today()
        self._build()
        self._connect()
        self._show_month()

    def _build(self) -> None:
        self.earlier = Button("", "ghost", "chevron-left", name="上个月")
        self.later = Button("", "ghost", "chevron-right", name="下个月")
        self.home = Button("今天")
        self.month = Label("", "strong")
        self.note = ElidedLabel("", "caption", "text3")
        self.export = Button("导出 .ics", icon="upload", menu_arrow=True)
        self._menu = QMenu(self)
        turning = row(self.earlier, self.month, self.later, 4, self.home, gap=4)
        head = row(Label("日历", "title"), 8, turning, 4, (self.note, 1), self.export, gap=8)
        self.chips = {group: CheckChip(group) for group in GROUPS}
        self.clear = Button("全部显示", "link", "x", "sm")
        self.clear.hide()
        chips = row(Label("只看", "caption", "text3"), *self.chips.values(), self.clear, None, gap=8)
        desk = self.hub.desk
        self.grid = MonthGrid(desk.law.calendar, self._today)
        self.list = DayList()
        self._body: QBoxLayout = row((Card(self.grid, margins=(1, 1, 1, 1)), 1), self.list, gap=12)
        self._page = column(head, chips, (self._body, 1), gap=10, margins=MARGINS)
        self.setLayout(self._page)

    def _connect(self) -> None:
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.home.clicked.connect(self._on_home)
        self.export.clicked.connect(self._on_export)
        self._menu.triggered.connect(self._on_export_chosen)
        self.clear.clicked.connect(self._on_clear)
        for chip in self.chips.values():
            chip.toggled.connect(self._on_filtered)
        self.grid.chosen.connect(self._on_day)
        self.grid.month_stepped.connect(self._on_month_stepped)
        self.grid.home_asked.connect(self._on_home)
        self.grid.entered.connect(self._on_entered)
        self.list.left.connect(self.grid.take_focus)
        self.list.ahead_asked.connect(self._on_ahead)
        for part in (self.grid, self.list):
            part.opened.connect(self._on_open)

    def refresh(self) -> None:
        """Read all items beside the window; the answer to the last question counts."""
        self._asked += 1
        self.hub.look(partial(_read, self.hub.desk), partial(self._on_read, self._asked))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands at the right, or below when the page is narrow and high."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        below = narrow and self.height() >= TALL
        self._page.setContentsMargins(*(NARROW_MARGINS if narrow else MARGINS))
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        width = min(round((NARROW_LIST if narrow else WIDE_LIST) * theme.text_scale), self.width() // 3)
        self.list.setMinimumWidth(0 if below else width)
        self.list.setMaximumWidth(WIDEST if below else width)
        self.list.setMaximumHeight(LOW_LIST if below else WIDEST)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that are ticked; none means that everything is shown."""
        return tuple(group for group, chip in self.chips.items() if chip.isChecked())

    @property
    def shown(self) -> tuple[Item, ...]:
        """The items that the ticked groups take in."""
        kinds = {kind for group in self.groups for kind in GROUPS[group]}
        return tuple(item for item in self._items if not kinds or item.kind in kinds)

    def _show(self) -> None:
        """Show month, day and counts as they stand."""
        self._by_day = _sorted_by_day(self.shown)
        before, self._today = self._today, self.hub.desk.clock.today()
        self.grid.set_items(self._by_day, self._today, self.hub.desk.law.calendar)
        if self.grid.day == before and not self._one_day:
            self.grid.set_day(self._today)  # a page left open over night goes with the day
        self._show_month()
        self._show_list()
        self.clear.setVisible(bool(self.groups))

    def _show_month(self) -> None:
        month = self.grid.month
        self.month.setText(month.label)
        self.note.set_full_text(year_note(self.hub.desk.law.calendar, month.first.year))
        for group, chip in self.chips.items():
            count = sum(item.on in month and item.kind in GROUPS[group] for item in self._items)
            chip.setText(f"{group} {count}" if count else group)
            chip.setAccessibleName(f"只看{group}，本月 {count} 项")
            chip.updateGeometry()
        self.export.set_reason("" if self.shown or not self._known else "没有可导出的事项")

    def _show_list(self) -> None:
        """List the day or the days ahead; nothing before the first answer is there."""
        if not self._known:
            return
        today, filtered = self._today, "、".join(self.groups)
        if self._one_day:
            day = self.grid.day
            kind = day_kind(self.hub.desk.law.calendar, day)
            self.list.show_day(day, kind, self._by_day.get(day, ()), today, filtered)
        else:
            self.list.show_ahead(self._by_day, today, filtered)

    def _go(self, day: date, *, one_day: bool) -> None:
        self._one_day = one_day
        self.grid.set_day(day)
        self._show_month()
        self._show_list()

    def _on_read(self, asked: int, found: tuple[Item, ...]) -> None:
        if asked == self._asked:
            self._items, self._known = found, True
            self._show()

    def _on_day(self, day: date) -> None:
        self._go(day, one_day=True)

    def _on_month_stepped(self, months: int) -> None:
        self._go(dates.add_months(self.grid.day, months), one_day=self._one_day)

    def _on_earlier(self) -> None:
        self._on_month_stepped(-1)

    def _on_later(self) -> None:
        self._on_month_stepped(1)

    def _on_home(self) -> None:
        self._go(self._today, one_day=False)

    def _on_ahead(self) -> None:
        self._one_day = False
        self._show_list()

    def _on_entered(self) -> None:
        """Enter on a day lists it, and goes there when it has something."""
        self._go(self.grid.day, one_day=True)
        self.list.take_focus()

    def _on_filtered(self, on: bool) -> None:
        self._show()

    def _on_clear(self) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)

    def _on_open(self, item: Item) -> None:
        """The case of an item; terms and certificates stand with the mediators."""
        self.hub.go.emit("case" if item.number else "mediators", item.number)

    def _on_export(self) -> None:
        self._menu.clear()
        month = self.grid.month
        for span, words in ((month, month.label), (None, "全部事项")):
            count = sum(span is None or item.on in span for item in self.shown)
            action = QAction(f"{words}，{count} 项", self._menu)
            action.setData(Wanted(span))
            action.setEnabled(bool(count))
            tint(action, "calendar-days" if span else "calendar")
            self._menu.addAction(action)
        corner = QPoint(self.export.width() - self._menu.sizeHint().width(), self.export.height() + 2)
        self._menu.popup(self.export.mapToGlobal(corner))

    def _on_export_chosen(self, action: QAction) -> None:
        span = action.data().span
        found = tuple(item for item in self.shown if span is None or item.on in span)
        name = f"日历-{span.first:%Y-%m}.ics" if span else "日历.ics"
        path = Files.save(self, "导出日历文件", documents() / name, FILES)
        if path is not None:
            self.hub.run(_writing(self.hub.desk, found, path), "导出日历文件", self._on_exported)

    def _on_exported(self, path: Path) -> None:
        self.hub.told.emit(f"日历文件已导出：{path}")


@frozen
class Wanted:
    """What an entry of the export menu stands for: a month, or everything."""

    span: dates.Span | None


def _read(desk: Desk, progress: Progress) -> tuple[Item, ...]:
    return items(desk)


def _writing(desk: Desk, found: tuple[Item, ...], path: Path) -> Callable[[Progress], Path]:
    def work(progress: Progress) -> Path:
        exports.kind_of(path, ("ics",))
        exports.write(path, calendar_file(found, desk.clock.now()))
        return path

    return work


def _sorted_by_day(found: tuple[Item, ...]) -> ByDay:
    days: dict[date, list[Item]] = {}
    for item in found:
        days.setdefault(item.on, []).append(item)
    return {day: tuple(those) for day, those in days.items()}
