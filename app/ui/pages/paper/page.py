"""The page of one paper as it prints, and what can be done with it; for an agreement check and marks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.domain.errors import Refusal
from app.domain.values import Changes, Progress
from app.services.paper_views import AGREEMENT, PaperView, paper_view
from app.services.volumes import VOLUME
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.paper.bar import PaperBar
from app.ui.pages.paper.check import CheckList
from app.ui.pages.paper.head import PaperHead
from app.ui.pages.paper.printing import PaperTasks
from app.ui.pages.paper.signing_board import SignatureBoard, missing_words, signers
from app.ui.pages.paper.view import PaperSheetView
from app.ui.widgets.banner import Banner
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row, scroller

LEAST = (760, 420)
WIDE, TALL = 1044, 620
"""From this width the signature board has four columns; from this height it stands below the paper."""
SIDE_SHARE, SIDE_LEAST, SIDE_MOST, SIDE_LOW = 0.44, 320, 500, 380
"""Width of the check as a share of the page, and its bounds; on a low page it is narrower."""


class PaperPage(Page):
    """One paper at a time; `show_paper` shows another.

    Signals: `act_wanted(act, number)` when the agreement is to be changed.
    """

    act_wanted = Signal(str, str)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.number, self._code, self._side, self._draft = "", "", "", False
        self._asked = 0
        self.view: PaperView | None = None
        self.tasks = PaperTasks(hub, self)
        self.head, self.banner = PaperHead(), Banner("", "bad")
        self.bar, self.pages = PaperBar(), PaperSheetView(hub.runner)
        self.check, self.board = CheckList(), SignatureBoard(4)
        self._board_words = Label("", "caption", "text3")
        self._board_card = Card(
            self.board,
            title="签署板",
            icon="signature",
            action=self._board_words,
            margins=(16, 8, 16, 12),
            gap=8,
        )
        self._beside = column(self.check, None, gap=10, margins=(0, 0, 6, 4))
        self._side_area = scroller(self._beside)
        sheet = Card(self.bar, Rule(), (self.pages, 1), kind="sunken", margins=(1, 1, 1, 1), gap=0)
        middle = row((sheet, 1), self._side_area, gap=14)
        self._body = column(self.head, self.banner, (middle, 1), self._board_card, gap=10)
        self._body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._body)
        self._connect()
        for hidden in (self.banner, self._side_area, self._board_card):
            hidden.hide()

    def _connect(self) -> None:
        self.head.back_asked.connect(self._on_back)
        self.head.case_asked.connect(self._on_case)
        self.head.asked.connect(self._on_asked)
        self.bar.zoom_asked.connect(self.pages.step_zoom)
        self.bar.fit_asked.connect(self.pages.fit_width)
        self.bar.draft_asked.connect(self._on_draft)
        self.bar.side_asked.connect(self._on_side)
        self.pages.page_changed.connect(self.bar.set_page)
        self.pages.zoom_changed.connect(self.bar.set_zoom)
        self.pages.failed.connect(self._on_failed)
        self.check.mend_asked.connect(self._on_mend)
        self.check.again_asked.connect(self.go_stale)

    def show_paper(self, number: str, code: str, side: str = "") -> None:
        """Show a paper of a case by its code (or that of the volume); `side` where each side gets one."""
        self.number, self._code, self._side, self._draft = number, code, side, False
        self.view = None
        self.pages.set_paper(b"", 0, "")
        self.go_stale()

    def refresh(self) -> None:
        """Set the paper again, beside the window."""
        if not self.number:
            return
        self._asked += 1
        desk, asked = self.hub.desk, self._asked
        number, code, side, draft = self.number, self._code, self._side, self._draft

        def work(progress: Progress) -> tuple[int, PaperView]:
            return asked, paper_view(desk, number, code, side, draft=draft)

        job = self.hub.runner.read_job(work, "排版文书")
        job.done.connect(self._on_read)
        job.failed.connect(self._on_failed)
        self.hub.runner.start(job)

    def show_view(self, view: PaperView) -> None:
        """Show a paper that was set."""
        self.view, self._side = view, view.side
        self.banner.hide()
        self.head.show_view(view, self.hub.desk.user)
        self.bar.set_version(issued=view.issued is not None and view.code != VOLUME, draft=view.draft)
        self.bar.set_sides(view.sides, view.side)
        self.pages.set_paper(view.pdf, view.pages, f"{view.title}{view.side}")
        agreement = view.code == AGREEMENT and view.file.agreement is not None
        if agreement:
            can_mend = self.head.revise.isVisibleTo(self) and not self.head.revise.reason
            self.check.show_findings(view.findings, can_mend=can_mend)
            self.board.show_signers(signers(view.file, view.committee))
            self._board_words.setText(f"一式 {view.copies} 份 · {missing_words(view.file)}")
        self._side_area.setVisible(agreement)
        self._board_card.setVisible(agreement)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Less than the present layout needs: a narrower page is laid out in another way."""
        return QSize(*LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the check and the board as the room allows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide, tall = self.width() >= WIDE, self.height() >= TALL
        edge = 20 if wide else 14
        self._body.setContentsMargins(edge, 8 if wide else 6, edge, 12 if wide else 10)
        share = min(max(round(self.width() * SIDE_SHARE), SIDE_LEAST), SIDE_MOST)
        self._side_area.setFixedWidth(share if tall else min(share, SIDE_LOW))
        place = self._body if tall else self._beside
        if place.indexOf(self._board_card) < 0:
            place.insertWidget(self._body.count() if tall else 1, self._board_card)
        self.board.set_columns(1 if not tall else 4 if wide else 2)
        self._board_words.setVisible(tall)
        self.head.set_wide(wide)

    def _on_changed(self, changes: object) -> None:
        """Set again only when the act was about this case."""
        case = self.view.file.case.uid if self.view else ""
        if not isinstance(changes, Changes) or case in changes.cases:
            self.go_stale()

    def _on_read(self, found: tuple[int, PaperView]) -> None:
        asked, view = found
        if asked == self._asked:
            self.show_view(view)

    def _on_failed(self, why: Exception) -> None:
        if isinstance(why, Refusal):
            self.banner.set_message(why.sentence, "bad")
            self.banner.show()
        else:
            self.hub.crashed.emit(why)

    def _on_back(self) -> None:
        self.hub.go.emit("ledger", "")

    def _on_case(self) -> None:
        self.hub.go.emit("case", self.number)

    def _on_mend(self) -> None:
        self.act_wanted.emit("revise_agreement", self.number)

    def _on_asked(self, what: str) -> None:
        view = self.view
        if view is None:
            return
        if what == "revise":
            self._on_mend()
        elif what == "print":
            self.tasks.print_view(view)
        elif what == "issue":
            self._draft = False
            self.tasks.issue(self.number, view.code, view.side)
        else:
            self.tasks.save(self.number, view.code, view.side, what, draft=view.draft)

    def _on_draft(self, draft: bool) -> None:
        self._draft = draft
        self.go_stale()

    def _on_side(self, side: str) -> None:
        self._side, self._draft = side, False
        self.go_stale()
