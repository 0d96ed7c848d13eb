"""First start, step 1: the committee, its enterprise, and the folder in which everything will lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from app.domain.fields import FieldSpec
from app.domain.office import Committee
from app.services.course.registering import case_number
from app.ui.dialogs.files import Files
from app.ui.forms.local_check import LocalCheck
from app.ui.forms.record_block import RecordBlock
from app.ui.forms.typed import Given
from app.ui.pages.wizard.step import Step
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.layouts import column, row

TAIL = "劳动争议调解委员会"
FOLDER = FieldSpec(
    "folder", "资料放在", "text", required=True, max_length=1000,
    help="一个空文件夹；案件、文书和备份都加密放在里面，整个复制走就是搬家。不要放在网盘同步的文件夹里。",
)  # fmt: skip


def folder_problem(typed: str) -> str:
    """Why a new office cannot be made in that folder, "" when it can."""
    if not typed:
        return "请选一个文件夹。"
    folder = Path(typed)
    if not folder.is_absolute():
        return "请写完整的位置，或者用“选文件夹”来选。"
    try:
        if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
            return "这个文件夹里已经有别的文件；请另选一个空文件夹，或者换一个新名字。"
    except OSError as why:
        return f"这个文件夹打不开（{why.strerror}），请另选一个。"
    return ""


class CommitteeStep(Step):
    """Particulars of the committee; the rest can be completed later in the settings."""

    name = "调解委员会"

    def __init__(self, proposed: Path, year: int) -> None:
        self._year = year
        self.block = RecordBlock(Committee, without=("number_template", "legal_rep_post"))
        self.folder = FormRow(FOLDER)
        self.folder.set_value(str(proposed))
        self.browse = Button("选文件夹", "secondary", "folder-open")
        beside = row((self.folder, 1), column(25, self.browse, None, gap=0), gap=8)
        super().__init__(
            "建立调解委员会", "必填的三项会印在文书上；其余的以后在设置里补也可以。", [self.block, beside]
        )
        self.local = LocalCheck(self.block)
        self.block.edited.connect(self._on_edited)
        self.block.left.connect(self._on_left)
        self.folder.edited.connect(self.changed)
        self.folder.left.connect(self._on_folder_left)
        self.browse.clicked.connect(self._on_browse)

    def given(self) -> Given:
        """What was typed about the committee."""
        return self.block.values()

    def place(self) -> Path:
        """The folder chosen."""
        return Path(str(self.folder.value()))

    def note(self) -> str:
        """The enterprise."""
        return str(self.block.row("employer").value())

    def errors(self) -> list[tuple[str, str]]:
        """What shows an error now."""
        own = [("folder", FOLDER.label)] if self.folder.state == "error" else []
        return self.local.errors() + own

    def check(self) -> bool:
        """Particulars and folder."""
        wrong = folder_problem(str(self.folder.value()))
        if wrong:
            self.folder.set_error(wrong)
        right = self.local.check()
        if right and wrong:
            self.focus_on("folder")
        self.changed.emit()
        return right and not wrong

    def focus_on(self, path: str) -> None:
        """The cursor to a field."""
        made = self.folder if path == "folder" else self.block.row(path)
        self.area.ensureWidgetVisible(made, 20, 60)
        made.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Begin with the name."""
        self.focus_on("name")

    def _on_edited(self, path: str) -> None:
        if path == "short":
            self._show_sample()
        self.changed.emit()

    def _on_left(self, path: str) -> None:
        """The enterprise usually stands in the committee's name."""
        name, employer = str(self.block.row("name").value()), self.block.row("employer")
        if path == "name" and name.endswith(TAIL) and not employer.value():
            employer.set_value(name.removesuffix(TAIL))
        self.changed.emit()

    def _show_sample(self) -> None:
        short = self.block.row("short")
        typed = str(short.value())
        sample = case_number(Committee(short=typed), self._year, 1) if typed else ""
        short.set_help(f"案号会写成 {sample}" if sample else short.spec.help)

    def _on_folder_left(self) -> None:
        wrong = folder_problem(str(self.folder.value()))
        if wrong:
            self.folder.set_error(wrong)
        self.changed.emit()

    def _on_browse(self) -> None:
        start = self.place()
        while not start.is_dir() and start != start.parent:
            start = start.parent
        chosen = Files.folder(self, "选一个空文件夹", start)
        if chosen is not None:
            self.folder.set_value(str(chosen))
            self.folder.clear()
            self._on_folder_left()
