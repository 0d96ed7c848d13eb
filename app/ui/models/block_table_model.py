"""A table that holds ids only and fetches rows in blocks of 100 when they are painted."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.ui.models.columns import Column, cell_words

Fetch: TypeAlias = Callable[[Sequence[Any]], Iterable[Any]]
Index: TypeAlias = QModelIndex | QPersistentModelIndex

BLOCK = 100
BLOCKS_KEPT = 30
ROOT = QModelIndex()

ID_ROLE = Qt.ItemDataRole.UserRole + 1
VALUE_ROLE = Qt.ItemDataRole.UserRole + 2
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 3
HUE_ROLE = Qt.ItemDataRole.UserRole + 4

TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, VALUE_ROLE, COLUMN_ROLE, HUE_ROLE)


class BlockTableModel(QAbstractTableModel):
    """Ids in the order the query gave them; column 0 is the tick.

    `fetch` gets up to 100 ids and returns their rows in any order; a row names its id in the attribute
    `id_key`. A row that does not come back (deleted meanwhile) is shown as —. Signals: `ticks_changed` with
    the number ticked.
    """

    ticks_changed = Signal(int)

    def __init__(
        self, columns: Sequence[Column], fetch: Fetch, *, id_key: str = "uid", year: int | None = None,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._id_key = id_key
        self._year = year or dt.date.today().year
        self._ids: list[Any] = []
        self._blocks: OrderedDict[int, list[Any]] = OrderedDict()
        self._ticked: dict[Any, None] = {}
        self._reveal = False

    def set_ids(self, ids: Sequence[Any]) -> None:
        """Show another result; ticks stay on the ids that are still there."""
        self.beginResetModel()
        self._ids = list(ids)
        self._blocks.clear()
        if self._ticked:
            here = set(self._ids)
            self._ticked = {one: None for one in self._ticked if one in here}
        self.endResetModel()
        self.ticks_changed.emit(len(self._ticked))

    def refresh(self, ids: Iterable[Any] | None = None) -> None:
        """Fetch rows again when next painted: all, or only the blocks in which these ids stand."""
        if ids is None:
            self._blocks.clear()
        else:
            wanted = set(ids)
            for block in [b for b in self._blocks if wanted.intersection(self._block_ids(b))]:
                del self._blocks[block]
        if self._ids:
            last = self.index(len(self._ids) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_reveal(self, reveal: bool) -> None:
        """Show document numbers in full, or masked again."""
        self._reveal = reveal
        if self._ids:
            last = self.index(len(self._ids) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def id_at(self, row: int) -> Any:
        """The id in a row; raises IndexError."""
        return self._ids[row]

    def row_of(self, wanted: Any) -> int:
        """The row of an id, -1 when it is not in the result."""
        try:
            return self._ids.index(wanted)
        except ValueError:
            return -1

    def record(self, row: int) -> Any | None:
        """The fetched row, None when it is gone."""
        block, place = divmod(row, BLOCK)
        if block in self._blocks:
            self._blocks.move_to_end(block)
        else:
            self._blocks[block] = self._fetch_block(block)
            if len(self._blocks) > BLOCKS_KEPT:
                self._blocks.popitem(last=False)
        return self._blocks[block][place]

    def ticked(self) -> list[Any]:
        """The ticked ids in the order of the table."""
        return [one for one in self._ids if one in self._ticked] if self._ticked else []

    def is_ticked(self, row: int) -> bool:
        """Whether a row is ticked."""
        return self._ids[row] in self._ticked

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Tick rows or take their ticks away."""
        rows = list(rows)
        for row in rows:
            if on:
                self._ticked[self._ids[row]] = None
            else:
                self._ticked.pop(self._ids[row], None)
        if rows:
            first, last = self.index(min(rows), 0), self.index(max(rows), self.columnCount() - 1)
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole])
            self.ticks_changed.emit(len(self._ticked))

    def tick_all(self, on: bool) -> None:
        """Tick every row of the result, or none."""
        self.tick(range(len(self._ids)), on)

    def all_state(self) -> Qt.CheckState:
        """Whether all, some or none are ticked."""
        if not self._ticked:
            return Qt.CheckState.Unchecked
        return (
            Qt.CheckState.Checked if len(self._ticked) == len(self._ids) else Qt.CheckState.PartiallyChecked
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Number of ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The tick and the declared columns."""
        return 0 if parent.isValid() else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Column 0 can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Labels of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section - 1].label if 0 < section <= len(self.columns) else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for display and screen readers, the raw value, the id, the tick."""
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        if index.column() == 0:
            return self._tick_data(index.row(), role)
        if role not in TOLD:
            return None
        column = self.columns[index.column() - 1]
        if role == COLUMN_ROLE:
            return column
        record = self.record(index.row())
        if role == HUE_ROLE:
            return getattr(record, column.hue_key, "") if column.hue_key else ""
        value = getattr(record, column.key, None)
        if role == VALUE_ROLE:
            return value
        words = cell_words(column, value, year=self._year, reveal=self._reveal)
        return f"{column.label}：{words}" if role == Qt.ItemDataRole.AccessibleTextRole else words

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Only the tick can be set."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or index.column() != 0:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _tick_data(self, row: int, role: int) -> Any:
        ticked = self.is_ticked(row)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "已选" if ticked else "未选"
        return None

    def _block_ids(self, block: int) -> list[Any]:
        return self._ids[block * BLOCK : (block + 1) * BLOCK]

    def _fetch_block(self, block: int) -> list[Any]:
        ids = self._block_ids(block)
        found = {getattr(row, self._id_key): row for row in self._fetch(ids)}
        return [found.get(one) for one in ids]
