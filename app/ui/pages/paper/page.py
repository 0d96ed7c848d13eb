"""The page of one paper as it prints, with what it asks, its check before issuing, its marks and its versions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.domain.errors import Refusal
from app.domain.fields import specs
from app.domain.paper import KeptCopy
from app.domain.values import Changes, Progress
from app.domain.words import MARK_WAYS
from app.services.catalogue import ACTS
from app.services.papers.copies import copy_bytes
from app.services.papers.paper_views import PaperView, paper_view
from app.services.papers.volumes import kept_copy
from app.services.views.due_rows import short_number
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.forms.people import contact
from app.ui.forms.reveal import reveal
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.paper.bar import DRAFT, PaperBar
from app.ui.pages.paper.check import CheckList, sheet_marks
from app.ui.pages.paper.fill import FillPanel, kept_draft
from app.ui.pages.paper.head import PaperHead
from app.ui.pages.paper.printing import PaperTasks
from app.ui.pages.paper.redacted import RedactedCopies
from app.ui.pages.paper.signing_board import Signer
from app.ui.pages.paper.signing_card import SigningCard
from app.ui.pages.paper.verifying import PaperCheck
from app.ui.pages.paper.view import PaperSheetView
from app.ui.widgets.banner import Banner
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.layouts import column, row, scroller

LEAST = (760, 420)
WIDE, TALL = 1044, 620
"""From this width the signature board has four columns; from this height it stands below the paper."""
SIDE_SHARE, SIDE_LEAST, SIDE_MOST, SIDE_LOW = 0.44, 320, 500, 380
"""Width of the check as a share of the page, and its bounds; on a low page it is narrower."""
TWO = 440
"""From this width two signers stand side by side beside the paper."""


class PaperPage(Page):
    """One paper at a time; `show_paper` shows another.

    Signals: `act_wanted(act, number)` when the agreement is to be changed.
    """

    act_wanted = Signal(str, str)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.number, self._code, self._side, self._draft, self._version = "", "", "", False, 0
        self._asked = 0
        self.view: PaperView | None = None
        self.tasks, self.redacted = PaperTasks(hub, self), RedactedCopies(hub, self)
        self.verifying = PaperCheck(hub, self)
        self.head, self.banner = PaperHead(), Banner("", "bad")
        self.bar, self.pages = PaperBar(), PaperSheetView(hub.runner)
        self.fill, self.check, self.signing = FillPanel(hub), CheckList(), SigningCard()
        self._beside = column(self.fill, self.check, None, gap=10, margins=(0, 0, 6, 4))
        self._side_area = scroller(self._beside)
        sheet = Card(self.bar, Rule(), (self.pages, 1), kind="sunken", margins=(1, 1, 1, 1), gap=0)
        middle = row((sheet, 1), self._side_area, gap=14)
        self._body = column(self.head, self.banner, (middle, 1), self.signing, gap=10)
        self._body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._body)
        self._connect()
        for hidden in (self.banner, self.fill, self.check, self.signing, self._side_area):
            hidden.hide()

    def _connect(self) -> None:
        self.head.back_asked.connect(self._on_back)
        self.head.case_asked.connect(self._on_case)
        self.head.asked.connect(self._on_asked)
        self.bar.zoom_asked.connect(self.pages.step_zoom)
        self.bar.fit_asked.connect(self.pages.fit_width)
        self.bar.version_asked.connect(self._on_version)
        self.bar.side_asked.connect(self._on_side)
        self.pages.page_changed.connect(self.bar.set_page)
        self.pages.zoom_changed.connect(self.bar.set_zoom)
        self.pages.failed.connect(self._on_failed)
        self.pages.mark_chosen.connect(self._on_mark)
        self.check.mend_asked.connect(self._on_mend)
        self.check.again_asked.connect(self.go_stale)
        self.check.chosen.connect(self.pages.show_mark)
        self.check.fill_asked.connect(self.fill.focus_on)
        self.signing.act_asked.connect(self._on_deed)
        self.signing.sign_asked.connect(self._on_sign)
        self.signing.verify_asked.connect(self._on_verify)
        self.signing.look_asked.connect(self._on_look)
        self.banner.followed.connect(self.go_stale)

    def show_paper(self, number: str, code: str, side: str = "") -> None:
        """Show a paper of a case by its code (or that of the volume); `side` where several each get one."""
        self.fill.leave()
        self.number, self._code, self._side, self._draft, self._version = number, code, side, False, 0
        self.view = None
        self.pages.set_paper(b"", 0, "")
        self.pages.set_marks(())
        self.go_stale()

    def refresh(self) -> None:
        """Set the paper again, beside the window."""
        if not self.number:
            return
        self._asked += 1
        desk, asked = self.hub.desk, self._asked
        number, code, side, draft, version = self.number, self._code, self._side, self._draft, self._version

        def work(progress: Progress) -> tuple[int, PaperView, Given | None]:
            view = paper_view(desk, number, code, side, draft=draft, version=version)
            return asked, view, kept_draft(desk, view) if view.fill else None

        job = self.hub.runner.read_job(work, "排版文书")
        job.done.connect(self._on_read)
        job.failed.connect(self._on_failed)
        self.hub.runner.start(job)

    def show_view(self, view: PaperView, typed: Given | None = None) -> None:
        """Show a paper that was set; `typed` is what was filled in and not saved yet."""
        self.view, self._side = view, view.side
        self.banner.hide()
        if view.void and view.shown is not None and view.issued is not None:
            why = f"：{view.issued.reason}" if view.issued.reason else ""
            told = f"第 {view.shown.version} 版已经作废，由第 {view.issued.version} 版代替{why}。"
            self.banner.set_message(told, "warn")
            self.banner.show()
        self.head.show_view(view, self.hub.desk.user)
        self.bar.set_versions(view.versions, view.shown)
        self.bar.set_recipients(view.everybody, view.side)
        self.pages.set_paper(view.pdf, view.pages, f"{view.title}{view.to.words}")
        marks = sheet_marks(view.findings, view.places)
        self.pages.set_marks(marks)
        can_mend = self.head.revise.isVisibleTo(self) and not self.head.revise.reason
        self.check.show_findings(view.findings, can_mend=can_mend, placed={mark.number for mark in marks})
        self.check.setVisible(bool(view.findings))
        self.fill.show_view(view, typed)
        self.signing.show_view(view, self.hub.desk)
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
        asks = not self.check.isHidden() or not self.fill.isHidden()
        below, signed = tall and asks, not self.signing.isHidden()
        place = self._body if below else self._beside
        if place.indexOf(self.signing) < 0:
            place.insertWidget(self._body.count() if below else 2, self.signing)
            self.signing.setVisible(signed)  # a widget that changes its parent is hidden at first
        self.signing.set_columns((4 if wide else 2) if below else 2 if tall and share >= TWO else 1)
        self.head.set_wide(wide)
        self._side_area.setVisible(asks or (signed and not below))

    def _on_changed(self, changes: object) -> None:
        """Set again only when the act was about this case."""
        case = self.view.file.case.uid if self.view else ""
        if not isinstance(changes, Changes) or case in changes.cases:
            self.go_stale()

    def _on_read(self, found: tuple[int, PaperView, Given | None]) -> None:
        asked, view, typed = found
        if asked == self._asked:
            self.show_view(view, typed)

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

    def _on_mark(self, number: int) -> None:
        """A mark on the sheet was clicked: its card comes into view."""
        card = self.check.choose(number)
        if card is not None:
            reveal(card)

    def _on_asked(self, what: str) -> None:
        view = self.view
        if view is None:
            return
        if what == "revise":
            self._on_mend()
        elif what == "print":
            self.tasks.print_view(view)
        elif what == "issue":
            self._issue(view)
        elif what == "redacted":
            words = (short_number(self.number), view.title, view.to.words)
            self.redacted.save(self.number, view.code, view.side, " ".join(word for word in words if word))
        else:
            self.tasks.save(self.number, view.code, view.side, what, draft=view.draft)

    def _issue(self, view: PaperView) -> None:
        """The first version at once; a newer one says why, and the one before becomes void."""
        if view.issued is None:
            self._draft = False
            self.tasks.issue(self.number, view.code, view.side)
        elif self._ask_act("issue_paper"):
            self._draft, self._version = False, 0
            self.go_stale()

    def _ask_act(self, act: str, **more: object) -> bool:
        """A dialog for an act about this paper, with what is known of it; True when it was done."""
        view = self.view
        if view is None:
            return False
        known: Given = {"form": view.code, "side": view.side, **more}
        if act in ("serve_paper", "serve_notice") and view.to.side:
            known["receiver"] = view.to.name if view.to.seq else contact(view.file.party(view.to.side))
        if not view.side and act == "serve_paper":
            del known["side"]  # a paper for all is handed to one side after the other: asked
        taken = {spec.name for spec in specs(ACTS[act].given)}
        given = {name: value for name, value in known.items() if name in taken}
        return ActDialog.ask(self.hub, act, self.number, given, self) is not None

    def _on_deed(self, act: str) -> None:
        self._ask_act(act)

    def _on_sign(self, act: str, signer: Signer, refused: bool) -> None:
        known: Given = {"role": signer.role}
        if signer.expected:
            known |= {"signer": signer.expected, "person": signer.expected}
        if signer.how in MARK_WAYS or signer.how == "印章":
            known["way"] = "加盖印章" if signer.how == "印章" else signer.how
        if refused:
            known["refused"] = True
        self._ask_act(act, **known)

    def _on_verify(self) -> None:
        if self.view is not None:
            self.verifying.verify(self.view)

    def _on_look(self) -> None:
        """Show the newest signed copy in place of the paper, until another version is chosen."""
        view = self.view
        copy = kept_copy(view.file, view.issued) if view is not None else None
        if copy is None:
            return
        desk = self.hub.desk

        def work(progress: Progress) -> tuple[KeptCopy, bytes]:
            return copy, copy_bytes(desk, copy)

        self.hub.look(work, self._on_copy)

    def _on_copy(self, found: tuple[KeptCopy, bytes]) -> None:
        copy, data = found
        self.pages.set_marks(())
        self.pages.set_paper(data, copy.pages, f"{copy.title}{copy.kind}")
        self.banner.set_message(f"正在看收回的{copy.kind}，{copy.pages} 页。", "accent", "回到文书")
        self.banner.show()

    def _on_version(self, version: int) -> None:
        self._draft, self._version = version == DRAFT, version
        self.go_stale()

    def _on_side(self, side: str) -> None:
        self.fill.leave()
        self._side, self._draft, self._version = side, False, 0
        self.go_stale()
