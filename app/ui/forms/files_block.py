"""A list of files on this PC: chosen in the system's dialog or dropped, in their order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.domain.fields import FieldSpec
from app.ui.dialogs.files import Files, documents
from app.ui.forms.slots import Block, Slot, Telling
from app.ui.forms.typed import Given
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import clear, column, holder, row

FILES = ("files",)
"""Lists of text that hold paths."""
SCANS = "PDF 和图片 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"


class FilesBlock(Block):
    """The files with 移除 beside each, and 选择…; files dropped on it are added."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._paths: list[str] = []
        self.telling = Telling()
        self.choose = Button(
            "选择…", "secondary", "folder-open", "sm", name=f"选择{spec.label}", icon_size=14
        )
        self._none = Label("把文件拖到这里，或者选择", "small", "text3")
        self._list = column(gap=2)
        need = Label("必填" if spec.required else "选填", "caption", "text3")
        head = row(Label(spec.label, "small_strong"), need, None, self.choose, gap=4)
        note = Label(spec.help, "caption", "text3", wrap=True)
        self.setLayout(column(head, self._none, self._list, self.telling, note, gap=6))
        self.setAccessibleName(spec.label)
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._on_choose)

    def values(self) -> Given:
        """The paths in their order, under `entries`."""
        return {"entries": list(self._paths)}

    def set_values(self, given: Given) -> None:
        """Show these files."""
        self._paths = [str(path) for path in given.get("entries") or []]
        self._show()

    def slots(self) -> list[tuple[str, Slot, QWidget]]:
        """The list as one place."""
        return [("", self.telling, self.choose)]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this PC may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self._add([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _add(self, paths: list[str]) -> None:
        fresh = [path for path in paths if path and path not in self._paths]
        if fresh:
            self._paths += fresh
            self._changed()

    def _show(self) -> None:
        clear(self._list)
        for path in self._paths:
            name = Path(path).name
            away = Button("移除", "link", size="sm", name=f"移除{name}")
            away.setProperty("path", path)
            away.clicked.connect(self._on_away)
            line = row(IconView("file-text", "text2", 16), (ElidedLabel(name, "small"), 1), away, gap=8)
            self._list.addWidget(holder(line))
        self._none.setVisible(not self._paths)

    def _changed(self) -> None:
        self.telling.clear()
        self._show()
        self.edited.emit("")

    def _on_choose(self) -> None:
        self._add([str(path) for path in Files.several(self, "选择文件", documents(), SCANS)])

    def _on_away(self) -> None:
        self._paths.remove(str(self.sender().property("path")))
        self._changed()
