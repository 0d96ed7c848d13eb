"""What every step of the first start has in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import Item, column, holder, row, scroller
from app.ui.widgets.paragraph import Paragraph


class Step(QWidget):
    """A title, a sentence, the step's own items; scrolls when the window is low.

    Signals: changed() when `note`, `reason` or `errors` may have changed.
    """

    changed = Signal()
    name = ""
    verb = "继续"

    def __init__(
        self, title: str, sentence: str, items: Sequence[Item], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        head = column(Label(title, "display"), Paragraph(sentence, "body", "text2", line_height=1.6), gap=4)
        content = column(head, *items, None, gap=16, margins=(0, 0, 12, 8))
        self.area = scroller(holder(content))
        self.setLayout(row((self.area, 1), gap=0))

    def note(self) -> str:
        """A few words for the list of steps: what was filled in."""
        return ""

    def reason(self) -> str:
        """Why one cannot go on yet, where pressing would tell nothing; "" when one can try."""
        return ""

    def errors(self) -> list[tuple[str, str]]:
        """What shows an error now: path and words."""
        return []

    def check(self) -> bool:
        """Check everything and go to the first error; True when one may go on."""
        return True

    def focus_on(self, path: str) -> None:
        """Put the cursor to the place of an error."""

    def enter(self) -> None:
        """The step is shown now: put the cursor where one begins."""
