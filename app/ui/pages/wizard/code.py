"""First start, step 3: the recovery code, shown once, printed or saved, and proven to be copied."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.errors import PaperProblem
from app.domain.fields import FieldSpec
from app.ui.dialogs.files import Files
from app.ui.dialogs.printing import Printing
from app.ui.pages.wizard.sheet import Sheet, SheetView, code_font, print_sheet, save_sheet
from app.ui.pages.wizard.step import Step
from app.ui.theme.tokens import theme
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.painting import LEFT, RIGHT, hairline, rounded, start, write

WIDTH = 560
LOST = "密码和恢复码都丢失，就再也打不开案件资料；没有人能代为找回。"


class CodePanel(QWidget):
    """The eight groups in two lines. It cannot be marked or copied: other programs read the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_groups(self, groups: tuple[str, ...]) -> None:
        """Show this code."""
        self._groups = groups
        self.setAccessibleName("恢复码：" + "，".join(f"第 {n} 组 {g}" for n, g in enumerate(groups, 1)))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of four."""
        return QSize(WIDTH, 132)

    def minimumSizeHint(self) -> QSize:
        """Still readable in a narrow window."""
        return QSize(400, 132)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, numbers and groups."""
        painter = start(self)
        rounded(painter, QRectF(self.rect()), 8, "sunken", "line")
        step = (self.width() - 24) / 4
        hairline(painter, 16, 66, self.width() - 16, 66, "line_subtle")
        font = code_font(26)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        for at, group in enumerate(self._groups):
            x, y = 12 + (at % 4) * step, 10 + (at // 4) * 58
            write(painter, QRectF(x, y, 22, 54), str(at + 1), "caption", "text3", RIGHT)
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            painter.drawText(QRectF(x + 34, y, step - 34, 54), LEFT, group)
        painter.end()


class GroupCheck(QWidget):
    """One group to type again; a tick stands beside it once it is right."""

    def __init__(self, number: int, group: str) -> None:
        super().__init__()
        self._group = group
        spec = FieldSpec(f"group{number}", f"第 {number} 组", "text", required=True, max_length=8)
        self.row = FormRow(spec)
        self.row.need.hide()
        self.row.editor.setFixedWidth(120)
        self.row.editor.setPlaceholderText("4 个字符")  # type: ignore[union-attr]
        self.tick = IconView("circle-check", "ok_text", 18)
        self.tick.setVisible(False)
        self.setLayout(row(self.row, column(33, self.tick, None, gap=0), gap=8))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.row.left.connect(self._on_left)

    @property
    def right(self) -> bool:
        """Whether the group was typed as shown; small letters and blanks do not matter."""
        return "".join(str(self.row.value()).split()).upper() == self._group

    def show_tick(self) -> None:
        """Tick or no tick, by what is typed now."""
        self.tick.setVisible(self.right)

    def _on_left(self) -> None:
        if self.row.value() and not self.right:
            self.row.set_error("和上面的不一样，请照抄写下来的再输。")


class CodeStep(Step):
    """The code; two random groups have to be typed from the copy."""

    name = "恢复码"

    def __init__(self) -> None:
        self.panel = CodePanel()
        self.print_button = Button("打印应急页", "secondary", "printer")
        self.save_button = Button("存成文件", "secondary", "usb")
        self.told = Banner("")
        self.told.hide()
        self.checks: list[GroupCheck] = []
        self._checks = row(gap=16)
        self.view = SheetView()
        self._sheet: Sheet | None = None
        no_copy = row(
            IconView("clipboard-x", "text3", 15),
            Label("不提供复制：剪贴板会被其他程序读到", "caption", "text3"),
            gap=6,
        )
        acts = row(self.print_button, self.save_button, 4, no_copy, None, gap=8)
        left = holder(
            column(
                self.panel, acts, self.told, Banner(LOST, "warn"), 8, Label("确认已经抄好", "strong"),
                self._checks, None, gap=10,
            )
        )  # fmt: skip
        left.setMaximumWidth(WIDTH)
        self.preview = holder(
            column(self.view, row(None, Label("打印出来是这样", "caption", "text3"), None), None, gap=4)
        )
        super().__init__(
            "保管好恢复码",
            "忘记密码，或电脑坏了要在别处打开备份时，只能用它。**只显示这一次。**",
            [row((left, 8), self.preview, None, gap=32)],
        )
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)

    def set_sheet(self, sheet: Sheet) -> None:
        """Show the code and draw two groups that have to be typed again."""
        self._sheet = sheet
        self.panel.set_groups(sheet.groups)
        self.view.set_sheet(sheet)
        for place in sorted(random.SystemRandom().sample(range(len(sheet.groups)), 2)):
            check = GroupCheck(place + 1, sheet.groups[place])
            check.row.edited.connect(self._on_typed)
            self.checks.append(check)
            self._checks.addWidget(check)
        self._checks.addStretch(1)

    def reason(self) -> str:
        """Which group is still to be typed."""
        waiting = [check.row.spec.label for check in self.checks if not check.right]
        return f"填对{'和'.join(waiting)}后继续" if waiting else ""

    def enter(self) -> None:
        """Begin with the first group."""
        if self.checks:
            self.checks[0].row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: object) -> None:
        """A narrow window shows the code before the picture of its page."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.preview.setVisible(self.width() >= WIDTH + 220)

    def _on_typed(self) -> None:
        for check in self.checks:
            check.show_tick()
        self.changed.emit()

    def _on_print(self) -> None:
        printer = Printing.printer(self, "应急页")
        if printer is not None:
            self._out(None, "应急页已送到打印机；请收好，不要留在出纸口。", printer)

    def _on_save(self) -> None:
        file = Files.save(self, "存应急页", Path.home() / "应急页.pdf", "PDF (*.pdf)")
        if file is not None:
            self._out(file, f"已存为 {file}；不要和案件资料放在同一台电脑上。", None)

    def _out(self, file: Path | None, told: str, printer: object) -> None:
        assert self._sheet is not None
        try:
            if file is not None:
                save_sheet(file, self._sheet)
            else:
                print_sheet(printer, self._sheet)  # type: ignore[arg-type]
            self.told.set_message(told, "ok", icon="circle-check")
        except PaperProblem as why:
            self.told.set_message(why.sentence, "bad")
        self.told.show()
