"""Many papers of a case at once: tick them, see copies and sheets, then print, save or issue them in one go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refusal
from app.domain.values import Progress
from app.jobs.job import Job, Work
from app.services.papers import batches, proofs
from app.services.papers.batches import FontUse, IssuedBatch, Item
from app.services.papers.print_presets import Preset, Presets, usual
from app.services.views.due_rows import short_number
from app.system.files import write_safely
from app.ui.dialogs.ask import Ask
from app.ui.dialogs.base import Dialog
from app.ui.dialogs.batch_parts import BatchFoot, BatchTable, PresetRow
from app.ui.dialogs.files import Files
from app.ui.dialogs.font_report import FontReport
from app.ui.dialogs.printing import Printing
from app.ui.hub import Hub
from app.ui.pages.paper.printing import print_pages
from app.ui.widgets.banner import Banner
from app.ui.widgets.card import Card
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.progress_strip import ProgressStrip

WIDTH, HEIGHT = 760, 620
HELP = "勾选要打印的文书。已签发的印定格的那一版，其余的按登记内容排出草稿；每份都从新的一张纸开始。"
NOTHING = "先勾选要打印的文书"
BUSY = "正在办理"


@frozen
class _Listed:
    items: tuple[Item, ...]
    pages: dict[tuple[str, str], int]
    closed: str


@frozen
class _Joined:
    uses: tuple[FontUse, ...]
    pdf: bytes
    pages: int


@frozen
class _Saved:
    told: str


@frozen
class _Printed:
    pages: int


class BatchDialog(Dialog):
    """The batch of one case. Use `ask`; tests replace it."""

    def __init__(
        self, hub: Hub, number: str, parent: QWidget | None, forms: Sequence[str] | None = None
    ) -> None:
        super().__init__("批量打印", parent, width=WIDTH)
        self._hub, self._number, self._forms = hub, number, forms
        self._presets = Presets()
        self._job: Job | None = None
        self._closing = False
        self._closed = ""
        self._going: tuple[Item, ...] = ()
        self.banner = Banner("", "bad")
        self.strip = ProgressStrip("")
        self.table, self.preset, self.foot = BatchTable(), PresetRow(), BatchFoot()
        head = row(
            IconView("printer", "accent_text", 20), Label("批量打印", "title"), None,
            Label(short_number(number), "small", "text3"), gap=8,
        )  # fmt: skip
        self.body.addLayout(column(head, Paragraph(HELP, "small", "text2"), gap=4))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.preset)
        self.body.addWidget(Card((self.table, 1), margins=(1, 1, 1, 1)), 1)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.foot)
        self.banner.hide()
        self._connect()
        self.resize(WIDTH, HEIGHT)
        self._list()

    @classmethod
    def ask(cls, hub: Hub, number: str, parent: QWidget | None, forms: Sequence[str] | None = None) -> None:
        """Show what can be printed of a case until the user is done; only of `forms` when given."""
        dialog = cls(hub, number, parent, forms)
        dialog.exec()
        dialog.deleteLater()

    def _connect(self) -> None:
        self.table.ticks_changed.connect(self._on_ticks)
        self.preset.form_chosen.connect(self._on_form)
        self.preset.chosen.connect(self._on_preset)
        self.foot.print.clicked.connect(self._on_print)
        self.foot.one.clicked.connect(self._on_one)
        self.foot.many.clicked.connect(self._on_many)
        self.foot.issue.clicked.connect(self._on_issue)
        self.foot.close_button.clicked.connect(self.reject)
        self.strip.cancelled.connect(self._on_cancel)

    def primary(self) -> None:
        """Print what is ticked."""
        if self.foot.print.isEnabled():
            self.foot.print.click()

    def reject(self) -> None:
        """Close; what is under way is stopped first, nothing half done is kept."""
        if self._job is None:
            super().reject()
        else:
            self._closing = True
            self._on_cancel()

    def chosen(self) -> tuple[Item, ...]:
        """The ticked papers in the order of the volume."""
        return self.table.chosen()

    def _list(self) -> None:
        desk, number, forms, presets = self._hub.desk, self._number, self._forms, self._presets

        def work(progress: Progress) -> _Listed:
            found = batches.items(desk, number, forms, presets)
            pages = batches.sizes(desk, number, found, progress=progress)
            return _Listed(found, pages, batches.issuing_objection(desk, number))

        self._start(work, "查看有哪些文书")

    def _start(self, work: Work, label: str, *, writes: bool = False) -> None:
        runner = self._hub.runner
        job = runner.write_job(work, label) if writes else runner.read_job(work, label)
        job.progressed.connect(self.strip.set_progress)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self._job = job
        self.banner.hide()
        self.strip.set_progress(0, 0, label)
        self.strip.button.set_reason("")
        self.strip.show()
        self._show_state()
        runner.start(job)

    def _show_state(self) -> None:
        """Words at the foot, and which buttons can be used."""
        chosen = self.chosen()
        self.strip.setVisible(self._job is not None)
        self.preset.setEnabled(self._job is None)
        self.foot.show_chosen(chosen, sum(self.table.sheets(item) for item in chosen))
        drafts = any(item.issued is None for item in chosen)
        reason = BUSY if self._job else "" if chosen else NOTHING
        self.foot.set_reason(reason, issue=self._closed or ("" if drafts else "勾选的都已签发"))

    def _on_done(self, result: object) -> None:
        self._job = None
        if self._closing:
            return
        if isinstance(result, _Listed):
            self._closed = result.closed
            self.table.show_items(result.items, result.pages)
            self.preset.show_forms(result.items)
        elif isinstance(result, _Joined):
            self._ask_printer(result)
        elif isinstance(result, _Saved):
            self._hub.told.emit(result.told)
            self.accept()
        elif isinstance(result, _Printed):
            self._hub.told.emit(f"已送去打印，{len(self._going)} 份文书，{result.pages} 页")
            self.accept()

    def _on_failed(self, why: Exception) -> None:
        if isinstance(why, Refusal):
            self.banner.set_message(why.sentence, "bad")
            self.banner.show()
        else:
            self._hub.crashed.emit(why)

    def _on_ended(self) -> None:
        if self._job is not None and self._job.over:
            self._job = None
        if self._closing and self._job is None:
            super().reject()
        else:
            self._show_state()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_ticks(self, number: int) -> None:
        self._show_state()

    def _on_form(self, code: str) -> None:
        self.table.show_form(code)
        self._show_state()

    def _on_preset(self, code: str, preset: Preset) -> None:
        """Another way to print a form: kept for the next time, and shown on every paper of it."""
        form = code.partition(":")[0]
        try:
            self._presets.choose(form, preset, usual(self._hub.desk.forms.find(form)))
        except Refusal as why:
            self._on_failed(why)
        self.table.set_preset(code, preset)
        self._show_state()

    def _on_print(self) -> None:
        desk, number, chosen = self._hub.desk, self._number, self.chosen()
        self._going = chosen

        def work(progress: Progress) -> _Joined:
            uses = () if FontReport.quiet else batches.faces(desk, number, chosen, progress=progress)
            pdf = batches.joined(desk, number, chosen, copies=True, progress=progress)
            return _Joined(uses, pdf, proofs.page_count(pdf))

        self._start(work, "排版文书")

    def _ask_printer(self, ready: _Joined) -> None:
        """The copies are in the pages already, so that each paper has its own number of them."""
        if not FontReport.ask(self, ready.uses):
            return
        papers = {item.preset.paper for item in self._going}
        both = any(item.preset.duplex for item in self._going)
        preset = Preset(1, both, papers.pop() if len(papers) == 1 else "A4")
        printer = Printing.paper(self, f"{short_number(self._number)} 文书", ready.pages, preset)
        if printer is None:
            return

        def work(progress: Progress) -> _Printed:
            return _Printed(print_pages(printer, ready.pdf, progress))

        self._start(work, "打印")

    def _on_one(self) -> None:
        path = Files.save(
            self, "存为一个 PDF", self._proposed(f"{short_number(self._number)} 文书.pdf"), "PDF (*.pdf)"
        )
        if path is None:
            return
        desk, number, chosen = self._hub.desk, self._number, self.chosen()

        def work(progress: Progress) -> _Saved:
            write_safely(path, batches.joined(desk, number, chosen, progress=progress))
            return _Saved(f"{len(chosen)} 份文书已存为 {path.name}")

        self._start(work, "排版文书")

    def _on_many(self) -> None:
        folder = Files.folder(self, "分别存到哪个文件夹", self._proposed(""))
        if folder is None:
            return
        desk, number, chosen = self._hub.desk, self._number, self.chosen()

        def work(progress: Progress) -> _Saved:
            written = batches.save_all(desk, number, chosen, folder, progress=progress)
            return _Saved(f"{len(written)} 份文书已存到 {folder.name}")

        self._start(work, "排版文书")

    def _on_issue(self) -> None:
        todo = [item for item in self.chosen() if item.issued is None]
        note = "签发后内容定格，以后只能出新版。已签发的跳过；中途停下，签好的留着。"
        if not Ask.yes(self, f"签发这 {len(todo)} 份文书？", note, "签发"):
            return
        desk, number = self._hub.desk, self._number

        def work(progress: Progress) -> IssuedBatch:
            return batches.issue_all(desk, number, todo, progress=progress)

        self._start(work, "签发", writes=True)
        assert self._job is not None
        self._job.done.connect(self._on_issued)

    def _on_issued(self, result: Any) -> None:
        """Tell every page, then look again at what there is."""
        self._hub.runner.announce(result.changes)
        if result.refused:
            self.banner.set_message(result.told, "bad")
        self._hub.told.emit(result.told)
        if not self._closing:
            self._list()
            self.banner.setVisible(bool(result.refused))

    def _proposed(self, name: str) -> Path:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(folder) / name
