"""A list of names taken from the roster: ticks, and the first one ticked presides."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.fields import FieldSpec
from app.ui.forms.slots import Block, Slot, Telling
from app.ui.forms.typed import Given
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import clear, column, row
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.tag import Tag

PRESIDED = ("mediators",)
"""Lists whose first person presides; in any other the order tells nothing."""


@frozen
class Name:
    """Somebody to choose, and a few words beside the name (post, workload)."""

    name: str
    note: str = ""
    against: str = ""
    """What speaks against choosing him; a mark beside the name, the words below it once he is ticked."""


class NamesBlock(Block):
    """Check boxes in the order of the roster; where somebody presides (主持), the first one ticked does."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._chosen: list[str] = []
        self._lines: dict[str, _Line] = {}
        self.telling = Telling()
        self._list = column(gap=2)
        self._empty = Label("名册里还没有在聘的调解员，先到“调解员”页聘任。", "small", "text2", wrap=True)
        need = Label("必填" if spec.required else "选填", "caption", "text3")
        head = row(Label(spec.label, "small_strong"), need, None, Label(spec.help, "caption", "text3"), gap=4)
        self.setLayout(column(head, self._empty, self._list, self.telling, gap=6))
        self.setAccessibleName(spec.label)

    def set_names(self, names: Sequence[Name]) -> None:
        """Offer these people; somebody chosen who is not among them is dropped."""
        clear(self._list)
        self._lines = {}
        for person in names:
            line = _Line(person, presided=self.spec.name in PRESIDED)
            line.box.clicked.connect(self._on_ticked)
            line.lead.clicked.connect(self._on_lead)
            self._lines[person.name] = line
            self._list.addWidget(line)
        self._empty.setVisible(not names)
        self._chosen = [name for name in self._chosen if name in self._lines]
        self._show()

    def values(self) -> Given:
        """The names chosen, the presiding one first, under `entries`."""
        return {"entries": list(self._chosen)}

    def set_values(self, given: Given) -> None:
        """Choose these names; unknown ones are kept until `set_names` says who there is."""
        self._chosen = [n for n in given.get("entries") or [] if not self._lines or n in self._lines]
        self._show()

    def slots(self) -> list[tuple[str, Slot, QWidget]]:
        """The list as one place."""
        first = next((line.box for line in self._lines.values()), None)
        return [("", self.telling, first or self)]

    def _show(self) -> None:
        for name, line in self._lines.items():
            place = self._chosen.index(name) + 1 if name in self._chosen else 0
            line.set_place(place)

    def _on_ticked(self) -> None:
        name = self._named(self.sender())
        if name in self._chosen:
            self._chosen.remove(name)
        else:
            self._chosen.append(name)
        self._changed()

    def _on_lead(self) -> None:
        name = self._named(self.sender())
        self._chosen.remove(name)
        self._chosen.insert(0, name)
        self._changed()
        self._lines[name].box.setFocus()

    def _named(self, widget: object) -> str:
        return next(name for name, line in self._lines.items() if widget in (line.box, line.lead))

    def _changed(self) -> None:
        self.telling.clear()
        self._show()
        self.edited.emit("")


class _Line(QWidget):
    """One person: tick, words and, where one presides, 主持 or a way to make him the first."""

    def __init__(self, person: Name, *, presided: bool) -> None:
        super().__init__()
        self._presided = presided
        self.box = QCheckBox(person.name)
        self.box.setAccessibleName(person.name)
        self.tag = Tag("主持", "accent", "")
        self.lead = Button("改为主持", "link", size="sm")
        self.lead.setAccessibleName(f"由{person.name}主持")
        note = ElidedLabel(person.note, "caption", "text3")
        self.mark = Tag("看回避", "warn", "")
        self.mark.setVisible(bool(person.against))
        self.mark.setToolTip(person.against)
        self.against = Paragraph(person.against, "caption", "warn_text", line_height=1.5)
        line = row(self.box, self.tag, self.mark, (note, 1), self.lead, gap=8, margins=(0, 1, 0, 1))
        below = row(24, (self.against, 1), gap=0)
        self.setLayout(column(line, below, gap=0))
        self.against.hide()

    def set_place(self, place: int) -> None:
        """0 not chosen, 1 presides, more: chosen too."""
        self.box.setChecked(place > 0)
        self.against.setVisible(place > 0 and bool(self.against.plain_text()))
        self.tag.setVisible(self._presided and place == 1)
        self.lead.setVisible(self._presided and place > 1)
