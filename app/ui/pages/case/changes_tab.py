"""The tab 改动记录: who did what and when, and every field before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from app.domain import dates
from app.services.views.changes import Change, ChangeEntry
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.theme.tokens import theme
from app.ui.widgets.card import Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import row
from app.ui.widgets.paragraph import Paragraph, literal

FIELD_WIDTH = 130
FIELDS_SHOWN = 12
"""Fields of one act that are listed; the rest is counted."""


class ChangesTab(ScrollTab):
    """Shows entries as read by app.services.views.changes."""

    def __init__(self) -> None:
        super().__init__("改动记录", gap=6)

    def show_entries(self, entries: Sequence[ChangeEntry], *, keep: bool = False) -> None:
        """Show the entries of a case, the newest first."""
        content = self.begin(keep=keep)
        if not entries:
            content.addWidget(
                EmptyState("还没有改动", "做过的每一步都会记在这里，改前改后都留着。", "history")
            )
        for at, entry in enumerate(entries):
            if at:
                content.addWidget(Rule())
            self._add(entry)
        content.addStretch(1)
        self.done()

    def _add(self, entry: ChangeEntry) -> None:
        when = f"{dates.short(entry.at.date())} {entry.at:%H:%M}"
        items = [
            IconView(entry.icon, "text2", 15),
            Label(entry.label, "small_strong"),
            Label(when, "caption", "text2"),
        ]
        if entry.on != entry.at.date():
            items.append(Label(f"所记日期 {dates.short(entry.on)}", "caption", "text3"))
        if entry.fixed_clock:
            items.append(Label("日期由命令行指定", "caption", "text3"))
        self.content.addLayout(row(*items, None, Label(entry.user, "caption", "text3"), gap=8))
        told = entry.told + (f"　{'，'.join(entry.counts)}。" if entry.counts else "")
        self.content.addWidget(Paragraph(literal(told), "caption", "text2", line_height=1.5))
        if entry.fields:
            self.content.addLayout(_grid(entry.fields[:FIELDS_SHOWN]))
        if len(entry.fields) > FIELDS_SHOWN:
            more = f"另有 {len(entry.fields) - FIELDS_SHOWN} 处改动"
            self.content.addWidget(Label(more, "caption", "text3"))


def _grid(fields: Sequence[Change]) -> QGridLayout:
    """Field, before, arrow, after."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(2)
    grid.setContentsMargins(23, 0, 0, 2)
    for line, change in enumerate(fields):
        grid.addWidget(Label(f"{change.record} {change.field}", "caption", "text3"), line, 0)
        grid.addWidget(
            Paragraph(literal(change.before or "（空）"), "caption", "text3", line_height=1.5), line, 1
        )
        grid.addWidget(IconView("arrow-right", "text3", 12), line, 2)
        grid.addWidget(
            Paragraph(literal(change.after or "（空）"), "caption", "text", line_height=1.5), line, 3
        )
    grid.setColumnMinimumWidth(0, round(FIELD_WIDTH * theme.text_scale))
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(3, 3)
    return grid
