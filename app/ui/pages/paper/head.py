"""The head of the paper page: way back, title, draft or issued, and what can be done with the paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain import dates
from app.domain.office import User
from app.domain.words import Side, State
from app.services.catalogue import ACTS, objection
from app.services.papers.paper_views import AGREEMENT, PaperView
from app.services.papers.volumes import VOLUME
from app.services.views.due_rows import short_number
from app.ui.pages.crumb import Crumb
from app.ui.pages.paper.check import summary
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, IconView
from app.ui.widgets.layouts import column, row
from app.ui.widgets.tag import Tag

DRAFT = "file-pen-line"


class PaperHead(QWidget):
    """Signals: `back_asked()` to the ledger, `case_asked()`, `asked(what)`: revise, print, pdf, docx,
    redacted, issue."""

    back_asked = Signal()
    case_asked = Signal()
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.back, self.case = Crumb("案件台账"), Crumb()
        self._crumb = ElidedLabel("", "caption", "text2")
        self._title = ElidedLabel("", "title")
        self.tag = Tag("", "grey", DRAFT)
        self.revise = Button("改条款", "secondary", "pen-line")
        self.print = Button("打印", "secondary", "printer")
        self.pdf = Button("存为 PDF", "secondary", "download", name="存为 PDF")
        self.docx = Button("存为 DOCX", "secondary", "file-text", name="存为 DOCX")
        self.redacted = Button("", "secondary", "eye-off", name="存脱敏副本")
        self.issue = Button("签发", "primary", "stamp")
        self.why = self.issue.reason_label()
        self._buttons = {
            "revise": self.revise, "print": self.print, "pdf": self.pdf, "docx": self.docx,
            "redacted": self.redacted, "issue": self.issue,
        }  # fmt: skip
        arrows = [IconView("chevron-right", "text3", 12) for _ in range(2)]
        crumb = row(self.back, arrows[0], self.case, arrows[1], (self._crumb, 1), gap=4)
        title = row(self._title, self.tag, None, gap=10)
        self.setLayout(row((column(crumb, title, gap=0), 1), self.why, *self._buttons.values(), gap=8))
        self.back.clicked.connect(self.back_asked)
        self.case.clicked.connect(self.case_asked)
        for what, button in self._buttons.items():
            button.setProperty("what", what)
            button.clicked.connect(self._on_button)

    def show_view(self, view: PaperView, user: User) -> None:
        """Show the head of another paper."""
        title = f"{view.title}（{view.to.words}）" if view.side else view.title
        self.case.set_words(f"{short_number(view.number)} {view.file.party(Side.APPLICANT).name}")
        self._crumb.set_full_text(title)
        self._title.set_full_text(title)
        self._show_tag(view)
        volume, state = view.code == VOLUME, view.file.case.state
        self.revise.setVisible(view.code == AGREEMENT and state == State.AGREED)
        self.revise.set_reason(objection(ACTS["revise_agreement"], view.file, user) or "")
        self.docx.setVisible(not volume)
        self.issue.setVisible(not volume and view.draft)
        self.issue.set_text("签发新版" if view.issued else "签发")
        refused = objection(ACTS["issue_paper"], view.file, user) or ""
        mend = summary(view.findings)
        self.issue.set_reason(refused or mend)
        self.why.setVisible(bool(mend) and not refused and not volume and view.draft)
        self.print.set_text("打印草稿" if view.draft and not volume else "打印")

    def set_wide(self, wide: bool) -> None:
        """Shorter words on a narrow page."""
        for button, words in ((self.pdf, "存为 PDF"), (self.docx, "存为 DOCX")):
            button.set_text(words if wide else words.removeprefix("存为 "))

    def _show_tag(self, view: PaperView) -> None:
        issued = view.issued
        if view.code == VOLUME:
            self.tag.set_tag("已归档" if issued else "还没有归档", "ok" if issued else "grey", "archive")
        elif view.shown is not None:
            day = dates.short(view.shown.issued_on) if view.shown.issued_on else ""
            word, hue, icon = ("作废", "bad", "circle-x") if view.void else ("已签发", "ok", "lock-keyhole")
            self.tag.set_tag(f"{word} 第 {view.shown.version} 版 {day}".strip(), hue, icon)
        elif issued is not None:
            self.tag.set_tag(f"草稿，第 {issued.version} 版之后", "grey", DRAFT)
        else:
            self.tag.set_tag("草稿", "grey", DRAFT)

    def _on_button(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.asked.emit(str(sender.property("what")))
