"""The path of a file on this PC: typed, chosen in the system's dialog, or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.files import Files, documents
from app.ui.widgets.buttons import Button
from app.ui.widgets.editors import LineEdit
from app.ui.widgets.layouts import row


class FileField(QWidget):
    """A line and 选择…. Signals as LineEdit: `typed`, `left`."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self.line = LineEdit(1000)
        self.line.setPlaceholderText("把文件拖到这里，或者选择")
        self.choose = Button("选择…", "secondary", "folder-open", name="选择文件")
        self.setLayout(row((self.line, 1), self.choose, gap=6))
        self.setAcceptDrops(True)
        self.line.setAcceptDrops(False)
        self.setFocusProxy(self.line)
        self.line.typed.connect(self.typed)
        self.line.left.connect(self.left)
        self.choose.clicked.connect(self._on_choose)

    def value(self) -> str:
        """The path."""
        return self.line.value().strip('"')

    def set_value(self, text: str) -> None:
        """Show a path."""
        self.line.set_value(text)

    def setAccessibleName(self, name: str) -> None:
        """The line is called so too."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this PC may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file."""
        path = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if path:
            self._take(path)
            event.acceptProposedAction()

    def _take(self, path: str) -> None:
        self.line.set_value(path)
        self.typed.emit()

    def _on_choose(self) -> None:
        current = self.value()
        start = Path(current).parent if current else documents()
        path = Files.open(self, "选择文件", start, "所有文件 (*)")
        if path is not None:
            self._take(str(path))
