"""设置·调解委员会: the particulars printed on papers, and the style of case numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.services import catalogue
from app.ui.forms.act_form import ActForm
from app.ui.forms.foot import FormFoot
from app.ui.hub import Hub
from app.ui.pages.settings.section import Section
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, holder, row, scroller

ACT = "change_committee"


class CommitteeSection(Section):
    """The form of the act 修改本会资料, always open."""

    label = "调解委员会"
    icon = "landmark"

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.form = ActForm(hub, ACT, roomy=True)
        self._saved = Label("", "caption", "text3")
        self.foot = FormFoot("保存", Button("还原", "secondary", "undo-2"))
        self._loaded = False
        area = scroller(holder(column(self.form, gap=0, margins=(22, 16, 22, 16))))
        card = Card((area, 1), margins=(1, 1, 1, 1), gap=0)
        self.setLayout(column((card, 1), row(self._saved, (self.foot, 1), gap=8), gap=12))
        core = self.form.core
        core.problems_changed.connect(self._on_problems)
        core.saved.connect(self._saved.setText)
        core.working.connect(self._on_working)
        core.done.connect(self._on_done)
        self.form.ready.connect(self._on_ready)
        self.foot.asked.connect(core.focus_on)
        self.foot.primary.clicked.connect(self._on_save)
        self.foot.back.clicked.connect(self._on_back)

    def refresh(self) -> None:
        """Read once; whoever is typing is not disturbed."""
        if not self._loaded:
            self._loaded = True
            self.foot.primary.set_reason("正在打开")
            self.form.load()

    def _on_ready(self) -> None:
        reason = catalogue.objection(catalogue.find(ACT), None, self.hub.desk.user)
        self.foot.primary.set_reason(reason or "")

    def _on_problems(self) -> None:
        core = self.form.core
        self.foot.tell(core.shown(), core.shown(warnings=True))

    def _on_working(self, on: bool) -> None:
        self.foot.primary.set_reason("正在保存" if on else "")

    def _on_save(self) -> None:
        self.form.submit()

    def _on_back(self) -> None:
        self.form.core.start_afresh()
        self._saved.setText("")

    def _on_done(self, outcome: Any) -> None:
        self._saved.setText("")
        self._loaded = False
        self.refresh()
