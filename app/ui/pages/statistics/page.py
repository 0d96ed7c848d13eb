"""统计报表: a period's figures with their definitions, by cause and source, each opened into its cases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.counts import Count
from app.domain.values import Progress
from app.services import exports
from app.services.views import board, statistics
from app.services.views.statistics import Statistics
from app.ui.dialogs.files import Files
from app.ui.hub import Hub
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.pages.base import Page
from app.ui.pages.dashboard.side_cards import Trend
from app.ui.pages.ledger import FILES
from app.ui.pages.statistics.behind import Behind
from app.ui.pages.statistics.period import PeriodChoice
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.figure_card import FigureCard
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.segmented import Segmented

FIGURES = (
    ("received", "收到"), ("accepted", "受理"), ("ended", "调解结束"), ("agreed", "达成协议"),
    ("success_rate", "调解成功率"), ("amount", "涉案金额"),
)  # fmt: skip
BREAKDOWN = (
    Column("label", "案由", 0, kind="text", sorts=False),
    Column("received", "收到", 66, kind="number", sorts=False),
    Column("accepted", "受理", 66, kind="number", sorts=False),
    Column("ended", "结束", 66, kind="number", sorts=False),
    Column("agreed", "达成协议", 80, kind="number", sorts=False),
    Column("rate_text", "成功率 %", 84, align="right", sorts=False),
    Column("workers", "劳动者", 70, kind="number", sorts=False),
    Column("wan_text", "金额（万元）", 104, align="right", sorts=False),
)


class StatisticsPage(Page):
    """The statistics."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._found: Statistics | None = None
        self._rows: dict[str, Count] = {}
        self._shown = "received"
        self._build()
        self._connect()

    def _build(self) -> None:
        self.period = PeriodChoice(self.hub.desk.clock.today())
        self.export = Button("导出报表", "primary", "upload")
        head = row(Label("统计报表", "title"), 8, self.period, None, self.export, gap=8)
        self.cards = {key: FigureCard(label) for key, label in FIGURES}
        cards = row(gap=12)
        for card in self.cards.values():
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            cards.addWidget(card, 1)
        self.by = Segmented(["案由", "来源"], name="分类", small=True)
        self.model = BlockTableModel(BREAKDOWN, self._fetch, id_key="label")
        self.table = DataTable(self.model, name="分类统计", ticks=False, hidden_first=("workers", "accepted"))
        breakdown = Card((self.table, 1), title="分类", action=self.by, margins=(1, 12, 1, 1), gap=8)
        if breakdown.head is not None:
            breakdown.head.setContentsMargins(15, 0, 15, 0)
        self.behind = Behind()
        self.behind.setFixedWidth(340)
        self.trend = Trend()
        body = row((column((breakdown, 3), (self.trend, 2), gap=12), 1), self.behind, gap=12)
        self.setLayout(column(head, cards, (body, 1), gap=12, margins=(24, 12, 24, 14)))

    def _connect(self) -> None:
        self.period.changed.connect(self.go_stale)
        self.export.clicked.connect(self._on_export)
        self.by.chosen.connect(self._on_by)
        self.behind.opened.connect(self._on_open)
        self.table.opened.connect(self._on_row)
        for key, card in self.cards.items():
            card.opened.connect(partial(self._on_figure, key))

    def refresh(self) -> None:
        """Count the period and show it."""
        self._found = statistics.period(self.hub.desk, self.period.span)
        for key, _ in FIGURES:
            value, unit, note = self._figure(key)
            self.cards[key].set_figure(value, unit, note, self._definition(key))
        self.trend.set_months(
            board.trend(self.hub.desk, min(self.period.span.last, self.hub.desk.clock.today()))
        )
        self._show_breakdown()
        self._show_behind()

    def _figure(self, key: str) -> tuple[str, str, str]:
        """Number, unit and the line beneath it."""
        assert self._found is not None
        whole = self._found.whole
        if key == "success_rate":
            return whole.rate_text, "%", f"{whole.agreed} ÷ {whole.ended}，本会口径"
        if key == "amount":
            return whole.wan_text, "万元", f"劳动者 {whole.workers} 人"
        notes = {
            "received": "按收到日期",
            "accepted": f"不予受理 {whole.refused}",
            "ended": f"调解不成 {whole.failed}　撤回 {whole.withdrawn}",
            "agreed": f"自行和解 {whole.settled}",
        }
        return str(getattr(whole, key)), "件", notes[key]

    def _definition(self, key: str) -> str:
        assert self._found is not None
        return next((d.definition for d in self._found.definitions if d.key == key), "")

    def _show_breakdown(self) -> None:
        assert self._found is not None
        counts = self._found.by_cause if self.by.current == 0 else self._found.by_source
        self._rows = {count.label: count for count in counts}
        self.model.set_ids(list(self._rows))

    def _show_behind(self, cause: str = "") -> None:
        value, unit, _ = self._figure(self._shown)
        figure = {"success_rate": "agreed", "amount": "received"}.get(self._shown, self._shown)
        lines = statistics.behind(self.hub.desk, self.period.span, figure, cause=cause)
        label = dict(FIGURES)[self._shown]
        for key, card in self.cards.items():
            card.set_marked(key == self._shown)
        if cause:
            label, value, unit = f"{cause} · {label}", str(len(lines)), "件"
        self.behind.show_figure(label, f"{value} {unit}", self._definition(self._shown), lines)

    def _fetch(self, ids: Sequence[Any]) -> list[Count]:
        return [self._rows[label] for label in ids]

    def _on_figure(self, key: str) -> None:
        self._shown = key
        self._show_behind()

    def _on_row(self, label: object) -> None:
        if self.by.current == 0:
            self._show_behind(str(label))

    def _on_by(self, index: int) -> None:
        self._show_breakdown()

    def _on_open(self, number: str) -> None:
        self.hub.go.emit("case", number)

    def _on_export(self) -> None:
        code = self.period.code
        path = Files.save(self, "导出统计报表", Path(f"统计报表-{code}.xlsx"), FILES)
        if path is None:
            return
        desk = self.hub.desk

        def work(progress: Progress) -> Path:
            exports.statistics(desk, code, path)
            return path

        self.hub.run(work, "导出统计报表", self._on_exported)

    def _on_exported(self, path: Path) -> None:
        self.hub.told.emit(f"统计报表已导出：{path}")
