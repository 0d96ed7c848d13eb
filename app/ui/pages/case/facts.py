"""The facts of a case: both parties with masked numbers, what is asked for, and the particulars."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import dates, id_numbers, money
from app.domain.case import Case, CaseFile
from app.domain.party import Party, Worker
from app.domain.words import Side
from app.services.views.timeline import CaseView
from app.ui.theme.tokens import theme
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import clear, column, row
from app.ui.widgets.paragraph import Paragraph, literal
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.tag import Tag

LABEL_WIDTH = 56
FEW_NAMES = 2
"""More parties on one side than these beside the first are counted, not named."""
MARKS = {
    "migrant": "农民工",
    "dispatched": "劳务派遣",
    "new_form": "新就业形态",
    "graduate": "高校毕业生",
    "overage": "超龄",
}


def fact(
    label: str, value: str | ElidedLabel, tone: str = "text", extra: QWidget | None = None
) -> QHBoxLayout:
    """One line: label of fixed width, value (cut with … when it must be), something behind it."""
    head = Label(label, "caption", "text3")
    head.setFixedWidth(round(LABEL_WIDTH * theme.text_scale))
    if isinstance(value, str):
        value = ElidedLabel(value or "—", "small", tone if value else "text3")
    if extra is None:
        return row(head, (value, 1), gap=6)
    # the target behind it is larger than the line and may reach into the gaps around it
    return row(head, value, extra, None, gap=6, margins=(0, -2, 0, -2))


class PartyBlock(QWidget):
    """One party: who it is, its private numbers masked until the eye is used.

    Signal: reveal_asked(side) when somebody wants to see them in full; the page records it, then shows them.
    """

    reveal_asked = Signal(str)

    def __init__(self, side: str, party: Party, file: CaseFile) -> None:
        super().__init__()
        self.side, self._party = side, party
        self._worker = isinstance(party, Worker)
        self.revealed = False
        self._number = ElidedLabel("", "small")
        self._phone = ElidedLabel("", "small")
        self.eye = Button("", "link", "eye", "sm", name=f"显示{side}的完整号码", icon_size=14)
        self.eye.clicked.connect(self._on_eye)
        marks = [Tag(word, "grey", "") for key, word in MARKS.items() if getattr(party, key, False)]
        about = Label(_about(side, party, file), "caption", "text3")
        who = column(ElidedLabel(party.name, "strong"), about, gap=0)
        head = row(Avatar(party.name, "accent" if self._worker else "grey", 32), (who, 1), *marks[:1], gap=10)
        lines = column(*self._lines(), gap=3)
        others = others_words(file, side)
        if others:
            lines.addWidget(Label(others, "caption", "text2", wrap=True))
        if len(marks) > 1:
            lines.addLayout(row(*marks[1:], None, gap=6))
        self.setLayout(column(head, lines, gap=8))
        self.setAccessibleName(f"{side} {party.name}")
        self._show_numbers()

    def numbers(self) -> tuple[str, str]:
        """Document number (or credit code) and phone as they are shown now."""
        return self._number.full_text(), self._phone.full_text()

    def _lines(self) -> list[QHBoxLayout]:
        party = self._party
        if isinstance(party, Worker):
            kind = "证件号码" if party.doc_type == id_numbers.RESIDENT else party.doc_type[:5]
            lines = [fact(kind, self._number, extra=self.eye), fact("电话", self._phone)]
            job = " ".join(part for part in (party.department, party.job) if part)
            lines += [fact("岗位", job)] if job else []
            lines += [fact("入职", dates.long(party.entry_on))] if party.entry_on else []
        else:
            lines = [fact("信用代码", self._number), fact("法定代表", party.legal_rep)]
            lines += [fact("联系人", party.contact)] if party.contact else []
            lines += [fact("电话", self._phone, extra=self.eye)]
        return [*lines, fact("地址", party.address)]

    def _show_numbers(self) -> None:
        party = self._party
        number = party.doc_no if isinstance(party, Worker) else party.credit_code
        if isinstance(party, Worker) and not self.revealed:
            number = id_numbers.mask(number)
        self._number.set_full_text(number or "—")
        phone = party.phone if self.revealed else id_numbers.mask_phone(party.phone)
        self._phone.set_full_text(phone or "—")

    def _on_eye(self) -> None:
        if self.revealed:
            self.set_revealed(False)
        else:
            self.reveal_asked.emit(self.side)

    def set_revealed(self, revealed: bool) -> None:
        """Show the numbers in full or masked; showing them is an act that the page does first."""
        self.revealed = revealed
        self._show_numbers()
        name = f"{'隐去' if self.revealed else '显示'}{self.side}的完整号码"
        self.eye.set_icon_name("eye-off" if self.revealed else "eye")
        self.eye.setAccessibleName(name)
        self.eye.setToolTip(name)


def _about(side: str, party: Party, file: CaseFile) -> str:
    """申请人 · 男 · 38 岁 or 被申请人 · 用人单位."""
    if not isinstance(party, Worker):
        return f"{side} · 用人单位"
    told = id_numbers.person(party.doc_type, party.doc_no)
    birth, on = party.birth_on or told.birth, file.case.received_on
    words = [side, party.sex or told.sex, f"{dates.age(birth, on)} 岁" if birth and on else ""]
    return " · ".join(word for word in words if word)


def _replied(case: Case) -> str:
    """Whether the letter of whoever entrusted the case was answered; "" when nobody did."""
    if not case.entruster:
        return ""
    if case.replied_on is None:
        return "还没有复函"
    return f"{dates.long(case.replied_on)}，{case.reply}"


def others_words(file: CaseFile, side: str) -> str:
    """Who else stands on a side beside the first: a number of workers, or the names of few; "" for nobody."""
    others = file.everybody_of(side)[1:]
    if len(others) > FEW_NAMES:
        return f"等 {len(others) + 1} 人，名单见“参加人”"
    return f"另有 {'、'.join(party.name for party in others)}" if others else ""


class FactsColumn(QWidget):
    """All cards of facts in one column.

    Signals: `edit_asked` when a pencil is used (the act 更正登记), `reveal_asked(side)` when an eye is.
    """

    edit_asked = Signal()
    reveal_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._column: QVBoxLayout = column(gap=10)
        self.setLayout(self._column)
        self.parties: list[PartyBlock] = []

    def show_view(self, view: CaseView) -> None:
        """Show a case; all numbers are masked again."""
        clear(self._column)
        can_edit = any(choice.act == "correct" for choice in view.others)
        self.parties = []
        if not view.file.case.destroyed_on:
            self._column.addWidget(self._party_card(view, can_edit))
            self._column.addWidget(self._claims_card(view, can_edit))
        self._column.addWidget(self._case_card(view))
        self._column.addStretch(1)

    def _pencil(self, what: str, shown: bool) -> Button | None:
        if not shown:
            return None
        pencil = Button("", "ghost", "pencil", "sm", name=f"更正{what}", icon_size=14)
        pencil.clicked.connect(self._on_edit)
        return pencil

    def _party_card(self, view: CaseView, can_edit: bool) -> Card:
        self.parties = [PartyBlock(side, view.file.party(side), view.file) for side in Side]
        for block in self.parties:
            block.reveal_asked.connect(self.reveal_asked)
        first, second = self.parties
        pencil = self._pencil("当事人", can_edit)
        return Card(first, Rule(), second, title="当事人", action=pencil, gap=8, margins=(14, 8, 10, 10))

    def _claims_card(self, view: CaseView, can_edit: bool) -> Card:
        pencil = self._pencil("调解请求", can_edit)
        card = Card(title="调解请求", action=pencil, gap=4, margins=(14, 8, 12, 10))
        for claim in view.file.claims:
            amount = "—" if claim.amount is None else money.figures(claim.amount)
            figure = Label(amount, "small", "text" if claim.amount is not None else "text3")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            number = Label(str(claim.seq), "caption", "text3")
            number.setAlignment(Qt.AlignmentFlag.AlignTop)
            number.setFixedWidth(round(14 * theme.text_scale))
            card.add(
                row(
                    number,
                    (Paragraph(literal(claim.matter), "small", "text", line_height=1.5), 1),
                    figure,
                    gap=4,
                )
            )
        if any(claim.amount is not None for claim in view.file.claims):
            total = money.figures(sum(claim.amount or 0 for claim in view.file.claims))
            runs = Runs([Run(total, "card_title"), Run("元", "caption", "text3")], gap=3)
            card.add(Rule(), row(Label("合计", "small_strong"), None, runs))
        return card

    def _case_card(self, view: CaseView) -> Card:
        file, case = view.file, view.file.case
        people = "、".join(f"{a.name}（主）" if a.leader else a.name for a in file.assignments)
        agreed = f"{money.figures(case.agreed_amount)} 元" if case.agreed_amount else ""
        lines = {
            "案由": case.cause,
            "来源": f"{case.source}（{case.way}）",
            "委托单位": case.entruster,
            "函号": case.letter_no,
            "来函": dates.long(case.letter_on) if case.letter_on else "",
            "复函": _replied(case),
            "分自": case.split_from,
            "调解员": people,
            "处理结果": case.result,
            "协议金额": agreed,
            "卷号": case.volume_no,
            "保管期限": case.retention if case.archived_on else "",
        }
        always = ("案由", "来源", "调解员")
        shown = [fact(label, value) for label, value in lines.items() if value or label in always]
        return Card(*shown, gap=3, margins=(14, 9, 12, 9))

    def _on_edit(self) -> None:
        self.edit_asked.emit()
