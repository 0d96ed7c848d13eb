"""The list of backups with what can be done to one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from attrs import frozen
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import dates
from app.services.office.safekeeping import Backup
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.progress_strip import ProgressStrip

COLUMNS = (
    Column("made_at", "时间", 190, kind="strong", sorts=False),
    Column("size", "大小", 100, align="right", sorts=False),
    Column("checked", "核验", 200, kind="tag", hue_key="tone", sorts=False),
    Column("file", "文件", 0, kind="muted", sorts=False),
)


@frozen
class BackupLine:
    """One backup file as shown."""

    uid: str
    made_at: str
    size: str
    checked: str
    tone: str
    file: str


class BackupList(Card):
    """Signals: check_asked(path), restore_asked(path), from_file_asked()."""

    check_asked = Signal(object)
    restore_asked = Signal(object)
    from_file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 1, 1, 1), gap=0, parent=parent)
        self._found: dict[str, Backup] = {}
        self._checked: set[str] = set()
        self.from_file = Button("从文件恢复", "ghost", "folder-input", "sm")
        self.strip = ProgressStrip("正在备份")
        self.strip.hide()
        self.model = BlockTableModel(COLUMNS, self._fetch)
        self.table = DataTable(self.model, name="备份", hidden_first=("file",), ticks=False)
        words = "备份是一个加密文件，做好后会打开核对一遍才算数"
        self.nothing = EmptyState("还没有备份", words, "database-backup")
        self.check = Button("核验", "secondary", "shield-check", "sm")
        self.restore = Button("恢复", "secondary", "history", "sm")
        self._chosen = ElidedLabel("", "small", "text2")
        self._stack = QStackedWidget()
        self._build()
        self.check.clicked.connect(self._on_check)
        self.restore.clicked.connect(self._on_restore)
        self.from_file.clicked.connect(self.from_file_asked)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def _build(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(holder(column(None, self.nothing, None, margins=(30, 10, 30, 10))))
        note = ElidedLabel("手动备份不会被清理", "caption", "text3")
        head = row(Label("备份", "card_title"), (note, 1), self.from_file, gap=8, margins=(16, 9, 10, 9))
        foot = row((self._chosen, 1), self.check, self.restore, gap=8, margins=(16, 5, 10, 5))
        running = column(self.strip, margins=(16, 0, 16, 8))
        self.add(head, running, (self._stack, 1), Rule(), foot)

    def show_backups(self, found: Sequence[Backup]) -> None:
        """Show these backups, the newest first."""
        before = self.table.current_id()
        self._found = {str(backup.path): backup for backup in found}
        self.model.set_ids(list(self._found))
        if before in self._found:
            self.table.go_to(before)
        self._stack.setCurrentIndex(0 if self._found else 1)
        self._show_current()

    def mark_checked(self, path: Path) -> None:
        """Say that this backup was just opened and found right."""
        self._checked.add(str(path))
        self.model.refresh()

    def set_reason(self, reason: str) -> None:
        """Switch all buttons off and say why; "" switches them on."""
        for button in (self.check, self.restore, self.from_file):
            button.set_reason(reason)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[BackupLine]:
        return [self._line(self._found[path]) for path in ids]

    def _line(self, backup: Backup) -> BackupLine:
        path = str(backup.path)
        words, tone = ("刚刚核验通过", "ok") if path in self._checked else ("做好时已打开核对", "")
        size = f"{backup.size / 1_000_000:.1f} MB"
        return BackupLine(path, moment(backup.made_at), size, words, tone, backup.path.name)

    def _current(self) -> Backup | None:
        return self._found.get(self.table.current_id() or "")

    def _show_current(self) -> None:
        backup = self._current()
        self._chosen.set_full_text(moment(backup.made_at) if backup else "选一份备份，可以核验或者恢复")
        for button in (self.check, self.restore):
            button.setVisible(backup is not None)

    def _on_current(self, now: object, before: object) -> None:
        self._show_current()

    def _on_check(self) -> None:
        backup = self._current()
        if backup is not None:
            self.check_asked.emit(backup.path)

    def _on_restore(self) -> None:
        backup = self._current()
        if backup is not None:
            self.restore_asked.emit(backup.path)


def moment(at: datetime) -> str:
    """2026年9月18日 17:42."""
    return f"{dates.long(at.date())} {at:%H:%M}"
