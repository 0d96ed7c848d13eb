"""The lines of the tab 证据: one piece of evidence, one attachment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.domain import dates
from app.domain.course import Attachment, Evidence
from app.services.course.attachment_files import size_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import Item, column, row
from app.ui.widgets.tag import Tag

KINDS = {
    "application/pdf": ("PDF", "file-text"), "image/png": ("PNG 图片", "image"),
    "image/jpeg": ("JPEG 照片", "image"), "image/tiff": ("TIFF 图片", "image"),
    "image/bmp": ("BMP 图片", "image"), "image/gif": ("GIF 图片", "image"),
    "image/webp": ("WebP 图片", "image"), "image/heic": ("HEIC 照片", "image"),
    "text/plain": ("文本", "file-text"), "text/csv": ("CSV 表格", "file-spreadsheet"),
}  # fmt: skip
FAMILIES = {
    "audio": ("录音", "file-badge"), "video": ("录像", "file-badge"), "image": ("图片", "image"),
    "text": ("文本", "file-text"),
}  # fmt: skip
ENDS = {
    "wordprocessingml.document": ("Word 文档", "file-text"),
    "spreadsheetml.sheet": ("Excel 表格", "file-spreadsheet"),
}


def kind_of(media: str) -> tuple[str, str]:
    """A kind of file in Chinese, and its icon."""
    found = KINDS.get(media) or FAMILIES.get(media.partition("/")[0])
    by_end = next((words for end, words in ENDS.items() if media.endswith(end)), ("文件", "paperclip"))
    return found or by_end


class EvidenceRow(QFrame):
    """One piece of evidence. Signals: `return_asked(seq)`."""

    return_asked = Signal(int)

    def __init__(self, piece: Evidence, files: int, today: date, reason: str) -> None:
        super().__init__()
        self.piece = piece
        pages = (f"{piece.pages} 页",) if piece.pages else ()
        about = "，".join((piece.kind, piece.form, *pages))
        if piece.purpose:
            about += f"；证明：{piece.purpose}"
        came = f"{piece.side} {piece.handed_by} {_day(piece.handed_on, today)}交，{piece.taken_by}收"
        if piece.returned_on:
            came += f"；{_day(piece.returned_on, today)}退还，{piece.returned_to}领回"
        words = column(
            ElidedLabel(piece.name, "small_strong"), ElidedLabel(about, "caption", "text2"),
            ElidedLabel(came, "caption", "text3"), gap=0,
        )  # fmt: skip
        number = Label(str(piece.seq), "small_strong", "text2")
        number.setFixedWidth(24)
        items: list[Item] = [number, (words, 1)]
        if files:
            items.append(Tag(f"附件 {files}", "grey", "paperclip"))
        items.append(
            Tag("已退还", "grey", "undo-2") if piece.returned_on else Tag("保管中", "teal", "folder")
        )
        self.give_back = Button("退还", "link", size="sm", name=f"退还{piece.name}")
        self.give_back.set_reason(reason)
        self.give_back.clicked.connect(self._on_return)
        self.give_back.setVisible(not piece.returned_on)
        self.setLayout(row(*items, self.give_back, gap=8, margins=(2, 6, 0, 6)))
        self.setAccessibleName(f"第 {piece.seq} 项证据 {piece.name}，{about}，{came}")

    def _on_return(self) -> None:
        self.return_asked.emit(self.piece.seq)


class AttachmentRow(QFrame):
    """One file of the case. Signals: `asked(what, seq)`: what is open, out or strike."""

    asked = Signal(str, int)

    def __init__(self, attachment: Attachment, pieces: Mapping[str, int], today: date, reason: str) -> None:
        super().__init__()
        self.attachment = attachment
        struck = bool(attachment.struck)
        kind, icon = kind_of(attachment.media)
        origin = attachment.origin
        if attachment.evidence_uid in pieces:
            origin += f"，第 {pieces[attachment.evidence_uid]} 项证据"
        came = f"{_day(attachment.added_on, today)} {attachment.added_by}收入（{origin}）"
        about = "，".join((kind, size_words(attachment.size), came))
        if struck:
            about = f"移除理由：{attachment.struck}　{about}"
        elif attachment.note:
            about += f"；{attachment.note}"
        name = ElidedLabel(
            attachment.name, "small" if struck else "small_strong", "text3" if struck else "text"
        )
        words = column(name, ElidedLabel(about, "caption", "text3"), gap=0)
        items: list[Item] = [IconView(icon, "text3" if struck else "text2", 18), (words, 1)]
        items += [Tag("已移除", "grey", "trash-2")] if struck else self._buttons(reason)
        number = Label(str(attachment.seq), "small", "text3")
        number.setFixedWidth(24)
        self.setLayout(row(number, *items, gap=8, margins=(2, 5, 0, 5)))
        self.setAccessibleName(f"附件 {attachment.seq} {attachment.name}，{about}")

    def _buttons(self, reason: str) -> list[Item]:
        name = self.attachment.name
        self.open = Button("打开", "link", size="sm", name=f"打开{name}")
        self.out = Button("取出", "link", size="sm", name=f"取出{name}到文件")
        self.strike = Button("移除", "link", size="sm", name=f"移除{name}")
        self.strike.set_reason(reason)
        self.open.clicked.connect(self._on_open)
        self.out.clicked.connect(self._on_out)
        self.strike.clicked.connect(self._on_strike)
        return [self.open, self.out, self.strike]

    def _on_open(self) -> None:
        self.asked.emit("open", self.attachment.seq)

    def _on_out(self) -> None:
        self.asked.emit("out", self.attachment.seq)

    def _on_strike(self) -> None:
        self.asked.emit("strike", self.attachment.seq)


def _day(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return dates.short(day) if day.year == today.year else dates.long(day)
