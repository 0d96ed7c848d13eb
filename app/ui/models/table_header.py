"""The head of a DataTable: painted by ourselves, sort arrow beside the label, a tick for all rows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.table_delegate import EDGE, tick_box
from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import LEFT, RIGHT, hairline, write
from app.ui.widgets.switches import paint_check


class TableHeader(QHeaderView):
    """Signals: `sort_asked(column place, descending)` on a click on a label, `all_asked` on the tick."""

    sort_asked = Signal(int, bool)
    all_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted_column = -1
        self.descending = False
        self._pressed_x = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.setMouseTracking(True)

    def set_sorted(self, column: int, descending: bool) -> None:
        """Show the arrow at a column (place among the declared ones, -1 for none)."""
        self.sorted_column, self.descending = column, descending
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """32 px high."""
        return QSize(
            super().sizeHint().width(), max(theme.size("table_head"), theme.role("caption").line + 8)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from dragging an edge."""
        self._pressed_x = event.position().toPoint().x()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click sorts, a second one turns the order."""
        super().mouseReleaseEvent(event)
        x = event.position().toPoint().x()
        section = self.logicalIndexAt(x)
        near_edge = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        if abs(x - self._pressed_x) > 4 or section < 0 or near_edge:
            return
        if section == 0:
            self.all_asked.emit()
        elif self._table_model().columns[section - 1].sorts:
            place = section - 1
            self.sort_asked.emit(place, place == self.sorted_column and not self.descending)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one head cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("sunken"))
        hairline(painter, rect.left(), rect.bottom(), rect.right() + 1, rect.bottom(), "line")
        if logicalIndex == 0:
            paint_check(painter, tick_box(rect), self._table_model().all_state(), "line")
        else:
            self._paint_label(painter, rect, logicalIndex - 1)
        painter.restore()

    def _paint_label(self, painter: QPainter, rect: QRect, place: int) -> None:
        column = self._table_model().columns[place]
        active = place == self.sorted_column
        room = QRectF(rect).adjusted(EDGE, 0, -EDGE, -1)
        arrow = 15 if active else 0
        width = min(theme.text_width(column.label, "caption_strong") + 1, room.width() - arrow)
        left = room.right() - width - arrow if column.right else room.left()
        tone = "text" if active else "text2"
        align = RIGHT if column.right else LEFT
        write(
            painter, QRectF(left, room.y(), width, room.height()), column.label, "caption_strong", tone, align
        )
        if active:
            square = QRectF(left + width + 2, room.center().y() - 6, 12, 12)
            paint_icon(painter, "arrow-down" if self.descending else "arrow-up", square, "accent_text", 2.4)

    def _table_model(self) -> BlockTableModel:
        model = self.model()
        assert isinstance(model, BlockTableModel)
        return model
