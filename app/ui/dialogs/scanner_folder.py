"""The newest files of the folder a scanner writes to, with their first page; those ticked are taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from app.domain import dates
from app.domain.errors import Refusal
from app.domain.values import Progress
from app.services.course import attachment_views
from app.services.course.attachment_files import size_words
from app.services.course.attachment_views import Scanned
from app.system.paths import user_folders
from app.system.settings import FILE_NAME, SCANNER_FOLDER, Settings
from app.ui.dialogs.base import Dialog
from app.ui.dialogs.files import Files, documents
from app.ui.hub import Hub
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import Item, clear, column, holder, row, scroller
from app.ui.widgets.tag import Tag
from app.ui.widgets.thumb import Thumb, pixmap_of

WIDTH = 620
THUMB = 64


def settings_of(widget: QWidget) -> Settings:
    """The settings that the window holds; read from their file where there is no such window."""
    found = getattr(widget.window(), "settings", None)
    return found if isinstance(found, Settings) else Settings(user_folders().config / FILE_NAME)


class ScannedRow(QFrame):
    """One file of the folder with its tick box; one that is kept already says where, and may be taken again."""

    def __init__(self, found: Scanned) -> None:
        super().__init__()
        self.found = found
        self.box = QCheckBox()
        self.box.setAccessibleName(f"收{found.path.name}")
        self.box.setEnabled(not found.why)
        self.thumb = Thumb(THUMB, "file-text")
        changed = found.changed
        about = f"{dates.short(changed.date())} {changed:%H:%M}　{size_words(found.size)}"
        name = ElidedLabel(found.path.name, "small_strong", "text3" if found.why or found.taken else "text")
        lines: list[Item] = [name, ElidedLabel(about, "caption", "text3")]
        if found.why:
            lines.append(Label(found.why, "caption", "bad", wrap=True))
        tags: list[Item] = [Tag(f"已收：{found.taken}", "ok")] if found.taken else []
        words = column(None, *lines, None, gap=1)
        self.setLayout(row(self.box, self.thumb, (words, 1), *tags, gap=10, margins=(2, 4, 2, 4)))
        self.setAccessibleName("，".join(part for part in (found.path.name, about, found.taken) if part))


class ScannerFolder(Dialog):
    """Asks which files to take; use `ask`. The folder is chosen once and remembered."""

    def __init__(self, hub: Hub, settings: Settings, parent: QWidget | None) -> None:
        super().__init__("从扫描文件夹收附件", parent, width=WIDTH)
        self._hub, self._settings = hub, settings
        self.rows: list[ScannedRow] = []
        self._list = column(gap=2)
        self._place = ElidedLabel("", "small", "text2")
        self.other = Button("换文件夹", "secondary", "folder", "sm", icon_size=14)
        self.again = Button("", "ghost", "refresh-cw", "sm", name="重新读取", icon_size=14)
        self.take = Button("放入待收入", "primary")
        self.back = Button("取消", "secondary")
        self.body.addWidget(Label("从扫描文件夹收附件", "title"))
        self.body.addLayout(row((self._place, 1), self.again, self.other, gap=8))
        area = scroller(holder(column(self._list, None, gap=0, margins=(0, 0, 6, 0))))
        area.setMinimumHeight(240)
        self.body.addWidget(area, 1)
        self.body.addLayout(row(None, self.back, self.take, gap=8))
        self.take.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self.other.clicked.connect(self._on_other)
        self.again.clicked.connect(self._on_again)
        self.resize(WIDTH, 560)
        self._read()

    @classmethod
    def ask(cls, hub: Hub, parent: QWidget) -> list[Path]:
        """The ticked files, the newest first; none when the user went back. Asks for the folder the first time."""
        settings = settings_of(parent)
        if not settings.get(SCANNER_FOLDER) and not cls._choose(hub, settings, parent):
            return []
        dialog = cls(hub, settings, parent.window())
        taken = dialog.ticked() if dialog.exec() else []
        dialog.deleteLater()
        return taken

    @classmethod
    def _choose(cls, hub: Hub, settings: Settings, parent: QWidget) -> bool:
        known = settings.get(SCANNER_FOLDER)
        folder = Files.folder(parent, "扫描仪把文件存到哪个文件夹", Path(known) if known else documents())
        if folder is None:
            return False
        try:
            settings.set(SCANNER_FOLDER, str(folder))
        except Refusal as why:
            hub.warned.emit(why.sentence)
            return False
        return True

    def ticked(self) -> list[Path]:
        """The files whose box is ticked."""
        return [found.found.path for found in self.rows if found.box.isChecked()]

    def primary(self) -> None:
        """Take what is ticked."""
        if self.take.isEnabled():
            self.accept()

    def _read(self) -> None:
        """Read the folder anew; ticks are forgotten."""
        folder, desk = Path(self._settings.get(SCANNER_FOLDER)), self._hub.desk
        self._place.set_full_text(str(folder))
        self.rows = []
        self._show_ticks()

        def work(progress: Progress) -> tuple[Scanned, ...] | Refusal:
            try:
                return attachment_views.scanned(desk, folder)
            except Refusal as why:
                return why

        self._hub.look(work, self._on_read)

    def _on_read(self, found: tuple[Scanned, ...] | Refusal) -> None:
        clear(self._list)
        if isinstance(found, Refusal):
            self._list.addWidget(EmptyState("打不开扫描文件夹", found.sentence, "folder"))
        elif not found:
            self._list.addWidget(EmptyState("文件夹是空的", "扫描以后再来，或者换一个文件夹。", "folder"))
        else:
            self.rows = [ScannedRow(one) for one in found]
        for line in self.rows:
            line.box.toggled.connect(self._on_ticked)
            self._list.addWidget(line)
        self._draw(self.rows)

    def _draw(self, lines: list[ScannedRow]) -> None:
        """The first pages, one after the other, the newest first; the rows that were meant may be gone by then."""
        if lines:
            path = lines[0].found.path

            def work(progress: Progress) -> Any:
                return attachment_views.thumbnail(path, 3 * THUMB)

            self._hub.look(work, partial(self._on_drawn, lines))

    def _on_drawn(self, lines: list[ScannedRow], picture: Any) -> None:
        if lines[0] in self.rows:
            if picture is not None:
                lines[0].thumb.set_picture(pixmap_of(picture))
            self._draw(lines[1:])

    def _on_again(self) -> None:
        self._read()

    def _on_ticked(self, on: bool) -> None:
        self._show_ticks()

    def _show_ticks(self) -> None:
        count = len(self.ticked())
        self.take.set_text(f"放入待收入 {count} 个" if count else "放入待收入")
        self.take.set_reason("" if count else "还没有勾选文件")

    def _on_other(self) -> None:
        if self._choose(self._hub, self._settings, self):
            self._read()
