"""First start, step 4: what was made, and where to go from here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from app.ui.pages.wizard.step import Step
from app.ui.widgets.avatar import Spot
from app.ui.widgets.card import Card
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.paragraph import Paragraph

NEXT = (
    ("users-round", "聘任调解员", "左边“调解员”里把名册登进去，受理后才能指定。"),
    ("inbox", "登记第一件案件", "“案件台账”里点“登记案件”，五步填完，随时可以停下，草稿会留着。"),
    ("database-backup", "备份到别处", "“设置”的“备份与恢复”里立即备份到 U 盘，每周一次。"),
)


class StartStep(Step):
    """The office stands; nothing more has to be decided."""

    name = "开始使用"
    verb = "开始使用"

    def __init__(self) -> None:
        self._folder = ElidedLabel("", "small_strong")
        self._who = Label("", "small", "text2")
        where = Card(
            row(
                Spot("folder-archive", "ok", 36, 18),
                (column(self._folder, self._who, gap=2), 1),
                gap=12,
            )
        )
        lines = [self._line(*words) for words in NEXT]
        todo = Card(*lines, title="接下来", gap=14)
        body = holder(column(where, todo, gap=12))
        body.setMaximumWidth(640)
        super().__init__("都准备好了", "资料已经加密建好，只在这台电脑上。", [row((body, 1), 0, gap=0)])

    def set_office(self, folder: Path, user: str) -> None:
        """Say what was made."""
        self._folder.set_full_text(str(folder))
        self._who.setText(f"用户 {user}；下次启动输入密码即可打开")

    def _line(self, icon: str, title: str, words: str) -> QHBoxLayout:
        return row(
            column(Spot(icon, "accent", 32, 16), None, gap=0),
            (column(Label(title, "strong"), Paragraph(words, "small", "text2"), gap=2), 1),
            gap=12,
        )
