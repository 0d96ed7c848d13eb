"""The first start: four steps to an encrypted office, its first user and a recovery code that was copied."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.errors import Refusal
from app.domain.values import Progress
from app.jobs.runner import Runner
from app.services.office import opening
from app.system.clock import Clock
from app.ui.forms.foot import FormFoot
from app.ui.forms.keys import means_primary
from app.ui.pages.wizard.code import CodeStep
from app.ui.pages.wizard.committee import CommitteeStep
from app.ui.pages.wizard.sheet import Sheet
from app.ui.pages.wizard.side import WizardSide
from app.ui.pages.wizard.start import StartStep
from app.ui.pages.wizard.step import Step
from app.ui.pages.wizard.user import UserStep
from app.ui.widgets import step_list
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.progress_strip import ProgressStrip

COMMITTEE, USER, CODE, START = range(4)
TO_COME = {START: "登记第一件案件"}


class WizardPage(QWidget):
    """Shown when there is no office yet. `create` makes it (tests give a cheaper one).

    Signals: opened(folder, user, password) at the end; existing_asked() to open an office that exists.
    """

    opened = Signal(object, str, str)
    existing_asked = Signal()

    def __init__(
        self, runner: Runner, clock: Clock, proposed: Path, *, create: Callable[..., str] = opening.create,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("ground", "window")
        self._runner = runner
        self._clock = clock
        self._create = create
        self._at = COMMITTEE
        self._made = False
        self._making = False
        self.committee = CommitteeStep(proposed, clock.today().year)
        self.user = UserStep()
        self.code = CodeStep()
        self.start = StartStep()
        self._steps: tuple[Step, ...] = (self.committee, self.user, self.code, self.start)
        self._stack = QStackedWidget()
        self.side = WizardSide()
        self.foot = FormFoot("继续", Button("上一步", "secondary", "arrow-left", "lg"), size="lg")
        self.banner = Banner("", "bad")
        self.strip = ProgressStrip("正在建立加密的资料库，密码要加固几秒钟", can_cancel=False)
        self._build()
        self._connect()
        self._go(COMMITTEE)

    def _build(self) -> None:
        for step in self._steps:
            self._stack.addWidget(step)
        self.banner.hide()
        self.strip.hide()
        self._right = column(
            (self._stack, 1), self.banner, self.strip, Rule(), self.foot, gap=16, margins=(64, 52, 56, 24)
        )
        self.setLayout(row(self.side, (holder(self._right), 1), gap=0))

    def _connect(self) -> None:
        for step in self._steps:
            step.changed.connect(self._on_changed)
        self.foot.primary.clicked.connect(self._on_next)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.asked.connect(self._on_asked)
        self.side.list.asked.connect(self._on_step_asked)
        self.side.existing.clicked.connect(self.existing_asked)

    @property
    def step(self) -> Step:
        """The step shown."""
        return self._steps[self._at]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if means_primary(event, self.focusWidget()) and self.foot.primary.isEnabled():
                self._on_next()
        elif event.key() == Qt.Key.Key_Escape and self.foot.back.isEnabled():
            self._on_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has less margin."""
        super().resizeEvent(event)
        small = self.side.fit(event.size().width(), event.size().height())
        self._right.setContentsMargins(*((28, 24, 24, 16) if small else (64, 52, 56, 24)))

    def _go(self, at: int) -> None:
        self._at = at
        self._stack.setCurrentIndex(at)
        self.banner.hide()
        self._show_state()
        self.step.enter()

    def _show_state(self) -> None:
        shown = []
        for at, step in enumerate(self._steps):
            state = "current" if at == self._at else "done" if at < self._at else "todo"
            errors = step.errors()
            note = f"{len(errors)} 处要改" if errors else step.note() or TO_COME.get(at, "")
            shown.append(step_list.Step(step.name, note, state, bool(errors)))
        self.side.list.set_steps(shown)
        self.foot.primary.set_text(self.step.verb)
        self.foot.primary.set_reason("正在建立" if self._making else self.step.reason())
        self.foot.tell(self.step.errors(), ())
        self.foot.back.setVisible(self._at > COMMITTEE)
        fixed = "资料已经建好；要改，以后在设置里改" if self._made and self._at == CODE else ""
        self.foot.back.set_reason("正在建立" if self._making else fixed)
        self.side.existing.setVisible(not self._made and not self._making)

    def _on_changed(self) -> None:
        self._show_state()

    def _on_asked(self, path: str) -> None:
        self.step.focus_on(path)

    def _on_step_asked(self, at: int) -> None:
        if at < self._at and not self._making and (not self._made or at >= CODE):
            self._go(at)

    def _on_back(self) -> None:
        self._go(self._at - 1)

    def _on_next(self) -> None:
        if self._making or not self.step.check():
            return
        if self._at == USER:
            self._make()
        elif self._at == START:
            self.opened.emit(self.committee.place(), str(self.user.given()["name"]), self.user.password())
        else:
            self._go(self._at + 1)

    def _make(self) -> None:
        """Make the office in a job: Argon2 takes a second or more on purpose."""
        self._making = True
        self.banner.hide()
        self.strip.show()
        self._show_state()
        given, user = self.committee.given(), self.user.given()
        make = partial(
            self._create, self.committee.place(), given, user, self.user.password(), self._clock
        )  # fmt: skip
        job = self._runner.write_job(partial(_made_by, make), "建立资料库")
        job.done.connect(self._on_made)
        job.failed.connect(self._on_failed)
        self._runner.start(job)

    def _on_made(self, code: str) -> None:
        self._making = False
        self._made = True
        self.strip.hide()
        groups = tuple(re.findall(r"[0-9A-Z]{4}", code))
        self.code.set_sheet(Sheet(str(self.committee.given()["name"]), groups, self._clock.today()))
        self.start.set_office(self.committee.place(), str(self.user.given()["name"]))
        self._go(CODE)

    def _on_failed(self, why: Exception) -> None:
        self._making = False
        self.strip.hide()
        self._show_state()
        if not isinstance(why, Refusal):
            raise why
        self.banner.set_message(why.sentence, "bad")
        self.banner.show()


def _made_by(make: Callable[[], str], progress: Progress) -> str:
    return make()
