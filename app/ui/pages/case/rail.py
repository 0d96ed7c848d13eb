"""The card 下一步: what brings the case on now, why, by when; and what else can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy

from app.domain import dates
from app.domain.limitation import CODE as LIMITATION
from app.domain.office import User
from app.domain.words import Side, State
from app.services.catalogue import ACTS, objection
from app.services.views.due_rows import left_text
from app.services.views.timeline import NEXT, CaseView, Choice
from app.ui.pages.case.act_groups import GROUPED, GROUPS, members
from app.ui.pages.case.act_row import ActRow
from app.ui.theme.icons import tint
from app.ui.widgets.avatar import Spot
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import clear, column, row
from app.ui.widgets.paragraph import Paragraph

ENDINGS = ("reopen_talks", "refuse", "suspend", "fail", "withdraw", "settle", "mark_unperformed")
"""Acts that end or turn back a case: they stand together in one row, so that nobody takes one by mistake."""
FEW = 3
"""Fewer endings than this are named on their row; more would be cut."""
ELSEWHERE = ("correct",)
"""Acts that have their place beside what they change."""
NOTES = {
    "draft_agreement": "起草协议书", "extend": "须双方同意", "assign": "增减或改派", "consult": "补记答复",
    "revise_agreement": "签署前", "follow_up": "记下满意程度", "serve_notice": "双方各一份",
}  # fmt: skip


class NextCard(Card):
    """Signals: `act_wanted(name)` for an act; `volume_wanted()` to open the volume of an archived case."""

    act_wanted = Signal(str)
    volume_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(title="下一步", gap=9, margins=(14, 10, 14, 8))
        self._inner = column(gap=8)
        self.body.addLayout(self._inner)
        self.primary: Button | None = None
        self.rows: list[ActRow] = []
        self._behind: dict[ActRow, list[Choice]] = {}
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._on_menu)

    def show_view(self, view: CaseView, user: User) -> None:
        """Show what can be done with a case now by this user."""
        clear(self._inner)
        self.rows, self._behind = [], {}
        self.primary = self._primary(view, user)
        icon = view.next_act.icon if view.next_act else "archive"
        words = column(Paragraph(_why(view), "small", "text", line_height=1.45), gap=1)
        when = _by_when(view)
        if when:
            words.addWidget(Label(when, "caption", "text2", wrap=True))
        self._inner.addLayout(row(Spot(icon, "accent", 34, 18), (words, 1), gap=10))
        self._inner.addWidget(self.primary)
        if self.primary.reason:
            self._inner.addWidget(Paragraph(self.primary.reason, "caption", "text3", line_height=1.5))
        self._add_rows(view)

    def _primary(self, view: CaseView, user: User) -> Button:
        button = Button("", "primary", "folder-open")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if view.next_act:
            button.set_text(view.next_act.label)
            button.set_icon_name(view.next_act.icon)
            button.clicked.connect(self._on_primary)
            button.setProperty("act", view.next_act.act)
            button.set_reason(view.next_act.reason)
            return button
        wanted = NEXT.get(State(view.file.case.state), ())
        if wanted:
            found = ACTS[wanted[0]]
            button.set_text(found.label)
            button.set_icon_name(found.icon)
            button.set_reason(objection(found, view.file, user) or "")
            return button
        button.set_text("打开卷宗")
        button.clicked.connect(self._on_volume)
        button.set_reason("销毁以后没有卷宗可以打开" if view.file.case.destroyed_on else "")
        return button

    def _add_rows(self, view: CaseView) -> None:
        told = {notice.side for notice in view.file.notices}
        passed = {"serve_notice"} if told >= set(Side) else set()
        offered = [c for c in view.others if c.act not in {*ELSEWHERE, *passed}]
        endings = [c for c in offered if c.act in ENDINGS]
        rows = column(gap=0, margins=(0, 0, 0, 0))
        for choice in offered:
            if choice.act not in ENDINGS and choice.act not in GROUPED:
                rows.addWidget(self._row(choice.act, choice.icon, choice.label, NOTES.get(choice.act, "")))
        for group in GROUPS:
            self._add_together(rows, group.icon, group.word, members(group, offered))
        word = "、".join(c.label for c in endings) if len(endings) < FEW else "中止、结束或退回"
        self._add_together(rows, "circle-pause", word, endings)
        if self.rows:
            self._inner.addLayout(rows)

    def _add_together(self, rows: QBoxLayout, icon: str, word: str, choices: list[Choice]) -> None:
        """One row for several acts, which opens a menu of them; a single one stands by itself."""
        if len(choices) == 1:
            only = choices[0]
            rows.addWidget(self._row(only.act, only.icon, only.label))
        elif choices:
            found = self._row("", icon, word)
            self._behind[found] = choices
            rows.addWidget(found)

    def _row(self, act: str, icon: str, label: str, note: str = "") -> ActRow:
        found = ActRow(act, icon, label, note)
        found.clicked.connect(self._on_row)
        self.rows.append(found)
        return found

    def _on_primary(self) -> None:
        if self.primary is not None:
            self.act_wanted.emit(str(self.primary.property("act")))

    def _on_volume(self) -> None:
        self.volume_wanted.emit()

    def _on_row(self) -> None:
        sender = self.sender()
        if not isinstance(sender, ActRow):
            return
        if sender.act:
            self.act_wanted.emit(sender.act)
            return
        self._menu.clear()
        for choice in self._behind[sender]:
            action = QAction(choice.label, self._menu)
            action.setData(choice.act)
            action.setToolTip(choice.help)
            tint(action, choice.icon)
            self._menu.addAction(action)
        self._menu.popup(sender.mapToGlobal(QPoint(0, sender.height())))

    def _on_menu(self, action: QAction) -> None:
        self.act_wanted.emit(str(action.data()))


def _why(view: CaseView) -> str:
    """What is missing, without the full stop."""
    if view.file.case.destroyed_on:
        return f"案卷已于 {dates.long(view.file.case.destroyed_on)} 销毁，只留目录信息"
    if view.next_act is None:
        done = view.file.case.state == State.ARCHIVED
        return "已经归档，没有下一步" if done else "下一步不由您来做"
    return view.next_why.rstrip("。")


def _by_when(view: CaseView) -> str:
    """The nearest day that this step keeps, or the nearest of all."""
    act = view.next_act.act if view.next_act else ""
    # the limitation period is the parties' to keep, a year off, and no day by which a step is done
    others = [due for due in view.dues if due.code != LIMITATION]
    dues = [due for due in others if due.act == act] or others
    ahead = [due for due in dues if due.left(view.today) >= 0] or dues
    if not ahead or not act:
        return ""
    due = min(ahead, key=lambda found: found.day)
    rest = left_text(due.left(view.today))
    if due.code == "instalment":  # its day stands in the reason already
        return f"{due.label} · {rest}"
    return f"{due.label} {dates.short(due.day)} {dates.weekday(due.day)} · {rest}"
