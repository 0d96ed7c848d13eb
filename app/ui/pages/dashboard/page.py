"""工作台: today's date, five figures, what is due with its reasons, radar, marks, trend and the backup line."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain import dates
from app.services.office import safekeeping
from app.services.views import board as boards
from app.services.views.board import Board, Figure
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.dashboard.due_list import DueList
from app.ui.pages.dashboard.side_cards import Radar, Signing, Trend
from app.ui.theme.tokens import theme
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.figure_card import FigureCard
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import clear, column, holder, row, scroller

SIDE_WIDTH = 392
"""Width of the radar and what stands below it, in logical pixels at the usual size of text."""
BACKUP_DAYS = 7
"""本会设定: after so many days without a backup the line at the foot warns."""


class Dashboard(Page):
    """The first page. Signals: register_wanted(); backup_wanted()."""

    register_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = Label("", "title")
        self.note = Label("", "body", "text3")
        self.register = Button("登记案件", "primary", "plus")
        head = row(self.title, self.note, None, self.register, gap=12)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(0)
        figures = Card(self._figures, margins=(2, 4, 2, 4))
        self.due_list = DueList()
        self.radar, self.signing, self.trend = Radar(), Signing(), Trend()
        side = column(self.radar, self.signing, (self.trend, 1), gap=12)
        self.side = scroller(holder(side))
        self.backup_line = Banner("", "ok", "做一次备份", "shield-check")
        body = row((self.due_list, 1), self.side, gap=16)
        self.setLayout(
            column(head, figures, (body, 1), self.backup_line, gap=12, margins=(24, 12, 24, 12))
        )  # fmt: skip

    def _connect(self) -> None:
        self.register.clicked.connect(self.register_wanted)
        self.backup_line.followed.connect(self.backup_wanted)
        for part in (self.due_list, self.radar, self.signing):
            part.opened.connect(self._on_open)
        theme.changed.connect(self._on_theme_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side takes no more than its share of another width."""
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        """The side grows with the size of the text, but never beyond half of the page."""
        self.side.setFixedWidth(min(round(SIDE_WIDTH * theme.text_scale), max(self.width() // 2, SIDE_WIDTH)))

    def refresh(self) -> None:
        """Read the board and the backups."""
        self._fit_side()
        found = boards.board(self.hub.desk)
        self.title.setText(f"{dates.short(found.today)} {_weekday(found)}")
        self.note.setText(found.rest_note)
        self._show_figures(found.figures)
        self.due_list.set_rows(found.dues, found.today)
        self.radar.set_rows(found.radar)
        self.signing.set_rows(found.signing)
        self.trend.set_months(found.trend)
        self._show_backup()

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        clear(self._figures)
        for position, figure in enumerate(figures):
            if position:
                self._figures.addWidget(Rule(upright=True))
            card = FigureCard(
                figure.label, figure.value, figure.unit, figure.note, tone=figure.tone, flat=True
            )
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            card.opened.connect(self._on_figure)
            self._figures.addWidget(card, 1)

    def _show_backup(self) -> None:
        made = safekeeping.backups(self.hub.desk)
        if not made:
            self.backup_line.set_message(
                "还没有备份。电脑坏了，案件资料就找不回来。", "warn", "做一次备份", "shield-alert"
            )
            return
        newest = made[0].made_at
        days = (self.hub.desk.clock.today() - newest.date()).days
        words = f"最近一次备份 {_moment(newest)}，已打开核对：{made[0].summary}"
        if days > BACKUP_DAYS:
            self.backup_line.set_message(
                f"{words}；已经 {days} 天没有备份", "warn", "做一次备份", "shield-alert"
            )
        else:
            self.backup_line.set_message(words, "ok", "再做一次", "shield-check")

    def _on_theme_changed(self) -> None:
        self._fit_side()

    def _on_open(self, number: str) -> None:
        self.hub.go.emit("case", number)

    def _on_figure(self) -> None:
        self.hub.go.emit("ledger", "")


def _weekday(found: Board) -> str:
    return "星期" + dates.weekday(found.today)[-1]


def _moment(at: datetime) -> str:
    return f"{dates.long(at.date())} {at:%H:%M}"
