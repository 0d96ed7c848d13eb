"""The lines of the list beside the month: heads and items, as a model, and how each is painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import frozen
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)  # fmt: skip
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)  # fmt: skip

from app.services.views.calendar_items import Item
from app.ui.pages.calendar.words import full_words, heading, icon_of, left_words, whose
from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import LEFT, focus_ring, hairline, write

LINE_ROLE = Qt.ItemDataRole.UserRole
EDGE, INDENT = 14, 26
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
MOST_LINES = 3
"""So many lines of a reason are painted; the tooltip tells all."""

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


@frozen
class Head:
    """A line that begins a group: title, a note, and its tone."""

    title: str
    note: str = ""
    tone: str = "text2"


Line = Head | Item


class LineModel(QAbstractListModel):
    """Heads, which cannot be chosen, and items, which can."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.today = date.min

    def set_lines(self, lines: Sequence[Line], today: date) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines, self.today = tuple(lines), today
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself, or its words."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(line, Head):
                return f"{line.title} {line.note}".strip()
            return full_words(line, self.today)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are passed over by keys and clicks."""
        if isinstance(self.lines[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LineDelegate(QStyledItemDelegate):
    """Paints heads and items; an item is as high as its reason needs."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height at the present width of the list."""
        line, width = index.data(LINE_ROLE), self._list.viewport().width()
        if isinstance(line, Head):
            return QSize(width, theme.role("caption").line + 12)
        height = 14 + theme.role("strong").line + (theme.role("small").line if line.who else 0)
        if line.why:
            height += round(self._why_height(line.why, width)) + 2
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, area = index.data(LINE_ROLE), QRectF(option.rect)
        if isinstance(line, Head):
            self._paint_head(painter, area, line)
        else:
            if option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(area, theme.color("hover"))
            self._paint_item(painter, area, line)
            if self._list.hasFocus() and index == self._list.currentIndex():
                focus_ring(painter, area.adjusted(2, 1, -2, -2), 4)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """All that belongs to an item, whatever was cut."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            line = index.data(LINE_ROLE)
            words = str(index.data()) if isinstance(line, Item) else ""
            QToolTip.showText(event.globalPos(), words, view)
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_head(self, painter: QPainter, area: QRectF, head: Head) -> None:
        hairline(painter, area.left(), area.top(), area.right(), area.top(), "line_subtle")
        room = area.adjusted(EDGE, 5, -EDGE, 0)
        used = write(painter, room, head.title, "caption_strong", head.tone)
        write(painter, room.adjusted(used + 8, 0, 0, 0), head.note, "caption", "text3")

    def _paint_item(self, painter: QPainter, area: QRectF, item: Item) -> None:
        tone = "text2" if item.tone == "grey" else f"{item.tone}_text"
        strong, small = theme.role("strong").line, theme.role("small").line
        square = QRectF(area.left() + EDGE, area.top() + 6 + (strong - 16) / 2, 16, 16)
        paint_icon(painter, icon_of(item), square, tone)
        room = area.adjusted(EDGE + INDENT, 6, -EDGE, 0)
        left = left_words(item, self._today())
        width = theme.text_width(left, "caption_strong") + 1
        place = QRectF(room.right() - width, room.top(), width, strong)
        write(painter, place, left, "caption_strong", tone, elide=False)
        what = QRectF(room.left(), room.top(), room.width() - width - 8, strong)
        write(painter, what, heading(item), "strong", "text")
        y = room.top() + strong
        if item.who:
            write(painter, QRectF(room.left(), y, room.width(), small), whose(item), "small", "text2", LEFT)
            y += small
        if item.why:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text2"))
            box = QRectF(room.left(), y + 2, room.width(), area.bottom() - y)
            painter.drawText(box, int(WRAPPED), self._cut(item.why, room.width()))

    def _why_height(self, why: str, width: int) -> float:
        room = float(width - 2 * EDGE - INDENT)
        box = theme.metrics("caption").boundingRect(
            QRectF(0, 0, room, 1000), int(WRAPPED), self._cut(why, room)
        )
        return box.height()

    def _cut(self, why: str, room: float) -> str:
        """The reason, shortened with … when it needs more than MOST_LINES."""
        most = MOST_LINES * room - 2 * theme.role("caption").size
        return theme.metrics("caption").elidedText(why, Qt.TextElideMode.ElideRight, most)

    def _today(self) -> date:
        model = self._list.model()
        assert isinstance(model, LineModel)
        return model.today
