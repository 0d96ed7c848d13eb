"""Files that wait to be taken in: each with its title, then one act after another; what is refused stays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame

from app.domain.course import Evidence
from app.domain.errors import Refusal
from app.domain.values import Progress
from app.services.catalogue import Outcome
from app.services.course import attachment_views
from app.services.course.attachment_files import inline, objection_to, plain_name, size_words
from app.ui.hub import Hub
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.editors import Combo, LineEdit
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.thumb import Thumb, pixmap_of

DROPPED, PASTED, SCANNED, CHOSEN = "拖入", "剪贴板", "扫描文件夹", "文件"
NO_EVIDENCE = "不是证据"
THUMB = 36
TITLE = 180
WORKING = "正在收入"


class WaitingFile(QFrame):
    """One file that waits. Signals: `away_asked()`. `path` is None for one from the clipboard."""

    away_asked = Signal()

    def __init__(self, name: str, size: int, origin: str, path: Path | None = None, entry: str = "") -> None:
        super().__init__()
        self.path, self.origin = path, origin
        self._entry = entry
        self.barred = False
        self.stem, self.suffix = Path(name).stem, Path(name).suffix
        self.thumb = Thumb(THUMB, "file-text")
        self.title = LineEdit(TITLE)
        self.title.set_value(self.stem)
        self.title.setAccessibleName(f"{name}的名称")
        self.title.setAcceptDrops(False)  # files let go over it belong to the tab
        self.away = Button("", "ghost", "x", "sm", name=f"不收{name}", icon_size=14)
        self.away.clicked.connect(self.away_asked)
        self._why = Label("", "caption", "bad", wrap=True)
        self._icon = IconView("circle-alert", "bad_text", 14)
        about = ElidedLabel(
            f"{self.suffix or '无扩展名'}　{size_words(size) if size else ''}", "caption", "text3"
        )
        about.setFixedWidth(112)
        self._telling = holder(row(self._icon, (self._why, 1), gap=6))
        line = row(self.thumb, (self.title, 1), about, self.away, gap=8)
        self.setLayout(column(line, self._telling, gap=2, margins=(0, 3, 0, 3)))
        self.set_why("")
        self.setAccessibleName(name)

    @property
    def why(self) -> str:
        """Why it was refused, "" when it was not."""
        return self._why.text()

    def set_why(self, sentence: str, *, barred: bool = False) -> None:
        """Say beside the file why it was refused; one that is `barred` is not tried at all."""
        self.barred = barred
        self._why.setText(sentence)
        self._telling.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def given(self) -> dict[str, Any]:
        """The input of the act for this file."""
        title = self.title.value()
        entry = str(self.path) if self.path is not None else self._entry
        changed = title and (self.path is None or title != self.stem)
        return {"files": [entry], "origin": self.origin, "title": title if changed else ""}

    def same_as(self, path: Path | None, entry: str) -> bool:
        """Whether it is this very file."""
        return self.path == path if path is not None else self._entry == entry


class Intake(Card):
    """The list of what waits for one case, hidden while nothing does. Signals: `changed()` when it grew or shrank."""

    changed = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__(kind="accent", margins=(14, 10, 12, 12), gap=6)
        self._hub, self._number = hub, ""
        self.files: list[WaitingFile] = []
        self._going: list[WaitingFile] = []
        self._pasted = 0
        self.busy = False
        self._head = Label("", "small_strong")
        self._list = column(gap=0)
        self.evidence = Combo((NO_EVIDENCE,))
        self.evidence.setAccessibleName("属于第几项证据")
        self.evidence.setMinimumContentsLength(12)
        self.drop_all = Button("都不收", "ghost", size="sm")
        self.take = Button("收入", "secondary", "paperclip", "sm", icon_size=14)
        foot = row(Label("属于", "small"), self.evidence, None, self.drop_all, self.take, gap=8)
        self.add(self._head, self._list, foot)
        self.drop_all.clicked.connect(self._on_drop_all)
        self.take.clicked.connect(self._on_take)
        hub.crashed.connect(self._on_crashed)
        self._show()

    def show_case(self, number: str, evidence: Sequence[Evidence]) -> None:
        """Wait for this case; what waited for another one is forgotten."""
        if number != self._number:
            self._number, self._pasted = number, 0
            self._clear()
        chosen = self.evidence.value() or NO_EVIDENCE
        words = [f"第 {piece.seq} 项　{piece.name}" for piece in evidence if not piece.returned_on]
        self.evidence.set_choices((NO_EVIDENCE, *words))
        self.evidence.set_value(chosen if chosen in words else NO_EVIDENCE)

    def add_paths(self, paths: Sequence[Path], origin: str) -> None:
        """Files of this PC; what speaks against one is said beside it at once."""
        for path in paths:
            if any(file.same_as(path, "") for file in self.files):
                continue
            name = plain_name(path.name)
            why = objection_to(path, name)
            file = WaitingFile(name, 0 if why and not path.is_file() else path.stat().st_size, origin, path)
            file.set_why(why, barred=bool(why))
            self._place(file)
            if not why:
                self._hub.look(partial(_small, path), partial(self._on_small, file))

    def add_image(self, image: QImage, content: bytes, origin: str) -> None:
        """A picture that is no file, as PNG."""
        entry = inline(content, "image/png")
        if any(file.same_as(None, entry) for file in self.files):
            return
        self._pasted += 1
        file = WaitingFile(f"{origin}图片 {self._pasted}.png", len(content), origin, entry=entry)
        file.thumb.set_picture(QPixmap.fromImage(image))
        self._place(file)

    def _place(self, file: WaitingFile) -> None:
        file.away_asked.connect(self._on_away)
        self.files.append(file)
        self._list.addWidget(file)
        self._show()

    def _remove(self, file: WaitingFile) -> None:
        self.files.remove(file)
        self._list.removeWidget(file)
        file.hide()
        file.deleteLater()
        self._show()

    def _clear(self) -> None:
        self._going, self.busy = [], False
        for file in tuple(self.files):
            self._remove(file)

    def _show(self) -> None:
        good = sum(1 for file in self.files if not file.barred)
        self._head.setText(f"待收入 {len(self.files)} 个，名称可以改")
        self.take.set_text(f"收入 {good} 个" if good else "收入")
        none = "" if good else "没有可以收入的文件"
        self.take.set_reason(WORKING if self.busy else none)
        self.drop_all.set_reason(WORKING if self.busy else "")
        self.evidence.setEnabled(not self.busy)
        for file in self.files:
            file.away.set_reason(WORKING if self.busy else "")
            file.title.setReadOnly(self.busy)
        self.setVisible(bool(self.files))
        self.changed.emit()

    def _piece(self) -> int | None:
        words = self.evidence.value()
        return int(words.split("　")[0].strip("第 项")) if words and words != NO_EVIDENCE else None

    def _on_take(self) -> None:
        """One act for each file, so that one that is refused keeps none of the others back."""
        self._going = [file for file in self.files if not file.barred]
        self.busy = bool(self._going)
        for file in self._going:
            file.set_why("")
        self._show()
        self._next()

    def _next(self) -> None:
        if not self._going:
            self.busy = False
            self._show()
            return
        file = self._going.pop(0)
        given = file.given() | {"evidence": self._piece()}
        done, refused = partial(self._on_taken, file), partial(self._on_refused, file)
        self._hub.perform("attach", given, self._number, done, refused)

    def _on_taken(self, file: WaitingFile, outcome: Outcome) -> None:
        if file in self.files:
            self._remove(file)
            self._next()

    def _on_refused(self, file: WaitingFile, why: Refusal) -> None:
        if file in self.files:
            file.set_why(why.sentence)
            self._next()

    def _on_crashed(self, why: Exception) -> None:
        self._going, self.busy = [], False
        self._show()

    def _on_small(self, file: WaitingFile, found: Any) -> None:
        if found is not None and file in self.files:
            file.thumb.set_picture(pixmap_of(found))

    def _on_away(self) -> None:
        sender = self.sender()
        if isinstance(sender, WaitingFile):
            self._remove(sender)

    def _on_drop_all(self) -> None:
        self._clear()


def _small(path: Path, progress: Progress) -> Any:
    return attachment_views.thumbnail(path, 4 * THUMB)
