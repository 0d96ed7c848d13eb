"""A list of records as a repeatable part of a form: 添加, 删除, numbered entries, and the total of their amounts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.domain import money
from app.domain.fields import FieldSpec, specs
from app.ui.forms.slots import Block, Slot, Telling
from app.ui.forms.typed import Given, blank
from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.pick_line import PickLine
from app.ui.widgets.switches import CheckChip

Make = Callable[[type], Block]
UNITS = {
    "分期": "期", "调解请求": "项请求", "义务": "项义务", "到场情况": "人", "逐人发言": "段发言", "证据": "项证据",
    "劳动者名单": "人", "代表人名单": "人", "各人意见": "人", "各人结果": "人", "分出的人": "人",
}  # fmt: skip
"""What one entry is called on the button below the list."""


INLINE = ("attendance", "representatives")
"""Lists shown as lines of a table though an entry has more than two fields."""
NARROW_LINE = 260


class ListBlock(Block):
    """Entries of `spec.item`, each a block made by `make`. A required list always shows one entry."""

    def __init__(self, spec: FieldSpec, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert spec.item is not None
        self.spec = spec
        self._item = spec.item
        self._make = make
        self._inline = len(specs(spec.item)) <= 2 or spec.name in INLINE
        self._entries: list[_Entry] = []
        self._fresh: Given = {}
        self.telling = Telling()
        self.add_button = Button(f"添加一{UNITS.get(spec.label, '项')}", "secondary", "plus", "sm")
        self._total = Label("", "strong")
        self._capitals = Label("", "caption", "text3")
        self._list = column(gap=8)
        need = "" if self._inline and not spec.required else "必填" if spec.required else "选填"
        head = row(Label(spec.label, "small_strong"), Label(need, "caption", "text3"), None, gap=4)
        head.insertWidget(2, Label(spec.help, "caption", "text3"))
        foot = row(self.add_button, None, self._capitals, self._total, gap=10)
        self.setLayout(column(head, self._list, self.telling, foot, gap=6))
        self.setAccessibleName(spec.label)
        self.add_button.clicked.connect(self._on_add)
        self.set_values({"entries": []})

    def values(self) -> Given:
        """The entries under the name `entries`; entries left untouched at the end do not count."""
        found = [entry.block.values() for entry in self._entries]
        empty = blank(self._item) | self._fresh
        while found and _untouched(found[-1], empty) and (len(found) > 1 or not self.spec.required):
            found.pop()
        return {"entries": found}

    def set_values(self, given: Given) -> None:
        """Show the entries given under `entries`."""
        while self._entries:
            self._drop(self._entries[-1])
        for values in given.get("entries") or ([self._fresh] if self.spec.required else []):
            self._append(blank(self._item) | values)
        self.renumber()

    def slots(self) -> list[tuple[str, Slot, QWidget]]:
        """The rows of each entry, last the list itself."""
        found: list[tuple[str, Slot, QWidget]] = []
        for position, entry in enumerate(self._entries):
            found.extend((f"{position}.{path}", slot, editor) for path, slot, editor in entry.block.slots())
        found.append(("", self.telling, self.add_button))
        return found

    def blocks(self) -> list[Block]:
        """The block of each entry, in their order."""
        return [entry.block for entry in self._entries]

    def preset(self, given: Given) -> None:
        """What a new entry opens with beside the declared defaults."""
        self._fresh = dict(given)

    def path_of(self, block: object, path: str) -> str:
        """The path of a place of an entry; "" when the entry was just taken out."""
        at = next((n for n, entry in enumerate(self._entries) if entry.block is block), -1)
        return f"{at}.{path}" if at >= 0 else ""

    def _append(self, values: Given) -> _Entry:
        entry = _Entry(self._make(self._item), self.spec.label, inline=self._inline)
        if self._inline:
            for grid in entry.block.findChildren(FormGrid):
                grid.narrow = NARROW_LINE
        entry.block.set_values(values)
        entry.block.edited.connect(self._on_entry_edited)
        entry.block.left.connect(self._on_entry_left)
        entry.remove.clicked.connect(self._on_remove)
        self._entries.append(entry)
        self._list.addWidget(entry)
        return entry

    def _drop(self, entry: _Entry) -> None:
        self._entries.remove(entry)
        self._list.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def renumber(self) -> None:
        """Number the entries anew, the first one with the names of the columns where they are lines."""
        only = self.spec.required and len(self._entries) == 1
        for position, entry in enumerate(self._entries):
            entry.set_number(position + 1, removable=not only)
        self._sum_up()

    def _sum_up(self) -> None:
        """The total of the amounts typed so far; unreadable ones do not count."""
        if not any(s.name == "amount" for s in specs(self._item)):
            return
        total = 0
        for entry in self._entries:
            try:
                total += money.parse_amount(str(entry.block.values()["amount"]))
            except ValueError:
                continue
        shown = len(self._entries) > 0 and 0 < total <= money.LARGEST
        self._total.setText(f"合计 {money.figures(total)} 元" if shown else "")
        self._capitals.setText(money.capitals(total) if shown and not self._short() else "")

    def _short(self) -> bool:
        return self._inline and not self.spec.required

    def _on_add(self) -> None:
        entry = self._append(blank(self._item) | self._fresh)
        self.telling.clear()
        self.renumber()
        entry.block.slots()[0][2].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit("")

    def _on_remove(self) -> None:
        button = self.sender()
        entry = next(found for found in self._entries if found.remove is button)
        self._drop(entry)
        self.renumber()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit("")

    def _on_entry_edited(self, path: str) -> None:
        self.telling.clear()
        self._sum_up()
        self.edited.emit(self.path_of(self.sender(), path))

    def _on_entry_left(self, path: str) -> None:
        self.left.emit(self.path_of(self.sender(), path))


class _Entry(QFrame):
    """One entry: its number, its fields, and a way to take it out."""

    def __init__(self, block: Block, label: str, *, inline: bool) -> None:
        super().__init__()
        self.block = block
        self._label = label
        self._unit = UNITS.get(label, "项")[:1]
        self._inline = inline
        self._number = Label("", "small_strong", "text2")
        self.remove = Button("", "ghost", "trash-2", "sm", name="删除")
        self._drop = QWidget()
        self._drop_end = QWidget()
        if inline:
            side = column(self._drop, self._number, None, gap=0)
            end = column(self._drop_end, self.remove, None, gap=0)
            self.setLayout(row(side, (block, 1), end, gap=8))
        else:
            self.setProperty("card", "sunken")
            head = row(self._number, None, self.remove, gap=8)
            self.setLayout(column(head, block, gap=6, margins=(10, 8, 10, 14)))

    def set_number(self, number: int, *, removable: bool) -> None:
        """Its place in the list, from 1; in a list of lines only the first one says what is what."""
        if self._inline:
            self._name_columns(on=number == 1)
        self._number.setText(str(number) if self._inline else f"第 {number} {self._unit}")
        self.remove.set_reason("" if removable else f"{self._label}至少要有一项")
        self.remove.setAccessibleName(f"删除第 {number} 项{self._label}")

    def _name_columns(self, *, on: bool) -> None:
        head = theme.role("small").line + 5 if on else 0
        self._drop.setFixedHeight(head + 6)
        self._drop_end.setFixedHeight(head + 2)
        for made in self.block.rows():
            if isinstance(made.editor, CheckChip):
                continue
            for part in (made.label, made.need, made.note):
                part.setVisible(on)
            offers = isinstance(made.editor, PickLine) and bool(made.editor.picks.items)
            made.set_help(made.spec.help if on and not offers else "")
            if isinstance(made.editor, QLineEdit) and not made.editor.placeholderText():
                made.editor.setPlaceholderText(made.spec.label)


def _untouched(values: Given, empty: Given) -> bool:
    return all(value == empty.get(name, "") or value in ("", [], False) for name, value in values.items())
