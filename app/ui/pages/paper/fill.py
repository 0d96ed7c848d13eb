"""The card 填写本文书: the particulars that a paper asks for itself, saved by the act 填写文书."""

from __future__ import annotations

from typing import Any

from attrs import evolve
from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from app.domain.errors import Problem
from app.domain.reading import problems_of
from app.services import drafts
from app.services.desk import Desk
from app.services.papers.paper_views import PaperView
from app.ui.forms.core import FormCore
from app.ui.forms.parts import Part
from app.ui.forms.record_block import RecordBlock
from app.ui.forms.situation import Situation, kind_of
from app.ui.forms.slots import FixedBlock
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import clear, column, row

ACT, VALUES = "fill_paper", "values"


def topic(view: PaperView) -> str:
    """Under which a draft of its particulars is kept, apart from those of other papers."""
    return f"{view.code}@{view.side}"


def kept_draft(desk: Desk, view: PaperView) -> Given | None:
    """What was typed for this paper and not saved yet."""
    return drafts.load(desk, kind_of(ACT, topic(view)), view.file.case.uid)


class FillCore(FormCore):
    """A form whose values are of a record class that a paper declares; its problems show at its own fields."""

    def __init__(self, hub: Hub, view: PaperView, block: RecordBlock, parent: QWidget) -> None:
        fixed = FixedBlock({"form": view.code, "side": view.side}, parent)
        super().__init__(hub, ACT, [Part(VALUES, block), Part("", fixed)], parent, topic(view))
        self._record = block.record

    def look_over(self) -> list[Problem]:
        """What does not fit; what is still empty may stay so until the paper is issued."""
        found = problems_of(self._record, self.given()[VALUES], complete=False)
        return [evolve(problem, path=f"{VALUES}.{problem.path}") for problem in found]


class FillPanel(Card):
    """Shown for drafts of papers that ask for something. Signals: `saved()` after 保存."""

    saved = Signal()

    def __init__(self, hub: Hub) -> None:
        self._told = Label("", "caption", "text3")
        super().__init__(
            title="填写本文书", icon="pen-line", action=self._told, margins=(16, 10, 16, 12), gap=10
        )
        self._hub = hub
        self.banner = Banner("")
        self.save = Button("保存", "secondary", "save", name="保存填写的内容")
        self._place = column(gap=0)
        self.add(self.banner, self._place, row(None, self.save, gap=8))
        self.core: FillCore | None = None
        self.block: RecordBlock | None = None
        self._key = ("", "", "")
        self.dirty = False
        self.banner.hide()
        self.save.clicked.connect(self._on_save)
        self.banner.followed.connect(self._on_afresh)

    def show_view(self, view: PaperView, draft: Given | None) -> None:
        """Ask for the particulars of another paper; what is being typed into the same one stays."""
        self.setVisible(view.fill is not None and view.draft)
        key = (view.number, view.code, view.side)
        if view.fill is None or not view.draft or (key == self._key and self.dirty):
            return
        self._key = key
        self._rebuild(view, draft)

    def focus_on(self, name: str) -> None:
        """The cursor into the field of a particular (代理人.姓名 of a list: into the list)."""
        if self.core is not None:
            self.core.focus_on(f"{VALUES}.{name}")

    def leave(self) -> None:
        """Keep what was typed; another paper is shown."""
        if self.core is not None:
            self.core.drafts.flush()
        self.dirty = False

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page loses nothing."""
        if self.core is not None:
            self.core.drafts.flush()
        super().hideEvent(event)

    def _rebuild(self, view: PaperView, draft: Given | None) -> None:
        assert view.fill is not None
        clear(self._place)
        if self.core is not None:
            self.core.deleteLater()
        self.block = RecordBlock(view.fill.record, roomy=False)
        self.core = FillCore(self._hub, view, self.block, self.block)
        self._place.addWidget(self.block)
        self.core.edited.connect(self._on_edited)
        self.core.saved.connect(self._told.setText)
        self.core.done.connect(self._on_done)
        self.core.refused.connect(self._on_refused)
        self.core.working.connect(self._on_working)
        desk = self._hub.desk
        found = Situation(desk.clock.today(), desk.user, desk.committee(), (), view.file, draft, desk.law)
        resumed = self.core.begin(found, {VALUES: dict(view.fill.values)}, view.number)
        self.dirty = False
        self._told.setText("" if view.fill.filled else "还没有填写")
        self.banner.setVisible(resumed)
        if resumed:
            self.banner.set_message("已接着上次没保存的内容。", "accent", "不用它")

    def _on_edited(self, path: str) -> None:
        self.dirty = True

    def _on_save(self) -> None:
        if self.core is not None:
            self.banner.hide()
            self.core.submit()

    def _on_afresh(self) -> None:
        self.banner.hide()
        if self.core is not None:
            self.core.start_afresh()
            self.dirty = False

    def _on_working(self, on: bool) -> None:
        self.save.set_reason("正在保存" if on else "")

    def _on_done(self, outcome: Any) -> None:
        self.dirty = False
        self._told.setText("已保存")
        self.banner.hide()
        self.saved.emit()

    def _on_refused(self, sentence: str) -> None:
        self.banner.set_message(sentence, "bad")
        self.banner.show()
