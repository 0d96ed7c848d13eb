"""A new password, typed twice, with a sentence about its strength."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.fields import FieldSpec
from app.services.office.roster import password_problem
from app.ui.forms.slots import Block, Slot
from app.ui.forms.typed import Given
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.layouts import column

GOOD = 12
FIRST = FieldSpec(
    "password", "密码", "text", required=True, private=True,
    help="至少 8 个字；一句只有自己记得的话最好。",
)  # fmt: skip
AGAIN = FieldSpec("again", "再输一次", "text", required=True, private=True)


def strength(password: str) -> str:
    """How good a password is, in one sentence; "" when nothing was typed."""
    if not password:
        return str(FIRST.help)
    wrong = password_problem(password)
    if wrong:
        return wrong
    kinds = sum((any(map(str.isdigit, password)), any(map(str.isalpha, password)), not password.isalnum()))
    if password.isdigit():
        return "全是数字，容易猜到；加几个字会好得多。"
    if len(password) >= GOOD or (kinds == 3 and len(password) >= 10):
        return "够长，不容易猜到。"
    return "可以用；再长几个字更好。"


class PasswordBlock(Block):
    """Two fields that never show what is typed. `values` holds `password` and `again`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = FormGrid()
        self.password: FormRow = self.grid.add(FIRST, span=6)
        self.again: FormRow = self.grid.add(AGAIN, span=6)
        for made in (self.password, self.again):
            assert isinstance(made.editor, QLineEdit)
            made.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.setLayout(column(self.grid, gap=0))
        self.grid.edited.connect(self._on_edited)
        self.grid.left.connect(self._on_left)

    def values(self) -> Given:
        """What was typed, blanks included: they belong to a password."""
        return {name: _text(made) for name, made in (("password", self.password), ("again", self.again))}

    def set_values(self, given: Given) -> None:
        """Passwords are never shown again; only emptying makes sense."""
        self.password.set_value(given.get("password", ""))
        self.again.set_value(given.get("again", ""))

    def slots(self) -> list[tuple[str, Slot, QWidget]]:
        """The two fields."""
        return [(made.path, made, made.editor) for made in (self.password, self.again)]

    def check(self) -> bool:
        """Say what is wrong at its field; True when both fit."""
        typed = self.values()
        weak = password_problem(typed["password"])
        if weak:
            self.password.set_error(weak)
        if typed["again"] != typed["password"]:
            self.again.set_error("两次输入的不一样，请再输一次。" if typed["again"] else "请再输一次密码。")
        return not weak and typed["again"] == typed["password"]

    def _on_edited(self, path: str) -> None:
        if path == "password":
            self.password.set_help(strength(self.values()["password"]))
        self.edited.emit(path)

    def _on_left(self, path: str) -> None:
        typed = self.values()
        if path == "again" and typed["again"] and typed["again"] != typed["password"]:
            self.again.set_error("两次输入的不一样，请再输一次。")
        self.left.emit(path)


def _text(made: FormRow) -> str:
    assert isinstance(made.editor, QLineEdit)
    return made.editor.text()
