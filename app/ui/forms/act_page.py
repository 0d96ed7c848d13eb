"""A long act on a page of its own: the agreement, a record of talks, a correction of the register."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services import catalogue
from app.services.catalogue import Outcome
from app.ui.forms.act_form import ActForm
from app.ui.forms.foot import FormFoot
from app.ui.forms.help_card import HelpCard
from app.ui.forms.keys import means_primary
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.shell.page_header import CaseHeader
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import Item, column, holder, row, scroller

WIDE = 900
"""From this width on (logical pixels) help stands beside the form."""


class ActPage(QWidget):
    """The form of an act about the case `number`, with the help of the focused field beside it.

    Signals: left() when the user goes back (the draft is kept), done(Outcome) after the act.
    """

    left = Signal()
    done = Signal(object)

    def __init__(
        self, hub: Hub, act: str, number: str, known: Given | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        found = catalogue.find(act)
        self.hub = hub
        self.outcome: Outcome | None = None
        self.setProperty("ground", "window")
        self.form = ActForm(hub, act, number, known, roomy=True)
        self.header = CaseHeader(["案件台账", number, found.label], found.label)
        self._saved = Label("", "caption", "text2")
        self._later = Button("稍后再填", "ghost")
        self.header.add_button(self._saved)
        self.header.add_button(self._later)
        self.foot = FormFoot(found.label, Button("返回案件", "secondary", "arrow-left"))
        self.help = HelpCard(self.form, found.help)
        self._build()
        self._connect()
        self.form.load()

    def _build(self) -> None:
        area = scroller(holder(column(self.form, gap=0, margins=(22, 16, 22, 16))))
        sheet = Card((area, 1), margins=(1, 1, 1, 1), gap=0)
        middle: Item = (holder(column((sheet, 1), self.foot, gap=12)), 1)
        self._side = holder(column(self.help, None, gap=12))
        self._side.setFixedWidth(272)
        content = row(middle, self._side, gap=16)
        self.setLayout(column(self.header, (holder(content), 1), gap=12, margins=(24, 8, 24, 16)))

    def _connect(self) -> None:
        core = self.form.core
        self.form.ready.connect(self._on_ready)
        self.form.done.connect(self._on_done)
        core.problems_changed.connect(self._on_problems)
        core.saved.connect(self._saved.setText)
        core.working.connect(self._on_working)
        self.foot.asked.connect(core.focus_on)
        self.foot.primary.clicked.connect(self._on_primary)
        self.foot.primary.set_reason("正在打开")
        self.foot.back.clicked.connect(self._on_back)
        self._later.clicked.connect(self._on_back)
        self.header.followed.connect(self._on_trail)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is the primary button, Esc goes back without loss."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif ctrl and means_primary(event, self.focusWidget()):
            self._on_primary()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page loses nothing."""
        self.form.core.drafts.flush()
        super().hideEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """A narrow page gives the room of the help to the form."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= WIDE)

    def _on_ready(self) -> None:
        self.foot.primary.set_reason("")
        self.form.focus_first()

    def _on_primary(self) -> None:
        if self.foot.primary.isEnabled():
            self.form.submit()

    def _on_problems(self) -> None:
        core = self.form.core
        self.foot.tell(core.shown(), core.shown(warnings=True))

    def _on_working(self, on: bool) -> None:
        self.foot.primary.set_reason("正在办理" if on else "")

    def _on_back(self) -> None:
        self.form.core.drafts.flush()
        self.left.emit()

    def _on_trail(self, place: int) -> None:
        if place == 0:
            self.hub.go.emit("ledger", "")
        else:
            self._on_back()

    def _on_done(self, outcome: Any) -> None:
        self.outcome = outcome
        self.done.emit(outcome)
