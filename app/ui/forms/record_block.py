"""The fields of one record class as a part of a form, drawn from its declarations alone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import groupby

from attrs import evolve
from PySide6.QtWidgets import QWidget

from app.domain.fields import FieldSpec, specs
from app.ui.forms.files_block import FILES, FilesBlock
from app.ui.forms.list_block import ListBlock
from app.ui.forms.names_block import NamesBlock
from app.ui.forms.shape import MARK_WORDS, SHOWN_WITH, in_order, section_at, span_of
from app.ui.forms.slots import Block, Slot
from app.ui.forms.typed import Given
from app.ui.forms.values_block import ValuesBlock
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.switches import CheckChip

Choices = Callable[[str], tuple[str, ...]]


def _fixed(name: str) -> tuple[str, ...]:
    return ()


class RecordBlock(Block):
    """One record: single fields as rows, marks side by side, lists and records inside it as blocks of their own.

    `choices` gives the words of choices that the declaration leaves open (案由); `only` and `without` name the
    fields taken; `roomy` is off in dialogs, where two fields stand in a line.
    """

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
        self._flag_lines: dict[str, QWidget] = {}
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
            self.grid.add(spec, span=span_of(self.record, spec, roomy=self._roomy))

    def _list_of(self, spec: FieldSpec) -> Block:
        if spec.kind == "values":
            return ValuesBlock(spec)
        if spec.item:
            return ListBlock(spec, self._inside)
        return FilesBlock(spec) if spec.name in FILES else NamesBlock(spec)

    def _take(self, name: str, block: Block) -> None:
        self.inner[name] = block
        block.setObjectName(name)
        block.edited.connect(self._on_inner_edited)
        block.left.connect(self._on_inner_left)
        self.grid.add_widget(block)

    def _inside(self, record: type) -> RecordBlock:
        return RecordBlock(record, choices=self._choices, roomy=self._roomy)

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
                made = self.grid.row_at(name)
                found[name] = made.value() if self._belongs(name) else ""
        return found

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
        rule = SHOWN_WITH.get((self.record.__name__, name))
        other = self.grid.row_for(rule[0]) if rule else None
        return rule is None or other is None or (other.value() == rule[1]) is rule[2]

    def _show_what_belongs(self) -> None:
        for name in self._order:
            if (self.record.__name__, name) in SHOWN_WITH:
                place = self.inner[name] if name in self.inner else self.grid.row_at(name)
                place.setVisible(self._belongs(name))
        self.grid.rearrange()

    def _on_edited(self, path: str) -> None:
        self._show_what_belongs()
        self.edited.emit(path)

    def _on_flag(self) -> None:
        self.edited.emit(self.sender().objectName())

    def _on_inner_edited(self, path: str) -> None:
        self.edited.emit(_joined(self.sender().objectName(), path))

    def _on_inner_left(self, path: str) -> None:
        self.left.emit(_joined(self.sender().objectName(), path))


def _is_mark(spec: FieldSpec) -> bool:
    return spec.kind == "flag" and not spec.required


def _joined(name: str, path: str) -> str:
    return f"{name}.{path}" if path else name


def _under(name: str, block: Block) -> list[tuple[str, Slot, QWidget]]:
    return [(_joined(name, path), slot, editor) for path, slot, editor in block.slots()]
