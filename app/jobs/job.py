"""One piece of background work: it can report, be cancelled, and ends in exactly one of done, failed, cancelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Signal

from app.domain.values import Cancelled, Progress

Work = Callable[[Progress], Any]


class Job(QObject):
    """A job lives in the window's thread; its work runs in another. Connect its signals, then start it.

    Signals: progressed(done, total, what); done(result); failed(exception); cancelled(); ended() after any.
    """

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Work, label: str = "") -> None:
        super().__init__()
        self.label = label
        self.over = False
        self._work = work
        self._cancel = False
        # connected before anybody else: when others hear that it ended, it is over
        self.ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress; nothing it had begun is kept."""
        self._cancel = True

    def run(self) -> None:
        """Do the work; called once, by the runner, in the background thread."""
        try:
            if self._cancel:
                raise Cancelled
            result = self._work(self._report)
        except Cancelled:
            self.cancelled.emit()
        except Exception as why:  # noqa: BLE001 - whatever goes wrong is told to the window, which sorts it
            self.failed.emit(why)
        else:
            self.done.emit(result)
        self.ended.emit()

    def _report(self, done: int, total: int, what: str = "") -> None:
        if self._cancel:
            raise Cancelled
        self.progressed.emit(done, total, what)

    def _on_ended(self) -> None:
        """In the window's thread, after every other signal of this job has been delivered there."""
        self.over = True


class Ride(QRunnable):
    """Carries a job into a thread of a pool; the runner keeps it until the job is over."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.job = job

    def run(self) -> None:
        """Called by the pool."""
        self.job.run()
