"""设置: the parts at the left, one of them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.system.settings import Settings
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.settings.audit import AuditSection
from app.ui.pages.settings.backup import BackupSection
from app.ui.pages.settings.committee import CommitteeSection
from app.ui.pages.settings.health import HealthSection
from app.ui.pages.settings.look import LookSection
from app.ui.pages.settings.section import Section
from app.ui.pages.settings.users import UsersSection
from app.ui.shell.nav_button import NavButton, NavItem
from app.ui.shell.page_header import PageHeader
from app.ui.widgets.card import Rule
from app.ui.widgets.layouts import column, holder, row

RULE_BEFORE = 3
"""The part before which the list has a rule: office above, safety below."""
NARROW = 900


class SettingsPage(Page):
    """All settings. `show_part` opens one of them by its label (备份与恢复)."""

    def __init__(self, hub: Hub, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.sections: Sequence[Section] = (
            CommitteeSection(hub), UsersSection(hub), LookSection(hub, settings),
            BackupSection(hub), AuditSection(hub), HealthSection(hub),
        )  # fmt: skip
        self.buttons = [NavButton(NavItem(s.label, s.label, s.icon)) for s in self.sections]
        self._stack = QStackedWidget()
        places = column(gap=2)
        for at, (button, section) in enumerate(zip(self.buttons, self.sections, strict=True)):
            if at == RULE_BEFORE:
                places.addSpacing(6)
                places.addWidget(Rule())
                places.addSpacing(6)
            button.clicked.connect(partial(self._on_chosen, at))
            button.installEventFilter(self)
            places.addWidget(button)
            self._stack.addWidget(section)
        places.addStretch(1)
        self._list = holder(places)
        self._list.setFixedWidth(168)
        body = holder(row(self._list, (self._stack, 1), gap=20))
        self.setLayout(column(PageHeader("设置"), (body, 1), gap=12, margins=(24, 12, 24, 14)))
        self._mark(0)

    @property
    def at(self) -> int:
        """The part shown, from 0."""
        return self._stack.currentIndex()

    def refresh(self) -> None:
        """Let the part that is shown read afresh."""
        self.sections[self.at].refresh()

    def show_part(self, label: str) -> None:
        """Show the part of that label; raises StopIteration for an unknown one."""
        self._on_chosen(next(at for at, s in enumerate(self.sections) if s.label == label))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the list go from part to part; a button alone would only pass the focus on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if move:
                at = min(max(self.at + move, 0), len(self.buttons) - 1)
                self._on_chosen(at)
                self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the list as icons."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._list.setFixedWidth(40 if narrow else 168)
        for button in self.buttons:
            button.set_compact(narrow)

    def _on_chosen(self, at: int, checked: bool = False) -> None:
        self._stack.setCurrentIndex(at)
        self._mark(at)
        if self.isVisible():
            self.sections[at].refresh()

    def _mark(self, at: int) -> None:
        for place, button in enumerate(self.buttons):
            button.setChecked(place == at)
