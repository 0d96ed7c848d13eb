"""The fields of one record class as a part of a form, drawn from its declarations alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from itertools import groupby
from typing import cast

from attrs import evolve
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.fields import FieldSpec, specs
from app.ui.forms.files_block import FILES, FilesBlock
from app.ui.forms.list_block import ListBlock
from app.ui.forms.names_block import NamesBlock
from app.ui.forms.shape import MARK_WORDS, NEEDED, SHOWN_WITH, TOOLS, in_order, section_at, span_of
from app.ui.forms.slots import Block, Slot
from app.ui.forms.typed import Given, blank
from app.ui.forms.values_block import ValuesBlock
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.pick_line import Picks
from app.ui.widgets.switches import CheckChip

Choices = Callable[[str], tuple[str, ...]]


def _fixed(name: str) -> tuple[str, ...]:
    return ()


class RecordBlock(Block):
    """One record: single fields as rows, marks side by side, lists and records inside it as blocks of their own.

    `choices` gives the words of choices that the declaration leaves open (案由); `only` and `without` name the
    fields taken; `roomy` is off in dialogs, where two fields stand in a line.
    Signal: `tool_used(path)` when the small button beside a field was clicked (shape.TOOLS).
    """

    tool_used = Signal(str)

    def __init__(
        self,
        record: type,
        *,
        choices: Choices = _fixed,
        only: Collection[str] = (),
        without: Collection[str] = (),
        roomy: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.record = record
        self._choices = choices
        self._roomy = roomy
        self.grid = FormGrid()
        self.inner: dict[str, Block] = {}
        self.flags: dict[str, CheckChip] = {}
        self._picks: Mapping[str, Picks] = {}
        self._hidden: frozenset[str] = frozenset()
        taken = [s for s in specs(record) if (not only or s.name in only) and s.name not in without]
        wanted = in_order(record, taken)
        for is_mark, group in groupby(wanted, key=_is_mark):
            found = list(group)
            if is_mark and len(found) > 1:
                self._add_flags(found)
            else:
                for spec in found:
                    self._add(spec)
        self._order = [s.name for s in wanted]
        self.setLayout(column(self.grid, gap=0))
        self.grid.edited.connect(self._on_edited)
        self.grid.left.connect(self.left)
        self._show_what_belongs()

    def _add(self, spec: FieldSpec) -> None:
        section = section_at(self.record, spec.name)
        if section:
            self.grid.add_section(section.title, section.note)
        if spec.kind in ("list", "values"):
            self._take(spec.name, self._list_of(spec))
        elif spec.kind == "record":
            assert spec.item is not None
            self.grid.add_section(spec.label)
            self._take(spec.name, self._inside(spec.item))
        else:
            if spec.kind == "choice" and not spec.choices:
                spec = evolve(spec, choices=self._choices(spec.name))
            if (self.record.__name__, spec.name) in NEEDED:
                spec = evolve(spec, required=True)
            made = self.grid.add(spec, span=span_of(self.record, spec, roomy=self._roomy))
            tool = TOOLS.get((self.record.__name__, spec.name))
            if tool:
                self._add_tool(made, *tool)

    def _add_tool(self, made: FormRow, words: str, icon: str) -> None:
        button = Button(words, "link", icon, "sm", icon_size=14)
        button.setObjectName(made.spec.name)
        button.clicked.connect(self._on_tool)
        made.add_tool(button)

    def _list_of(self, spec: FieldSpec) -> Block:
        if spec.kind == "values":
            return ValuesBlock(spec)
        if spec.item:
            return ListBlock(spec, partial(self._inside, name=spec.name))
        return FilesBlock(spec) if spec.name in FILES else NamesBlock(spec)

    def _take(self, name: str, block: Block) -> None:
        self.inner[name] = block
        block.setObjectName(name)
        block.edited.connect(self._on_inner_edited)
        block.left.connect(self._on_inner_left)
        if isinstance(block, RecordBlock):
            block.tool_used.connect(self._on_inner_tool)
        self.grid.add_widget(block)

    def _inside(self, record: type, name: str = "") -> RecordBlock:
        """The block of a record inside this one, or of an entry of the list `name`."""
        block = RecordBlock(record, choices=self._choices, roomy=self._roomy)
        if name:
            block.setObjectName(name)
            block.tool_used.connect(self._on_entry_tool)
            block.offer(_below(name, self._picks))
            block.hide_fields(_inside_of(name, self._hidden))
        return block

    def offer(self, picks: Mapping[str, Picks]) -> None:
        """Offer what exists, by field; `workers.name` is the name in every entry of the list `workers`."""
        self._picks = picks
        for made in self.grid.rows():
            made.offer(picks.get(made.spec.name, Picks()))
        for name, block in self._records():
            block.offer(_below(name, picks))
        for lines in self.inner.values():
            if isinstance(lines, ListBlock):
                lines.renumber()

    def _records(self) -> list[tuple[str, RecordBlock]]:
        """Every record inside this one and every entry of its lists, with the name of the field."""
        found = []
        for name, block in self.inner.items():
            entries = block.blocks() if isinstance(block, ListBlock) else [block]
            found += [(name, entry) for entry in entries if isinstance(entry, RecordBlock)]
        return found

    def preset(self, fresh: Mapping[str, Given]) -> None:
        """What a new entry of a list opens with, by the name of the list."""
        for name, given in fresh.items():
            block = self.inner.get(name)
            if isinstance(block, ListBlock):
                block.preset(given)

    def hide_fields(self, names: Collection[str]) -> None:
        """Fields that do not belong in this case (`workers.doc_no` in every entry of the list `workers`)."""
        if frozenset(names) != self._hidden:
            self._hidden = frozenset(names)
            self._show_what_belongs()
            for name, block in self._records():
                block.hide_fields(_inside_of(name, self._hidden))

    def rows(self) -> list[FormRow]:
        """The rows of its single fields, hidden ones too."""
        return list(self.grid.rows())

    def _add_flags(self, found: list[FieldSpec]) -> None:
        """Marks that stand one after another share one line of chips, long ones in a dialog stand below one another."""
        long = not self._roomy and sum(len(spec.label) for spec in found) > 22
        chips = column(gap=6) if long else row(gap=8)
        for spec in found:
            chip = CheckChip(spec.label)
            chip.setObjectName(spec.name)
            chip.clicked.connect(self._on_flag)
            self.flags[spec.name] = chip
            if long:
                chips.addLayout(row(chip, None))
            else:
                chips.addWidget(chip)
        if not long:
            chips.addStretch(1)
        line = QWidget()
        word, note = MARK_WORDS.get(self.record.__name__, ("标记", "选填，用于统计"))
        head = row(Label(word, "small_strong"), Label(note, "caption", "text3"), None, gap=4)
        line.setLayout(column(head, chips, gap=6))
        self.grid.add_widget(line)

    def row(self, name: str) -> FormRow:
        """The row of a single field; raises KeyError."""
        return self.grid.row_at(name)

    def values(self) -> Given:
        """What was typed; a field that does not belong now counts as empty."""
        found: Given = {}
        for name in self._order:
            if name in self.flags:
                found[name] = self.flags[name].isChecked()
            elif name in self.inner:
                inside = self.inner[name].values()
                found[name] = inside if isinstance(self.inner[name], RecordBlock) else inside["entries"]
                if not self._belongs(name):
                    found[name] = []
            else:
                found[name] = self._single(name)
        return found

    def _single(self, name: str) -> str | bool:
        """What stands in a row; one that does not belong is empty, or at its default in this case."""
        if name in self._hidden:
            return cast(str, blank(self.record)[name])
        return self.grid.row_at(name).value() if self._belongs(name) else ""

    def set_values(self, given: Given) -> None:
        """Show these values."""
        for name, value in given.items():
            if name in self.flags:
                self.flags[name].setChecked(bool(value))
            elif name in self.inner:
                plain = isinstance(self.inner[name], RecordBlock)
                self.inner[name].set_values(value if plain else {"entries": value})
            elif (made := self.grid.row_for(name)) is not None:
                made.set_value(value)
        self._show_what_belongs()

    def slots(self) -> list[tuple[str, Slot, QWidget]]:
        """Rows and blocks in the order of the declaration; what does not show is left out."""
        found: list[tuple[str, Slot, QWidget]] = []
        for name in self._order:
            if name in self.flags or not self._belongs(name):
                continue
            if name in self.inner:
                found.extend(_under(name, self.inner[name]))
            else:
                made = self.grid.row_at(name)
                found.append((name, made, made.editor))
        return found

    def _belongs(self, name: str) -> bool:
        if name in self._hidden:
            return False
        rule = SHOWN_WITH.get((self.record.__name__, name))
        if rule is None or rule[0] not in self._order:
            return True
        other, wanted, same = rule
        if other in self.inner and not self._belongs(other):
            return False
        return (self._answer(other) in (wanted if isinstance(wanted, tuple) else (wanted,))) is same

    def _answer(self, name: str) -> str | bool:
        """What stands in a field; of a list, whether it has entries."""
        if name in self.flags:
            return self.flags[name].isChecked()
        if name in self.inner:
            return bool(self.inner[name].values().get("entries"))
        return self.grid.row_at(name).value()

    def _show_what_belongs(self) -> None:
        changed = False
        for name in self._order:
            if name in self.flags:
                continue
            place = self.inner[name] if name in self.inner else self.grid.row_at(name)
            belongs = self._belongs(name)
            if place.isHidden() is belongs:
                place.setVisible(belongs)
                changed = True
        if changed:
            self.grid.rearrange()

    def _on_edited(self, path: str) -> None:
        self._show_what_belongs()
        self.edited.emit(path)

    def _on_flag(self) -> None:
        self._show_what_belongs()
        self.edited.emit(self.sender().objectName())

    def _on_tool(self) -> None:
        self.tool_used.emit(self.sender().objectName())

    def _on_inner_tool(self, path: str) -> None:
        self.tool_used.emit(_joined(self.sender().objectName(), path))

    def _on_entry_tool(self, path: str) -> None:
        """From an entry of a list: its place is asked of the list."""
        entry = self.sender()
        block = self.inner.get(entry.objectName())
        if isinstance(block, ListBlock):
            self.tool_used.emit(f"{entry.objectName()}.{block.path_of(entry, path)}")

    def _on_inner_edited(self, path: str) -> None:
        self._show_what_belongs()
        self.edited.emit(_joined(self.sender().objectName(), path))

    def _on_inner_left(self, path: str) -> None:
        self.left.emit(_joined(self.sender().objectName(), path))


def _is_mark(spec: FieldSpec) -> bool:
    return spec.kind == "flag" and not spec.required


def _below(name: str, picks: Mapping[str, Picks]) -> dict[str, Picks]:
    """What is offered inside the record or list `name`."""
    head = f"{name}."
    return {path.removeprefix(head): found for path, found in picks.items() if path.startswith(head)}


def _inside_of(name: str, paths: Collection[str]) -> frozenset[str]:
    head = f"{name}."
    return frozenset(path.removeprefix(head) for path in paths if path.startswith(head))


def _joined(name: str, path: str) -> str:
    return f"{name}.{path}" if path else name


def _under(name: str, block: Block) -> list[tuple[str, Slot, QWidget]]:
    return [(_joined(name, path), slot, editor) for path, slot, editor in block.slots()]
