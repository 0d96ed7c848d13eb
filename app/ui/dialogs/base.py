"""The frame of every dialog of the program: title, a line of help, content, buttons; Enter and Esc as everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.forms.keys import means_primary
from app.ui.widgets.layouts import column

WIDTH = 600
MOST_OF_SCREEN = 0.86


class Dialog(QDialog):
    """A window above another one. `body` is the layout to fill; Esc goes back without loss.

    `width` in logical pixels; the height follows the content as far as the screen allows.
    """

    def __init__(self, title: str, parent: QWidget | None, *, width: int = WIDTH) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setModal(True)
        self._width = width
        self.body: QVBoxLayout = column(gap=12, margins=(24, 20, 24, 18))
        self.setLayout(self.body)
        self.setMinimumWidth(min(width, 420))

    def fit(self) -> None:
        """As wide as asked for and as high as the content, within the window's screen."""
        room = self.screen().availableGeometry()
        width = min(self._width, int(room.width() * MOST_OF_SCREEN))
        wanted = (
            self.body.heightForWidth(width) if self.body.hasHeightForWidth() else self.sizeHint().height()
        )
        self.resize(width, min(max(wanted, self.sizeHint().height()), int(room.height() * MOST_OF_SCREEN)))

    def primary(self) -> None:
        """What Enter does; a dialog with a form overrides it."""
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the primary button or the one that has the focus; Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if means_primary(event, self.focusWidget()):
                self.primary()
            return
        super().keyPressEvent(event)
