"""Registers a case in five steps; nothing typed is lost, nothing the committee already knows is asked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.values import Progress
from app.services.catalogue import Outcome
from app.ui.alive import alive
from app.ui.forms.core import FormCore
from app.ui.forms.keys import means_primary
from app.ui.forms.notes import notes
from app.ui.forms.options import choices_for, offer_causes
from app.ui.forms.parts import Part
from app.ui.forms.proposals import proposal, respondent
from app.ui.forms.situation import Situation, look
from app.ui.hub import Hub
from app.ui.pages.register.frame import RegisterFrame
from app.ui.pages.register.knowing import Knowing
from app.ui.pages.register.review import ReviewSheet
from app.ui.pages.register.steps import ApplicantSheet, ReceivedSheet, RequestSheet, RespondentSheet, Sheet
from app.ui.pages.register.track import first_open, step_of, track

ACT = "register"
REVIEW = 4


class RegisterPage(RegisterFrame):
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
        lines = {"applicant": self.applicant.known, "respondent": self.respondent.known}
        self.knowing = Knowing(hub, self.core, lines, self)
        self._situation: Situation | None = None
        self._at = 0
        self._reached = 0
        self._loading = False
        self.lay((*self.sheets, self.review))
        self._connect()
        self._go(0)

    def _connect(self) -> None:
        self.core.edited.connect(self._on_edited)
        self.core.problems_changed.connect(self._on_problems)
        self.core.pointed.connect(self._on_pointed)
        self.core.saved.connect(self.show_saved)
        self.core.working.connect(self._on_working)
        self.core.done.connect(self._on_done)
        self.core.refused.connect(self._on_refused)
        self.banner.followed.connect(self._on_afresh)
        self.foot.primary.clicked.connect(self._on_next)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.asked.connect(self._on_asked)
        self.steps.asked.connect(self._on_step)
        self.review.mend_asked.connect(self._on_step)
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
        """The trail names the step where the list of steps has no room."""
        super().resizeEvent(event)
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
            self.help.about_nothing()
        self.stack.setCurrentIndex(at)
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
        if self.without_steps:
            label = (*(sheet.label for sheet in self.sheets), self.review.label)[self._at]
            told = f"登记案件（第 {self._at + 1} 步，共 {REVIEW + 1} 步：{label}）"
        self.header.trail.set_parts(["案件台账", told])

    def _show_steps(self) -> None:
        errors = [path for path, _ in self.core.shown()]
        self.steps.set_steps(track(self.sheets, self.core.given(), errors, self._at, self._reached))

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
        offer_causes(self.request.fields, self.hub.desk, str(self.core.given()["received_on"]))
        if kept:
            self.banner.set_message("已接着上次没填完的草稿。", "accent", "不用草稿")
        self.banner.setVisible(kept)
        self._reached = 0
        self._go(first_open(self.sheets, self.core.given()) if kept else 0)

    def _say_notes(self) -> None:
        if self._situation is not None:
            for name, text in notes(self.hub.desk, ACT, self.core.given(), self._situation).items():
                self.received.fields.row(name).set_help(text or self.received.fields.row(name).spec.help)

    def _on_edited(self, path: str) -> None:
        self.knowing.typed(path)
        if path == "received_on":
            self._say_notes()
            offer_causes(self.request.fields, self.hub.desk, str(self.core.given()[path]))
        self.banner.hide()

    def _on_problems(self) -> None:
        here = [p for p in self.core.shown() if self._at == REVIEW or self._lies_here(p[0])]
        warned = [p for p in self.core.shown(warnings=True) if self._lies_here(p[0])]
        self.foot.tell(here, warned)
        self._show_steps()

    def _lies_here(self, path: str) -> bool:
        return self._at < REVIEW and step_of(self.sheets, path, REVIEW) == self._at

    def _on_working(self, on: bool) -> None:
        self.foot.primary.set_reason("正在登记" if on else "")
        self.stack.setEnabled(not on)

    def _on_next(self) -> None:
        if self._situation is None or self.core.busy:
            return
        if self._at == REVIEW:
            self.core.submit()
        elif self.core.check(self.sheets[self._at].names):
            self._go(self._at + 1)

    def _on_step(self, at: int) -> None:
        self._go(at)

    def _on_pointed(self, path: str) -> None:
        """Show the step in which that place lies."""
        at = step_of(self.sheets, path, self._at)
        if at != self._at:
            self._go(at)

    def _on_asked(self, path: str) -> None:
        self._on_pointed(path)
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
        self.knowing.forget()
        self.show_saved("")
        self.hub.go.emit("case", outcome.number)
