"""The tab 证据: what was handed in and given back, and the files kept with the case, added by drop, paste or scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QWidget

from app.domain.course import Attachment
from app.domain.office import User
from app.domain.words import SIDES
from app.services.catalogue import ACTS, objection
from app.services.course.attachment_files import size_words
from app.services.views.timeline import CaseView
from app.ui.dialogs.attachment_viewer import AttachmentViewer, take_out
from app.ui.dialogs.files import Files, documents
from app.ui.dialogs.scanner_folder import ScannerFolder
from app.ui.hub import Hub
from app.ui.pages.case.drop_zone import DropZone
from app.ui.pages.case.evidence_rows import AttachmentRow, EvidenceRow
from app.ui.pages.case.intake import CHOSEN, DROPPED, PASTED, SCANNED, Intake
from app.ui.pages.case.scroll_tab import LAID_OUT, ScrollTab
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import Item, row

RECEIPT = "evidence_list"
"""The form of the receipt."""
NO_FILES = "拖来的不是这台电脑上的文件；网页里的图片请先复制，再按 Ctrl+V。"
NO_CLIP = "剪贴板里没有图片或文件，请先复制再来。"


class EvidenceTab(ScrollTab):
    """Signals: `act_wanted(name)`, `known_wanted(name, given)` for an act with what is known already, and
    `paper_wanted(code, side)`.
    """

    act_wanted = Signal(str)
    known_wanted = Signal(str, object)
    paper_wanted = Signal(str, str)

    def __init__(self, hub: Hub) -> None:
        super().__init__("证据", gap=6)
        self._hub = hub
        self._view: CaseView | None = None
        self.zone, self.intake = DropZone(), Intake(hub)
        self.buttons: dict[str, Button] = {}
        self.receipts: dict[str, Button] = {}
        self.evidence: list[EvidenceRow] = []
        self.attachments: list[AttachmentRow] = []
        self.setAcceptDrops(True)
        self.zone.choose_asked.connect(self._on_choose)
        self.zone.paste_asked.connect(self._on_paste)
        self.zone.scanner_asked.connect(self._on_scanner)

    def show_view(self, view: CaseView, user: User, *, keep: bool = False) -> None:
        """Show the evidence and the files of a case; files that wait for this case go on waiting."""
        for kept in (self.zone, self.intake):
            self.content.removeWidget(kept)
        content = self.begin(keep=keep)
        self._view = view
        self.buttons, self.receipts, self.evidence, self.attachments = {}, {}, [], []
        self._show_evidence(view, user)
        content.addSpacing(8)
        self._show_attachments(view, user)
        content.addStretch(1)
        self.done()

    def _show_evidence(self, view: CaseView, user: User) -> None:
        file = view.file
        back = sum(1 for piece in file.evidence if piece.returned_on)
        words = f"{len(file.evidence)} 项" + (f"，已退还 {back} 项" if back else "")
        take = self._button("take_evidence", "收取证据", view, user)
        give = self._button("return_evidence", "退还证据", view, user)
        count = ElidedLabel(words if file.evidence else "还没有收过", "caption", "text2")
        self.content.addLayout(row(Label("证据", "card_title"), (count, 1), take, give, gap=8))
        files = Counter(a.evidence_uid for a in file.attachments if not a.struck)
        reason = objection(ACTS["return_evidence"], file, user) or ""
        for piece in file.evidence:
            line = EvidenceRow(piece, files[piece.uid], view.today, reason)
            line.return_asked.connect(self._on_return)
            self._add_line(line, first=not self.evidence)
            self.evidence.append(line)
        if file.evidence:
            self.content.addLayout(row(*self._receipts({piece.side for piece in file.evidence}), None, gap=8))

    def _receipts(self, sides: set[str]) -> list[Item]:
        """A link to the receipt of each side that handed something in."""
        items: list[Item] = [Label("证据材料清单（收据）", "small", "text2")]
        for side in (one for one in SIDES if one in sides):
            button = Button(f"给{side}", "link", size="sm", name=f"给{side}的证据材料清单")
            button.setProperty("side", side)
            button.clicked.connect(self._on_receipt)
            self.receipts[side] = button
            items.append(button)
        return items

    def _show_attachments(self, view: CaseView, user: User) -> None:
        file = view.file
        there = [a for a in file.attachments if not a.struck]
        words = f"{len(there)} 个，{size_words(sum(a.size for a in there))}" if there else "还没有"
        self.content.addLayout(
            row(Label("附件", "card_title"), (ElidedLabel(words, "caption", "text2"), 1), gap=8)
        )
        self.zone.set_reason(objection(ACTS["attach"], file, user) or "")
        self.zone.say("")
        self.intake.show_case(file.case.number, file.evidence)
        self.content.addWidget(self.zone)
        self.content.addWidget(self.intake)
        reason = objection(ACTS["detach"], file, user) or ""
        pieces = {piece.uid: piece.seq for piece in file.evidence}
        for attachment in sorted(file.attachments, key=_living_first):
            line = AttachmentRow(attachment, pieces, view.today, reason)
            line.asked.connect(self._on_asked)
            self._add_line(line, first=not self.attachments)
            self.attachments.append(line)

    def _add_line(self, line: QWidget, *, first: bool) -> None:
        if not first:
            self.content.addWidget(Rule())
        self.content.addWidget(line)

    def _button(self, act: str, words: str, view: CaseView, user: User) -> Button:
        found = Button(words, "secondary", ACTS[act].icon, "sm", icon_size=14)
        found.setProperty("act", act)
        found.set_reason(objection(ACTS[act], view.file, user) or "")
        found.clicked.connect(self._on_act)
        self.buttons[act] = found
        return found

    # ---- files come in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files and pictures; what comes from elsewhere is let in only to be told why not."""
        mime = event.mimeData()
        if not self._open_for_files() or not (mime.hasUrls() or mime.hasImage()):
            return
        event.acceptProposedAction()
        if _paths(mime) or mime.hasImage():
            self.zone.set_lit(True)
            self.ensureWidgetVisible(self.zone, 0, 0)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go calm again."""
        self.zone.set_lit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """The files wait below the zone until they are taken in."""
        self.zone.set_lit(False)
        if self._open_for_files():
            self._take_in(event.mimeData(), DROPPED, NO_FILES)
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V puts what is in the clipboard here."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            event.accept()
            return
        super().keyPressEvent(event)

    def paste(self) -> None:
        """Files that were copied, else a picture, which becomes a PNG."""
        if self._open_for_files():
            self._take_in(QGuiApplication.clipboard().mimeData(), PASTED, NO_CLIP)

    def _take_in(self, mime: QMimeData, origin: str, none: str) -> None:
        paths = _paths(mime)
        image = QImage(mime.imageData()) if mime.hasImage() and not paths else QImage()
        if image.isNull():
            self._add(paths, origin, none)
        else:
            self.zone.say("")
            self.intake.add_image(image, _png(image), origin)
            self._reveal()

    def _open_for_files(self) -> bool:
        return self._view is not None and not self.zone.reason and not self.intake.busy

    def _add(self, paths: Sequence[Path], origin: str, none: str) -> None:
        self.zone.say("" if paths else none)
        self.intake.add_paths(paths, origin)
        if paths:
            self._reveal()

    def _reveal(self) -> None:
        """Bring what waits into sight, once it is laid out, and the keyboard to its newest title."""
        if self.intake.files:
            self.intake.files[-1].title.setFocus()
            QTimer.singleShot(LAID_OUT, self, self._on_laid_out_files)

    def _on_laid_out_files(self) -> None:
        for part in (self.zone, self.intake.take):
            self.ensureWidgetVisible(part, 0, 16)

    def _on_choose(self) -> None:
        if self._open_for_files():
            paths = Files.several(self, "选择文件", documents(), "所有文件 (*)")
            if paths:
                self._add(paths, CHOSEN, "")

    def _on_paste(self) -> None:
        self.paste()

    def _on_scanner(self) -> None:
        if self._open_for_files():
            paths = ScannerFolder.ask(self._hub, self)
            if paths:
                self._add(paths, SCANNED, "")

    # ---- what is there

    def _on_asked(self, what: str, seq: int) -> None:
        found = self._found(seq)
        if found is None or self._view is None:
            return
        number = self._view.file.case.number
        if what == "strike":
            self.known_wanted.emit("detach", {"seq": seq})
        elif what == "out":
            take_out(self._hub, number, found, self)
        else:
            AttachmentViewer.look(self._hub, number, found, self.window())

    def _found(self, seq: int) -> Attachment | None:
        files = self._view.file.attachments if self._view else ()
        return next((a for a in files if a.seq == seq and not a.struck), None)

    def _on_return(self, seq: int) -> None:
        self.known_wanted.emit("return_evidence", {"seq": seq})

    def _on_act(self) -> None:
        self.act_wanted.emit(str(self.sender().property("act")))

    def _on_receipt(self) -> None:
        self.paper_wanted.emit(RECEIPT, str(self.sender().property("side")))


def _living_first(attachment: Attachment) -> tuple[bool, int]:
    return bool(attachment.struck), attachment.seq


def _paths(mime: QMimeData) -> list[Path]:
    """The files of this PC that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _png(image: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    buffer.close()
    return bytes(kept.data())
