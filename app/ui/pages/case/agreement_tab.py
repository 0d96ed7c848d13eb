"""The tab 协议与履行: the agreement in short, its four marks, what is owed, what was performed, what followed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from app.domain import dates, money
from app.domain.calendar import WorkCalendar
from app.domain.case import Agreement
from app.domain.office import User
from app.domain.words import State
from app.services.catalogue import ACTS, objection
from app.services.views.timeline import CaseView
from app.ui.forms.typed import Given
from app.ui.pages.case.act_button import ActButton, possible
from app.ui.pages.case.aftermath_parts import (
    HandOverSection,
    ReferralSection,
    Section,
    UrgingSection,
)
from app.ui.pages.case.balance_card import BalanceCard
from app.ui.pages.case.obligations import ObligationCard
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.pages.paper.signing_board import SignatureBoard, missing_words, signers
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.paragraph import Paragraph, literal
from app.ui.widgets.runs import Run, Runs

PERFORMED_IN = (State.EFFECTIVE, State.PERFORMING, State.UNPERFORMED)


class AgreementTab(ScrollTab):
    """Signals: `act_wanted(name)`; `known_wanted(name, known)` for an act whose form shall hold something already;
    `paper_wanted(code, side)`.
    """

    act_wanted = Signal(str)
    known_wanted = Signal(str, object)
    paper_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("协议与履行", gap=10)
        self.buttons: dict[str, Button] = {}
        self.balance: BalanceCard | None = None
        self._day: date | None = None

    def show_view(
        self, view: CaseView, user: User, committee: str, calendar: WorkCalendar, *, keep: bool = False
    ) -> None:
        """Show the agreement of a case and what followed, or how to come to one; `keep` stays where one had
        scrolled to, and at the day that the balance was drawn up for.
        """
        content = self.begin(keep=keep)
        self.buttons, self.balance = {}, None
        self._day = self._day if keep else None
        agreement = view.file.agreement
        if agreement is None:
            content.addWidget(self._empty(view, user))
        else:
            self._show_agreement(view, user, agreement, committee)
            self._show_obligations(view, user, calendar)
            self._show_balance(view)
            self._show_after(view)
        self._show_sections(view, user, calendar)
        content.addStretch(1)
        self.done()

    def _empty(self, view: CaseView, user: User) -> EmptyState:
        if view.file.case.destroyed_on:
            return EmptyState("案卷已销毁", "协议和履行的记录已经随案卷销毁。", "trash-2")
        offered = [c.act for c in (view.next_act, *view.others) if c]
        if "draft_agreement" not in offered:
            reason = objection(ACTS["draft_agreement"], view.file, user) or ""
            note = (
                reason
                if view.file.case.state in (State.MEDIATING, State.ACCEPTED)
                else "这件案件没有调解协议。"
            )
            return EmptyState("还没有协议", note, "handshake")
        return EmptyState(
            "还没有协议", "双方谈妥以后，在这里写下各项义务、期限和方式。", "handshake",
            self._button("draft_agreement", "起草协议", view, user),
        )  # fmt: skip

    def _button(self, act: str, words: str, view: CaseView, user: User) -> Button:
        found = ActButton(act, view, user, words=words)
        found.wanted.connect(self._on_wanted)
        self.buttons[act] = found
        return found

    def _show_agreement(self, view: CaseView, user: User, agreement: Agreement, committee: str) -> None:
        file, acts = view.file, []
        if file.case.state == State.AGREED:
            acts = [self._button("sign", "签署", view, user)]
            if not file.marks:
                acts.insert(0, self._button("revise_agreement", "修改协议", view, user))
        read = Button("看协议书", "secondary", "file-text", "sm", icon_size=14)
        read.clicked.connect(self._on_read)
        drafted = f"{dates.short(agreement.drafted_on)}起草，" if agreement.drafted_on else ""
        runs = [
            Run(money.figures(agreement.total), "title"),
            Run("元", "small", "text3"),
            Run(f"{drafted}一式 {agreement.copies} 份", "caption", "text3"),
        ]
        capitals = ElidedLabel(money.capitals(agreement.total), "caption", "text2")
        figures = column(Runs(runs, gap=6), capitals, gap=0)
        self.content.addLayout(row((figures, 1), *acts, read, gap=8))
        self.content.addWidget(Paragraph(literal(agreement.matter), "small", "text2", line_height=1.5))
        signed = ElidedLabel(missing_words(file), "caption", "text2")
        self.content.addLayout(row(Label("签署", "card_title"), (signed, 1), gap=8))
        board = SignatureBoard(2)
        board.show_signers(signers(file, committee))
        self.content.addWidget(board)

    def _show_obligations(self, view: CaseView, user: User, calendar: WorkCalendar) -> None:
        file = view.file
        owed = sum((p.amount or 0) - p.paid for p in file.instalments)
        rest = sum(1 for p in file.instalments if not p.done_on)
        words = (
            f"还有 {rest} 项没有履行" + (f"，尚欠 {money.figures(owed)} 元" if owed else "")
            if rest
            else "已全部履行"
        )
        head = row(
            Label("履行", "card_title"), Label(words, "caption", "text2" if rest else "ok"), None, gap=8
        )
        if file.case.state in PERFORMED_IN:
            head.addWidget(self._button("record_performance", "登记履行", view, user))
        self.content.addSpacing(2)
        self.content.addLayout(head)
        for obligation in file.obligations:
            strikes = possible("strike_performance", view, user)
            card = ObligationCard(file, obligation, view.today, calendar, strikes=strikes)
            card.wanted.connect(self._on_wanted)
            self.content.addWidget(card)
        if file.agreement and file.agreement.other_terms:
            self.content.addWidget(Label("其他约定", "small_strong"))
            self.content.addWidget(
                Paragraph(literal(file.agreement.other_terms), "small", "text2", line_height=1.5)
            )

    def _show_balance(self, view: CaseView) -> None:
        """From the day of effect on, when there is something to pay."""
        if view.file.case.effective_on is None or all(o.amount is None for o in view.file.obligations):
            return
        self.balance = BalanceCard(view.file, self._day or view.today, view.today)
        self.balance.day_chosen.connect(self._on_day)
        self.content.addWidget(self.balance)

    def _show_after(self, view: CaseView) -> None:
        lines = [
            f"{_short(n.served_on)}　履行告知书送达{n.side}，{n.way}，{n.receiver}签收"
            for n in view.file.notices
        ]
        lines += [
            f"{_short(v.visited_on)}　{v.way}回访{v.visited}：{v.performed}，{v.satisfied}"
            for v in view.file.follow_ups
        ]
        if lines:
            self.content.addWidget(Label("告知与回访", "card_title"))
        for line in lines:
            self.content.addWidget(Label(line, "small", "text2", wrap=True))

    def _show_sections(self, view: CaseView, user: User, calendar: WorkCalendar) -> None:
        """What goes on after an agreement or without one; a section with nothing in it waits for its time."""
        file, sections = view.file, list[Section]()
        if file.urgings or possible("urge", view, user):
            sections.append(UrgingSection(view, user))
        if file.referrals or possible("refer", view, user):
            sections.append(ReferralSection(view, user, calendar))
        if file.hand_overs or (sections and possible("hand_over", view, user)):
            sections.append(HandOverSection(view, user))
        for section in sections:
            self.buttons |= section.buttons
            section.wanted.connect(self._on_wanted)
            section.paper_wanted.connect(self.paper_wanted)
            self.content.addWidget(Rule())
            self.content.addWidget(section)

    def _on_wanted(self, act: str, known: Given) -> None:
        if known:
            self.known_wanted.emit(act, known)
        else:
            self.act_wanted.emit(act)

    def _on_day(self, day: date) -> None:
        self._day = day

    def _on_read(self) -> None:
        self.paper_wanted.emit("agreement", "")


def _short(day: date | None) -> str:
    return dates.short(day) if day else ""
