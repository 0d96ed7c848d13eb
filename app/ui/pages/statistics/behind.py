"""The card beside the figures: how the chosen figure is defined, and the cases behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.views.statistics import CaseLine
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import clear, column, row, scroller
from app.ui.widgets.paragraph import Paragraph

MOST = 200


class CaseRow(QWidget):
    """One case behind a figure. Signal: opened(case number)."""

    opened = Signal(str)

    def __init__(self, line: CaseLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = line.number
        link = Button(line.number, "link", size="sm")
        link.clicked.connect(self._on_click)
        note = ElidedLabel(f"{line.who}　{line.on}　{line.result}", "caption", "text2")
        self.setLayout(column(row(link, None), row(note, margins=(4, 0, 0, 0)), gap=0, margins=(0, 4, 0, 5)))

    def _on_click(self) -> None:
        self.opened.emit(self._number)


class Behind(Card):
    """What stands behind one figure. Signal: opened(case number)."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(title="数字后面的案件", icon="info", margins=(16, 12, 6, 8), gap=6, parent=parent)
        self.figure = Label("", "strong")
        self.definition = Paragraph("", "caption", "text2", line_height=1.5)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(0, 0, 10, 0)
        self.body.addWidget(self.figure)
        self.body.addWidget(self.definition)
        self.body.addWidget(scroller(self._lines), 1)

    def show_figure(self, label: str, value: str, definition: str, lines: tuple[CaseLine, ...]) -> None:
        """Show a figure's definition and its cases; the first MOST of them are listed."""
        self.figure.setText(f"{label}　{value}")
        self.definition.set_text(definition)
        clear(self._lines)
        for position, line in enumerate(lines[:MOST]):
            if position:
                self._lines.addWidget(Rule())
            found = CaseRow(line)
            found.opened.connect(self.opened)
            self._lines.addWidget(found)
        if not lines:
            self._lines.addWidget(Label("这一期没有这样的案件。", "small", "text3"))
        if len(lines) > MOST:
            self._lines.addWidget(Label(f"另有 {len(lines) - MOST} 件，请导出报表查看。", "caption", "text3"))
        self._lines.addStretch(1)
