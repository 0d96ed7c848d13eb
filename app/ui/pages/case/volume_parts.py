"""How a volume is kept: its term, who borrowed it, how it was bound before and why the case was taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import dates
from app.domain.aftermath import Loan, Reopening
from app.domain.office import User
from app.domain.paper import IssuedPaper
from app.domain.retention import ends_on
from app.domain.words import State
from app.services.papers.volumes import VOLUME
from app.services.views.timeline import CaseView
from app.ui.pages.case.act_button import ActButton
from app.ui.pages.case.day_words import day_words
from app.ui.widgets.card import Rule
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.tag import Tag

BOUND = (State.CLOSED, State.ARCHIVED)


class KeepingSection(QWidget):
    """A heading with its acts at the right, and rows below. Signals: `wanted(act, known)`."""

    wanted = Signal(str, object)

    def __init__(self, title: str, view: CaseView, user: User, acts: Sequence[str], note: str = "") -> None:
        super().__init__()
        self.view = view
        self.buttons = {act: ActButton(act, view, user) for act in acts}
        for button in self.buttons.values():
            button.wanted.connect(self.wanted)
        words = ElidedLabel(note, "caption", "text2")
        head = row(Label(title, "card_title"), (words, 1), *self.buttons.values(), gap=8)
        self.body: QVBoxLayout = column(head, gap=5)
        self.setLayout(self.body)
        self.setAccessibleName(title)

    def add_note(self, words: str) -> None:
        """A line in small print."""
        self.body.addWidget(Label(words, "caption", "text3", wrap=True))


class LoanSection(KeepingSection):
    """Until when the volume is kept, and every loan of it; an overdue one is red."""

    def __init__(self, view: CaseView, user: User) -> None:
        out = any(loan.returned_on is None for loan in view.file.loans)
        acts = ("return_volume",) if out else ("lend_volume",)
        super().__init__("保管和借阅", view, user, acts, kept_words(view))
        for line in view.file.appraisal_lines:
            term = f"，续存期限 {line.retention}" if line.retention else ""
            self.add_note(f"到期鉴定，意见：{line.opinion}{term}")
        for loan in reversed(view.file.loans):
            self.body.addWidget(Rule())
            self._add(loan)
        if not view.file.loans:
            self.add_note("没有借出过。")

    def _add(self, loan: Loan) -> None:
        today = self.view.today
        unit = f"（{loan.unit}）" if loan.unit else ""
        words = f"{day_words(loan.lent_on, today)}　{loan.borrower}{unit}，用于{loan.purpose}"
        self.body.addLayout(row((Label(words, "small", "text", wrap=True), 1), loan_tag(loan, today), gap=8))
        condition = f"，{loan.condition}" if loan.condition else ""
        back = f"，{day_words(loan.returned_on, today)} 归还{condition}" if loan.returned_on else ""
        self.add_note(f"应还 {day_words(loan.due_on, today)}，批准人 {loan.approver}{back}")


def kept_words(view: CaseView) -> str:
    """For how long the volume is kept, counted from which day, until which."""
    case = view.file.case
    if case.archived_on is None:
        return ""
    last = ends_on(case.archived_on, case.retention)
    until = f"，到 {dates.long(last)}" if last else ""
    return f"{day_words(case.archived_on, view.today)}归档，保管期限 {case.retention}{until}"


def loan_tag(loan: Loan, today: date) -> Tag:
    """Back, still out, or out longer than allowed."""
    if loan.returned_on:
        return Tag("已归还", "ok")
    left = (loan.due_on - today).days if loan.due_on else 0
    if left < 0:
        return Tag(f"逾期 {-left} 天未还", "bad")
    return Tag("今天应还" if left == 0 else f"借出，剩 {left} 天", "warn" if left == 0 else "grey")


class BindingSection(KeepingSection):
    """Every time the case was taken up again, with its reason, and each version of the bound volume."""

    def __init__(self, view: CaseView, user: User) -> None:
        super().__init__("立卷经过", view, user, ("reopen",))
        today = view.today
        bound = [paper for paper in view.file.papers if paper.form == VOLUME]
        steps = [
            *(_bound(paper, today) for paper in bound),
            *(_again(one, today) for one in view.file.reopenings),
        ]
        for _, words, reason in sorted(steps, reverse=True):
            self.body.addWidget(Label(words, "small", "text", wrap=True))
            if reason:
                self.add_note(reason)
        if not steps:
            self.add_note("还没有立过卷。")


_Step = tuple[tuple[date, int], str, str]
"""The day and its order within the day, what happened, and why."""


def _bound(paper: IssuedPaper, today: date) -> _Step:
    words = f"{day_words(paper.issued_on, today)}　立卷，第 {paper.version} 版，{paper.pages} 页"
    return (paper.issued_on or date.min, 2 * paper.version), words, ""


def _again(one: Reopening, today: date) -> _Step:
    volume = f"，原卷号 {one.volume_no}" if one.volume_no else ""
    words = f"{day_words(one.on, today)}　{one.was}后重新办理{volume}"
    return (one.on or date.min, 2 * one.seq + 1), words, f"理由：{one.reason}"
