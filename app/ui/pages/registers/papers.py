"""Printing and saving the papers of the registers (聘书, 考评表, 培训记录, 诉求答复书)."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen
from PySide6.QtCore import QObject
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QWidget

from app.domain.values import Progress
from app.services.papers import proofs
from app.services.papers.office_papers import office_paper
from app.system.files import write_safely
from app.ui.dialogs import paper_dialogs
from app.ui.hub import Hub
from app.ui.pages.paper.printing import print_pages


@frozen
class _Ready:
    name: str
    pdf: bytes
    pages: int
    wide: bool


class OfficePapers(QObject):
    """Does what is asked of a paper that belongs to no case."""

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window

    def do(self, how: str, form: str, uid: str, name: str) -> None:
        """`how` is print or pdf; `name` is what the file is called."""
        if how == "print":
            self.print_paper(form, uid, name)
        else:
            self.save(form, uid, name)

    def save(self, form: str, uid: str, name: str) -> None:
        """Ask where, then write the PDF."""
        path = paper_dialogs.ask_path(self._window, name, "pdf")
        if path is None:
            return
        desk = self._hub.desk

        def work(progress: Progress) -> Path:
            write_safely(path, office_paper(desk, form, uid, "pdf"))
            return path

        self._hub.run(work, f"存为 PDF：{name}", self._on_saved)

    def print_paper(self, form: str, uid: str, name: str) -> None:
        """Set the paper, ask for the printer, print."""
        desk = self._hub.desk

        def work(progress: Progress) -> _Ready:
            pdf = office_paper(desk, form, uid, "pdf")
            first = proofs.page_image(pdf, 0, 0.2)
            return _Ready(name, pdf, proofs.page_count(pdf), first.width > first.height)

        self._hub.run(work, f"准备打印{name}", self._on_ready)

    def _on_ready(self, ready: _Ready) -> None:
        printer = paper_dialogs.ask_printer(self._window, ready.name, ready.pages, 1)
        if printer is None:
            return
        if ready.wide:
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)

        def work(progress: Progress) -> int:
            return print_pages(printer, ready.pdf, progress)

        self._hub.run(work, f"打印{ready.name}", self._on_printed)

    def _on_saved(self, path: Path) -> None:
        self._hub.told.emit(f"已存为 {path.name}")

    def _on_printed(self, pages: int) -> None:
        self._hub.told.emit(f"已送去打印，{pages} 页")
