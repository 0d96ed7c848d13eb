"""The tab 文书: every paper the case calls for by now, with what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu

from app.domain import dates
from app.domain.words import State
from app.services.papers import Offer
from app.services.timeline import CaseView
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.theme.icons import tint
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, IconView
from app.ui.widgets.layouts import column, row
from app.ui.widgets.tag import Tag

MORE = (("pdf", "存为 PDF", "download"), ("docx", "存为 DOCX", "file-text"), ("print", "打印", "printer"))


class PaperRow(QFrame):
    """One paper. Signals: `asked(what, code, side)`: what is open, issue, pdf, docx or print."""

    asked = Signal(str, str, str)

    def __init__(self, offer: Offer, *, may_issue: bool) -> None:
        super().__init__()
        self.offer = offer
        title = f"{offer.title}（{offer.side}）" if offer.side else offer.title
        issued = offer.issued
        if issued and issued.issued_on:
            about = f"{dates.short(issued.issued_on)} {issued.issued_by}签发，{issued.pages} 页"
            tag = Tag(f"第 {issued.version} 版", "ok", "lock-keyhole")
        else:
            about, tag = "草稿，随登记内容更新", Tag("草稿", "grey", "file-pen-line")
        self.open = Button("预览", "link", size="sm", name=f"预览{title}")
        self.issue = Button("签发新版" if issued else "签发", "link", size="sm", name=f"签发{title}")
        self.issue.setVisible(may_issue)
        self.more = Button("", "ghost", "ellipsis", "sm", name=f"{title}的更多操作")
        words = column(ElidedLabel(title, "small_strong"), ElidedLabel(about, "caption", "text3"), gap=0)
        icon = IconView("file-check" if issued else "file-text", "text2", 18)
        self.setLayout(
            row(icon, (words, 1), tag, self.open, self.issue, self.more, gap=8, margins=(2, 6, 0, 6))
        )
        self.setAccessibleName(f"{title}，{about}")
        self._menu = QMenu(self)
        for what, label, picture in MORE:
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
        self._ask("issue")

    def _on_more(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_menu(self, action: QAction) -> None:
        self._ask(str(action.data()))


class PapersTab(ScrollTab):
    """Signals: `asked(what, code, side)` as in PaperRow."""

    asked = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__("文书", gap=0)
        self.rows: list[PaperRow] = []

    def show_view(self, view: CaseView, *, keep: bool = False) -> None:
        """Show the papers of a case; an archived one issues nothing more."""
        content = self.begin(keep=keep)
        may_issue = view.file.case.state != State.ARCHIVED
        self.rows = [PaperRow(offer, may_issue=may_issue) for offer in view.papers]
        for at, found in enumerate(self.rows):
            if at:
                content.addWidget(Rule())
            found.asked.connect(self.asked)
            content.addWidget(found)
        if not self.rows:
            content.addWidget(EmptyState("还没有文书", "登记以后，这里会有这件案件要用的文书。", "file-text"))
        content.addStretch(1)
        self.done()
