"""From start to open desk: first start or password, then the main window; and back when it is locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from app.domain.errors import Refusal
from app.domain.values import Progress
from app.jobs.runner import Runner
from app.services.desk import Desk
from app.system.clock import Clock
from app.system.opener import open_path
from app.system.settings import LAST_OFFICE, Settings
from app.ui.dialogs.ask import Ask

Opener = Callable[[Path, str, str], Desk]
SIZE = (1180, 728)


class Welcome(QObject):
    """Holds whatever window is shown. Signal: crash_told(path of the report) brings a bug here from any thread."""

    crash_told = Signal(str)

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        opener: Opener,
        *,
        proposed: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.clock = clock
        self.proposed = proposed
        self.runner = Runner(self)
        self.window: QMainWindow | None = None
        self.desk: Desk | None = None
        self._opener = opener
        self._folder = proposed
        self.crash_told.connect(self._on_crash_told)

    def begin(self, folder: Path | None, user: str) -> None:
        """Show the password page of the office named, or of the last one; without any, the first start."""
        last = self.settings.get(LAST_OFFICE)
        folder = folder or (Path(last) if last else self.proposed)
        if (folder / "office.db").is_file():
            self.show_unlock(folder, user)
        else:
            self.show_wizard()

    def show_wizard(self) -> None:
        """The first start: make an office."""
        from app.ui.pages.wizard.page import WizardPage  # seen once in the life of an office

        page = WizardPage(self.runner, self.clock, self.proposed)
        page.opened.connect(self._on_made)
        page.existing_asked.connect(self._on_existing_asked)
        self._show(page)

    def show_unlock(self, folder: Path, user: str = "") -> None:
        """Ask for the password of an office."""
        from app.ui.pages.unlock.page import UnlockPage

        page = UnlockPage(self.runner, self._opener, folder)
        if user:
            page.enter.user.set_value(user)
        page.opened.connect(self._on_opened)
        page.new_asked.connect(self.show_wizard)
        self._show(page)

    def show_desk(self, desk: Desk) -> None:
        """Show the main window over an open desk."""
        from app.ui.main_window import MainWindow

        self.desk = desk
        self._folder = desk.office.folder
        self.settings.set(LAST_OFFICE, str(self._folder))
        window = MainWindow(desk, self.settings)
        window.locked.connect(self._on_locked)
        self._replace(window)

    def close_desk(self) -> None:
        """Let what runs end, then close the office, if one is open."""
        self.runner.wait()
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def tell_crash(self, report: Path | None) -> None:
        """Tell a bug; may be called in any thread."""
        self.crash_told.emit(str(report or ""))

    def _show(self, page: QWidget) -> None:
        window = QMainWindow()
        window.setWindowTitle("劳动争议调解工作台")
        window.setCentralWidget(page)
        window.resize(*SIZE)
        self._replace(window)

    def _replace(self, window: QMainWindow) -> None:
        """Show the new window before the old one goes, or the application would end with its last window."""
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _on_made(self, folder: Path, user: str, password: str) -> None:
        job = self.runner.read_job(_opening(self._opener, folder, user, password), "打开案件资料")
        job.done.connect(self._on_opened)
        job.failed.connect(self._on_refused)
        self.runner.start(job)

    def _on_opened(self, desk: Desk) -> None:
        self.show_desk(desk)

    def _on_refused(self, why: Exception) -> None:
        if not isinstance(why, Refusal):
            raise why
        Ask.refusal(self.window, "没有打开", why.sentence)

    def _on_existing_asked(self) -> None:
        self.show_unlock(self._folder)

    def _on_locked(self) -> None:
        folder, user = self._folder, self.desk.user.name if self.desk else ""
        self.close_desk()
        self.show_unlock(folder, user)

    def _on_crash_told(self, report: str) -> None:
        note = "已经保存的资料没有改动，正在填的表单留有草稿。请把错误报告交给维护的人。"
        if Ask.refusal(self.window, "程序出了错", note, "打开错误报告" if report else "") and report:
            open_path(Path(report))


def _opening(opener: Opener, folder: Path, user: str, password: str) -> Callable[[Progress], Desk]:
    def work(progress: Progress) -> Desk:
        return opener(folder, user, password)

    return work
