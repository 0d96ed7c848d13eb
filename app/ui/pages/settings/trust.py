"""The card that says how safe the office is: when it was last backed up and checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.domain import dates
from app.services.office.safekeeping import Backup
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.paragraph import Paragraph

STALE_DAYS = 7
"""本会设定: after so many days without a backup the card warns."""


class TrustCard(Card):
    """Green while the newest backup is fresh, amber when it is old or there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="warn", margins=(18, 14, 18, 12), gap=10, parent=parent)
        self._icon = IconView("shield-alert", "warn_text", 24)
        self.title = Label("", "card_title", "warn")
        self.words = Paragraph("", "small", "text2")
        self._buttons = row(gap=8)
        self._facts = [Label("", "small", "text2") for _ in range(3)]
        self._ticks = [IconView("check", "ok_text", 15) for _ in range(3)]
        self._line = Rule()
        facts = row(gap=8)
        for tick, fact in zip(self._ticks, self._facts, strict=True):
            facts.addLayout(row(tick, (fact, 1), gap=6), 1)
        self._fact_box = QWidget()
        self._fact_box.setLayout(facts)
        head = row(self._icon, (column(self.title, self.words, gap=2), 1), self._buttons, gap=14)
        self.add(head, self._line, self._fact_box)

    def add_button(self, button: Button) -> None:
        """A button at the right, the primary one last."""
        self._buttons.addWidget(button)

    def show_backups(self, found: Sequence[Backup], now: datetime) -> None:
        """Tell about these backups, the newest first."""
        if not found:
            self._tell("warn", "还没有备份", "电脑坏了，资料就没有了。现在做一份，最好再备份一份到 U 盘。")
        else:
            newest = found[0]
            days = (now.date() - newest.made_at.date()).days
            when = f"{dates.long(newest.made_at.date())} {newest.made_at:%H:%M}"
            if days > STALE_DAYS:
                self._tell(
                    "warn",
                    f"已经 {days} 天没有备份",
                    f"最近一份是 {when}。超过 {STALE_DAYS} 天就提醒（本会设定）。",
                )
            else:
                self._tell(
                    "ok", f"{when} 备份，已打开核对", "每份备份做好后都会打开、逐项核对，对得上才算数。"
                )
            total = sum(backup.size for backup in found)
            facts = (
                f"备份 {len(found)} 份",
                f"共占 {total / 1_000_000:.1f} MB",
                f"最近一份 {newest.size / 1_000_000:.1f} MB",
            )
            for label, text in zip(self._facts, facts, strict=True):
                label.setText(text)
        self._line.setVisible(bool(found))
        self._fact_box.setVisible(bool(found))

    def _tell(self, hue: str, title: str, words: str) -> None:
        self.set_kind(hue)
        self._icon.set_icon("shield-check" if hue == "ok" else "shield-alert", f"{hue}_text")
        self.title.setText(title)
        self.title.set_tone(hue)
        self.words.set_text(words)
        self.setAccessibleName(f"{title}。{words}")
