"""What the batch dialog is made of: the list with its ticks, how a form is printed, and the foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve, frozen
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.papers import batches, papers
from app.services.papers.batches import Item
from app.services.papers.print_presets import PAPERS, Preset
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.editors import Combo
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.switches import Toggle

EVERYTHING = "全部文书"
COPIES = tuple(f"{n} 份" for n in range(1, 11))
COLUMNS = (
    Column("title", "文书", 0, sorts=False),
    Column("to", "给谁", 132, sorts=False),
    Column("state", "版本", 104, kind="tag", hue_key="hue", sorts=False),
    Column("pages", "页数", 56, kind="number", sorts=False),
    Column("copies", "份数", 56, kind="number", sorts=False),
    Column("sides", "印法", 92, sorts=False),
)


@frozen
class BatchLine:
    """One row of the list."""

    id: tuple[str, str]
    title: str
    to: str
    state: str
    hue: str
    pages: int
    copies: int
    sides: str


def same_form(item: Item, code: str) -> bool:
    """Whether a paper is of the form of a code: the records of two talks are one form."""
    return item.code.partition(":")[0] == code.partition(":")[0]


class BatchTable(DataTable):
    """Everything that can be printed, with ticks; a paper that is filtered away keeps its tick."""

    def __init__(self) -> None:
        self._items: dict[Any, Item] = {}
        self._pages: dict[tuple[str, str], int] = {}
        self._code = ""
        self._kept: set[Any] = set()
        self._filling = False
        super().__init__(
            BlockTableModel(COLUMNS, self._fetch, id_key="id"),
            name="要打印的文书",
            hidden_first=("pages", "state"),
        )
        self.ticks_changed.connect(self._on_own_ticks)

    def show_items(self, items: Sequence[Item], pages: dict[tuple[str, str], int]) -> None:
        """Show another list; ticks stay on the papers that are still there."""
        self._items, self._pages = {item.id: item for item in items}, pages
        self._kept &= set(self._items)
        self.show_form(self._code)

    def show_form(self, code: str) -> None:
        """Only the papers of one code, "" for all."""
        self._code = code
        ids = [item.id for item in self._items.values() if code in ("", item.code)]
        self._filling = True
        self.table_model.set_ids(ids)
        self.table_model.tick([row for row, one in enumerate(ids) if one in self._kept], True)
        self._filling = False

    def set_preset(self, code: str, preset: Preset) -> None:
        """All papers of a form are printed in another way."""
        for item in [found for found in self._items.values() if same_form(found, code)]:
            self._items[item.id] = evolve(item, preset=preset)
        self.table_model.refresh()
        self.viewport().update()

    def chosen(self) -> tuple[Item, ...]:
        """The ticked papers in the order of the list."""
        return tuple(item for one, item in self._items.items() if one in self._kept)

    def sheets(self, item: Item) -> int:
        """How many sheets the copies of a paper take."""
        return batches.sheets(item, self._pages.get(item.id, 0))

    def _on_own_ticks(self, number: int) -> None:
        if not self._filling:
            shown = {item.id for item in self._items.values() if self._code in ("", item.code)}
            self._kept = (self._kept - shown) | set(self.ticked())

    def _fetch(self, ids: Sequence[Any]) -> Iterable[BatchLine]:
        for one in ids:
            item = self._items[one]
            state = f"已签发 第 {item.issued.version} 版" if item.issued else "草稿"
            sides = ("双面" if item.preset.duplex else "单面") + (
                "" if item.preset.paper == PAPERS[0] else f" {item.preset.paper}"
            )
            yield BatchLine(
                item.id, item.title, item.to.words, state, "ok" if item.issued else "grey",
                self._pages.get(one, 0), item.preset.copies, sides,
            )  # fmt: skip


class PresetRow(QWidget):
    """Chooses a form, and how that form is printed.

    Signals: `form_chosen(code)`, "" for all; `chosen(code, preset)` when the way of printing was changed.
    """

    form_chosen = Signal(str)
    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._by_title: dict[str, Item] = {}
        self.form, self.copies, self.paper = Combo([EVERYTHING]), Combo(COPIES), Combo(PAPERS)
        self.duplex = Toggle("双面打印")
        for widget, name in ((self.form, "只看哪种文书"), (self.copies, "份数"), (self.paper, "纸张")):
            widget.setAccessibleName(name)
        self.form.setMinimumWidth(220)
        self._note = Label("选一种文书，可以改它的印法", "caption", "text3")
        self._ways = QWidget()
        self._ways.setLayout(
            row(
                Label("印", "small", "text2"),
                self.copies,
                self.paper,
                self.duplex,
                Label("双面", "small", "text2"),
            )
        )
        self.setLayout(row(self.form, self._note, self._ways, None, gap=12))
        self.form.set_value(EVERYTHING)
        self._ways.hide()
        self.form.typed.connect(self._on_form)
        self.copies.typed.connect(self._on_changed)
        self.paper.typed.connect(self._on_changed)
        self.duplex.toggled.connect(self._on_toggled)

    def show_forms(self, items: Sequence[Item]) -> None:
        """Offer the forms of these papers; the one chosen stays."""
        self._by_title = {item.title: item for item in reversed(items)}
        titles = list(dict.fromkeys(item.title for item in items))
        self.form.set_choices([EVERYTHING, *titles])
        if self.form.value() not in (EVERYTHING, *titles):
            self.form.set_value(EVERYTHING)
        self._show()

    @property
    def code(self) -> str:
        """The code of the form chosen, "" for all."""
        found = self._by_title.get(self.form.value())
        return found.code if found else ""

    def _show(self) -> None:
        found = self._by_title.get(self.form.value())
        self._ways.setVisible(found is not None)
        self._note.setVisible(found is None)
        if found is None:
            return
        self.duplex.blockSignals(True)
        self.duplex.setChecked(found.preset.duplex)
        self.duplex.blockSignals(False)
        self.copies.set_value(f"{found.preset.copies} 份")
        self.paper.set_value(found.preset.paper)
        fixed = found.code == papers.AGREEMENT
        self.copies.setEnabled(not fixed)
        self.copies.setToolTip("份数写在协议书里，改协议才能改" if fixed else "")

    def _on_form(self) -> None:
        self._show()
        self.form_chosen.emit(self.code)

    def _on_toggled(self, on: bool) -> None:
        self._on_changed()

    def _on_changed(self) -> None:
        found = self._by_title.get(self.form.value())
        if found is None:
            return
        copies = int(self.copies.value().removesuffix(" 份"))
        preset = Preset(copies, self.duplex.isChecked(), self.paper.value())
        for title, item in self._by_title.items():
            if same_form(item, found.code):
                self._by_title[title] = evolve(item, preset=preset)
        self.chosen.emit(found.code, preset)


class BatchFoot(QWidget):
    """How much is chosen, and what to do with it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "small", "text2")
        self.issue = Button("逐份签发", "secondary", "stamp")
        self.many = Button("分别存为文件", "secondary", "folder-open")
        self.one = Button("存为一个 PDF", "secondary", "download")
        self.print = Button("打印", "primary", "printer")
        self.close_button = Button("关闭", "ghost")
        buttons = row(self.issue, None, self.close_button, self.many, self.one, self.print, gap=8)
        self.setLayout(column(self.words, buttons, gap=8))

    def show_chosen(self, chosen: Sequence[Item], sheets: int) -> None:
        """Say how many papers, copies and sheets."""
        forms = len({item.code for item in chosen})
        copies = sum(item.preset.copies for item in chosen)
        text = f"已选 {forms} 种 {len(chosen)} 份文书，印 {copies} 份，约 {sheets:,} 张纸"
        self.words.setText(text if chosen else "还没有勾选")

    def set_reason(self, reason: str, *, issue: str) -> None:
        """Why nothing can be done now, "" when it can; `issue` is a reason for the button of issuing alone."""
        for button in (self.many, self.one, self.print):
            button.set_reason(reason)
        self.issue.set_reason(reason or issue)
