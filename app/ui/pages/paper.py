"""The page of one paper as it prints, and what can be done with it; for an agreement check and marks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain import dates
from app.domain.errors import Refusal
from app.domain.values import Changes, Progress
from app.domain.words import Side, State
from app.services.board import short_number
from app.services.catalogue import ACTS, objection
from app.services.paper_views import AGREEMENT, PaperView, paper_view
from app.services.volumes import VOLUME
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.crumb import Crumb
from app.ui.pages.paper_bar import PaperBar
from app.ui.pages.paper_check import CheckList, summary
from app.ui.pages.paper_view import PaperView as Pages
from app.ui.pages.printing import PaperTasks
from app.ui.pages.signing_board import SignatureBoard, missing_words, signers
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import Item, column, row, scroller
from app.ui.widgets.tag import Tag

WIDE, TALL = 1044, 620
"""From this width the signature board has four columns; from this height it stands below the paper."""
SIDE_SHARE, SIDE_LEAST, SIDE_MOST = 0.44, 320, 500


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
        self.banner = Banner("", "bad")
        self.bar, self.pages = PaperBar(), Pages(hub.runner)
        self.check, self.board = CheckList(), SignatureBoard(4)
        self._make_head()
        self._make_board()
        self._side_area = scroller(column(self.check, None, gap=10, margins=(0, 0, 6, 4)))
        sheet = Card(self.bar, Rule(), (self.pages, 1), kind="sunken", margins=(1, 1, 1, 1), gap=0)
        middle = row((sheet, 1), self._side_area, gap=14)
        self._body = column(
            self._head, self.banner, (middle, 1), self._board_card, gap=10, margins=(20, 8, 20, 12)
        )
        self.setLayout(self._body)
        self._connect()
        for hidden in (self.banner, self._side_area, self._board_card):
            hidden.hide()

    def _make_head(self) -> None:
        self.back, self.case = Crumb("案件台账"), Crumb()
        self._crumb = ElidedLabel("", "caption", "text2")
        self._title = ElidedLabel("", "title")
        self._tag = Tag("", "grey", "file-pen-line")
        self.revise = Button("改条款", "secondary", "pen-line")
        self.print = Button("打印", "secondary", "printer")
        self.pdf = Button("存为 PDF", "secondary", "download")
        self.docx = Button("存为 DOCX", "secondary", "file-text")
        self.issue = Button("签发", "primary", "stamp")
        arrow = IconView("chevron-right", "text3", 12)
        crumb = row(
            self.back, arrow, self.case, IconView("chevron-right", "text3", 12), self._crumb, None, gap=4
        )
        title = row(self._title, self._tag, None, gap=10)
        buttons: tuple[Item, ...] = (self.revise, self.print, self.pdf, self.docx, self.issue)
        self._head = row((column(crumb, title, gap=0), 1), self.issue.reason_label(), *buttons, gap=8)

    def _make_board(self) -> None:
        self._board_words = Label("", "caption", "text3")
        self._board_card = Card(
            self.board,
            title="签署板",
            icon="signature",
            action=self._board_words,
            margins=(16, 8, 16, 12),
            gap=8,
        )

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.case.clicked.connect(self._on_case)
        self.revise.clicked.connect(self._on_revise)
        self.print.clicked.connect(self._on_print)
        self.pdf.clicked.connect(self._on_pdf)
        self.docx.clicked.connect(self._on_docx)
        self.issue.clicked.connect(self._on_issue)
        self.bar.zoom_asked.connect(self.pages.step_zoom)
        self.bar.fit_asked.connect(self.pages.fit_width)
        self.bar.draft_asked.connect(self._on_draft)
        self.pages.page_changed.connect(self.bar.set_page)
        self.pages.zoom_changed.connect(self.bar.set_zoom)
        self.pages.failed.connect(self._on_failed)
        self.check.mend_asked.connect(self._on_revise)
        self.check.again_asked.connect(self.go_stale)

    def show_paper(self, number: str, code: str, side: str = "") -> None:
        """Show a paper of a case by its code (or that of the volume); `side` where each side gets one."""
        self.number, self._code, self._side, self._draft = number, code, side, False
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
        self.view = view
        self._side = view.side
        self.banner.hide()
        name = view.file.party(Side.APPLICANT).name
        title = f"{view.title}（{view.side}）" if view.side else view.title
        self.case.set_words(f"{short_number(view.number)} {name}")
        self._crumb.set_full_text(title)
        self._title.set_full_text(title)
        self._show_tag(view)
        self._show_buttons(view)
        self.bar.set_version(issued=view.issued is not None and view.code != VOLUME, draft=view.draft)
        self.pages.set_paper(view.pdf, view.pages, title)
        self.bar.set_zoom(self.pages.zoom)
        agreement = view.code == AGREEMENT and view.file.agreement is not None
        if agreement:
            self.check.show_findings(view.findings, can_mend=not self.revise.reason)
            self.board.show_signers(signers(view.file, view.committee))
            self._board_words.setText(f"一式 {view.copies} 份 · {missing_words(view.file)}")
        self._side_area.setVisible(agreement)
        self._board_card.setVisible(agreement)
        self._arrange()

    def _show_tag(self, view: PaperView) -> None:
        if view.issued is not None and not view.draft:
            day = dates.short(view.issued.issued_on) if view.issued.issued_on else ""
            self._tag.set_tag(f"已签发 第 {view.issued.version} 版 {day}", "ok", "lock-keyhole")
        elif view.issued is not None:
            self._tag.set_tag(f"草稿，第 {view.issued.version} 版之后", "grey", "file-pen-line")
        else:
            self._tag.set_tag("草稿", "grey", "file-pen-line")

    def _show_buttons(self, view: PaperView) -> None:
        state, user = view.file.case.state, self.hub.desk.user
        self.revise.setVisible(view.code == AGREEMENT and state == State.AGREED)
        self.revise.set_reason(objection(ACTS["revise_agreement"], view.file, user) or "")
        self.docx.setVisible(view.code != VOLUME)
        self.issue.setVisible(view.code != VOLUME and (view.draft or view.issued is None))
        self.issue.set_text("签发新版" if view.issued else "签发")
        refused = objection(ACTS["issue_paper"], view.file, user) or ""
        self.issue.set_reason(refused or summary(view.findings))
        self.issue.reason_label().setVisible(
            bool(self.issue.reason) and not refused and self.issue.isVisibleTo(self)
        )
        self.print.set_text("打印草稿" if view.draft and view.code != VOLUME else "打印")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the check and the board as the room allows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide, tall = self.width() >= WIDE, self.height() >= TALL
        edge = 20 if wide else 14
        self._body.setContentsMargins(edge, 8 if wide else 6, edge, 12 if wide else 10)
        share = min(max(round(self.width() * SIDE_SHARE), SIDE_LEAST), SIDE_MOST)
        self._side_area.setFixedWidth(share if tall else min(share, 400))
        inside = self._side_area.widget()
        place = self._body if tall else (inside.layout() if inside else None)
        assert isinstance(place, QBoxLayout)
        if place.indexOf(self._board_card) < 0:
            place.insertWidget(place.count() if tall else 1, self._board_card)
        self.board.set_columns(1 if not tall else 4 if wide else 2)
        self._board_words.setVisible(tall)
        for button, words in ((self.pdf, "存为 PDF"), (self.docx, "存为 DOCX")):
            button.set_text(words if wide else words.removeprefix("存为 "))

    def _on_changed(self, changes: object) -> None:
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

    def _on_revise(self) -> None:
        self.act_wanted.emit("revise_agreement", self.number)

    def _on_print(self) -> None:
        if self.view is not None:
            self.tasks.print_view(self.view)

    def _on_pdf(self) -> None:
        self._save("pdf")

    def _on_docx(self) -> None:
        self._save("docx")

    def _save(self, kind: str) -> None:
        if self.view is not None:
            self.tasks.save(self.number, self.view.code, self.view.side, kind, draft=self.view.draft)

    def _on_issue(self) -> None:
        if self.view is not None:
            self._draft = False
            self.tasks.issue(self.number, self.view.code, self.view.side)

    def _on_draft(self, draft: bool) -> None:
        self._draft = draft
        self.go_stale()
