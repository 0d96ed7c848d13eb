"""One line of the tab 文书: a paper, or one that many each get, with its state and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu

from app.domain import dates
from app.domain.case import CaseFile
from app.services.papers.paper_views import AGREEMENT, KnownForm
from app.services.papers.papers import Offer
from app.services.papers.volumes import kept_copy
from app.ui.theme.icons import tint
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, IconView
from app.ui.widgets.layouts import column, row
from app.ui.widgets.tag import Tag

MORE = (
    ("pdf", "存为 PDF", "download"), ("docx", "存为 DOCX", "file-text"), ("print", "打印", "printer"),
    ("redacted", "存脱敏副本", "eye-off"),
)  # fmt: skip
ANOTHER = (("another", "另写一份", "file-plus"),)
DRAFT = ("草稿", "grey", "file-pen-line")


def state_of(file: CaseFile, offer: Offer) -> tuple[str, str, str]:
    """Word, hue and icon of how far a paper is: 草稿, 第 n 版, 已签, 扫描件 or 电子印章."""
    issued = offer.issued
    if issued is None:
        return DRAFT
    copy = kept_copy(file, issued)
    if copy is not None:
        return copy.kind, "ok", "inbox" if copy.kind == "扫描件" else "stamp"
    marks = [
        m for m in file.paper_marks if m.key == issued.key and m.version == issued.version and not m.refused
    ]
    signed = len(file.marks) if issued.form == AGREEMENT else len(marks)
    if signed:
        return f"已签 {signed}", "teal", "signature"
    return f"第 {issued.version} 版", "ok", "lock-keyhole"


class PaperRow(QFrame):
    """One paper. Signals: `asked(what, code, side)`: what is open, issue, reissue, pdf, docx, print or redacted.

    `another` is the code of the next one of a form of which there can be any number, "" for others.
    """

    asked = Signal(str, str, str)

    def __init__(self, file: CaseFile, offer: Offer, *, may_issue: bool, another: str = "") -> None:
        super().__init__()
        self.offer, self._another = offer, another
        title = f"{offer.title}（{offer.to.words}）" if offer.side else offer.title
        issued = offer.issued
        about = "草稿，随登记内容更新"
        if issued and issued.issued_on:
            about = f"第 {issued.version} 版，{dates.short(issued.issued_on)} {issued.issued_by}签发，{issued.pages} 页"
        self.tag = Tag(*state_of(file, offer))
        self.open = Button("打开", "link", size="sm", name=f"打开{title}")
        self.issue = Button("签发新版" if issued else "签发", "link", size="sm", name=f"签发{title}")
        self.issue.setVisible(may_issue)
        self.more = Button("", "ghost", "ellipsis", "sm", name=f"{title}的更多操作")
        words = column(ElidedLabel(title, "small_strong"), ElidedLabel(about, "caption", "text3"), gap=0)
        icon = IconView("file-check" if issued else "file-text", "text2", 18)
        self.setLayout(
            row(icon, (words, 1), self.tag, self.open, self.issue, self.more, gap=8, margins=(2, 6, 0, 6))
        )
        self.setAccessibleName(f"{title}，{self.tag.text}，{about}")
        self._menu = QMenu(self)
        for what, label, picture in (*MORE, *(ANOTHER if another else ())):
            action = QAction(label, self._menu)
            action.setData(what)
            tint(action, picture)
            self._menu.addAction(action)
        self.open.clicked.connect(self._on_open)
        self.issue.clicked.connect(self._on_issue)
        self.more.clicked.connect(self._on_more)
        self._menu.triggered.connect(self._on_menu)

    def _ask(self, what: str) -> None:
        self.asked.emit(what, self.offer.code, self.offer.side)

    def _on_open(self) -> None:
        self._ask("open")

    def _on_issue(self) -> None:
        """A newer version is issued from its page, where its reason is asked for."""
        self._ask("reissue" if self.offer.issued else "issue")

    def _on_more(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_menu(self, action: QAction) -> None:
        if action.data() == "another":
            self.asked.emit("open", self._another, self.offer.side)
        else:
            self._ask(str(action.data()))


class ManyRow(QFrame):
    """A paper that many each get, in one line. Signals: `asked("open", code, side)`."""

    asked = Signal(str, str, str)

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self.offers = tuple(offers)
        first, issued = offers[0], sum(1 for offer in offers if offer.issued)
        title = f"{first.title}（共 {len(offers)} 份）"
        tag = Tag(f"已签发 {issued}/{len(offers)}", "ok" if issued == len(offers) else "grey", "lock-keyhole")
        self.open = Button("打开", "link", size="sm", name=f"打开{title}")
        about = "每人一份，打开以后按姓名查找"
        words = column(ElidedLabel(title, "small_strong"), ElidedLabel(about, "caption", "text3"), gap=0)
        icon = IconView("users-round", "text2", 18)
        self.setLayout(row(icon, (words, 1), tag, self.open, gap=8, margins=(2, 6, 0, 6)))
        self.setAccessibleName(f"{title}，{tag.text}")
        self.open.clicked.connect(self._on_open)

    def _on_open(self) -> None:
        self.asked.emit("open", self.offers[0].code, self.offers[0].side)


class FormRow(QFrame):
    """A form that the case does not call for by now, but can be set all the same. Signals as ManyRow."""

    asked = Signal(str, str, str)

    def __init__(self, entry: KnownForm) -> None:
        super().__init__()
        self.entry = entry
        self.open = Button("打开", "link", size="sm", name=f"打开{entry.name}")
        icon = IconView("file-text", "text3", 16)
        self.setLayout(
            row(icon, (ElidedLabel(entry.name, "small", "text2"), 1), self.open, gap=8, margins=(2, 2, 0, 2))
        )
        self.setAccessibleName(entry.name)
        self.open.clicked.connect(self._on_open)

    def _on_open(self) -> None:
        self.asked.emit("open", self.entry.code, "")
