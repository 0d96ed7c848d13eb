"""Paints every cell of a DataTable by itself.

Ground, rule, tick, words, pill, tag, ring of the current cell.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from app.ui.models.block_table_model import COLUMN_ROLE, HUE_ROLE
from app.ui.models.columns import EMPTY, Column
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import LEFT, RIGHT, focus_ring, hairline, write
from app.ui.widgets.pill import paint_pill, pill_height, pill_width
from app.ui.widgets.switches import paint_check
from app.ui.widgets.tag import paint_tag, tag_height, tag_width

EDGE = 10
TONES = {"muted": "text2", "date": "text2", "doc_number": "text3"}


class TableDelegate(QStyledItemDelegate):
    """The view tells which row is hovered and whether the current cell shows its ring."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.ring = False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRect(option.rect)
        hovered = index.row() == self.hovered_row
        first = index.sibling(index.row(), 0)
        ticked = first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_ground(painter, cell, ticked=ticked, hovered=hovered)
        if index.column() == 0:
            self._paint_tick(painter, cell, ticked=ticked, hovered=hovered)
        else:
            self._paint_value(painter, QRectF(cell), index, hot=ticked or hovered)
        if self.ring and index == self._view().currentIndex():
            focus_ring(painter, QRectF(cell).adjusted(1, 1, -1, -2), 4)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:  # fmt: skip
        """A cut cell has a tooltip."""
        if event.type() == QEvent.Type.ToolTip and index.isValid() and index.column() > 0:
            words = str(index.data())
            QToolTip.showText(
                event.globalPos(), words if self.is_cut(index, view.visualRect(index).width()) else "", view
            )
            return True
        return super().helpEvent(event, view, option, index)

    def is_cut(self, index: QModelIndex | QPersistentModelIndex, width: int) -> bool:
        """Whether the words of a cell need more than its width (logical pixels)."""
        column: Column = index.data(COLUMN_ROLE)
        words = str(index.data())
        if column.kind == "pill":
            return pill_width(words) > width - EDGE
        if column.kind == "tag" and _hue(index):
            return tag_width(words) > width - EDGE
        return theme.text_width(words, _role(column)) > width - 2 * EDGE + 0.5

    def _paint_ground(self, painter: QPainter, cell: QRect, *, ticked: bool, hovered: bool) -> None:
        if ticked:
            painter.fillRect(cell, theme.color("selected_hover" if hovered else "selected"))
        elif hovered:
            painter.fillRect(cell, theme.color("hover"))
        hairline(painter, cell.left(), cell.bottom(), cell.right() + 1, cell.bottom(), "line_subtle")

    def _paint_tick(self, painter: QPainter, cell: QRect, *, ticked: bool, hovered: bool) -> None:
        if ticked:
            painter.fillRect(QRectF(cell.left(), cell.top(), 3, cell.height() - 1), theme.color("accent"))
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        paint_check(painter, tick_box(cell), state, "control" if hovered or theme.edged else "line")

    def _paint_value(
        self, painter: QPainter, cell: QRectF, index: QModelIndex | QPersistentModelIndex, *, hot: bool
    ) -> None:
        column: Column = index.data(COLUMN_ROLE)
        words = str(index.data())
        middle = cell.center().y()
        if column.kind == "pill" and words != EMPTY:
            width = min(float(pill_width(words)), cell.width() - 8)
            paint_pill(
                painter,
                QRectF(cell.left() + 6, round(middle - pill_height() / 2), width, pill_height()),
                words,
            )
            return
        hue = _hue(index) if column.kind == "tag" else ""
        if hue and words != EMPTY:
            width = min(float(tag_width(words)), cell.width() - 8)
            paint_tag(
                painter,
                QRectF(cell.left() + 6, round(middle - tag_height() / 2), width, tag_height()),
                words,
                hue,
            )
            return
        room = cell.adjusted(EDGE, 0, -EDGE, -1)
        write(
            painter,
            room,
            words,
            _role(column),
            _tone(column, words, hot=hot),
            RIGHT if column.right else LEFT,
        )

    def _view(self) -> QAbstractItemView:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        return view


def tick_box(cell: QRect) -> QRectF:
    """Where the check box of a row or of the head lies."""
    return QRectF(cell.left() + 12, round(cell.center().y() - 7.5), 15, 15)


def _role(column: Column) -> str:
    return "small_strong" if column.kind == "strong" else "small"


def _tone(column: Column, words: str, *, hot: bool) -> str:
    if words in (EMPTY, "0", "0.00"):
        return "text3"
    if column.kind == "strong":
        return "accent_text" if hot else "text"
    if column.kind == "tag":
        return "text2"
    return TONES.get(column.kind, "text")


def _hue(index: QModelIndex | QPersistentModelIndex) -> str:
    hue = str(index.data(HUE_ROLE))
    return "" if hue == "grey" else hue
