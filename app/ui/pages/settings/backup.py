"""设置·备份与恢复: make a backup that is opened and checked, check one again, restore into a new folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from attrs import frozen
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refusal
from app.domain.values import Progress
from app.services.desk import Desk
from app.services.office import safekeeping
from app.services.office.safekeeping import Backup
from app.system.opener import open_path
from app.ui.alive import alive
from app.ui.dialogs.files import Files
from app.ui.dialogs.password import PasswordDialog
from app.ui.hub import Hub
from app.ui.pages.settings.backup_list import BackupList
from app.ui.pages.settings.section import Section
from app.ui.pages.settings.trust import TrustCard
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row

KINDS = "备份文件 (*.mdbackup)"


@frozen
class _Read:
    found: tuple[Backup, ...]


@frozen
class _Checked:
    path: Path
    words: str


class BackupSection(Section):
    """How safe the office is above, all backups below."""

    label = "备份与恢复"
    icon = "database-backup"

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.trust = TrustCard()
        self.make = Button("立即备份", "primary", "database-backup")
        self.elsewhere = Button("备份到别处", "secondary", "usb")
        self.folder = Button("打开文件夹", "secondary", "folder-open")
        self.list = BackupList()
        for button in (self.folder, self.elsewhere, self.make):
            self.trust.add_button(button)
        kept = Label("恢复总是进一个新文件夹，现在的资料不会被覆盖。", "caption", "text3")
        note = row(IconView("info", "text3", 14), kept, None, gap=6)
        self.setLayout(column(self.trust, (self.list, 1), note, gap=12))
        self.make.clicked.connect(self._on_make)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self.folder.clicked.connect(self._on_folder)
        self.list.check_asked.connect(self._on_check)
        self.list.restore_asked.connect(self._on_restore)
        self.list.from_file_asked.connect(self._on_from_file)

    def refresh(self) -> None:
        """List the backups."""
        desk = self.hub.desk

        def work(progress: Progress) -> _Read:
            return _Read(safekeeping.backups(desk))

        self.hub.run(work, "读备份", self._on_read)

    def _on_read(self, read: _Read) -> None:
        if alive(self):
            self.list.show_backups(read.found)
            self.trust.show_backups(read.found, self.hub.desk.clock.now())

    def _start(
        self, work: Callable[[Progress], Any], label: str, words: str, on_done: Callable[[Any], None]
    ) -> None:
        """Run a long piece of work with its progress shown above the list."""
        self._set_reason(words)
        self.list.strip.set_progress(0, 0, words)
        self.list.strip.show()
        self.hub.run(work, label, on_done)
        job = self.hub.runner.running[-1]
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_ended)
        self.list.strip.cancelled.connect(job.cancel)

    def _set_reason(self, reason: str) -> None:
        self.list.set_reason(reason)
        for button in (self.make, self.elsewhere):
            button.set_reason(reason)

    def _on_progress(self, done: int, total: int, what: str) -> None:
        self.list.strip.set_progress(done, total, what)

    def _on_ended(self) -> None:
        self.list.strip.hide()
        self.list.strip.button.set_reason("")
        self._set_reason("")

    def _on_make(self) -> None:
        self._back_up(None)

    def _on_elsewhere(self) -> None:
        chosen = Files.folder(self, "备份到哪个文件夹", Path.home())
        if chosen is not None:
            self._back_up(chosen)

    def _back_up(self, folder: Path | None) -> None:
        self._start(partial(_back_up, self.hub.desk, folder), "备份", "正在备份并核对", self._on_made)

    def _on_made(self, backup: Backup) -> None:
        self.hub.told.emit(f"已备份到 {backup.path.parent}：{backup.summary}")
        if alive(self):
            self.refresh()

    def _on_folder(self) -> None:
        try:
            open_path(self.hub.desk.office.folder / "backups")
        except Refusal as why:
            self.hub.warned.emit(why.sentence)

    def _on_check(self, file: Path) -> None:
        note = "核验要把备份真的打开，请再输一次您的密码。"
        password = PasswordDialog.ask(self, "核验备份", note, "核验")
        if password is not None:
            work = partial(_verify, file, self.hub.desk.user.name, password)
            self._start(work, "核验备份", "正在打开并核对这份备份", self._on_checked)

    def _on_checked(self, checked: _Checked) -> None:
        self.hub.told.emit(f"核验通过：{checked.words}")
        if alive(self):
            self.list.mark_checked(checked.path)

    def _on_from_file(self) -> None:
        file = Files.open(self, "选备份文件", Path.home(), KINDS)
        if file is not None:
            self._on_restore(file)

    def _on_restore(self, file: Path) -> None:
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


def _back_up(desk: Desk, folder: Path | None, progress: Progress) -> Backup:
    return safekeeping.back_up(desk, folder, progress)


def _verify(file: Path, user: str, password: str, progress: Progress) -> _Checked:
    return _Checked(file, safekeeping.verify_backup(file, user, password))


def _restore(file: Path, folder: Path, user: str, password: str, progress: Progress) -> str:
    return safekeeping.restore(file, folder, user, password)
