"""The card in the middle of the case page: its tabs, one of which is the facts when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.views.timeline import CaseView
from app.ui.hub import Hub
from app.ui.pages.case.agreement_tab import AgreementTab
from app.ui.pages.case.changes_tab import ChangesTab
from app.ui.pages.case.course import CourseTab
from app.ui.pages.case.evidence_tab import EvidenceTab
from app.ui.pages.case.papers_tab import PapersTab
from app.ui.pages.case.people_tab import PeopleTab
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.pages.case.talks_tab import TalksTab
from app.ui.pages.case.volume_tab import VolumeTab
from app.ui.widgets.card import Card
from app.ui.widgets.choices import Choice
from app.ui.widgets.tabs import Tabs

COURSE, FACTS, PEOPLE, TALKS, EVIDENCE = "经过", "当事人与请求", "参加人", "调解", "证据"
PAPERS, AGREEMENT, VOLUME, CHANGES = "文书", "协议与履行", "卷宗", "改动记录"


class Centre(Card):
    """Signals: `shown(name)` when another tab is shown."""

    shown = Signal(str)

    def __init__(self, hub: Hub) -> None:
        super().__init__(margins=(16, 2, 8, 0), gap=6)
        self.course, self.people, self.talks = CourseTab(), PeopleTab(), TalksTab()
        self.evidence, self.papers, self.agreement = EvidenceTab(hub), PapersTab(), AgreementTab()
        self.volume, self.changes = VolumeTab(), ChangesTab()
        self.facts_place = ScrollTab("当事人与请求", gap=0)
        self._tabs: dict[str, QWidget] = {
            COURSE: self.course, FACTS: self.facts_place, PEOPLE: self.people, TALKS: self.talks,
            EVIDENCE: self.evidence, PAPERS: self.papers, AGREEMENT: self.agreement, VOLUME: self.volume,
            CHANGES: self.changes,
        }  # fmt: skip
        self._narrow = self._destroyed = False
        self._count = 0
        self.tabs = Tabs([], 0, "案件内容", gap=20)
        self.stack = QStackedWidget()
        for tab in self._tabs.values():
            self.stack.addWidget(tab)
        self.add(self.tabs, (self.stack, 1))
        self.tabs.chosen.connect(self._on_chosen)
        self._name_tabs(COURSE)

    @property
    def current(self) -> str:
        """The word of the current tab."""
        return self._words()[self.tabs.current]

    def show_tab(self, name: str) -> None:
        """Show a tab by its word; one that is not there leaves all as it is."""
        if name in self._words():
            self.tabs.choose(self._words().index(name))

    def set_narrow(self, narrow: bool) -> None:
        """Take the tab of the facts in, or out again."""
        if narrow != self._narrow:
            name = self.current
            self._narrow = narrow
            self._name_tabs(name if name in self._words() else COURSE)

    def set_view(self, view: CaseView) -> None:
        """Count the papers on their tab; of a destroyed case only its course is left to be shown."""
        name = self.current
        self._count, self._destroyed = len(view.papers), view.file.case.destroyed_on is not None
        self._name_tabs(name if name in self._words() else COURSE)

    def _words(self) -> list[str]:
        if self._destroyed:
            return [COURSE, FACTS] if self._narrow else [COURSE]
        return [word for word in self._tabs if word != FACTS or self._narrow]

    def _name_tabs(self, current: str) -> None:
        words = self._words()
        choices = [Choice(word, self._count if word == PAPERS and self._count else None) for word in words]
        self.tabs.set_choices(choices, words.index(current))
        self.stack.setCurrentWidget(self._tabs[current])

    def _on_chosen(self, index: int) -> None:
        name = self._words()[index]
        self.stack.setCurrentWidget(self._tabs[name])
        self.shown.emit(name)
