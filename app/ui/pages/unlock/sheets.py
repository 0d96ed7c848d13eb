"""The two sheets of opening: the password, or the recovery code with a new password."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.fields import FieldSpec
from app.ui.forms.password_block import PasswordBlock
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.layouts import column, row

USER = FieldSpec("user", "用户姓名", "text", help="只有一个用户的，空着。")
PASSWORD = FieldSpec("password", "密码", "text", required=True, private=True)
CODE = FieldSpec(
    "code", "恢复码", "text", required=True, private=True, help="应急页上的 8 组字符，大小写和空格都可以不管。"
)  # fmt: skip


class PasswordSheet(QWidget):
    """User and password. Signals: sent(user, password), forgot()."""

    sent = Signal(str, str)
    forgot = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.user = FormRow(USER)
        self.password = FormRow(PASSWORD)
        line_of(self.password).setEchoMode(QLineEdit.EchoMode.Password)
        self.primary = Button("打开", "primary", size="lg")
        self.forgot_button = Button("忘记密码", "link")
        foot = row(self.forgot_button, None, self.primary, gap=8)
        self.setLayout(column(self.user, self.password, None, foot, gap=14))
        self.primary.clicked.connect(self._on_send)
        self.forgot_button.clicked.connect(self.forgot)

    def enter(self) -> None:
        """Begin with the password."""
        self.password.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Forget what was typed."""
        self.password.set_value("")

    def wrong(self, sentence: str, *, about_user: bool) -> None:
        """Say what is wrong at the field."""
        mark_wrong(self.user if about_user else self.password, sentence)

    def _on_send(self) -> None:
        typed = line_of(self.password).text()
        if typed:
            self.sent.emit(str(self.user.value()), typed)
        else:
            mark_wrong(self.password, "请输入密码。")


class RecoverySheet(QWidget):
    """Recovery code and a new password. Signals: sent(code, password), back()."""

    sent = Signal(str, str)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = FormRow(CODE)
        self.passwords = PasswordBlock()
        self.primary = Button("设新密码并打开", "primary", size="lg")
        self.back_button = Button("返回", "secondary", size="lg")
        foot = row(self.back_button, None, self.primary, gap=8)
        self.setLayout(column(self.code, self.passwords, None, foot, gap=14))
        self.primary.clicked.connect(self._on_send)
        self.back_button.clicked.connect(self.back)

    def enter(self) -> None:
        """Begin with the code."""
        self.code.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Forget what was typed."""
        self.code.set_value("")
        self.passwords.set_values({})

    def wrong(self, sentence: str, *, about_user: bool) -> None:
        """Say what is wrong at the code."""
        mark_wrong(self.code, sentence)

    def _on_send(self) -> None:
        right = self.passwords.check()
        if not self.code.value():
            mark_wrong(self.code, "请照应急页填恢复码。")
        elif right:
            self.sent.emit(str(self.code.value()), str(self.passwords.values()["password"]))


def line_of(made: FormRow) -> QLineEdit:
    """The line of a row that is known to be one."""
    assert isinstance(made.editor, QLineEdit)
    return made.editor


def mark_wrong(made: FormRow, sentence: str) -> None:
    """Say what is wrong and put the cursor there, everything marked for typing over."""
    made.set_error(sentence)
    made.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    line_of(made).selectAll()
