"""The list of workers out of a workbook: chosen, looked over row by row, and taken into the case as a whole."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.errors import Refusal
from app.domain.values import Progress
from app.jobs.job import Job, Work
from app.services.catalogue import Outcome
from app.services.parties import worker_workbook
from app.services.parties.worker_workbook import Preview
from app.services.views.due_rows import short_number
from app.ui.dialogs.base import MOST_OF_SCREEN, Dialog
from app.ui.dialogs.files import Files, documents
from app.ui.dialogs.workers_table import ODD, WRONG, WorkersTable
from app.ui.hub import Hub
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choices import Choice
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.tabs import Tabs

WIDTH, HEIGHT = 900, 620
TITLE = "从表格导入劳动者名单"
HELP = "一行一个人，先核对再导入；有一行要改，就一行也不导入。导入的名单代替本案原有的名单。"
KINDS = "表格 (*.xlsx *.xls *.ods *.csv)"
TEMPLATE_KIND, TEMPLATE_NAME = "Excel 工作簿 (*.xlsx)", "劳动者名单.xlsx"
NO_FILE, READING, TAKING = "先选择表格", "正在核对", "正在导入"
EVERY = "全部"


@frozen
class _Read:
    path: Path
    preview: Preview


@frozen
class _Written:
    path: Path


class WorkersDialog(Dialog):
    """Shows what a workbook holds before anything is taken. Use `ask`; tests replace it."""

    def __init__(self, hub: Hub, number: str, parent: QWidget | None) -> None:
        super().__init__(TITLE, parent, width=WIDTH)
        self._hub, self._number = hub, number
        self._path: Path | None = None
        self._job: Job | None = None
        self._taking = False
        self.outcome: Outcome | None = None
        self.preview: Preview | None = None
        self.choose = Button("选择表格", "secondary", "file-spreadsheet")
        self.again = Button("重新读取", "ghost", "refresh-cw")
        self.template = Button("保存空白模板", "ghost", "download")
        self._file = ElidedLabel("", "small", "text2")
        self.banner, self.strip = Banner("", "bad"), ProgressStrip("", can_cancel=False)
        self.filter = Tabs([], name="名单只看", gap=18)
        self.table = WorkersTable()
        self.why = Paragraph("", "small", "text", line_height=1.5)
        self.counts = Label("", "small", "text2", wrap=True)
        self.back, self.take = Button("取消", "ghost"), Button("导入", "primary", "users-round")
        self._build()
        self._connect()
        room = self.screen().availableGeometry()
        most = (int(room.width() * MOST_OF_SCREEN), int(room.height() * MOST_OF_SCREEN))
        self.resize(min(WIDTH, most[0]), min(HEIGHT, most[1]))
        self._show_state()

    @classmethod
    def ask(cls, hub: Hub, number: str, parent: QWidget | None) -> Outcome | None:
        """Let the user choose, look over and import a list; None when he went back."""
        dialog = cls(hub, number, parent)
        dialog.exec()
        outcome = dialog.outcome
        dialog.deleteLater()
        return outcome

    def _build(self) -> None:
        head = row(
            IconView("users-round", "accent_text", 20), Label(TITLE, "title"), None,
            Label(short_number(self._number), "small", "text3"), gap=8,
        )  # fmt: skip
        self.body.addLayout(column(head, Paragraph(HELP, "small", "text2"), gap=4))
        self.body.addLayout(row(self.choose, (self._file, 1), self.again, self.template, gap=8))
        self.body.addWidget(self.banner)
        note = "表头要有姓名和证件号码；可以先保存空白模板照着填。"
        self.nothing = EmptyState("还没有选择表格", note, "file-spreadsheet")
        table = Card((self.table, 1), margins=(1, 1, 1, 1))
        self._stack = QStackedWidget()
        self._stack.addWidget(holder(column(self.nothing, gap=0)))
        self._stack.addWidget(holder(column(self.filter, (table, 1), self.why, gap=6)))
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.strip)
        self.body.addLayout(row((self.counts, 1), self.back, self.take, gap=8))
        self.banner.hide()
        self.why.hide()

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.again.clicked.connect(self._on_again)
        self.template.clicked.connect(self._on_template)
        self.filter.chosen.connect(self._on_filter)
        self.table.explained.connect(self._on_explained)
        self.back.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take)

    def primary(self) -> None:
        """Import, or choose a file while there is none."""
        if self.take.isEnabled():
            self.take.click()
        elif self.preview is None and self.choose.isEnabled():
            self.choose.click()

    def reject(self) -> None:
        """Close; an import under way is waited for."""
        if not self._taking:
            super().reject()

    def read(self, path: Path) -> None:
        """Look over a file beside the window and show what it holds."""

        def work(progress: Progress) -> _Read:
            return _Read(path, worker_workbook.read_workers(path))

        self._path, self.preview = path, None
        self._file.set_full_text(path.name)
        self._start(work, f"核对 {path.name}")

    def _start(self, work: Work, label: str) -> None:
        job = self._hub.runner.read_job(work, label)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self._job = job
        self.banner.hide()
        self.strip.set_progress(0, 0, label)
        self._show_state()
        self._hub.runner.start(job)

    def _show_state(self) -> None:
        """Which buttons can be used, and why not."""
        found = self.preview
        busy = TAKING if self._taking else READING if self._job is not None else ""
        wrong = len({problem.row for problem in found.errors}) if found else 0
        empty = found is not None and not found.rows
        missing = NO_FILE if found is None else "表格里没有劳动者" if empty else ""
        faults = f"有 {wrong} 行要改，改好表格再读取" if wrong else ""
        self.take.set_reason(busy or missing or faults)
        for button in (self.choose, self.template):
            button.set_reason(busy)
        self.again.set_reason(busy or ("" if self._path else NO_FILE))
        self.strip.setVisible(bool(busy))
        self._stack.setCurrentIndex(0 if found is None else 1)
        self.counts.setText(count_words(found) if found else "")

    def _show_preview(self, path: Path, found: Preview) -> None:
        self.preview = found
        self._file.set_full_text(f"{path.name}，工作表“{found.sheet}”")
        self.table.show_preview(found)
        numbers = (len(found.rows), len(self.table.wrong), len(self.table.odd))
        words = (EVERY, WRONG, ODD)
        current = 1 if self.table.wrong else 0
        self.filter.set_choices([Choice(*pair) for pair in zip(words, numbers, strict=True)], current)
        self._on_filter(current)
        self.take.set_text(f"导入 {len(found.rows)} 人" if found.rows else "导入")
        if found.unused:
            self.banner.set_message(f"没有用到的列：{'、'.join(found.unused)}。", "accent")
            self.banner.show()

    def _on_choose(self) -> None:
        start = self._path.parent if self._path else documents()
        path = Files.open(self, "选择劳动者名单", start, KINDS)
        if path is not None:
            self.read(path)

    def _on_again(self) -> None:
        if self._path is not None:
            self.read(self._path)

    def _on_template(self) -> None:
        path = Files.save(self, "保存空白模板", documents() / TEMPLATE_NAME, TEMPLATE_KIND)
        if path is None:
            return
        desk = self._hub.desk

        def work(progress: Progress) -> _Written:
            worker_workbook.write_template(desk, path)
            return _Written(path)

        self._start(work, "保存空白模板")

    def _on_filter(self, index: int) -> None:
        self.table.show_only((None, self.table.wrong, self.table.odd)[index])

    def _on_explained(self, words: str) -> None:
        """All that is told of the current row, which its cell may have cut."""
        self.why.set_text(words)
        self.why.setVisible(bool(words))

    def _on_take(self) -> None:
        if self.preview is None:
            return
        self._taking = True
        self.banner.hide()
        self.strip.set_progress(0, 0, TAKING)
        self._show_state()
        given = {"workers": self.preview.taken()}
        self._hub.perform("list_workers", given, self._number, self._on_taken, self._on_refused)

    def _on_taken(self, outcome: Outcome) -> None:
        self._taking = False
        self.outcome = outcome
        self.accept()

    def _on_refused(self, why: Refusal) -> None:
        self._taking = False
        self._tell(why)
        self._show_state()

    def _on_done(self, result: object) -> None:
        self._job = None
        if isinstance(result, _Read):
            self._show_preview(result.path, result.preview)
        elif isinstance(result, _Written):
            self._hub.told.emit(f"空白模板已存为 {result.path.name}")
        self._show_state()

    def _on_failed(self, why: Exception) -> None:
        self._job = None
        if isinstance(why, Refusal):
            self._tell(why)
        else:
            self._hub.crashed.emit(why)
        self._show_state()

    def _on_ended(self) -> None:
        if self._job is not None and self._job.over:
            self._job = None
        self._show_state()

    def _tell(self, why: Refusal) -> None:
        self.banner.set_message(why.sentence, "bad")
        self.banner.show()


def count_words(found: Preview) -> str:
    """How many rows can be taken, and how many need to be put right first."""
    wrong = len(found.rows) - len(found.good)
    told = [f"可导入 {len(found.good)} 行，有问题 {wrong} 行"]
    if wrong:
        told.append("请在表格里改好、保存，再点“重新读取”")
    return "；".join(told) + "。"
