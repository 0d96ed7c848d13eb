"""The four who sign an agreement: who, how, when; open, done, refused or by proxy."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import dates
from app.domain.case import CaseFile, Mark
from app.domain.party import Worker
from app.domain.words import MarkRole
from app.ui.widgets.card import Card
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import Item, clear, column, row
from app.ui.widgets.marks import Marks

LETTERS = {MarkRole.APPLICANT: "申", MarkRole.RESPONDENT: "被", MarkRole.MEDIATOR: "调", MarkRole.SEAL: "章"}


@frozen
class Signer:
    """One column of the board; `state` is open, done, refused or proxy."""

    role: str
    letter: str
    how: str
    name: str
    state: str
    note: str
    tone: str


def signers(file: CaseFile, committee: str) -> tuple[Signer, ...]:
    """The four columns for an agreement; `committee` is the name on the seal."""
    return tuple(_signer(file, role, committee) for role in MarkRole)


def missing_words(file: CaseFile) -> str:
    """已齐 2/4，缺 调解员、印章；四项齐备之日生效, or the day it took effect."""
    if file.case.effective_on:
        return f"四项齐备，{dates.long(file.case.effective_on)} 生效"
    rest = [role for role in MarkRole if (mark := file.mark(role)) is None or mark.refused]
    names = "、".join("印章" if role is MarkRole.SEAL else role.value for role in rest)
    return f"已齐 {len(MarkRole) - len(rest)}/{len(MarkRole)}，缺 {names}；四项齐备之日生效"


def _signer(file: CaseFile, role: MarkRole, committee: str) -> Signer:
    mark = file.mark(role)
    state = _state(file, role, mark)
    if mark is None:
        how, name = _expected(file, role, committee)
        return Signer(role, LETTERS[role], how, name, state, "待签", "text3")
    day = dates.short(mark.done_on) if mark.done_on else ""
    if mark.refused:
        note = f"{day} 拒绝签署：{mark.note}" if mark.note else f"{day} 拒绝签署"
        return Signer(role, LETTERS[role], mark.way, mark.person, state, note, "bad")
    note = f"{day} 代签" if state == "proxy" else f"{day} 已签"
    return Signer(role, LETTERS[role], mark.way, mark.person, state, note, "ok")


def _state(file: CaseFile, role: MarkRole, mark: Mark | None) -> str:
    """A side signs by proxy when neither its name nor its legal representative's is in the signature."""
    if mark is None:
        return "open"
    if mark.refused:
        return "refused"
    if role in (MarkRole.MEDIATOR, MarkRole.SEAL):
        return "done"
    party = file.party(role)
    own = [party.name] if isinstance(party, Worker) else [party.name, party.legal_rep]
    return "done" if any(name and name in mark.person for name in own) else "proxy"


def _expected(file: CaseFile, role: MarkRole, committee: str) -> tuple[str, str]:
    if role is MarkRole.MEDIATOR:
        return "签名", "、".join(a.name for a in file.assignments) or "还没有指定"
    if role is MarkRole.SEAL:
        return "印章", committee
    party = file.party(role)
    return ("本人签名" if isinstance(party, Worker) else "签名、盖章"), party.name


class SignerCard(Card):
    """One signer."""

    def __init__(self, signer: Signer) -> None:
        mark = Marks([signer.state], [signer.letter])
        head = row(
            mark, Label(signer.role, "small_strong"), None, Label(signer.how, "caption", "text3"), gap=6
        )
        items: list[Item] = [head, ElidedLabel(signer.name, "small")]
        icon = {"done": "circle-check", "proxy": "circle-check", "refused": "circle-x"}.get(signer.state, "")
        note = ElidedLabel(signer.note, "caption", signer.tone)
        items.append(row(IconView(icon, f"{signer.tone}_text", 13), (note, 1), gap=5) if icon else note)
        super().__init__(*items, kind="sunken", margins=(12, 6, 12, 8), gap=2)
        self.setAccessibleName(f"{signer.role} {signer.name} {signer.how} {signer.note}")


class SignatureBoard(QWidget):
    """The four cards side by side, or two by two."""

    def __init__(self, columns: int = 4) -> None:
        super().__init__()
        self._columns = columns
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._cards: list[SignerCard] = []
        self.setLayout(column(self._grid))

    def show_signers(self, found: Sequence[Signer]) -> None:
        """Show the signers of another agreement."""
        clear(self._grid)
        self._cards = [SignerCard(signer) for signer in found]
        self._place()

    def set_columns(self, columns: int) -> None:
        """Lay the cards in 4, 2 or 1 columns."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // self._columns, at % self._columns)
        for at in range(4):
            self._grid.setColumnStretch(at, 1 if at < self._columns else 0)
