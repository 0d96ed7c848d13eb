"""One row of a form from one FieldSpec: label, 必填 or 选填, editor, help, and a place for what is wrong."""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.fields import FieldSpec
from app.ui.theme.polish import set_props
from app.ui.theme.tokens import theme
from app.ui.widgets.date_field import DateField
from app.ui.widgets.editors import Combo, LineEdit, TextArea
from app.ui.widgets.file_field import FileField
from app.ui.widgets.ink_pad import InkPad
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.pick_line import PickLine, Picks
from app.ui.widgets.switches import CheckChip

Editor: TypeAlias = LineEdit | TextArea | Combo | CheckChip | FileField | InkPad
PLACEHOLDERS = {"money": "12,000.50 或 1.2万", "phone": "手机 11 位；座机带区号"}
UNITS = {"money": "元"}
PICKED = ("text", "number", "id_number")
"""Kinds whose line may offer what exists."""
LABEL_GAP = 5


def make_editor(spec: FieldSpec) -> Editor:
    """The editor for a kind of field; raises ValueError for list and values, which forms lay out themselves."""
    if spec.kind in ("list", "record", "values"):
        raise ValueError(f"{spec.label}: a {spec.kind} has no single editor")
    if spec.kind == "long":
        return TextArea(spec.max_length)
    if spec.kind == "date":
        return DateField()
    if spec.kind == "choice":
        return Combo(spec.choices, required=spec.required)
    if spec.kind == "flag":
        return CheckChip(spec.label)
    if spec.kind == "file":
        return FileField()
    if spec.kind == "ink":
        return InkPad()
    line = PickLine(spec.max_length) if spec.kind in PICKED else LineEdit(spec.max_length)
    line.setPlaceholderText(PLACEHOLDERS.get(spec.kind, ""))
    if spec.kind in ("phone", "id_number", "credit_code", "money", "number"):
        line.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
    return line


def shown(kind: str, value: object) -> str:
    """A stored value as one would type it: cents (分) as 12,000.50, a date as 2026年9月5日, None as ""."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if kind == "money" and isinstance(value, int):
        return f"{value / 100:,.2f}"
    return str(value)


class FormRow(QWidget):
    """A labelled editor. `path` names the field as Problems do (applicant.name).

    Signals: `edited` (the user typed; an error or warning is cleared), `left` (focus went on, nothing is
    being composed: the moment to check).
    """

    edited = Signal()
    left = Signal()

    def __init__(self, spec: FieldSpec, path: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.path = path or spec.name
        self.editor = make_editor(spec)
        self.label = Label(spec.label, "small_strong")
        self.need = Label("必填" if spec.required else "选填", "caption", "text3")
        self.note = Label(UNITS.get(spec.kind, ""), "caption", "text3")
        self._state = ""
        self._icon = IconView("circle-alert", "bad_text", 14)
        self._message = Paragraph("", "caption", "bad_text", line_height=1.5)
        self._told = QWidget()
        self._help = Paragraph(spec.help, "caption", "text3", line_height=1.5)
        self._build()
        self._name()
        self._connect()

    def _build(self) -> None:
        icon_place = column(2, self._icon, None, gap=0)
        self._told.setLayout(row(icon_place, (self._message, 1), gap=5))
        self._told.hide()
        layout: QVBoxLayout = column(gap=LABEL_GAP)
        self._head = row(self.label, self.need, None, self.note, gap=4)
        layout.addLayout(self._head)
        if isinstance(self.editor, CheckChip):
            self.label.hide()
            self.need.hide()
            self.note.hide()
            layout.addLayout(row(self.editor, None))
        else:
            layout.addWidget(self.editor)
        layout.addWidget(self._told)
        layout.addWidget(self._help)
        layout.addStretch(1)
        self.setLayout(layout)
        # only now: a label that is shown before it has a parent is a window of its own
        self._help.setVisible(bool(self.spec.help))
        if isinstance(self.editor, TextArea):
            self.editor.setFixedHeight(96)
        self.setFocusProxy(self.editor)

    def _name(self) -> None:
        self.label.setBuddy(self.editor)
        self.editor.setAccessibleName(f"{self.spec.label}（{self.need.text()}）")
        self._describe("")

    def _connect(self) -> None:
        if isinstance(self.editor, CheckChip):
            self.editor.clicked.connect(self._on_typed)
            return
        self.editor.typed.connect(self._on_typed)
        self.editor.left.connect(self._on_left)

    @property
    def state(self) -> str:
        """ "" , error or warn."""
        return self._state

    @property
    def message(self) -> str:
        """The sentence under the field, "" when there is none."""
        return self._message.plain_text() if self._state else ""

    def value(self) -> str | bool:
        """What was typed, as text (a flag as bool, a readable date as 2026-09-05); services read it."""
        if isinstance(self.editor, CheckChip):
            return self.editor.isChecked()
        return self.editor.value()

    def set_value(self, value: object) -> None:
        """Show a stored or typed value; says nothing to listeners. Nothing happens while composing."""
        if isinstance(self.editor, CheckChip):
            self.editor.setChecked(bool(value))
        else:
            self.editor.set_value(shown(self.spec.kind, value))
            self._say_meaning()

    def set_error(self, text: str) -> None:
        """Say what is wrong and what should be; the field gets the edge of an error."""
        self._tell("error", "bad", "circle-alert", text)

    def set_warning(self, text: str) -> None:
        """Ask for a second look; one can go on."""
        self._tell("warn", "warn", "triangle-alert", text)

    def clear(self) -> None:
        """Take error or warning away."""
        if self._state:
            self._state = ""
            self._told.hide()
            self._mark("")
            self._describe("")

    def set_computed(self, source: str) -> None:
        """Make the field read-only and say from what it comes: 由号码得出. "" lets it be typed again."""
        self.note.setVisible(bool(source) or not isinstance(self.editor, CheckChip))
        self.note.setText(source or UNITS.get(self.spec.kind, ""))
        self.need.setVisible(not source and not isinstance(self.editor, CheckChip))
        if isinstance(self.editor, LineEdit | TextArea):
            self.editor.setReadOnly(bool(source))
            if isinstance(self.editor, DateField):
                self.editor.button.setVisible(not source)
        else:
            self.editor.setEnabled(not source)

    def set_help(self, text: str, tone: str = "text3") -> None:
        """Another line of help below the field; `tone` such as warn_text when it asks for attention."""
        self._help.set_text(text, tone)
        self._help.setVisible(bool(text))
        self._describe(self.message)

    def offer(self, picks: Picks) -> None:
        """Offer words to choose from; a line of another kind has none. What a number means stands below it."""
        if isinstance(self.editor, PickLine):
            self.editor.offer(picks)
            self._say_meaning()

    def set_needed(self, needed: bool) -> None:
        """Say 必填 or 选填 as what else stands in the form asks for."""
        self.need.setText("必填" if needed else "选填")
        self.editor.setAccessibleName(f"{self.spec.label}（{self.need.text()}）")

    def add_tool(self, tool: QWidget) -> None:
        """Put a small button at the right end of the label's line."""
        self._head.addWidget(tool)

    def head_height(self) -> int:
        """Logical pixels from the top to the editor: the label and its gap, 0 where none shows."""
        return 0 if self.label.isHidden() else theme.role("small").line + LABEL_GAP

    def _say_meaning(self) -> None:
        """Below the line: what the number in it means, where one was chosen from a list; else the help."""
        if self.spec.kind == "number" and isinstance(self.editor, PickLine) and self.editor.picks.items:
            self.set_help(self.editor.picks.words_of(self.editor.value()) or self.spec.help)

    def _tell(self, state: str, hue: str, icon: str, text: str) -> None:
        self._state = state
        self._icon.set_icon(icon, f"{hue}_text")
        self._message.set_text(text, f"{hue}_text")
        self._told.show()
        self._mark(state)
        self._describe(text)

    def _mark(self, state: str) -> None:
        set_props(self.editor.line if isinstance(self.editor, FileField) else self.editor, state=state)

    def _describe(self, message: str) -> None:
        self.editor.setAccessibleDescription(
            " ".join(part for part in (message, self._help.plain_text()) if part)
        )

    def _on_typed(self) -> None:
        self.clear()
        self._say_meaning()
        self.edited.emit()

    def _on_left(self) -> None:
        if isinstance(self.editor, DateField) and self.editor.problem():
            self.set_error(self.editor.problem())
        self.left.emit()
