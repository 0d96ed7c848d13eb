"""The page of one case: where it stands, what is next, by when and why; its facts, course and papers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.domain.course import PrivateNote
from app.domain.errors import Refusal
from app.domain.values import Changes
from app.services.catalogue import Outcome
from app.services.course.private_notes import private_notes
from app.services.papers.paper_views import known_forms
from app.services.papers.volumes import VOLUME
from app.services.parties.case_links import SplitCase, split_cases
from app.services.views import changes, timeline
from app.services.views.due_rows import short_number
from app.services.views.timeline import CaseView
from app.ui.dialogs.batch_dialog import BatchDialog
from app.ui.dialogs.comparing import Comparing
from app.ui.dialogs.workers_dialog import WorkersDialog
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.case import centre
from app.ui.pages.case.columns import GUTTER, CaseColumns
from app.ui.pages.case.header import CaseHeader
from app.ui.pages.paper.printing import PaperTasks
from app.ui.pages.paper.redacted import RedactedCopies
from app.ui.theme.tokens import theme
from app.ui.widgets.banner import Banner
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column
from app.ui.widgets.stage_line import Stage, StageLine

LEAST = (760, 420)
"""The smallest page, in logical pixels: a window of 880 x 500 less its navigation."""
SKIPPED = "未经过"


class CasePage(Page):
    """One case at a time; `show_case` shows another.

    Signals: `act_wanted(act, number)`: the window opens the form of the act;
    `known_wanted(act, number, known)`: the same, with what is known already;
    `paper_wanted(number, code, side)`: the window shows the paper page.
    """

    act_wanted = Signal(str, str)
    known_wanted = Signal(str, str, object)
    paper_wanted = Signal(str, str, str)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.number = ""
        self.view: CaseView | None = None
        self._shown, self._committee = "", ""
        self._notes: tuple[PrivateNote, ...] = ()
        self._split: tuple[SplitCase, ...] = ()
        self.header, self.banner = CaseHeader(), Banner("", "bad")
        self.stages, self.columns = StageLine(), CaseColumns(hub)
        self.facts, self.centre = self.columns.facts, self.columns.centre
        self.next, self.deadlines = self.columns.next, self.columns.deadlines
        self.tasks, self.redacted = PaperTasks(hub, self), RedactedCopies(hub, self)
        self.comparing = Comparing(hub, self)
        self._stage_card = Card(self.stages, margins=(8, 8, 8, 5))
        self._top = column(self.header, self.banner, self._stage_card, margins=(0, 0, GUTTER, 0))
        self._body = column(self._top, (self.columns, 1))
        self._body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._body)
        self._set_margins()
        self._connect()
        self.banner.hide()

    def _connect(self) -> None:
        self.header.back_asked.connect(self._on_back)
        self.header.neighbour_asked.connect(self.show_case)
        c = self.centre
        for source in (self.header, self.next, c.people, c.talks, c.evidence, c.agreement, c.volume):
            source.act_wanted.connect(self._on_act)
        for telling in (c.people, c.talks, c.evidence, c.agreement):
            telling.known_wanted.connect(self._on_known_act)
        for papers in (self.header, c.course, c.talks, c.evidence, c.agreement, c.volume):
            papers.paper_wanted.connect(self._on_paper)
        c.people.import_wanted.connect(self._on_import)
        c.people.case_wanted.connect(self.show_case)
        for opener in (self.header, self.next, self.centre.volume):
            opener.volume_wanted.connect(self._on_volume)
        self.centre.volume.redacted_wanted.connect(self._on_redacted_volume)
        self.facts.edit_asked.connect(self._on_edit)
        self.facts.reveal_asked.connect(self._on_reveal)
        self.centre.papers.asked.connect(self._on_paper_task)
        self.centre.shown.connect(self._on_tab)
        theme.changed.connect(self._on_theme_changed)

    def show_case(self, number: str) -> None:
        """Show the case of this number; reads at once when the page is seen."""
        self.number = number
        self.go_stale()

    def refresh(self) -> None:
        """Read the case again and show it; scrolled places stay when it is the same case."""
        if not self.number:
            return
        try:
            view = timeline.case_view(self.hub.desk, self.number)
            self._committee = self._committee or self.hub.desk.committee().name
            self._notes = private_notes(self.hub.desk, self.number)
            self._split = split_cases(self.hub.desk, self.number)
        except Refusal as why:
            self.banner.set_message(why.sentence, "bad")
            self._show_parts(found=False)
            return
        self.show_view(view, self._committee)

    def show_view(self, view: CaseView, committee: str) -> None:
        """Show what was read; `committee` is the name on the seal."""
        keep = view.file.case.number == self._shown
        self.number = self._shown = view.file.case.number
        self.view, self._committee = view, committee
        calendar, user = self.hub.desk.law.calendar, self.hub.desk.user
        place = self.columns.rail_place() if keep else 0
        self._show_parts(found=True)
        self.header.show_view(view)
        self.stages.set_stages([_stage(stage) for stage in view.stages])
        self.facts.show_view(view)
        self.next.show_view(view, user)
        self.deadlines.show_view(view, calendar)
        self.centre.set_view(view)
        self.centre.course.show_view(view, keep=keep)
        self.centre.people.show_view(view, user, self._split, keep=keep)
        self.centre.talks.show_view(view, user, self._notes, keep=keep)
        self.centre.evidence.show_view(view, user, keep=keep)
        self.centre.papers.show_view(view, known_forms(self.hub.desk), keep=keep)
        self.centre.agreement.show_view(view, user, committee, calendar, keep=keep)
        self.centre.volume.show_view(view, user, keep=keep)
        if not keep:
            self.centre.show_tab(centre.COURSE)
        self._show_changes(keep=keep)
        self.columns.scroll_rail(place)

    def minimumSizeHint(self) -> QSize:
        """Less than the present layout needs: a narrower page is laid out in another way."""
        return QSize(*LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page has the facts in a tab."""
        super().resizeEvent(event)
        if self.columns.arrange(self.width()):
            self._set_margins()

    def _set_margins(self) -> None:
        narrow = self.columns.narrow
        if narrow:
            self._body.setContentsMargins(14, 6, 14 - GUTTER, 10)
            self._stage_card.body.setContentsMargins(4, 6, 4, 2)
        else:
            self._body.setContentsMargins(20, 8, 20 - GUTTER, 12)
            self._stage_card.body.setContentsMargins(8, 8, 8, 5)
        for layout in (self._body, self._top):
            layout.setSpacing(8 if narrow else 10)

    def _show_parts(self, *, found: bool) -> None:
        """Without a case there is only the banner that says why."""
        self.banner.setVisible(not found)
        for part in (self.header, self._stage_card, self.columns):
            part.setVisible(found)

    def _on_changed(self, changes: object) -> None:
        """Read again only when the act was about this case."""
        case = self.view.file.case.uid if self.view else ""
        if not isinstance(changes, Changes) or case in changes.cases:
            self.go_stale()

    def _show_changes(self, *, keep: bool) -> None:
        """The changes are read when their tab is seen: they hold every field that ever changed."""
        if self.centre.current == centre.CHANGES and self.number:
            self.centre.changes.show_entries(changes.case_changes(self.hub.desk, self.number), keep=keep)

    def _on_tab(self, name: str) -> None:
        self._show_changes(keep=False)

    def _on_theme_changed(self) -> None:
        """Another text size needs other widths, and rows that were measured in the old one."""
        self.columns.resize_to_text(self.width())
        self._set_margins()
        if self.view is not None:
            self.show_view(self.view, self._committee)

    def _on_back(self) -> None:
        self.hub.go.emit("ledger", "")

    def _on_act(self, act: str) -> None:
        self.act_wanted.emit(act, self.number)

    def _on_known_act(self, act: str, known: Given) -> None:
        self.known_wanted.emit(act, self.number, known)

    def _on_import(self) -> None:
        WorkersDialog.ask(self.hub, self.number, self)

    def _on_reveal(self, side: str) -> None:
        self.hub.perform("reveal_numbers", {"side": side}, self.number, partial(self._on_revealed, side))

    def _on_revealed(self, side: str, outcome: Outcome) -> None:
        for block in self.facts.parties:
            if block.side == side:
                block.set_revealed(True)

    def _on_edit(self) -> None:
        self._on_act("correct")

    def _on_paper(self, code: str, side: str) -> None:
        self.paper_wanted.emit(self.number, code, side)

    def _on_volume(self) -> None:
        self.paper_wanted.emit(self.number, VOLUME, "")

    def _on_paper_task(self, what: str, code: str, side: str) -> None:
        if what in ("open", "reissue"):
            self._on_paper(code, side)
        elif what == "batch":
            BatchDialog.ask(self.hub, self.number, self)
        elif what == "compare":
            self.comparing.ask()
        elif what == "redacted":
            found = {entry.code: entry.name for entry in self.hub.desk.forms.entries}
            self._save_redacted(code, side, found.get(code.partition(":")[0], "卷宗"))
        else:
            self.tasks.do(what, self.number, code, side)

    def _on_redacted_volume(self) -> None:
        self._save_redacted(VOLUME, "", "卷宗")

    def _save_redacted(self, code: str, side: str, title: str) -> None:
        words = (short_number(self.number), title, side.replace(":", " "))
        self.redacted.save(self.number, code, side, " ".join(word for word in words if word))


def _stage(stage: timeline.Stage) -> Stage:
    """A stage that the case left out stays open on the line and says so."""
    if stage.status == "skipped":
        return Stage(stage.label, SKIPPED, "todo")
    return Stage(stage.label, stage.note, stage.status)
