"""Opens an existing office with a password, or gets back in with the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.domain.errors import InvalidInput, Refusal
from app.domain.fields import FieldSpec
from app.domain.values import Progress
from app.jobs.runner import Runner
from app.services import opening
from app.services.desk import Desk
from app.ui.dialogs.files import Files
from app.ui.forms.keys import means_primary
from app.ui.forms.password_block import PasswordBlock
from app.ui.widgets.avatar import Logo
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.progress_strip import ProgressStrip

Open = Callable[[Path, str, str], Desk]

USER = FieldSpec("user", "用户姓名", "text", help="只有一个用户的，空着。")
PASSWORD = FieldSpec("password", "密码", "text", required=True, private=True)
CODE = FieldSpec(
    "code", "恢复码", "text", required=True, private=True, help="应急页上的 8 组字符，大小写和空格都可以不管。"
)  # fmt: skip
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
        self.choose = Button("另选文件夹", "link", size="sm")
        self.banner = Banner("", "bad")
        self.strip = ProgressStrip("正在核对密码", can_cancel=False)
        self.user = FormRow(USER)
        self.password = FormRow(PASSWORD)
        self.code = FormRow(CODE)
        self.passwords = PasswordBlock()
        self.unlock_button = Button("打开", "primary", size="lg")
        self.forgot_button = Button("忘记密码", "link")
        self.reset_button = Button("设新密码并打开", "primary", size="lg")
        self.back_button = Button("返回", "secondary", size="lg")
        self.new_button = Button("建立新的调解委员会", "link")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.set_folder(folder)

    def _build(self) -> None:
        for made in (self.password, self.passwords.password, self.passwords.again):
            _line(made).setEchoMode(QLineEdit.EchoMode.Password)
        self.banner.hide()
        self.strip.hide()
        place = row(IconView("folder-archive", "text2", 18), (self._where, 1), self.choose, gap=8)
        enter = row(self.forgot_button, None, self.unlock_button, gap=8)
        again = row(self.back_button, None, self.reset_button, gap=8)
        self._stack.addWidget(holder(column(self.user, self.password, None, enter, gap=14)))
        self._stack.addWidget(holder(column(self.code, self.passwords, None, again, gap=14)))
        self._title = Label("打开案件资料", "title")
        card = Card(
            self._title, place, Rule(), self.banner, self._stack, self.strip, gap=14, margins=(28, 22, 28, 22)
        )
        card.setFixedWidth(WIDTH)
        words = column(
            Label("劳动争议调解工作台", "card_title"),
            Label("一个文件夹，一个调解委员会", "caption", "text3"),
            gap=1,
        )
        head = row(Logo(40), words, None, gap=12)
        middle = column(None, head, card, row(None, self.new_button, None), None, gap=16)
        self.setLayout(row(None, middle, None, margins=(24, 16, 24, 16)))

    def _connect(self) -> None:
        self.unlock_button.clicked.connect(self._on_unlock)
        self.forgot_button.clicked.connect(self._on_forgot)
        self.back_button.clicked.connect(self._on_back)
        self.reset_button.clicked.connect(self._on_reset)
        self.choose.clicked.connect(self._on_choose)
        self.new_button.clicked.connect(self.new_asked)
        for made in (self.user, self.password, self.code):
            made.edited.connect(self._on_typed)
        self.passwords.edited.connect(self._on_typed)

    def set_folder(self, folder: Path) -> None:
        """Ask about this office."""
        self.folder = folder
        self._where.set_full_text(str(folder))
        self.banner.hide()

    @property
    def resetting(self) -> bool:
        """Whether the recovery code is asked for."""
        return self._stack.currentIndex() == 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the primary button, Esc comes back from the recovery code."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if means_primary(event, self.focusWidget()):
                (self.reset_button if self.resetting else self.unlock_button).click()
        elif event.key() == Qt.Key.Key_Escape and self.resetting:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: object) -> None:
        """Begin with the password."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.password.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unlock(self) -> None:
        password = _line(self.password).text()
        if not password:
            self.password.set_error("请输入密码。")
            self.password.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._run(partial(_open, self._open, self.folder, str(self.user.value()), password))

    def _on_reset(self) -> None:
        if not self.code.value():
            self.code.set_error("请照应急页填恢复码。")
        right = self.passwords.check()
        if not self.code.value() or not right:
            return
        password = str(self.passwords.values()["password"])
        self._run(
            partial(_reset, self._open, self.folder, str(self.code.value()), str(self.user.value()), password)
        )

    def _run(self, work: Callable[[Progress], Desk]) -> None:
        self.banner.hide()
        self.strip.show()
        for button in (self.unlock_button, self.reset_button):
            button.setEnabled(False)
        job = self._runner.write_job(work, "打开案件资料")
        job.done.connect(self._on_opened)
        job.failed.connect(self._on_failed)
        self._runner.start(job)

    def _on_opened(self, desk: Desk) -> None:
        self._rest()
        for made in (self.password, self.code):
            made.set_value("")
        self.passwords.set_values({})
        self.opened.emit(desk)

    def _on_failed(self, why: Exception) -> None:
        self._rest()
        if not isinstance(why, Refusal):
            raise why
        place = self.code if self.resetting else self.password
        if isinstance(why, InvalidInput) or "密码" in why.sentence or "恢复码" in why.sentence:
            place = self.user if "用户" in why.sentence and isinstance(why, InvalidInput) else place
            place.set_error(why.sentence)
            place.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            _line(place).selectAll()
        else:
            self.banner.set_message(why.sentence, "bad")
            self.banner.show()

    def _rest(self) -> None:
        self.strip.hide()
        for button in (self.unlock_button, self.reset_button):
            button.setEnabled(True)

    def _on_typed(self) -> None:
        self.banner.hide()

    def _on_forgot(self) -> None:
        self._title.setText("用恢复码设新密码")
        self._stack.setCurrentIndex(1)
        self.code.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        self._title.setText("打开案件资料")
        self._stack.setCurrentIndex(0)
        self.password.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose(self) -> None:
        chosen = Files.folder(self, "选放案件资料的文件夹", self.folder)
        if chosen is not None:
            self.set_folder(chosen)


def _line(made: FormRow) -> QLineEdit:
    assert isinstance(made.editor, QLineEdit)
    return made.editor


def _open(open_office: Open, folder: Path, user: str, password: str, progress: Progress) -> Desk:
    return open_office(folder, user, password)


def _reset(open_office: Open, folder: Path, code: str, user: str, password: str, progress: Progress) -> Desk:
    name = opening.reset_password(folder, code, user, password)
    return open_office(folder, name, password)
