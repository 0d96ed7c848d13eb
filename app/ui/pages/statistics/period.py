"""Choosing a period: month, quarter, half-year or year, and stepping to the one before or after."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.dates import Span, parse_span
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import row
from app.ui.widgets.segmented import Segmented

KINDS = ("月", "季", "半年", "年")
PER_YEAR = {"月": 12, "季": 4, "半年": 2, "年": 1}
NUMERALS = "一二三四"


class PeriodChoice(QWidget):
    """A period of one kind. Signal: changed()."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.kinds = Segmented(list(KINDS), 1, name="统计期的长短")
        self.earlier = Button("", "ghost", "chevron-left", name="上一期")
        self.later = Button("", "ghost", "chevron-right", name="下一期")
        self.words = Label("", "strong")
        self.setLayout(row(self.kinds, 6, self.earlier, self.words, self.later, gap=4))
        self._to_today()
        self.kinds.chosen.connect(self._on_kind)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)

    @property
    def code(self) -> str:
        """The period as the report command writes it: 2026Q3, 2026-09, 2026H1, 2026."""
        kind = KINDS[self.kinds.current]
        number = self._part + 1
        return {
            "月": f"{self._year}-{number:02d}",
            "季": f"{self._year}Q{number}",
            "半年": f"{self._year}H{number}",
        }.get(kind, str(self._year))

    @property
    def span(self) -> Span:
        """Its first and last day."""
        return parse_span(self.code)

    def choose(self, code: str) -> None:
        """Show the period of a code such as 2026Q3."""
        first = parse_span(code).first
        kind = "季" if "Q" in code else "半年" if "H" in code else "月" if "-" in code else "年"
        self.kinds.choose(KINDS.index(kind))
        self._year, self._part = first.year, (first.month - 1) * PER_YEAR[kind] // 12
        self._show()

    def _to_today(self) -> None:
        per_year = PER_YEAR[KINDS[self.kinds.current]]
        self._year, self._part = self._today.year, (self._today.month - 1) * per_year // 12
        self._show()

    def _step(self, by: int) -> None:
        per_year = PER_YEAR[KINDS[self.kinds.current]]
        self._year, self._part = divmod(self._year * per_year + self._part + by, per_year)
        self._show()

    def _show(self) -> None:
        kind = KINDS[self.kinds.current]
        part = {
            "月": f"{self._part + 1}月",
            "季": f"第{NUMERALS[self._part % 4]}季度",
            "半年": "上下"[self._part % 2] + "半年",
        }
        self.words.setText(f"{self._year}年{part.get(kind, '')}")
        self.changed.emit()

    def _on_kind(self, index: int) -> None:
        self._to_today()

    def _on_earlier(self) -> None:
        self._step(-1)

    def _on_later(self) -> None:
        self._step(1)
