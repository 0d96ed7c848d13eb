"""The tab 调解: talks arranged and held, proposals, ability to perform, one-sided talks, pauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain import money
from app.domain.course import Appointment, PrivateNote, Proposal
from app.domain.office import User
from app.domain.words import Side, State
from app.services.catalogue import ACTS, objection
from app.services.course.private_notes import may_see
from app.services.views.timeline import CaseView
from app.ui.forms.typed import typed_record
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.pages.case.talks_cards import (
    UNANSWERED,
    WAITING,
    AbilityCard,
    AppointmentCard,
    NoteCard,
    PastAppointment,
    PauseCard,
    ProposalCard,
    SessionCard,
)
from app.ui.pages.case.talks_parts import Fold
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import Item, row
from app.ui.widgets.tag import Tag

WORDS = {
    "schedule_session": "安排调解", "change_appointment": "改期或取消", "record_session": "记调解笔录",
    "make_proposal": "提出方案", "answer_proposal": "登记答复", "assess_ability": "评估",
    "note_talk": "记单方谈话", "suspend": "中止调解", "resume": "恢复调解",
}  # fmt: skip
"""The acts of this tab and the words on their buttons."""

ONLY_THEM = "内容只有本案的调解员能记、能看，不进案卷、文书和查询。"


class TalksTab(ScrollTab):
    """Signals: `act_wanted(name)`; `known_wanted(name, given)` for an act of which something is known already;
    `paper_wanted(code, side)` for the record of a talk.
    """

    act_wanted = Signal(str)
    known_wanted = Signal(str, object)
    paper_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("调解", gap=8)
        self.buttons: dict[str, Button] = {}
        self._opened: set[str] = set()

    def show_view(
        self, view: CaseView, user: User, notes: Sequence[PrivateNote] = (), *, keep: bool = False
    ) -> None:
        """Show the talks of a case. `notes` are what services.private_notes lets this user read; they are shown
        to a mediator of the case only. `keep` leaves the place and what was unfolded.
        """
        content = self.begin(keep=keep)
        self._view, self._user = view, user
        self.buttons = {}
        if not keep:
            self._opened = set()
        self._live = any(view.file.case.state in ACTS[name].states for name in WORDS)
        if not self._live and not _anything(view, notes):
            content.addWidget(EmptyState("没有调解的记录", _over(view), "messages-square"))
        else:
            self._show_all(notes)
        content.addStretch(1)
        self.done()

    def _show_all(self, notes: Sequence[PrivateNote]) -> None:
        if not self._live:
            self.content.addWidget(Label(_over(self._view), "caption", "text2", wrap=True))
        paused = self._view.file.case.state == State.SUSPENDED
        if paused:
            self._show_pauses()
        self._show_appointments()
        self._show_sessions()
        self._show_proposals()
        self._show_abilities()
        self._show_notes(notes)
        if not paused:
            self._show_pauses()

    def _show_appointments(self) -> None:
        file, today = self._view.file, self._view.today
        self._head("调解安排", "", "change_appointment", "schedule_session")
        waiting = sorted((a for a in file.appointments if a.state == WAITING), key=_day)
        for arranged in waiting:
            self.content.addWidget(AppointmentCard(arranged, today, *self._for_appointment(arranged)))
        for arranged in sorted(file.appointments, key=_day, reverse=True):
            if arranged.state != WAITING:
                self.content.addWidget(PastAppointment(arranged, today))
        if not waiting:
            self._line("没有待召开的调解。" if file.appointments else "还没有安排。")

    def _for_appointment(self, arranged: Appointment) -> list[Button]:
        """What can be done with a talk that waits; its record only once its day has come."""
        if not self._live:
            return []
        number = {"seq": str(arranged.seq)}
        found = [
            self._known("change_appointment", "改期", number | {"state": "已改期"}, f"第 {arranged.seq} 次安排改期"),
            self._known("change_appointment", "取消", number | {"state": "已取消"}, f"取消第 {arranged.seq} 次安排"),
        ]  # fmt: skip
        if arranged.held_on is not None and arranged.held_on <= self._view.today:
            given = typed_record(arranged, ("held_on", "way", "platform"))
            given |= {"hours": f"{arranged.starts}—{arranged.ends}", "place": arranged.room}
            found.insert(
                0, self._known("record_session", "记笔录", given, f"记第 {arranged.seq} 次安排的笔录")
            )
        return found

    def _show_sessions(self) -> None:
        file = self._view.file
        self._head("调解笔录", f"{len(file.sessions)} 次" if file.sessions else "", "record_session")
        offers = {o.code: o for o in self._view.papers}
        for held in reversed(file.sessions):
            offer = offers.get(f"session_record:{held.seq}")
            card = SessionCard(file, held, self._view.today, offer, opened=held.uid in self._opened)
            self._remember(card.fold, held.uid)
            if card.paper is not None and offer is not None:
                card.paper.setProperty("code", offer.code)
                card.paper.setProperty("side", offer.side)
                card.paper.clicked.connect(self._on_paper)
            self.content.addWidget(card)
        if not file.sessions:
            self._line("还没有开过调解会。")

    def _show_proposals(self) -> None:
        found = self._view.file.proposals
        self._head("方案", apart(found), "answer_proposal", "make_proposal")
        for one in found:
            buttons = []
            if one.answer == UNANSWERED and self._live:
                name = f"登记第 {one.seq} 个方案的答复"
                buttons = [self._known("answer_proposal", "登记答复", {"seq": str(one.seq)}, name)]
            self.content.addWidget(ProposalCard(one, self._view.today, *buttons))
        if not found:
            self._line("还没有提出方案。")

    def _show_abilities(self) -> None:
        found = self._view.file.abilities
        self._head("履约能力评估", "", "assess_ability")
        for note in reversed(found):
            self.content.addWidget(AbilityCard(note, self._view.today))
        if not found:
            self._line("还没有评估。")

    def _show_notes(self, notes: Sequence[PrivateNote]) -> None:
        """One-sided talks, to the mediators of the case; everybody else reads that they are theirs alone."""
        lock = Tag("仅本案调解员可见", "violet", "lock-keyhole")
        if not may_see(self._view.file, self._user):
            self._head("单方谈话", "", tag=lock)
            self._line(ONLY_THEM)
            return
        self._head("单方谈话", "", "note_talk", tag=lock)
        for note in reversed(notes):
            card = NoteCard(note, self._view.today, opened=note.uid in self._opened)
            self._remember(card.fold, note.uid)
            self.content.addWidget(card)
        if not notes:
            self._line("还没有单方谈话。")

    def _show_pauses(self) -> None:
        file = self._view.file
        if not file.suspensions and not self._live:
            return
        self._head("中止和恢复", "", "resume" if file.case.state == State.SUSPENDED else "suspend")
        for pause in reversed(file.suspensions):
            self.content.addWidget(PauseCard(pause, self._view.today))
        if not file.suspensions:
            self._line("没有中止过。")

    def _head(self, title: str, note: str, *acts: str, tag: Tag | None = None) -> None:
        """A heading with its acts; a case that is past its talks offers none."""
        items: list[Item] = [Label(title, "card_title"), (ElidedLabel(note, "caption", "text2"), 1)]
        if tag is not None:
            items.insert(1, tag)
        if self._live:
            items += [self._button(act) for act in acts]
        if self.content.count():
            self.content.addSpacing(8)
        self.content.addLayout(row(*items, gap=8))

    def _line(self, words: str) -> None:
        self.content.addWidget(Label(words, "small", "text3", wrap=True))

    def _button(self, act: str) -> Button:
        found = Button(WORDS[act], "secondary", ACTS[act].icon, "sm", icon_size=14)
        found.setProperty("act", act)
        found.set_reason(objection(ACTS[act], self._view.file, self._user) or "")
        found.clicked.connect(self._on_act)
        self.buttons[act] = found
        return found

    def _known(self, act: str, words: str, given: dict[str, Any], name: str) -> Button:
        """A button in a card, for an act about that very entry."""
        found = Button(words, "link", size="sm", name=name)
        found.setProperty("act", act)
        found.setProperty("given", given)
        found.set_reason(objection(ACTS[act], self._view.file, self._user) or "")
        found.clicked.connect(self._on_known)
        return found

    def _remember(self, fold: Fold, uid: str) -> None:
        fold.setProperty("uid", uid)
        fold.unfolded.connect(self._on_unfolded)

    def _on_act(self) -> None:
        self.act_wanted.emit(_told(self.sender(), "act"))

    def _on_known(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.known_wanted.emit(_told(sender, "act"), dict(sender.property("given")))

    def _on_paper(self) -> None:
        self.paper_wanted.emit(_told(self.sender(), "code"), _told(self.sender(), "side"))

    def _on_unfolded(self, opened: bool) -> None:
        uid = _told(self.sender(), "uid")
        self._opened = self._opened | {uid} if opened else self._opened - {uid}


def apart(proposals: Sequence[Proposal]) -> str:
    """How far the newest amounts of both sides lie apart; "" while one of them has named none."""
    newest = {p.proposer: p.amount for p in proposals if p.amount is not None}
    if Side.APPLICANT not in newest or Side.RESPONDENT not in newest:
        return ""
    gap = abs(newest[Side.APPLICANT] - newest[Side.RESPONDENT])
    return f"双方最近相差 {money.figures(gap)} 元" if gap else "双方金额已经一致"


def _day(arranged: Appointment) -> tuple[str, str, int]:
    return str(arranged.held_on), arranged.starts, arranged.seq


def _told(sender: Any, name: str) -> str:
    return str(sender.property(name)) if isinstance(sender, QWidget) else ""


def _anything(view: CaseView, notes: Sequence[PrivateNote]) -> bool:
    file = view.file
    kept = (file.appointments, file.sessions, file.proposals, file.abilities, file.suspensions, notes)
    return any(kept)


def _over(view: CaseView) -> str:
    """Why nothing can be done here."""
    state = view.file.case.state
    if state in (State.REGISTERED, State.CONSULTING):
        return f"案件{state}，受理以后才能安排调解。"
    return f"案件{state}，调解的记录只能查看。"
