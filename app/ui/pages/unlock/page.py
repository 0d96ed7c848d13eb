"""Opens an existing office with a password, or gets back in with the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.errors import InvalidInput, Refusal, WrongPassword
from app.domain.values import Progress
from app.jobs.runner import Runner
from app.services.desk import Desk
from app.services.office import opening
from app.ui.dialogs.files import Files
from app.ui.forms.keys import means_primary
from app.ui.pages.unlock.sheets import PasswordSheet, RecoverySheet
from app.ui.widgets.avatar import Logo
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.progress_strip import ProgressStrip

Open = Callable[[Path, str, str], Desk]

TITLES = ("打开案件资料", "用恢复码设新密码")
WIDTH = 440


class UnlockPage(QWidget):
    """`open_office` opens a folder for a user with a password and returns the desk; it runs in a job.

    Signals: opened(desk); new_asked() to make a new office.
    """

    opened = Signal(object)
    new_asked = Signal()

    def __init__(
        self, runner: Runner, open_office: Open, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        self._runner = runner
        self._open = open_office
        self.folder = folder
        self._where = ElidedLabel("", "small_strong")
        self._title = Label(TITLES[0], "title")
        self.choose = Button("另选文件夹", "link", size="sm")
        self.banner = Banner("", "bad")
        self.strip = ProgressStrip("正在核对密码", can_cancel=False)
        self.enter = PasswordSheet()
        self.recover = RecoverySheet()
        self.new_button = Button("建立新的调解委员会", "link")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.set_folder(folder)

    def _build(self) -> None:
        self._stack.addWidget(self.enter)
        self._stack.addWidget(self.recover)
        self.banner.hide()
        self.strip.hide()
        place = row(IconView("folder-archive", "text2", 18), (self._where, 1), self.choose, gap=8)
        card = Card(
            self._title, place, Rule(), self.banner, self._stack, self.strip, gap=14, margins=(28, 22, 28, 22)
        )
        card.setFixedWidth(WIDTH)
        title = Label("劳动争议调解工作台", "card_title")
        words = column(title, Label("一个文件夹，一个调解委员会", "caption", "text3"), gap=1)
        head = row(Logo(40), words, None, gap=12)
        middle = column(None, head, card, row(None, self.new_button, None), None, gap=16)
        self.setLayout(row(None, middle, None, margins=(24, 16, 24, 16)))

    def _connect(self) -> None:
        self.enter.sent.connect(self._on_unlock)
        self.enter.forgot.connect(self._on_forgot)
        self.recover.sent.connect(self._on_reset)
        self.recover.back.connect(self._on_back)
        self.choose.clicked.connect(self._on_choose)
        self.new_button.clicked.connect(self.new_asked)
        for made in (self.enter.user, self.enter.password, self.recover.code):
            made.edited.connect(self._on_typed)

    def set_folder(self, folder: Path) -> None:
        """Ask about this office."""
        self.folder = folder
        self._where.set_full_text(str(folder))
        self.banner.hide()

    @property
    def sheet(self) -> PasswordSheet | RecoverySheet:
        """The sheet shown."""
        return self.recover if self._stack.currentIndex() else self.enter

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the primary button, Esc comes back from the recovery code."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if means_primary(event, self.focusWidget()):
                self.sheet.primary.click()
        elif event.key() == Qt.Key.Key_Escape and self.sheet is self.recover:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where one types first."""
        super().showEvent(event)
        self.sheet.enter()

    def _on_unlock(self, user: str, password: str) -> None:
        self._run(partial(_open, self._open, self.folder, user, password))

    def _on_reset(self, code: str, password: str) -> None:
        user = str(self.enter.user.value())
        self._run(partial(_reset, self._open, self.folder, code, user, password))

    def _run(self, work: Callable[[Progress], Desk]) -> None:
        self.banner.hide()
        self.strip.show()
        self.sheet.primary.setEnabled(False)
        job = self._runner.write_job(work, "打开案件资料")
        job.done.connect(self._on_opened)
        job.failed.connect(self._on_failed)
        self._runner.start(job)

    def _on_opened(self, desk: Desk) -> None:
        self._rest()
        self.enter.empty()
        self.recover.empty()
        self.opened.emit(desk)

    def _on_failed(self, why: Exception) -> None:
        self._rest()
        if not isinstance(why, Refusal):
            raise why
        if isinstance(why, WrongPassword | InvalidInput):
            self.sheet.wrong(why.sentence, about_user=isinstance(why, InvalidInput))
        else:
            self.banner.set_message(why.sentence, "bad")
            self.banner.show()

    def _rest(self) -> None:
        self.strip.hide()
        self.sheet.primary.setEnabled(True)

    def _on_typed(self) -> None:
        self.banner.hide()

    def _on_forgot(self) -> None:
        self._show_sheet(1)

    def _on_back(self) -> None:
        self._show_sheet(0)

    def _show_sheet(self, at: int) -> None:
        self._title.setText(TITLES[at])
        self._stack.setCurrentIndex(at)
        self.sheet.enter()

    def _on_choose(self) -> None:
        chosen = Files.folder(self, "选放案件资料的文件夹", self.folder)
        if chosen is not None:
            self.set_folder(chosen)


def _open(open_office: Open, folder: Path, user: str, password: str, progress: Progress) -> Desk:
    return open_office(folder, user, password)


def _reset(open_office: Open, folder: Path, code: str, user: str, password: str, progress: Progress) -> Desk:
    name = opening.reset_password(folder, code, user, password)
    return open_office(folder, name, password)
