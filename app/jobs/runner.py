"""The one way off the window's thread: writing jobs one after another, reading jobs beside them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.domain.values import Changes
from app.jobs.job import Job, Ride, Work


class Runner(QObject):
    """Starts jobs and tells every open page what an act has changed.

    Signals: changed(Changes) once for each act; busy(label) when a job starts and "" when none runs.
    """

    changed = Signal(object)
    busy = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writers = QThreadPool(self)
        self._writers.setMaxThreadCount(1)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(2)
        self._rides: list[Ride] = []

    def write_job(self, work: Work, label: str) -> Job:
        """A job for the single writing thread; connect to it, then `start` it."""
        job = Job(work, label)
        job.setProperty("writes", True)
        return job

    def read_job(self, work: Work, label: str = "") -> Job:
        """A job that only reads; several may run side by side."""
        return Job(work, label)

    def start(self, job: Job) -> None:
        """Put the job into its thread; it is kept alive until all its signals have arrived."""
        ride = Ride(job)
        self._rides.append(ride)
        job.ended.connect(self._on_ended)
        self.busy.emit(job.label)
        pool = self._writers if job.property("writes") else self._readers
        pool.start(ride)

    def announce(self, changes: Changes) -> None:
        """Broadcast once what an act has changed; each page decides whether it is stale."""
        self.changed.emit(changes)

    def wait(self) -> None:
        """Block until nothing runs any more; for closing the window."""
        for pool in (self._writers, self._readers):
            pool.waitForDone()

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended yet."""
        return tuple(ride.job for ride in self._rides)

    def _on_ended(self) -> None:
        self._rides = [ride for ride in self._rides if not ride.job.over]
        self.busy.emit(self._rides[-1].job.label if self._rides else "")
