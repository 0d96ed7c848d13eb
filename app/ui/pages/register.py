"""Registers a case in five steps; nothing typed is lost, nothing the committee already knows is asked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.values import Progress
from app.services import catalogue
from app.services.catalogue import Outcome
from app.ui.forms.alive import alive
from app.ui.forms.core import FormCore, Part
from app.ui.forms.foot import FormFoot
from app.ui.forms.help_card import HelpCard
from app.ui.forms.keys import means_primary
from app.ui.forms.notes import notes
from app.ui.forms.options import choices_for
from app.ui.forms.proposals import proposal, respondent
from app.ui.forms.situation import Situation, look
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.register_review import ReviewSheet
from app.ui.pages.register_steps import ApplicantSheet, ReceivedSheet, RequestSheet, RespondentSheet, Sheet
from app.ui.shell.page_header import CaseHeader
from app.ui.widgets import step_list
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.step_list import StepList

ACT = "register"
REVIEW = 4
FULL, WITH_STEPS = 1280, 1000
"""Widths of the window (logical pixels): from the first on help stands beside, from the second on the steps."""
GENERAL = "带“必填”的几项是台账和法规要求的；其余可以以后再补。填到一半离开，草稿会留着。"


class RegisterPage(Page):
    """The page of the act 登记. After it the case page is asked for through the hub."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        today = hub.desk.clock.today()
        self.received = ReceivedSheet()
        self.applicant = ApplicantSheet(today)
        self.respondent = RespondentSheet()
        self.request = RequestSheet(self._choices)
        self.review = ReviewSheet()
        self.sheets: tuple[Sheet, ...] = (self.received, self.applicant, self.respondent, self.request)
        parts = [
            Part("", self.received.block), Part("applicant", self.applicant.block),
            Part("respondent", self.respondent.block), Part("", self.request.block),
        ]  # fmt: skip
        self.core = FormCore(hub, ACT, parts, self)
        self._situation: Situation | None = None
        self._at = 0
        self._reached = 0
        self._loading = False
        self._build()
        self._connect()
        self._go(0)

    def _build(self) -> None:
        self.header = CaseHeader(["案件台账", "登记案件"], "登记案件")
        self._cloud = IconView("cloud-check", "ok_text", 15)
        self._saved = Label("", "caption", "text2")
        self._cloud.hide()
        self.later = Button("稍后再填", "ghost")
        for part in (self._cloud, self._saved, self.later):
            self.header.add_button(part)
        self.banner = Banner("")
        self.banner.hide()
        self._stack = QStackedWidget()
        for sheet in (*self.sheets, self.review):
            self._stack.addWidget(sheet)
        self.foot = FormFoot("下一步", Button("上一步", "secondary", "arrow-left"))
        self.steps = StepList()
        self._left = holder(column(8, self.steps, None, gap=0))
        self.help = HelpCard(self._stack, GENERAL)
        self._side = holder(column(self.help, None, gap=12))
        self._side.setFixedWidth(272)
        card = Card((self._stack, 1), margins=(1, 1, 1, 1), gap=0)
        middle = holder(column(self.banner, (card, 1), self.foot, gap=12))
        body = holder(row(self._left, (middle, 1), self._side, gap=16))
        self._layout = column(self.header, (body, 1), gap=12, margins=(24, 8, 24, 16))
        self.setLayout(self._layout)

    def _connect(self) -> None:
        self.core.edited.connect(self._on_edited)
        self.core.problems_changed.connect(self._on_problems)
        self.core.saved.connect(self._on_saved)
        self.core.working.connect(self._on_working)
        self.core.done.connect(self._on_done)
        self.core.refused.connect(self._on_refused)
        self.banner.followed.connect(self._on_afresh)
        self.foot.primary.clicked.connect(self._on_next)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.asked.connect(self._on_asked)
        self.steps.asked.connect(self._go)
        self.review.mend_asked.connect(self._go)
        self.respondent.again_asked.connect(self._on_own)
        self.later.clicked.connect(self._on_later)
        self.header.followed.connect(self._on_trail)

    @property
    def at(self) -> int:
        """The step shown, from 0."""
        return self._at

    def refresh(self) -> None:
        """Read the situation once for each registration; later changes do not disturb who is typing."""
        if self._situation is not None or self._loading:
            return
        self._loading = True
        desk = self.hub.desk

        def work(progress: Progress) -> Situation:
            return look(desk, ACT)

        self.hub.run(work, "打开登记表", self._on_looked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes a step back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if means_primary(event, self.focusWidget()):
                self._on_next()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Help and steps go where room is short; the fields keep their own help."""
        super().resizeEvent(event)
        width = self.window().width()
        self._side.setVisible(width >= FULL)
        self._left.setVisible(width >= WITH_STEPS)
        edge = 24 if width >= 1100 else 14
        self._layout.setContentsMargins(edge, 8, edge, 16 if width >= 1100 else 10)
        self._show_trail()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page loses nothing."""
        self.core.drafts.flush()
        super().hideEvent(event)

    def _choices(self, name: str) -> tuple[str, ...]:
        return choices_for(self.hub.desk, name, self.hub.desk.clock.today())

    def _go(self, at: int) -> None:
        self._at = at
        self._reached = max(self._reached, at)
        if at == REVIEW:
            self.review.show_given(self.core.given())
        self._stack.setCurrentIndex(at)
        following = (*(sheet.label for sheet in self.sheets), self.review.label)
        self.foot.primary.set_text("登记案件" if at == REVIEW else f"下一步：{following[at + 1]}")
        self.foot.back.setVisible(at > 0)
        self._on_problems()
        self._show_trail()
        if at < REVIEW and self.isVisible():
            self.core.focus_on(self._first_place(at))

    def _first_place(self, at: int) -> str:
        names = self.sheets[at].names
        return next(p.path for p in self.core.places() if p.path.partition(".")[0] in names)

    def _show_trail(self) -> None:
        told = "登记案件"
        if self.window().width() < WITH_STEPS:
            label = (*(sheet.label for sheet in self.sheets), self.review.label)[self._at]
            told = f"登记案件（第 {self._at + 1} 步，共 {REVIEW + 1} 步：{label}）"
        self.header.trail.set_parts(["案件台账", told])

    def _show_steps(self) -> None:
        given = self.core.given()
        errors = [path.partition(".")[0] for path, _ in self.core.shown()]
        shown = []
        for at, sheet in enumerate(self.sheets):
            wrong = sum(name in sheet.names for name in errors)
            state = "current" if at == self._at else "done" if at <= self._reached else "todo"
            note = f"{wrong} 处要改" if wrong else sheet.note(given)
            shown.append(step_list.Step(sheet.label, note, state, bool(wrong)))
        last = "current" if self._at == REVIEW else "done" if self._reached == REVIEW else "todo"
        self.steps.set_steps([*shown, step_list.Step(self.review.label, "", last)])

    def _own(self) -> dict[str, Any]:
        assert self._situation is not None
        return respondent(self._situation.committee)

    def _on_looked(self, situation: Situation) -> None:
        if not alive(self):
            return
        self._loading = False
        self._situation = situation
        self.respondent.own = self._own()
        kept = self.core.begin(situation, proposal(ACT, situation))
        self.applicant.derive()
        self._say_notes()
        if kept:
            self.banner.set_message("已接着上次没填完的草稿。", "accent", "不用草稿")
        self.banner.setVisible(kept)
        self._reached = 0
        self._go(self._first_open() if kept else 0)

    def _first_open(self) -> int:
        """The first step that still needs something; for going on with a draft."""
        wrong = {
            p.path.partition(".")[0] for p in catalogue.look_over(ACT, self.core.given()) if not p.warning
        }
        return next((at for at, sheet in enumerate(self.sheets) if wrong & set(sheet.names)), REVIEW)

    def _say_notes(self) -> None:
        if self._situation is not None:
            for name, text in notes(self.hub.desk, ACT, self.core.given(), self._situation).items():
                self.received.fields.row(name).set_help(text or self.received.fields.row(name).spec.help)

    def _on_edited(self, path: str) -> None:
        if path == "received_on":
            self._say_notes()
        self.banner.hide()

    def _on_problems(self) -> None:
        shown, warned = self.core.shown(), self.core.shown(warnings=True)
        names = self.sheets[self._at].names if self._at < REVIEW else None
        if names is not None:
            shown = [p for p in shown if p[0].partition(".")[0] in names]
            warned = [p for p in warned if p[0].partition(".")[0] in names]
        self.foot.tell(shown, warned if names is not None else ())
        self._show_steps()

    def _on_saved(self, words: str) -> None:
        self._saved.setText(words)
        self._cloud.show()

    def _on_working(self, on: bool) -> None:
        self.foot.primary.set_reason("正在登记" if on else "")
        self._stack.setEnabled(not on)

    def _on_next(self) -> None:
        if self._situation is None or self.core.busy:
            return
        if self._at == REVIEW:
            self.core.submit()
            self._follow_focus()
        elif self.core.check(self.sheets[self._at].names):
            self._go(self._at + 1)

    def _follow_focus(self) -> None:
        """A refusal points at a field of another step: show that step."""
        wrong = self.core.shown()
        if wrong and self._at == REVIEW:
            self._on_asked(wrong[0][0])

    def _on_asked(self, path: str) -> None:
        name = path.partition(".")[0]
        at = next((at for at, sheet in enumerate(self.sheets) if name in sheet.names), self._at)
        if at != self._at:
            self._go(at)
        self.core.focus_on(path)

    def _on_back(self) -> None:
        if self._at > 0:
            self._go(self._at - 1)
        else:
            self._on_later()

    def _on_later(self) -> None:
        self.core.drafts.flush()
        self.hub.go.emit("ledger", "")

    def _on_trail(self, place: int) -> None:
        self._on_later()

    def _on_own(self) -> None:
        self.core.fill(
            {"respondent": self._own()} | {k: v for k, v in self.core.given().items() if k != "respondent"}
        )
        self.core.drafts.touch()
        self._on_problems()

    def _on_afresh(self) -> None:
        self.core.start_afresh()
        self.banner.hide()
        self._reached = 0
        self.applicant.derive()
        self._go(0)

    def _on_refused(self, sentence: str) -> None:
        self.banner.set_message(sentence, "bad")
        self.banner.show()

    def _on_done(self, outcome: Outcome) -> None:
        self._situation = None
        self._stale = True
        self._saved.setText("")
        self._cloud.hide()
        self.hub.go.emit("case", outcome.number)
