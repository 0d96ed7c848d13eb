"""The table of the program: a QTableView set up right, with ticks, keys and density."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.table_delegate import TableDelegate
from app.ui.models.table_header import TableHeader
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KEYBOARD

DENSITIES = ("compact", "standard", "loose")
TICK_WIDTH = 36


class DataTable(QTableView):
    """Shows a BlockTableModel.

    Signals: `opened(id)` on Enter, double click or a click on the strong first column; `sort_asked(key,
    descending)`; `ticks_changed(number)`. Space ticks the current row, Shift+click on a box ticks a range,
    Ctrl+A all, Escape none. Columns listed in `hidden_first` (keys, least wanted first) go when the table
    is too narrow.
    """

    opened = Signal(object)
    sort_asked = Signal(str, bool)
    ticks_changed = Signal(int)

    def __init__(
        self, model: BlockTableModel, *, name: str, hidden_first: Sequence[str] = (), ticks: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._model = model
        self._hidden_first = tuple(hidden_first)
        self._ticks = ticks
        self._anchor = -1
        self.setAccessibleName(name)
        self._delegate = TableDelegate(self)
        self._head = TableHeader(self)
        self.setHorizontalHeader(self._head)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._set_up()
        self._head.sort_asked.connect(self._on_sort_asked)
        self._head.all_asked.connect(self._on_all_asked)
        self.doubleClicked.connect(self._on_double_clicked)
        model.ticks_changed.connect(self._on_ticks_changed)
        theme.changed.connect(self._on_theme_changed)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, TICK_WIDTH)
        self._head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnHidden(0, not self._ticks)
        self.set_density("standard")
        self._lay_columns()

    @property
    def table_model(self) -> BlockTableModel:
        """The model shown."""
        return self._model

    def set_density(self, density: str) -> None:
        """Row height: compact 28, standard 31, loose 38 logical pixels; more with larger text."""
        self._density = density
        height = max(theme.size(f"row_{density}"), theme.role("small").line + 6)
        self.verticalHeader().setDefaultSectionSize(height)

    def set_sorted(self, key: str, *, descending: bool) -> None:
        """Show by which column the ids are sorted; "" for none."""
        keys = [column.key for column in self._model.columns]
        self._head.set_sorted(keys.index(key) if key in keys else -1, descending)

    def ticked(self) -> list[Any]:
        """The ticked ids."""
        return self._model.ticked()

    def current_id(self) -> Any | None:
        """The id of the current row, None without one."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def go_to(self, wanted: Any) -> bool:
        """Make the row of an id current and show it; False when it is not in the result."""
        row = self._model.row_of(wanted)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, 1))
            self.scrollTo(self.currentIndex())
        return row >= 0

    def visible_columns(self) -> list[str]:
        """Keys of the columns shown now."""
        return [c.key for at, c in enumerate(self._model.columns) if not self.isColumnHidden(at + 1)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns again."""
        super().resizeEvent(event)
        self._lay_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, space ticks, Ctrl+A ticks all, Escape none; the rest moves the current cell."""
        self._delegate.ring = True
        index, key = self.currentIndex(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self._model.id_at(index.row()))
        elif key == Qt.Key.Key_Space and index.isValid() and self._ticks:
            self._model.tick([index.row()], not self._model.is_ticked(index.row()))
            self._anchor = index.row()
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._ticks:
            self._model.tick_all(True)
        elif key == Qt.Key.Key_Escape and self._model.ticked():
            self._model.tick_all(False)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows when the keyboard brought the focus."""
        self._delegate.ring = event.reason() in KEYBOARD
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without focus."""
        self._delegate.ring = False
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks (with Shift the range since the last one)."""
        self._delegate.ring = False
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index.column() != 0:
            return
        on = not self._model.is_ticked(index.row())
        rows = [index.row()]
        if (
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            and 0 <= self._anchor < self._model.rowCount()
        ):
            low, high = sorted((self._anchor, index.row()))
            rows, on = list(range(low, high + 1)), True
        self._anchor = index.row()
        self._model.tick(rows, on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the link (the strong first column) opens."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._on_link(index, event.position().toPoint()):
            self.opened.emit(self._model.id_at(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hovered row and the hand over links."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._hover(index.row() if index.isValid() else -1)
        link = self._on_link(index, point)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is hovered."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered_row = self._delegate.hovered_row, row
        if before != row:
            for at in (before, row):
                if at >= 0:
                    y = self.rowViewportPosition(at)
                    self.viewport().update(QRect(0, y, self.viewport().width(), self.rowHeight(at)))

    def _on_link(self, index: QModelIndex, point: QPoint) -> bool:
        if (
            not index.isValid()
            or index.column() == 0
            or self._model.columns[index.column() - 1].kind != "strong"
        ):
            return False
        words = theme.text_width(str(index.data()), "small_strong")
        return point.x() - self.visualRect(index).left() <= words + 14

    def _lay_columns(self) -> None:
        """Widths by hand; the column of width 0 takes the rest; the least wanted go when there is no room."""
        scale = theme.text_scale
        shown = list(self._model.columns)
        room = self.viewport().width() - (TICK_WIDTH if self._ticks else 0)

        def needed() -> float:
            return sum((column.width or 120) * scale for column in shown)

        for key in self._hidden_first:
            if needed() <= room:
                break
            shown = [column for column in shown if column.key != key]
        rest = room - sum(round(column.width * scale) for column in shown)
        for at, column in enumerate(self._model.columns):
            self.setColumnHidden(at + 1, column not in shown)
            if column in shown:
                self.setColumnWidth(
                    at + 1, round(column.width * scale) if column.width else max(round(rest), 90)
                )

    def _on_sort_asked(self, place: int, descending: bool) -> None:
        self.sort_asked.emit(self._model.columns[place].key, descending)

    def _on_all_asked(self) -> None:
        self._model.tick_all(self._model.all_state() != Qt.CheckState.Checked)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() > 0 and self._model.columns[index.column() - 1].kind != "strong":
            self.opened.emit(self._model.id_at(index.row()))

    def _on_ticks_changed(self, number: int) -> None:
        self._head.viewport().update()
        self.ticks_changed.emit(number)

    def _on_theme_changed(self) -> None:
        self.set_density(self._density)
        self._lay_columns()
