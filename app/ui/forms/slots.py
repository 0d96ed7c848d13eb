"""What every place of a form that can be wrong has in common, and the line that says what is wrong with a list."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.forms.typed import Given
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.labels import IconView
from app.ui.widgets.layouts import column, row
from app.ui.widgets.paragraph import Paragraph


class Slot(Protocol):
    """A row, a list or a choice of names: it holds a value and can be told what is wrong with it."""

    @property
    def state(self) -> str:
        """Nothing, error or warn."""

    @property
    def message(self) -> str:
        """The sentence shown, "" when there is none."""

    def set_error(self, text: str) -> None:
        """Say what is wrong."""

    def set_warning(self, text: str) -> None:
        """Ask for a second look."""

    def clear(self) -> None:
        """Take the message away."""


class Block(QWidget):
    """A part of a form. Paths are relative to it: `phone`, `0.amount`, `0.instalments.1.due_on`.

    Signals: `edited(path)` when somebody typed, `left(path)` when the focus went on.
    """

    edited = Signal(str)
    left = Signal(str)

    def values(self) -> Given:
        """What was typed, as the services take it."""
        raise NotImplementedError

    def set_values(self, given: Given) -> None:
        """Show these values; names without a field are passed over. Says nothing to listeners."""
        raise NotImplementedError

    def slots(self) -> list[tuple[str, Slot, QWidget]]:
        """Every place with its path and the widget that takes the focus, in their order on screen."""
        raise NotImplementedError

    def rows(self) -> list[FormRow]:
        """The rows of single fields, hidden ones too; none in a block that has no grid."""
        return []


class FixedBlock(Block):
    """Values that the caller knows and nobody types, such as which paper an act is about; it shows nothing."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = given
        self.hide()

    def values(self) -> Given:
        """The values."""
        return dict(self._given)

    def set_values(self, given: Given) -> None:
        """They stay as they are."""

    def slots(self) -> list[tuple[str, Slot, QWidget]]:
        """None."""
        return []


class Telling(QWidget):
    """The sentence under a list: hidden until something is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ""
        self._icon = IconView("circle-alert", "bad_text", 14)
        self._words = Paragraph("", "caption", "bad_text", line_height=1.5)
        self.setLayout(row(column(2, self._icon, None, gap=0), (self._words, 1), gap=5))
        self.hide()

    @property
    def message(self) -> str:
        """The sentence shown, "" when there is none."""
        return self._words.plain_text() if self.state else ""

    def set_error(self, text: str) -> None:
        """Say what is wrong."""
        self._tell("error", "bad", "circle-alert", text)

    def set_warning(self, text: str) -> None:
        """Ask for a second look."""
        self._tell("warn", "warn", "triangle-alert", text)

    def clear(self) -> None:
        """Take it away."""
        self.state = ""
        self.hide()

    def _tell(self, state: str, hue: str, icon: str, text: str) -> None:
        self.state = state
        self._icon.set_icon(icon, f"{hue}_text")
        self._words.set_text(text, f"{hue}_text")
        self.show()
