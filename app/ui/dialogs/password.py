"""Asks for a password where one is needed once more; one class method, which tests replace."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.fields import FieldSpec
from app.ui.dialogs.base import Dialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import row
from app.ui.widgets.paragraph import Paragraph

SPEC = FieldSpec("password", "密码", "text", required=True, private=True)


class PasswordDialog(Dialog):
    """One field that never shows what is typed."""

    def __init__(self, title: str, note: str, verb: str, parent: QWidget | None) -> None:
        super().__init__(title, parent, width=420)
        self.row = FormRow(SPEC)
        self._line = self.row.editor
        assert isinstance(self._line, QLineEdit)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self.yes_button = Button(verb, "primary")
        self.back_button = Button("取消", "secondary")
        self.body.addWidget(Label(title, "card_title"))
        self.body.addWidget(Paragraph(note, "small", "text2"))
        self.body.addWidget(self.row)
        self.body.addLayout(row(None, self.back_button, self.yes_button, gap=8))
        self.yes_button.clicked.connect(self._on_yes)
        self.back_button.clicked.connect(self.reject)
        self.fit()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary(self) -> None:
        """Take the password."""
        self._on_yes()

    @property
    def password(self) -> str:
        """What was typed, blanks included."""
        assert isinstance(self._line, QLineEdit)
        return self._line.text()

    def _on_yes(self) -> None:
        if self.password:
            self.accept()
        else:
            self.row.set_error("请输入密码。")

    @classmethod
    def ask(cls, parent: QWidget | None, title: str, note: str, verb: str) -> str | None:
        """The password typed, or None when the user went back."""
        dialog = cls(title, note, verb, parent)
        answer = dialog.password if dialog.exec() == Dialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return answer
