"""设置·改动记录: the chain of all acts, verified on demand, and its last lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen
from PySide6.QtWidgets import QWidget

from app.domain.audit import AuditEntry
from app.domain.values import Progress
from app.services.office import safekeeping
from app.services.office.safekeeping import Verdict
from app.ui.alive import alive
from app.ui.hub import Hub
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.pages.settings.section import Section
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, row

SHOWN = 500
COLUMNS = (
    Column("seq", "序号", 72, kind="number", sorts=False),
    Column("at", "时间", 136, kind="muted", sorts=False),
    Column("user", "用户", 90, sorts=False),
    Column("label", "做了什么", 120, kind="strong", sorts=False),
    Column("told", "说明", 0, sorts=False),
)


@frozen
class AuditLine:
    """One act as shown; `at` is the clock of the PC, a fixed day is marked."""

    uid: int
    seq: int
    at: str
    user: str
    label: str
    told: str


@frozen
class _Read:
    lines: tuple[AuditLine, ...]


class AuditSection(Section):
    """The newest lines first."""

    label = "改动记录"
    icon = "footprints"

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._lines: dict[int, AuditLine] = {}
        self.verify = Button("验证记录链", "secondary", "shield-check")
        self.verdict = Banner("", "ok")
        self.verdict.hide()
        self.model = BlockTableModel(COLUMNS, self._fetch)
        self.table = DataTable(self.model, name="改动记录", hidden_first=("seq", "user"), ticks=False)
        self._count = Label("", "caption", "text3")
        note = ElidedLabel("每个行为一条，一条扣一条；改过任何一条，验证时都看得出来", "caption", "text3")
        head = row(Label("改动记录", "card_title"), (note, 1), self.verify, gap=8, margins=(16, 9, 10, 9))
        foot = row(self._count, None, margins=(16, 7, 16, 7))
        card = Card(head, (self.table, 1), Rule(), foot, margins=(1, 1, 1, 1), gap=0)
        self.setLayout(column(self.verdict, (card, 1), gap=12))
        self.verify.clicked.connect(self._on_verify)

    def refresh(self) -> None:
        """Read the last lines."""
        desk = self.hub.desk

        def work(progress: Progress) -> _Read:
            return _Read(tuple(_line(entry) for entry in reversed(safekeeping.audit(desk)[-SHOWN:])))

        self.hub.run(work, "读改动记录", self._on_read)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[AuditLine]:
        return [self._lines[seq] for seq in ids]

    def _on_read(self, read: _Read) -> None:
        if alive(self):
            self._lines = {line.uid: line for line in read.lines}
            self.model.set_ids(list(self._lines))
            most = max(self._lines, default=0)
            self._count.setText(f"共 {most:,} 条" + (f"，这里是最近 {SHOWN} 条" if most > SHOWN else ""))

    def _on_verify(self) -> None:
        desk = self.hub.desk

        def work(progress: Progress) -> Verdict:
            return safekeeping.verify_audit(desk)

        self.verify.set_reason("正在验证")
        self.hub.run(work, "验证改动记录", self._on_verified)

    def _on_verified(self, verdict: Verdict) -> None:
        if alive(self):
            self.verify.set_reason("")
            self.verdict.set_message(verdict.text, "ok" if verdict.ok else "bad")
            self.verdict.show()


def _line(entry: AuditEntry) -> AuditLine:
    fixed = "（日期为指定）" if entry.fixed_clock else ""
    return AuditLine(
        entry.seq, entry.seq, f"{entry.at:%Y-%m-%d %H:%M}", entry.user, entry.label, entry.told + fixed
    )
