"""The head of the case page: way back, number, parties, state, papers and further acts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.words import Side, State
from app.services.views.timeline import CaseView
from app.ui.pages.case.course import offer_words
from app.ui.pages.crumb import Crumb
from app.ui.theme.icons import tint
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, IconView
from app.ui.widgets.layouts import column, row
from app.ui.widgets.pill import Pill
from app.ui.widgets.tag import Tag

COPIED_FOR = 1500
"""Milliseconds for which the copy button says that it has copied."""


class CaseHeader(QWidget):
    """Signals: `back_asked()`, `neighbour_asked(number)`, `paper_wanted(code, side)`, `act_wanted(name)`,
    `volume_wanted()`.
    """

    back_asked = Signal()
    neighbour_asked = Signal(str)
    paper_wanted = Signal(str, str)
    act_wanted = Signal(str)
    volume_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._neighbours = ("", "")
        self.back = Crumb("案件台账")
        self._number = ElidedLabel("", "caption", "text2")
        self.copy = Button("", "link", "copy", "sm", name="复制案号", icon_size=13)
        self._title = ElidedLabel("", "title")
        self._pill = Pill("")
        self._extended = Tag("已延期", "grey", "calendar-plus")
        self._destroyed = Tag("案卷已销毁", "grey", "trash-2")
        self.up = Button("", "ghost", "chevron-up", name="上一件")
        self.down = Button("", "ghost", "chevron-down", name="下一件")
        self.papers = Button("文书", "secondary", "file-text", menu_arrow=True)
        self.more = Button("", "secondary", "ellipsis", name="更多")
        crumb = row(self.back, IconView("chevron-right", "text3", 12), self._number, self.copy, None, gap=4)
        title = row(self._title, self._pill, self._extended, self._destroyed, None, gap=10)
        buttons = (self.up, self.down, self.papers, self.more)
        self.setLayout(row((column(crumb, title, gap=0), 1), *buttons, gap=6))
        self._papers_menu, self._more_menu = QMenu(self), QMenu(self)
        self._connect()
        self.set_neighbours("", "")

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.copy.clicked.connect(self._on_copy)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.papers.clicked.connect(self._on_papers)
        self.more.clicked.connect(self._on_more)
        self._papers_menu.triggered.connect(self._on_paper)
        self._more_menu.triggered.connect(self._on_act)

    def show_view(self, view: CaseView) -> None:
        """Show another case."""
        case = view.file.case
        self._number.set_full_text(case.number)
        names = [view.file.party(side).name for side in Side]
        self._title.set_full_text(case.cause if case.destroyed_on else " 与 ".join(names))
        self._pill.set_state(case.state)
        running = case.state in (State.ACCEPTED, State.MEDIATING, State.AGREED, State.SUSPENDED)
        self._extended.setVisible(case.extended_to is not None and running)
        self._destroyed.setVisible(case.destroyed_on is not None)
        self._papers_menu.clear()
        for offer in view.papers:
            self._add(self._papers_menu, offer_words(offer), "file-text", (offer.code, offer.side))
        self._more_menu.clear()
        if not case.destroyed_on:
            self._add(self._more_menu, "打开卷宗", "folder-open", "")
        for choice in view.others:
            self._add(self._more_menu, choice.label, choice.icon, choice.act)
        nothing = "案卷已经销毁" if case.destroyed_on else "还没有文书"
        self.papers.set_reason("" if view.papers else nothing)
        self.more.set_reason("" if self._more_menu.actions() else nothing)

    def set_neighbours(self, before: str, after: str) -> None:
        """The case numbers before and after this one in the list it came from; "" hides both buttons."""
        self._neighbours = (before, after)
        for button, number in ((self.up, before), (self.down, after)):
            button.setVisible(bool(before or after))
            button.setEnabled(bool(number))

    def _add(self, menu: QMenu, words: str, icon: str, data: object) -> None:
        action = QAction(words, menu)
        action.setData(data)
        tint(action, icon)
        menu.addAction(action)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._number.full_text())
        self.copy.set_icon_name("check")
        self.copy.setAccessibleDescription("已复制")
        QTimer.singleShot(COPIED_FOR, self._on_copied)

    def _on_copied(self) -> None:
        self.copy.set_icon_name("copy")
        self.copy.setAccessibleDescription("")

    def _on_up(self) -> None:
        self.neighbour_asked.emit(self._neighbours[0])

    def _on_down(self) -> None:
        self.neighbour_asked.emit(self._neighbours[1])

    def _on_papers(self) -> None:
        self._papers_menu.popup(self.papers.mapToGlobal(QPoint(0, self.papers.height() + 2)))

    def _on_more(self) -> None:
        width = self._more_menu.sizeHint().width()
        corner = QPoint(self.more.width() - width, self.more.height() + 2)
        self._more_menu.popup(self.more.mapToGlobal(corner))

    def _on_paper(self, action: QAction) -> None:
        code, side = action.data()
        self.paper_wanted.emit(code, side)

    def _on_act(self, action: QAction) -> None:
        if action.data():
            self.act_wanted.emit(str(action.data()))
        else:
            self.volume_wanted.emit()
