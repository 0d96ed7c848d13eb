"""The right side of the dashboard: radar, agreements waiting for marks, the last twelve months."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.views.board import SignRow
from app.services.views.radar import RadarRow
from app.ui.widgets.bar_chart import BarChart, Bars, Swatch
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import clear, column, row
from app.ui.widgets.marks import Marks
from app.ui.widgets.pill import Pill
from app.ui.widgets.tag import Tag

SHOWN = 4


class CaseLink(Button):
    """A case as a link of the form 第7号 蒋文斌. Signal: opened(case number)."""

    opened = Signal(str)

    def __init__(self, number: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "link", size="sm", parent=parent)
        self._number = number
        self.setAccessibleName(f"打开{number}")
        self.clicked.connect(self._on_click)

    def _on_click(self) -> None:
        self.opened.emit(self._number)


class ListCard(Card):
    """A card with a few rows divided by rules. Signal: opened(case number)."""

    opened = Signal(str)

    def __init__(self, title: str, icon: str, note: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(
            title=title,
            icon=icon,
            action=Label(note, "caption", "text3"),
            margins=(16, 12, 16, 8),
            gap=4,
            parent=parent,
        )
        self._nothing = nothing
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)

    def show_lines(self, lines: list[QWidget], more: int) -> None:
        """Replace the rows; `more` are not shown."""
        clear(self._lines)
        for position, line in enumerate(lines):
            if position:
                self._lines.addWidget(Rule())
            self._lines.addWidget(line)
        if not lines:
            self._lines.addWidget(Label(self._nothing, "small", "text3"))
        if more > 0:
            self.add_more(more)

    def add_more(self, more: int) -> None:
        """The last row: so many are not shown."""
        self._lines.addWidget(Label(f"另有 {more} 件，见台账", "caption", "text3"))

    def link(self, number: str, text: str) -> CaseLink:
        """A link that opens a case through this card."""
        found = CaseLink(number, text)
        found.opened.connect(self.opened)
        return found


class Radar(ListCard):
    """Cases that nobody moves, the worst first; the rest is a click away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "雷达", "radar", "没有下一步、静默、临期或逾期", "没有静默、临期或逾期的案件。", parent
        )
        self._rows: tuple[RadarRow, ...] = ()
        self.all: Button | None = None

    def set_rows(self, rows: tuple[RadarRow, ...]) -> None:
        """Show the first rows."""
        self._rows, self.all = rows, None
        self.show_lines([self._line(r) for r in rows[:SHOWN]], len(rows) - SHOWN)

    def add_more(self, more: int) -> None:
        """A link that shows the others too."""
        self.all = Button(f"再看 {more} 件", "link", size="sm")
        self.all.clicked.connect(self._on_all)
        self._lines.addLayout(row(self.all, None, margins=(0, 4, 0, 0)))

    def _on_all(self) -> None:
        self.all = None
        self.show_lines([self._line(r) for r in self._rows], 0)

    def _line(self, found: RadarRow) -> QWidget:
        line = QWidget()
        head = row(self.link(found.number, f"{found.short} {found.who}"), Pill(found.state), None, gap=6)
        why = ElidedLabel(found.why, "caption", "text2")
        words = column(head, row(why, margins=(4, 0, 0, 0)), gap=0)
        line.setLayout(row((words, 1), Tag(found.tag, found.tone), gap=8, margins=(0, 5, 0, 6)))
        return line


class Signing(ListCard):
    """Agreements that wait for marks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "待签署", "signature", "申请人 · 被申请人 · 调解员 · 印章", "没有等待签署的协议书。", parent
        )

    def set_rows(self, rows: tuple[SignRow, ...]) -> None:
        """Show the first rows."""
        self.show_lines([self._line(r) for r in rows[:SHOWN]], len(rows) - SHOWN)

    def _line(self, found: SignRow) -> QWidget:
        line = QWidget()
        copies = Label(f"调解协议书 · {found.copies} 份", "caption", "text2")
        words = column(
            row(self.link(found.number, f"{found.short} {found.who}"), None),
            row(copies, margins=(4, 0, 0, 0)),
            gap=0,
        )
        missing = Label(found.missing, "caption", "text3")
        line.setLayout(row((words, 1), missing, Marks(found.marks), gap=10, margins=(0, 4, 0, 5)))
        return line


class Trend(Card):
    """Received and agreed cases of the last twelve months, told apart by fill, values printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        legend = row(
            Swatch("solid"),
            Label("收到", "caption", "text2"),
            6,
            Swatch("hatched"),
            Label("达成协议", "caption", "text2"),
            gap=5,
        )
        super().__init__(
            title="近 12 个月",
            icon="chart-column",
            action=legend,
            margins=(16, 12, 16, 8),
            gap=2,
            parent=parent,
        )
        self.chart = BarChart(("收到", "达成协议"), name="近 12 个月收到和达成协议的件数")
        self.chart.setMinimumHeight(110)
        self.body.addWidget(self.chart, 1)

    def set_months(self, months: tuple[tuple[str, int, int], ...]) -> None:
        """Show the months: label, received, agreed."""
        self.chart.set_groups([Bars(label, (received, agreed)) for label, received, agreed in months])
