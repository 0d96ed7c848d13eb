"""First start, step 2: who opens the office first, and the password."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.office import User
from app.ui.forms.local_check import LocalCheck
from app.ui.forms.password_block import PasswordBlock
from app.ui.forms.record_block import RecordBlock
from app.ui.forms.typed import Given, blank
from app.ui.pages.wizard.step import Step
from app.ui.widgets.banner import Banner


class UserStep(Step):
    """Name, post, password twice. `verb` makes the office: nothing is written before."""

    name = "第一个用户"
    verb = "建立并加密"

    def __init__(self) -> None:
        self.block = RecordBlock(User, roomy=False)
        self.block.set_values(blank(User))
        self.passwords = PasswordBlock()
        hint = Banner("密码不会存在任何地方；忘了只能用下一步给出的恢复码。", "accent")
        super().__init__(
            "谁来用", "第一个用户通常是主任，可以做全部事情；其他人以后在设置里添加。",
            [self.block, self.passwords, hint],
        )  # fmt: skip
        self.local = LocalCheck(self.block)
        self.block.edited.connect(self._on_changed)
        self.block.left.connect(self._on_changed)
        self.passwords.edited.connect(self._on_changed)
        self.passwords.left.connect(self._on_changed)

    def given(self) -> Given:
        """Name and post."""
        return self.block.values()

    def password(self) -> str:
        """The password typed."""
        return str(self.passwords.values()["password"])

    def note(self) -> str:
        """Name and post in a few words."""
        given = self.given()
        return f"{given['name']}，{given['role']}" if given["name"] else ""

    def errors(self) -> list[tuple[str, str]]:
        """What shows an error now."""
        both = (self.passwords.password, self.passwords.again)
        return self.local.errors() + [(made.path, made.spec.label) for made in both if made.state == "error"]

    def check(self) -> bool:
        """Name, post and both passwords."""
        passwords = self.passwords.check()
        right = self.local.check()
        if right and not passwords:
            self.focus_on(self.errors()[0][0])
        self.changed.emit()
        return right and passwords

    def focus_on(self, path: str) -> None:
        """The cursor to a field."""
        made = {"password": self.passwords.password, "again": self.passwords.again}.get(path)
        (made or self.block.row(path)).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Begin with the name."""
        self.focus_on("name")

    def _on_changed(self, path: str) -> None:
        self.changed.emit()
