"""Pages of a PDF as pictures: drawn one after another beside the window, a few of them kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from attrs import frozen
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.domain.values import Progress
from app.jobs.job import Job
from app.jobs.runner import Runner
from app.services.papers import proofs

KEPT = 10
"""Drawn pages that are kept."""

Key = tuple[int, int, float]
"""Which paper, which page (from 0), how many pixels a pt."""


@frozen
class _Drawn:
    """One page as drawn by a job."""

    key: Key
    width: int
    height: int
    data: bytes


class PagePictures(QObject):
    """Signals: `drawn(page, width, height)` in pt when a page is there; `failed(exception)`."""

    drawn = Signal(int, float, float)
    failed = Signal(Exception)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pdf, self._round = b"", 0
        self._found: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wanted: list[Key] = []
        self._job: Job | None = None

    def set_pdf(self, pdf: bytes) -> None:
        """Draw from another PDF; what was drawn of the one before is forgotten."""
        self._pdf = pdf
        self._round += 1
        self._found.clear()
        self._wanted = []

    def has(self, page: int, scale: float) -> bool:
        """Whether a page is drawn at that scale (pixels a pt)."""
        return self._key(page, scale) in self._found

    def picture(self, page: int, scale: float) -> QPixmap | None:
        """The page at that scale, or at another until the right one is there, or None."""
        exact = self._found.get(self._key(page, scale))
        if exact is not None:
            return exact
        return next((found for key, found in self._found.items() if key[1] == page), None)

    def want(self, pages: Iterable[int], scale: float) -> None:
        """Draw these pages, in this order, and nothing that was wanted before."""
        self._wanted = [key for page in pages if (key := self._key(page, scale)) not in self._found]
        self._draw_next()

    def _key(self, page: int, scale: float) -> Key:
        return self._round, page, round(scale, 3)

    def _draw_next(self) -> None:
        if self._job is not None or not self._wanted:
            return
        pdf, key = self._pdf, self._wanted.pop(0)

        def work(progress: Progress) -> _Drawn:
            picture = proofs.page_image(pdf, key[1], key[2])
            return _Drawn(key, picture.width, picture.height, picture.data)

        self._job = self._runner.read_job(work)
        self._job.done.connect(self._on_drawn)
        self._job.failed.connect(self._on_failed)
        self._runner.start(self._job)

    def _on_drawn(self, found: _Drawn) -> None:
        self._job = None
        run, page, scale = found.key
        if run == self._round:
            image = QImage(found.data, found.width, found.height, QImage.Format.Format_RGBX8888)
            self._found[found.key] = QPixmap.fromImage(image)
            while len(self._found) > KEPT:
                self._found.popitem(last=False)
            self.drawn.emit(page, found.width / scale, found.height / scale)
        self._draw_next()

    def _on_failed(self, why: Exception) -> None:
        self._job = None
        self.failed.emit(why)
