"""The head of a page: title, one line of context, at most three buttons.

For a case a trail above the title.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, IconView
from app.ui.widgets.layouts import clear, column, row
from app.ui.widgets.runs import Run, Runs

MOST_BUTTONS = 3


class PageHeader(QWidget):
    """Title and context on one baseline; buttons at the right, the primary one last."""

    def __init__(self, title: str, sub: str = "", *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._sub = title, sub
        self._buttons = 0
        self._runs = Runs([], 12)
        self._left = row(gap=8)
        self._right = row(gap=8)
        self._layout = row(self._runs, self._left, None, self._right, gap=8)
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(32)
        for button in buttons:
            self.add_button(button)
        self._show()

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title = title
        self._show()

    def set_sub(self, sub: str) -> None:
        """Another line of context."""
        self._sub = sub
        self._show()

    def add_left(self, widget: QWidget) -> None:
        """A control that belongs to the title, as the span of a report."""
        self._left.addWidget(widget)

    def add_button(self, button: QWidget) -> None:
        """A button at the right; the fourth raises ValueError.

        Its reason, when it has one, stands before it.
        """
        if self.button_count() >= MOST_BUTTONS:
            raise ValueError("a page head has at most three buttons")
        if isinstance(button, Button):
            self._right.addWidget(button.reason_label())
        self._right.addWidget(button)
        self._buttons += 1

    def button_count(self) -> int:
        """How many buttons stand at the right."""
        return self._buttons

    def _show(self) -> None:
        self._runs.set_runs([Run(self._title, "title"), Run(self._sub, "small", "text3")])
        self.setAccessibleName(self._title)


class Trail(QWidget):
    """Where one is: 案件台账 > 第18号 > 协议. Signals: `followed(place)` for a click on an earlier part."""

    followed = Signal(int)

    def __init__(self, parts: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[Button] = []
        self._layout = row(gap=2)
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Another trail; the last part is where one stands and is no link."""
        clear(self._layout)
        self._links = []
        for part in parts[:-1]:
            link = Button(part, "quiet", size="sm")
            link.clicked.connect(self._on_link)
            self._links.append(link)
            self._layout.addWidget(link)
            self._layout.addWidget(IconView("chevron-right", "text3", 12))
        if parts:
            self._layout.addSpacing(4)
            self._layout.addWidget(ElidedLabel(parts[-1], "caption", "text2"))
        self._layout.addStretch(1)
        self.setAccessibleName(" > ".join(parts))

    def _on_link(self) -> None:
        link = self.sender()
        assert isinstance(link, Button)
        self.followed.emit(self._links.index(link))


class CaseHeader(QWidget):
    """Trail, title with a pill or tag beside it, buttons at the right.

    Signals: `followed(place)` of the trail.
    """

    followed = Signal(int)

    def __init__(self, parts: Sequence[str], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trail = Trail(parts)
        self._title = ElidedLabel(title, "title")
        self._beside = row(gap=8)
        self._right = row(gap=6)
        words = column(self.trail, row(self._title, self._beside, None, gap=10), gap=0)
        self.setLayout(row((words, 1), self._right, gap=8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.trail.followed.connect(self.followed)

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.set_full_text(title)
        self.setAccessibleName(title)

    def set_beside(self, *widgets: QWidget) -> None:
        """Pill and tags beside the title, in place of those before."""
        clear(self._beside)
        for widget in widgets:
            self._beside.addWidget(widget)

    def add_button(self, button: QWidget) -> None:
        """A button at the right."""
        if isinstance(button, Button):
            self._right.addWidget(button.reason_label())
        self._right.addWidget(button)
