"""What every page holds: the open desk, the jobs, the settings, and the ways to another page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Refusal
from app.domain.values import Progress
from app.jobs.runner import Runner
from app.services import catalogue
from app.services.catalogue import Outcome
from app.services.desk import Desk
from app.ui.alive import alive

Done = Callable[[Outcome], None]
Refused = Callable[[Refusal], None]


class Hub(QObject):
    """Made once by the window and handed to each page.

    Signals: go(page, argument) asks the window to show a page; told(sentence) shows a toast; warned(sentence)
    shows a refusal that belongs to no field; crashed(exception) is a bug; changed(Changes) after each act.
    """

    go = Signal(str, str)
    told = Signal(str)
    warned = Signal(str)
    crashed = Signal(Exception)
    changed = Signal(object)

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.runner = runner
        runner.changed.connect(self.changed)

    def perform(
        self,
        act: str,
        given: Mapping[str, Any],
        number: str,
        on_done: Done,
        on_refused: Refused | None = None,
    ) -> None:
        """Do an act in the writing thread, then tell everybody what changed.

        `on_done` gets the Outcome. A refusal goes to `on_refused`, or to the page banner when there is none.
        Both are called in the window's thread, and only while their page lives.
        """
        desk = self.desk

        def work(progress: Progress) -> Outcome:
            return catalogue.perform(desk, act, given, number=number)

        label = catalogue.find(act).label
        _Ticket(self, on_done, on_refused).send(self.runner, work, label)

    def look(self, work: Callable[[Progress], Any], on_done: Callable[[Any], None]) -> None:
        """Read something beside the window, without telling anybody that work is under way."""
        _Ticket(self, on_done, None).send(self.runner, work, "", writes=False)

    def run(self, work: Callable[[Progress], Any], label: str, on_done: Callable[[Any], None]) -> None:
        """Do something long that changes no case (a report, a backup) beside the window."""
        _Ticket(self, on_done, None).send(self.runner, work, label)


class _Ticket(QObject):
    """Brings the answer of one job back to the page that asked."""

    def __init__(self, hub: Hub, on_done: Callable[[Any], None], on_refused: Refused | None) -> None:
        super().__init__(hub)
        self._on_result: Callable[[Any], None] | None = on_done
        self._on_refusal = on_refused

    @property
    def _hub(self) -> Hub:
        # a reference of its own would keep the parent of the ticket alive from within the ticket
        hub = self.parent()
        assert isinstance(hub, Hub)
        return hub

    def send(
        self, runner: Runner, work: Callable[[Progress], Any], label: str, *, writes: bool = True
    ) -> None:
        """Connect, then start."""
        job = runner.write_job(work, label) if writes else runner.read_job(work, label)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        runner.start(job)

    def _on_done(self, result: object) -> None:
        if isinstance(result, Outcome):
            self._hub.runner.announce(result.changes)
            self._hub.told.emit(result.told)
        if self._on_result is not None and _lives(self._on_result):
            self._on_result(result)

    def _on_failed(self, why: Exception) -> None:
        if not isinstance(why, Refusal):
            self._hub.crashed.emit(why)
        elif self._on_refusal is not None:
            if _lives(self._on_refusal):
                self._on_refusal(why)
        else:
            self._hub.warned.emit(why.sentence)

    def _on_ended(self) -> None:
        """Let go of the page at once: it must not die later from within its own ticket."""
        self._on_result = self._on_refusal = None
        self.deleteLater()


def _lives(answer: Callable[[Any], None]) -> bool:
    """Whether the page whose method is to be called is still there."""
    owner = getattr(getattr(answer, "func", answer), "__self__", None)
    return not isinstance(owner, QObject) or alive(owner)
