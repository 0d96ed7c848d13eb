"""An attachment seen inside the program: pages, pictures and texts, from memory; anything else is taken out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSizeF, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from app.domain.course import Attachment
from app.domain.errors import Refusal
from app.domain.values import Progress
from app.services.course import attachment_views
from app.services.course.attachment_files import size_words
from app.services.course.attachment_views import PAGES, TEXT, Shown
from app.services.course.attachments import write_attachment
from app.ui.dialogs.base import MOST_OF_SCREEN, Dialog
from app.ui.dialogs.files import Files, documents
from app.ui.dialogs.viewer_bar import ViewerBar
from app.ui.hub import Hub
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.picture_view import WHOLE, WIDE, PictureView
from app.ui.widgets.thumb import pixmap_of

SIZE = (980, 760)
POINT = 96 / 72
"""Logical pixels a pt at 100 %."""
SHARP = 2.0
"""A page of a PDF is drawn at least so much larger than at 100 %, so that a first look needs one drawing."""
PAUSE = 120
"""Milliseconds to wait for the next step of a zoom before a page is drawn anew."""
FORBIDDEN = '\\/:*?"<>|'


def take_out(hub: Hub, number: str, attachment: Attachment, parent: QWidget) -> None:
    """Ask where to, and write an attachment as a plain file; what is in it does not change."""
    name = "".join("_" if sign in FORBIDDEN else sign for sign in attachment.name)
    suffix = Path(name).suffix
    kinds = f"{suffix[1:].upper()} 文件 (*{suffix})" if suffix else "所有文件 (*)"
    path = Files.save(parent, f"取出“{attachment.name}”", documents() / name, kinds)
    if path is None:
        return
    desk, seq = hub.desk, attachment.seq

    def work(progress: Progress) -> str:
        write_attachment(desk, number, seq, path)
        return f"已取出到 {path.name}；取出的文件没有加密，请妥善保管。"

    hub.run(work, "取出附件", hub.told.emit)


class AttachmentViewer(Dialog):
    """Shows one attachment of a case; `look` opens it over a window. The content stays in memory."""

    def __init__(self, hub: Hub, number: str, attachment: Attachment, parent: QWidget | None) -> None:
        super().__init__(attachment.name, parent, width=SIZE[0])
        self._hub, self._number, self.attachment = hub, number, attachment
        self.shown: Shown | None = None
        self.page = 0
        self._drawn: tuple[int, float] = (-1, 0.0)
        self._later = QTimer(self, singleShot=True)
        self.bar, self.picture, self.text = ViewerBar(), PictureView(), QPlainTextEdit()
        self.out = Button("取出到文件", "secondary", "download", "sm", icon_size=14)
        self.note = Label("", "caption", "text2", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._open()

    @classmethod
    def look(cls, hub: Hub, number: str, attachment: Attachment, parent: QWidget) -> AttachmentViewer:
        """Open the viewer over a window; it goes away by itself when it is closed."""
        viewer = cls(hub, number, attachment, parent)
        viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        viewer.open()
        return viewer

    def _lay_out(self) -> None:
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        name = ElidedLabel(self.attachment.name, "card_title")
        size = Label(size_words(self.attachment.size), "caption", "text3")
        close = Button("关闭", "secondary", size="sm")
        close.clicked.connect(self.reject)
        self.body.addLayout(row((name, 1), size, self.out, close, gap=8))
        self.body.addWidget(self.bar)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(f"{self.attachment.name}的内容")
        self.picture.setAccessibleName(self.attachment.name)
        self.nothing = EmptyState("正在打开", "", "file-text")
        for part in (holder(column(self.nothing, margins=(0, 0, 0, 0))), self.picture, self.text):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.note)
        self.note.hide()
        self.bar.hide()
        room = self.screen().availableGeometry()
        self.resize(
            min(SIZE[0], int(room.width() * MOST_OF_SCREEN)),
            min(SIZE[1], int(room.height() * MOST_OF_SCREEN)),
        )

    def _connect(self) -> None:
        self.out.clicked.connect(self._on_out)
        self.bar.page_asked.connect(self._on_page)
        self.bar.zoom_asked.connect(self.picture.step_zoom)
        self.bar.fit_asked.connect(self.picture.fit)
        self.bar.turn_asked.connect(self.picture.rotate)
        self.picture.zoom_changed.connect(self._on_zoom)
        self.picture.passed.connect(self._on_passed)
        self._later.timeout.connect(self._on_later)

    def _open(self) -> None:
        desk, number, seq = self._hub.desk, self._number, self.attachment.seq

        def work(progress: Progress) -> Shown | Refusal:
            try:
                return attachment_views.shown(desk, number, seq)
            except Refusal as why:
                return why

        self._hub.look(work, self._on_opened)

    def _on_opened(self, found: Shown | Refusal) -> None:
        if isinstance(found, Refusal):
            self._say("打不开这个附件", found.sentence)
            return
        self.shown = found
        if found.how == PAGES:
            self.bar.set_page(0, found.pages)
            self.bar.show()
            self.picture.mode = WIDE if self._is_pdf() else WHOLE
            self._stack.setCurrentWidget(self.picture)
            self.picture.setFocus()
            self._draw()
        elif found.how == TEXT:
            self.text.setPlainText(found.text)
            self._stack.setCurrentWidget(self.text)
            self.text.setFocus()
            self.note.setText(found.why)
            self.note.setVisible(bool(found.why))
        else:
            self._say("不能在这里看", found.why)

    def _say(self, title: str, sentence: str) -> None:
        self.bar.hide()
        self.nothing.set_words(title, sentence)
        self._stack.setCurrentIndex(0)
        self.out.setFocus()

    def _draw(self) -> None:
        """Draw the page at the present zoom, unless it was drawn so already."""
        if self.shown is None or self.shown.how != PAGES:
            return
        content, page = self.shown.content, self.page
        scale = POINT * max(self.picture.zoom * self.devicePixelRatioF(), SHARP) if self._is_pdf() else 1.0
        if self._drawn == (page, scale):
            return
        self._drawn = (page, scale)

        def work(progress: Progress) -> tuple[int, Any]:
            try:
                return page, attachment_views.page_of(content, page, scale)
            except Refusal as why:
                return page, why

        self._hub.look(work, self._on_drawn)

    def _on_drawn(self, found: tuple[int, Any]) -> None:
        page, drawn = found
        if page != self.page:
            return
        if isinstance(drawn, Refusal):
            self._say("打不开这一页", drawn.sentence)
        else:
            self.picture.set_picture(pixmap_of(drawn.picture), QSizeF(drawn.wide, drawn.high))

    def _is_pdf(self) -> bool:
        return self.shown is not None and self.shown.content[:1024].find(b"%PDF-") >= 0

    def _on_page(self, page: int) -> None:
        if self.shown is not None and 0 <= page < self.shown.pages and page != self.page:
            self.page = page
            self.picture.straighten()
            self.picture.clear()
            self.picture.verticalScrollBar().setValue(0)
            self.bar.set_page(page, self.shown.pages)
            self._draw()

    def _on_passed(self, direction: int) -> None:
        self._on_page(self.page + direction)

    def _on_zoom(self, factor: float) -> None:
        self.bar.set_zoom(factor)
        if self._is_pdf():
            self._later.start(PAUSE)

    def _on_later(self) -> None:
        self._draw()

    def _on_out(self) -> None:
        take_out(self._hub, self._number, self.attachment, self)
