"""The place for files: it lights up while some are dragged over the tab, and offers the other ways to add them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.painting import rounded, start

CALM = "把文件拖到这里，或者复制以后按 Ctrl+V"
LIT = "松开鼠标，放到本案"
RADIUS = 8


class DropZone(QWidget):
    """Signals: `choose_asked`, `paste_asked`, `scanner_asked`. The tab around it takes what is dropped."""

    choose_asked = Signal()
    paste_asked = Signal()
    scanner_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lit, self._reason = False, ""
        self._icon = IconView("upload", "text2", 18)
        self._words = Label(CALM, "small", "text2", wrap=True)
        self._said = Label("", "caption", "bad", wrap=True)
        self.choose = Button("选择文件", "secondary", "folder-open", "sm", icon_size=14)
        self.paste = Button("从剪贴板", "secondary", "clipboard-check", "sm", icon_size=14)
        self.scanner = Button("从扫描文件夹", "secondary", "inbox", "sm", icon_size=14)
        words = row(self._icon, (self._words, 1), gap=8)
        buttons = row(self.choose, self.paste, self.scanner, None, gap=8)
        self.setLayout(column(words, buttons, self._said, gap=8, margins=(14, 10, 14, 10)))
        self._said.hide()
        self.choose.clicked.connect(self.choose_asked)
        self.paste.clicked.connect(self.paste_asked)
        self.scanner.clicked.connect(self.scanner_asked)
        self.setAccessibleName("收附件的地方")
        self.setAccessibleDescription(CALM)

    @property
    def lit(self) -> bool:
        """Whether it shows that files may be let go."""
        return self._lit

    @property
    def reason(self) -> str:
        """Why nothing can be taken in now, "" when it can."""
        return self._reason

    @property
    def said(self) -> str:
        """The sentence about the last thing that could not be taken, "" when there is none."""
        return self._said.text()

    def set_lit(self, lit: bool) -> None:
        """Light up, or go calm."""
        if lit != self._lit:
            self._lit = lit
            self._show()

    def set_reason(self, reason: str) -> None:
        """Take nothing in and say why; "" opens the place again."""
        self._reason = reason
        for button in (self.choose, self.paste, self.scanner):
            button.set_reason(reason)
        self._show()

    def say(self, sentence: str) -> None:
        """A sentence about what was just dropped or pasted; "" takes it away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _show(self) -> None:
        self._words.setText(self._reason or (LIT if self._lit else CALM))
        self._words.set_tone("text3" if self._reason else "accent" if self._lit else "text2")
        self._icon.set_icon("upload", "accent_text" if self._lit else "text3" if self._reason else "text2")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge; solid on a soft ground while it is lit."""
        painter = start(self)
        frame = QRectF(self.rect())
        if self._lit:
            rounded(painter, frame, RADIUS, "accent_soft", "accent", 2)
        else:
            self._paint_dashes(painter, frame)
        painter.end()

    def _paint_dashes(self, painter: QPainter, frame: QRectF) -> None:
        rounded(painter, frame, RADIUS, "sunken")
        pen = QPen(theme.color("line" if self._reason else "control"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
