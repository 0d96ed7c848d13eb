"""Names and values that no declaration lists: typed as lines 名称：值, where the form of the paper is not at hand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.fields import FieldSpec
from app.ui.forms.slots import Block, Slot, Telling
from app.ui.forms.typed import Given
from app.ui.widgets.editors import TextArea
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row

HELP = "每行一项，写成“名称：值”，例如：调解时刻：14:00。"


class ValuesBlock(Block):
    """Some lines of text; a line without a colon is a name without a value."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.telling = Telling()
        self.text = TextArea()
        self.text.setFixedHeight(96)
        self.text.setAccessibleName(spec.label)
        need = Label("必填" if spec.required else "选填", "caption", "text3")
        head = row(Label(spec.label, "small_strong"), need, None, gap=4)
        note = Label(HELP, "caption", "text3", wrap=True)
        self.setLayout(column(head, self.text, self.telling, note, gap=5))
        self.text.typed.connect(self._on_typed)
        self.text.left.connect(self._on_left)

    def values(self) -> Given:
        """Name to value, under `entries`."""
        found: Given = {}
        for line in self.text.value().splitlines():
            name, _, value = line.replace("：", ":", 1).partition(":")
            if name.strip():
                found[name.strip()] = value.strip()
        return {"entries": found}

    def set_values(self, given: Given) -> None:
        """Show these values."""
        entries = given.get("entries") or {}
        self.text.set_value("\n".join(f"{name}：{value}" for name, value in entries.items()))

    def slots(self) -> list[tuple[str, Slot, QWidget]]:
        """The lines as one place."""
        return [("", self.telling, self.text)]

    def _on_typed(self) -> None:
        self.telling.clear()
        self.edited.emit("")

    def _on_left(self) -> None:
        self.left.emit("")
