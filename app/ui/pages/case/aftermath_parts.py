"""What follows an agreement or a failure: letters of urging, applications, hand-over files; one section each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import dates, money
from app.domain.aftermath import HandOver, Referral, Urging
from app.domain.calendar import WorkCalendar
from app.domain.course_words import REFERRAL_RESULTS
from app.domain.office import User
from app.services.papers.papers import Offer
from app.services.views.due_rows import SOON
from app.services.views.duties import Due
from app.services.views.timeline import CaseView
from app.ui.pages.case.act_button import ActButton, ActLink, possible
from app.ui.pages.case.day_words import day_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import Item, column, row
from app.ui.widgets.tag import Tag, deadline_words

REMINDER = "performance_reminder"
"""The form of the numbered letter (督促履行函)."""
WAITING = REFERRAL_RESULTS[0]
GOOD = ("已出调解书", "裁定确认有效", "已发支付令")
TURNED_DOWN = ("不予受理", "裁定驳回")
REFERRED = ("arbitration_review", "judicial_confirmation")
"""Codes of the days until which both sides may apply together."""
HASH_SHOWN = 12


class Section(QWidget):
    """A heading with its acts at the right, and rows below. Signals: `wanted(act, known)`, `paper_wanted(code,
    side)`.
    """

    wanted = Signal(str, object)
    paper_wanted = Signal(str, str)

    def __init__(self, title: str, view: CaseView, user: User, acts: Sequence[str], note: str = "") -> None:
        super().__init__()
        self.view, self.user = view, user
        self.buttons = {act: ActButton(act, view, user) for act in acts}
        for button in self.buttons.values():
            button.wanted.connect(self.wanted)
        head = row(
            Label(title, "card_title"),
            (ElidedLabel(note, "caption", "text2"), 1),
            *self.buttons.values(),
            gap=8,
        )
        self.body: QVBoxLayout = column(head, gap=5)
        self.setLayout(self.body)
        self.setAccessibleName(title)

    def add_line(self, day: date | None, words: str, *behind: QWidget) -> None:
        """One row: its day, what happened, and a tag or link at its end."""
        items: list[Item] = [Label(day_words(day, self.view.today), "small", "text2")]
        self.body.addLayout(row(*items, (Label(words, "small", "text", wrap=True), 1), *behind, gap=8))

    def add_note(self, words: str) -> None:
        """A line in small print."""
        self.body.addWidget(Label(words, "caption", "text3", wrap=True))


class UrgingSection(Section):
    """Reminders and numbered letters, each letter with its paper."""

    def __init__(self, view: CaseView, user: User) -> None:
        super().__init__("督促", view, user, ("urge",))
        letters = [urging for urging in view.file.urgings if urging.number]
        for urging in view.file.urgings:
            self.add_line(urging.on, _urged(urging), *self._paper(urging, letters))
            if urging.note:
                self.add_note(urging.note)
        if not view.file.urgings:
            self.add_note("还没有督促过。")

    def _paper(self, urging: Urging, letters: Sequence[Urging]) -> list[QWidget]:
        code = letter_code(self.view.papers, letters.index(urging) + 1) if urging in letters else ""
        if not code:
            return []
        link = Button("看函", "link", size="sm", name=f"看{urging.number}")
        link.setProperty("code", code)
        link.setProperty("side", urging.side)
        link.clicked.connect(self._on_paper)
        return [link]

    def _on_paper(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.paper_wanted.emit(str(sender.property("code")), str(sender.property("side")))


def letter_code(papers: Iterable[Offer], which: int) -> str:
    """The code of the `which`-th letter as a paper; "" where the case offers none."""
    code = f"{REMINDER}:{which}"
    return code if any(offer.code == code for offer in papers) else ""


def _urged(urging: Urging) -> str:
    what = urging.number or urging.kind
    amount = f"，{money.figures(urging.amount)} 元" if urging.amount else ""
    by = f"，要求 {dates.short(urging.perform_by)} 前履行" if urging.perform_by else ""
    return f"{what}　{urging.way}向{urging.side}{amount}{by}"


class ReferralSection(Section):
    """Applications to commission and court: until when, sent, received, what came of each."""

    def __init__(self, view: CaseView, user: User, calendar: WorkCalendar) -> None:
        super().__init__("衔接", view, user, ("refer",))
        sent = {referral.kind for referral in view.file.referrals}
        for due in view.dues:
            if due.code in REFERRED and not any(kind in due.label for kind in sent):
                self._add_due(due, calendar)
        for referral in view.file.referrals:
            self._add_referral(referral)
        if not view.file.referrals:
            self.add_note("还没有提出过申请。")

    def _add_due(self, due: Due, calendar: WorkCalendar) -> None:
        today = self.view.today
        soon = calendar.workdays(today + timedelta(days=1), due.day) <= SOON
        words, hue = deadline_words(due.left(today), soon=soon)
        if due.left(today) < 0:
            words, hue = "已过期", "grey"
        text = f"{due.label}，最晚 {day_words(due.day, today)}"
        self.body.addLayout(row((ElidedLabel(text, "small", "text2"), 1), Tag(words, hue), gap=8))

    def _add_referral(self, referral: Referral) -> None:
        amount = f"，{money.figures(referral.amount)} 元" if referral.amount else ""
        behind: list[QWidget] = [Tag(referral.result, _hue(referral.result))]
        if possible("record_referral", self.view, self.user):
            name = f"登记第 {referral.seq} 次申请的结果"
            link = ActLink("record_referral", "登记结果", name, {"seq": str(referral.seq)})
            link.wanted.connect(self.wanted)
            behind.append(link)
        words = f"{referral.kind}　{referral.sent_by}提交{referral.body}{amount}"
        self.add_line(referral.sent_on, words, *behind)
        told = _echo(referral, self.view.today)
        if told:
            self.add_note(told)


def _hue(result: str) -> str:
    return (
        "ok"
        if result in GOOD
        else "bad"
        if result in TURNED_DOWN
        else "grey"
        if result == WAITING
        else "accent"
    )


def _echo(referral: Referral, today: date) -> str:
    told = [
        f"{day_words(referral.received_on, today)} 收件" if referral.received_on else "",
        f"{day_words(referral.result_on, today)} {referral.result}" if referral.result_on else "",
        referral.doc_no,
        referral.note,
    ]
    return "，".join(part for part in told if part)


class HandOverSection(Section):
    """The hand-over files that were made, and a way to make one."""

    def __init__(self, view: CaseView, user: User) -> None:
        super().__init__("移交材料", view, user, ("hand_over",))
        for made in view.file.hand_overs:
            self.add_line(
                made.on, f"{made.body}，用于{made.purpose}", Tag(f"{made.files} 件", "grey", "package")
            )
            self.body.addWidget(self._hash(made))
        if not view.file.hand_overs:
            self.add_note("还没有移交过。文书、证据清单、附件和案件数据会装成一个压缩文件。")

    def _hash(self, made: HandOver) -> Label:
        short = f"{made.sha256[:HASH_SHOWN]}…" if made.sha256 else "—"
        found = Label(f"经手人 {made.made_by}，校验值 {short}", "caption", "text3", selectable=True)
        found.setToolTip(made.sha256)
        return found
