"""设置·备份与恢复: make a backup that is opened and checked, see all of them, check one again, restore."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from attrs import frozen
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain import dates
from app.domain.errors import Refusal
from app.domain.values import Progress
from app.services import safekeeping
from app.services.safekeeping import Backup
from app.system.opener import open_path
from app.ui.dialogs.files import Files
from app.ui.dialogs.password import PasswordDialog
from app.ui.forms.alive import alive
from app.ui.hub import Hub
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.pages.settings_section import Section
from app.ui.pages.settings_trust import TrustCard
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.progress_strip import ProgressStrip

COLUMNS = (
    Column("made_at", "时间", 190, kind="strong", sorts=False),
    Column("size", "大小", 100, align="right", sorts=False),
    Column("checked", "核验", 200, kind="tag", hue_key="tone", sorts=False),
    Column("file", "文件", 0, kind="muted", sorts=False),
)
KINDS = "备份文件 (*.mdbackup)"


@frozen
class BackupLine:
    """One backup file as shown."""

    uid: str
    made_at: str
    size: str
    checked: str
    tone: str
    file: str


@frozen
class _Read:
    found: tuple[Backup, ...]


@frozen
class _Checked:
    path: Path
    words: str


class BackupSection(Section):
    """The newest backup above, all of them below."""

    label = "备份与恢复"
    icon = "database-backup"

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._found: dict[str, Backup] = {}
        self._checked: dict[str, str] = {}
        self.trust = TrustCard()
        self.make = Button("立即备份", "primary", "database-backup")
        self.elsewhere = Button("备份到别处", "secondary", "usb")
        self.folder = Button("打开文件夹", "secondary", "folder-open")
        self.from_file = Button("从文件恢复", "ghost", "folder-input", "sm")
        self.strip = ProgressStrip("正在备份")
        self.strip.hide()
        self.model = BlockTableModel(COLUMNS, self._fetch)
        self.table = DataTable(self.model, name="备份", hidden_first=("file",), ticks=False)
        self.nothing = EmptyState(
            "还没有备份", "备份是一个加密文件，做好后会打开核对一遍才算数", "database-backup"
        )
        self.check = Button("核验", "secondary", "shield-check", "sm")
        self.restore = Button("恢复", "secondary", "history", "sm")
        self.chosen = ElidedLabel("", "small", "text2")
        self._stack = QStackedLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        for button in (self.folder, self.elsewhere, self.make):
            self.trust.add_button(button)
        self._stack.addWidget(self.table)
        self._stack.addWidget(holder(column(None, self.nothing, None, margins=(30, 10, 30, 10))))
        note = ElidedLabel("手动备份不会被清理", "caption", "text3")
        head = row(Label("备份", "card_title"), (note, 1), self.from_file, gap=8, margins=(16, 9, 10, 9))
        foot = row((self.chosen, 1), self.check, self.restore, gap=8, margins=(16, 5, 10, 5))
        card = Card(head, self.strip, (self._stack, 1), Rule(), foot, margins=(1, 1, 1, 1), gap=0)
        kept = Label("恢复总是进一个新文件夹，现在的资料不会被覆盖。", "caption", "text3")
        self.setLayout(
            column(self.trust, (card, 1), row(IconView("info", "text3", 14), kept, None, gap=6), gap=12)
        )

    def _connect(self) -> None:
        self.make.clicked.connect(self._on_make)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self.folder.clicked.connect(self._on_folder)
        self.check.clicked.connect(self._on_check)
        self.restore.clicked.connect(self._on_restore)
        self.from_file.clicked.connect(self._on_from_file)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def refresh(self) -> None:
        """List the backups."""
        desk = self.hub.desk

        def work(progress: Progress) -> _Read:
            return _Read(safekeeping.backups(desk))

        self.hub.run(work, "读备份", self._on_read)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[BackupLine]:
        return [self._line(self._found[path]) for path in ids]

    def _line(self, backup: Backup) -> BackupLine:
        path = str(backup.path)
        words = self._checked.get(path, "做好时已打开核对")
        size = f"{backup.size / 1_000_000:.1f} MB"
        tone = "ok" if path in self._checked else "grey"
        return BackupLine(
            path,
            moment(backup.made_at),
            size,
            "刚刚核验通过" if tone == "ok" else words,
            tone,
            backup.path.name,
        )

    def _on_read(self, read: _Read) -> None:
        if not alive(self):
            return
        before = self.table.current_id()
        self._found = {str(backup.path): backup for backup in read.found}
        self.model.set_ids(list(self._found))
        if before in self._found:
            self.table.go_to(before)
        self._stack.setCurrentIndex(0 if self._found else 1)
        self.trust.show_backups(read.found, self.hub.desk.clock.now())
        self._on_current(None, None)

    def _current(self) -> Backup | None:
        return self._found.get(self.table.current_id() or "")

    def _on_current(self, now: object, before: object) -> None:
        backup = self._current()
        self.chosen.set_full_text(moment(backup.made_at) if backup else "选一份备份，可以核验或者恢复")
        for button in (self.check, self.restore):
            button.setVisible(backup is not None)

    def _on_make(self) -> None:
        self._back_up(None)

    def _on_elsewhere(self) -> None:
        chosen = Files.folder(self, "备份到哪个文件夹", Path.home())
        if chosen is not None:
            self._back_up(chosen)

    def _back_up(self, folder: Path | None) -> None:
        self._start(partial(_back_up, self.hub.desk, folder), "备份", "正在备份并核对", self._on_made)

    def _start(
        self, work: Callable[[Progress], Any], label: str, words: str, on_done: Callable[[Any], None]
    ) -> None:
        """Run a long piece of work with its progress shown in the card."""
        for button in (self.make, self.elsewhere, self.check, self.restore, self.from_file):
            button.set_reason(words)
        self.strip.set_progress(0, 0, words)
        self.strip.show()
        self.hub.run(work, label, on_done)
        job = self.hub.runner.running[-1]
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_ended)
        self.strip.cancelled.connect(job.cancel)

    def _on_progress(self, done: int, total: int, what: str) -> None:
        self.strip.set_progress(done, total, what)

    def _on_ended(self) -> None:
        self.strip.hide()
        self.strip.button.set_reason("")
        for button in (self.make, self.elsewhere, self.check, self.restore, self.from_file):
            button.set_reason("")

    def _on_made(self, backup: Backup) -> None:
        self.hub.told.emit(f"已备份到 {backup.path.parent}：{backup.summary}")
        if alive(self):
            self.refresh()

    def _on_folder(self) -> None:
        try:
            open_path(self.hub.desk.office.folder / "backups")
        except Refusal as why:
            self.hub.warned.emit(why.sentence)

    def _on_check(self) -> None:
        backup = self._current()
        if backup is None:
            return
        note = "核验要把备份真的打开，请再输一次您的密码。"
        password = PasswordDialog.ask(self, "核验备份", note, "核验")
        if password is not None:
            work = partial(_verify, backup.path, self.hub.desk.user.name, password)
            self._start(work, "核验备份", "正在打开并核对这份备份", self._on_checked)

    def _on_checked(self, checked: _Checked) -> None:
        self.hub.told.emit(f"核验通过：{checked.words}")
        if alive(self):
            self._checked[str(checked.path)] = checked.words
            self.model.refresh()

    def _on_restore(self) -> None:
        backup = self._current()
        if backup is not None:
            self._restore(backup.path)

    def _on_from_file(self) -> None:
        file = Files.open(self, "选备份文件", Path.home(), KINDS)
        if file is not None:
            self._restore(file)

    def _restore(self, file: Path) -> None:
        folder = Files.folder(self, "恢复到哪个新的空文件夹", self.hub.desk.office.folder.parent)
        if folder is None:
            return
        note = "输入做备份时使用的密码；恢复后用它打开新文件夹。"
        password = PasswordDialog.ask(self, "恢复备份", note, "恢复")
        if password is not None:
            work = partial(_restore, file, folder, self.hub.desk.user.name, password)
            self._start(work, "恢复备份", "正在恢复到新文件夹", self._on_restored)

    def _on_restored(self, words: str) -> None:
        self.hub.told.emit(words)


def moment(at: datetime) -> str:
    """2026年9月18日 17:42."""
    return f"{dates.long(at.date())} {at:%H:%M}"


def _back_up(desk: Any, folder: Path | None, progress: Progress) -> Backup:
    return safekeeping.back_up(desk, folder, progress)


def _verify(file: Path, user: str, password: str, progress: Progress) -> _Checked:
    return _Checked(file, safekeeping.verify_backup(file, user, password))


def _restore(file: Path, folder: Path, user: str, password: str, progress: Progress) -> str:
    return safekeeping.restore(file, folder, user, password)
