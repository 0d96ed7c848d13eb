"""One day of the month: its number, rest or make-up day, festival, and as many items as there is room for."""

from __future__ import annotations

from datetime import date

from attrs import frozen
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.services.views.calendar_days import OFF, DayKind
from app.services.views.calendar_items import Item
from app.ui.pages.calendar.words import cell_words, day_words, full_words, icon_of, severity
from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import CENTRE, focus_ring, hairline, rounded, start, write

EDGE = 4
LOW = 80
"""Logical pixels: a cell lower than this has no gaps between its lines."""


@frozen
class Facts:
    """All that a cell shows; `outside` the month that is on show, `today` the present day."""

    day: date
    kind: DayKind
    items: tuple[Item, ...]
    outside: bool
    today: date


class DayCell(KeyRing, QWidget):
    """Signals: `pressed(date)` on a click anywhere, `opened(Item)` on a double click on an item."""

    pressed = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: Facts | None = None
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_facts(self, facts: Facts) -> None:
        """Show another day, or other items of it."""
        if facts == self.facts:
            return
        self.facts = facts
        self._ordered = tuple(sorted(facts.items, key=severity))
        self.setAccessibleName(day_words(facts.day, facts.kind, facts.items, facts.today))
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Mark the day that keys start from; it alone is reached by the tab key."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    @property
    def shown(self) -> tuple[Item, ...]:
        """The items that there is room for, the urgent ones first."""
        if self.facts is None:
            return ()
        room = self._room()
        return self._ordered if len(self._ordered) <= room else self._ordered[: max(room - 1, 0)]

    @property
    def hidden_items(self) -> int:
        """How many items stand behind 还有 n 项."""
        return len(self._ordered) - len(self.shown) if self.facts else 0

    def line_area(self, index: int) -> QRectF:
        """Where the line of an item lies, or that of 还有 n 项 after the last."""
        height = self._line()
        return QRectF(
            EDGE,
            self._top() + index * height,
            self.width() - 2 * EDGE - 1,
            height - (2 if self.height() > LOW else 1),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, head and items."""
        if self.facts is None:
            return
        painter = start(self)
        area = QRectF(self.rect())
        painter.fillRect(area, theme.color(self._ground()))
        hairline(painter, area.right() - 1, 0, area.right() - 1, area.bottom(), "line_subtle")
        hairline(painter, 0, area.bottom() - 1, area.right(), area.bottom() - 1, "line_subtle")
        self._paint_head(painter, self.facts)
        for index, item in enumerate(self.shown):
            _paint_item(painter, self.line_area(index), item, faint=self.facts.outside)
        self._paint_rest(painter)
        if self._chosen:
            frame = area.adjusted(0, 0, -1, -1)
            if self.ring:
                focus_ring(painter, frame, 2)
            else:
                rounded(painter, frame, 2, None, "accent", 1.5)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """A tooltip tells all of an item, or why the day is a rest day."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the day."""
        if event.button() == Qt.MouseButton.LeftButton and self.facts:
            self.pressed.emit(self.facts.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on an item opens it."""
        item = self._item_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and item is not None:
            self.opened.emit(item)

    def _paint_head(self, painter: QPainter, facts: Facts) -> None:
        line = theme.role("small").line
        number = f"{facts.day.month}月1日" if facts.day.day == 1 and facts.outside else str(facts.day.day)
        width = theme.text_width(number, "small_strong") + 10
        place = QRectF(EDGE - 1, 3, max(width, line + 2), line)
        if facts.day == facts.today:
            rounded(painter, place, line / 2, "accent")
            write(painter, place, number, "small_strong", "on_accent", CENTRE, elide=False)
        else:
            tone = "text3" if facts.outside else "text2" if facts.kind.rest else "text"
            role = "small" if facts.outside else "small_strong"
            write(painter, place.adjusted(4, 0, 0, 0), number, role, tone, elide=False)
        right = float(self.width() - EDGE - 1)
        if facts.kind.mark:
            side = float(theme.role("axis").line + 1)
            box = QRectF(right - side, 3 + (line - side) / 2, side, side)
            hue = "grey" if facts.kind.mark == OFF else "accent"
            rounded(painter, box, 4, f"{hue}_soft", f"{hue}_line")
            write(painter, box, facts.kind.mark, "axis", f"{hue}_text", CENTRE, elide=False)
            right = box.left() - 3
        words = facts.kind.festival or ("今天" if facts.day == facts.today else "")
        room = QRectF(place.right() + 3, 3, right - place.right() - 3, line)
        if words and room.width() > theme.text_width("今", "axis"):
            tone = "accent_text" if not facts.kind.festival else "text3" if facts.outside else "text2"
            write(painter, room, words, "axis", tone)

    def _paint_rest(self, painter: QPainter) -> None:
        count = self.hidden_items
        if not count:
            return
        shown = len(self.shown)
        area, worst = self.line_area(shown), self._ordered[shown]
        words = f"还有 {count} 项" if shown else f"{count} 项"
        if worst.tone == "grey":
            write(painter, area.adjusted(3, 0, 0, 0), words, "axis", "accent_text")
        else:
            _paint_line(painter, area, worst.tone, icon_of(worst), words)

    def _ground(self) -> str:
        assert self.facts is not None
        if self._chosen:
            return "selected"
        if self.underMouse():
            return "hover"
        return "window" if self.facts.outside else "sunken" if self.facts.kind.rest else "surface"

    def _tip(self, point: QPoint) -> str:
        assert self.facts is not None
        item = self._item_at(point)
        return full_words(item, self.facts.today) if item else self.facts.kind.why

    def _item_at(self, point: QPoint) -> Item | None:
        places = enumerate(self.shown)
        return next((item for at, item in places if self.line_area(at).contains(point.toPointF())), None)

    def _top(self) -> int:
        return theme.role("small").line + (6 if self.height() > LOW else 4)

    def _line(self) -> int:
        """Lines stand closer in a low cell, so that two of them still fit."""
        return theme.role("axis").line + (3 if self.height() > LOW else 1)

    def _room(self) -> int:
        """How many lines there is room for; one at least, which then counts them all."""
        return max((self.height() - self._top() - 1) // self._line(), 1)


def _paint_item(painter: QPainter, area: QRectF, item: Item, *, faint: bool) -> None:
    if item.tone != "grey":
        _paint_line(painter, area, item.tone, icon_of(item), cell_words(item))
        return
    tone = "text3" if faint else "text2"
    _paint_line(painter, area, "", icon_of(item), cell_words(item), tone)


def _paint_line(painter: QPainter, area: QRectF, hue: str, icon: str, words: str, tone: str = "") -> None:
    """One line: icon and words, on a soft ground when it has a hue."""
    if hue:
        rounded(painter, area, 3, f"{hue}_soft", f"{hue}_line" if theme.edged else None)
    side = theme.role("axis").size
    square = QRectF(area.x() + 3, area.y() + (area.height() - side) / 2, side, side)
    paint_icon(painter, icon, square, tone or f"{hue}_text", 2.2)
    room = area.adjusted(side + 6, 0, -2, 0)
    write(painter, room, words, "axis", tone or f"{hue}_text")
