"""What can be done with a paper from any page: issue it, save it, print it."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve, frozen
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from app.domain.errors import PaperProblem, Refusal
from app.domain.values import Cancelled, Progress
from app.jobs.job import Work
from app.services.catalogue import Outcome
from app.services.papers import proofs
from app.services.papers.batches import FontUse, Item, faces
from app.services.papers.paper_views import AGREEMENT, PaperView, paper_bytes, paper_view
from app.services.papers.print_presets import Presets, usual
from app.services.papers.volumes import VOLUME
from app.services.views.due_rows import short_number
from app.system.files import write_safely
from app.ui.dialogs import paper_dialogs
from app.ui.dialogs.font_report import FontReport
from app.ui.dialogs.printing import Printing
from app.ui.hub import Hub

FINE, COARSE = 600, 300
"""Most dots an inch at which pages are drawn: of a single paper; of a thick stack, or into a file."""
THICK = 20
"""From so many pages on it is a thick stack."""


@frozen
class _Saved:
    path: Path


@frozen
class _Looked:
    view: PaperView
    uses: tuple[FontUse, ...]


@frozen
class _Printed:
    pages: int


class PaperTasks(QObject):
    """Does what is asked of a paper; asks the user where a dialog is needed.

    Signals: `done(what)` after issue, pdf, docx or print went well.
    """

    done = Signal(str)

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window

    def do(self, what: str, number: str, code: str, side: str = "", *, draft: bool = False) -> None:
        """`what` is issue, pdf, docx or print; a `draft` is wanted even where a version was issued."""
        if what == "issue":
            self.issue(number, code, side)
        elif what == "print":
            self.print_paper(number, code, side, draft=draft)
        else:
            self.save(number, code, side, what, draft=draft)

    def issue(self, number: str, code: str, side: str = "") -> None:
        """Freeze the paper as its next version (the act 签发文书)."""
        self._hub.perform("issue_paper", {"form": code, "side": side}, number, self._on_issued)

    def save(self, number: str, code: str, side: str, kind: str, *, draft: bool = False) -> None:
        """Ask where, then write the file; `kind` "pdf" or "docx"."""
        path = paper_dialogs.ask_path(self._window, self._name(number, code, side), kind)
        if path is None:
            return
        desk = self._hub.desk

        def work(progress: Progress) -> _Saved:
            write_safely(path, paper_bytes(desk, number, code, side, kind, draft=draft))
            return _Saved(path)

        self._start(work, f"存为 {kind.upper()}")

    def print_paper(self, number: str, code: str, side: str = "", *, draft: bool = False) -> None:
        """Set the paper, ask for the printer, print."""
        desk = self._hub.desk

        def work(progress: Progress) -> PaperView:
            return paper_view(desk, number, code, side, draft=draft)

        self._start(work, "准备打印")

    def print_view(self, view: PaperView) -> None:
        """Print a paper that is set already. Of a draft its faces are looked at first; a substituted one is told."""
        if not view.draft or view.code == VOLUME or FontReport.quiet:
            self._ask_printer(view)
            return
        desk = self._hub.desk

        def work(progress: Progress) -> _Looked:
            item = Item(view.code, view.title, view.to, usual(view.entry))
            return _Looked(view, faces(desk, view.number, [item]))

        self._start(work, "核对字体")

    def _ask_printer(self, view: PaperView) -> None:
        """Ask on which printer, set to what the form prescribes or the user chose for it, then print."""
        preset = Presets().of(view.entry.code, usual(view.entry)) if view.entry else usual(None)
        if view.code == AGREEMENT:
            preset = evolve(preset, copies=view.copies)
        name = self._name(view.number, view.code, view.side)
        printer = Printing.paper(self._window, name, view.pages, preset)
        if printer is None:
            return

        def work(progress: Progress) -> _Printed:
            return _Printed(print_pages(printer, view.pdf, progress))

        self._start(work, f"打印{view.title}")

    def _name(self, number: str, code: str, side: str) -> str:
        """What the file is called: 第18号 调解协议书, with the side or the talk where there are several."""
        form, _, talk = code.partition(":")
        forms = {entry.code: entry.name for entry in self._hub.desk.forms.entries}
        words = (
            short_number(number),
            forms.get(form, "卷宗"),
            f"第{talk}次" if talk else "",
            side.replace(":", " "),
        )
        return " ".join(word for word in words if word)

    def _start(self, work: Work, label: str) -> None:
        job = self._hub.runner.read_job(work, label)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        self._hub.runner.start(job)

    def _on_done(self, result: object) -> None:
        if isinstance(result, PaperView):
            self.print_view(result)
        elif isinstance(result, _Looked):
            if FontReport.ask(self._window, result.uses):
                self._ask_printer(result.view)
        elif isinstance(result, _Saved):
            self._hub.told.emit(f"已存为 {result.path.name}")
            self.done.emit(result.path.suffix.removeprefix(".").lower())
        elif isinstance(result, _Printed):
            self._hub.told.emit(f"已送去打印，{result.pages} 页")
            self.done.emit("print")

    def _on_failed(self, why: Exception) -> None:
        if isinstance(why, Refusal):
            self._hub.warned.emit(why.sentence)
        else:
            self._hub.crashed.emit(why)

    def _on_issued(self, outcome: Outcome) -> None:
        self.done.emit("issue")


def print_pages(printer: QPrinter, pdf: bytes, progress: Progress) -> int:
    """Draw the pages of a PDF onto a printer and return how many; may run beside the window.

    They are drawn as finely as the printer prints, up to FINE; a page that lies across the sheet is turned. The
    page range of the printer is kept. Raises PaperProblem when the printer does not begin.
    """
    count = proofs.page_count(pdf)
    first = max(printer.fromPage(), 1) if printer.toPage() else 1
    last = min(printer.toPage() or count, count)
    thin = last - first < THICK and printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    dots = min(printer.resolution(), FINE if thin else COARSE)
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperProblem("打印机没有响应，请检查它是否开机、连好，或换一台打印机。")
    try:
        for number in range(first, last + 1):
            progress(number - first, last - first + 1, f"打印第 {number} 页")
            if number > first:
                printer.newPage()
            picture = proofs.page_image(pdf, number - 1, dots / 72)
            image = QImage(picture.data, picture.width, picture.height, QImage.Format.Format_RGBX8888)
            if image.allGray():  # as most papers are; a quarter of the data for the printer
                image = image.convertToFormat(QImage.Format.Format_Grayscale8)
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            if (image.width() > image.height()) != (paper.width() > paper.height()):
                image = image.transformed(QTransform().rotate(90))
            painter.drawImage(_fitted(image, QRectF(paper)), image)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return last - first + 1


def _fitted(image: QImage, paper: QRectF) -> QRectF:
    """The largest place of the page on the sheet that keeps its shape, in the middle."""
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
