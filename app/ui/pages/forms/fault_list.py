"""The faults of a text below the editor, one a line; a click or Enter goes to where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.services.forms.form_check import Fault
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row

SHOWN = 4
"""So many faults are seen without scrolling."""


class FaultList(QFrame):
    """Signal: `chosen(fault)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faults: tuple[Fault, ...] = ()
        self._icon = IconView("circle-check", "ok_text", 16)
        self._words = Label("", "small_strong")
        self._note = Label("", "caption", "text3")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("要改的地方")
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        head = row(self._icon, self._words, (self._note, 1), gap=8, margins=(12, 7, 12, 7))
        below = row((self.list, 1), gap=0, margins=(30, 0, 2, 0))
        self.setLayout(column(head, below, gap=0, margins=(1, 0, 1, 1)))
        self.show_faults((), "")

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is shown."""
        return self._faults

    def show_faults(self, faults: Sequence[Fault], note: str) -> None:
        """Show these faults; `note` says what holds meanwhile."""
        self._faults = tuple(faults)
        self._icon.set_icon("circle-alert" if faults else "circle-check", "bad_text" if faults else "ok_text")
        self._words.setText(f"{len(faults)} 处要改" if faults else "没有要改的地方")
        self._words.set_tone("bad" if faults else "text")
        self._note.setText(note)
        self.list.clear()
        for fault in self._faults:
            item = QListWidgetItem(fault.sentence)
            item.setToolTip(fault.sentence)
            self.list.addItem(item)
        self.list.setVisible(bool(faults))
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """A narrow list breaks its sentences."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """As high as the faults need, up to SHOWN lines and a half."""
        line = self.list.fontMetrics().lineSpacing() + 8
        wanted = 0
        room = max(self.width() - 64, 100)
        for fault in self._faults[: SHOWN + 1]:
            wide = self.list.fontMetrics().horizontalAdvance(fault.sentence)
            wanted += line + (line - 8) * int(wide // room)
        self.list.setFixedHeight(min(wanted + 4, round(line * (SHOWN + 0.5))))
        for place, fault in enumerate(self._faults):
            rows = 1 + int(self.list.fontMetrics().horizontalAdvance(fault.sentence) // room)
            self.list.item(place).setSizeHint(QSize(0, (line - 8) * rows + 8))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._faults[self.list.row(item)])
