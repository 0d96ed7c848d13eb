"""Who signs and seals a paper: who, how, when, on how many originals; open, done, refused or by proxy."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import dates
from app.domain.case import CaseFile, Mark
from app.domain.party import Worker
from app.domain.words import MarkRole
from app.services.papers.signing_papers import Place
from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import Item, clear, column, row
from app.ui.widgets.marks import Marks
from app.ui.widgets.painting import rounded, start, write

LETTERS = {MarkRole.APPLICANT: "申", MarkRole.RESPONDENT: "被", MarkRole.MEDIATOR: "调", MarkRole.SEAL: "章"}

MANY = 4
"""More originals than this are told in figures."""


@frozen
class Signer:
    """One column of the board; `state` is open, done, refused or proxy, `done` of `wanted` originals are signed."""

    role: str
    letter: str
    how: str
    name: str
    state: str
    note: str
    tone: str
    done: int = 0
    wanted: int = 0
    expected: str = ""


def columns_of(places: Sequence[Place], file: CaseFile, committee: str) -> tuple[Signer, ...]:
    """The columns for any paper, from what its board says; `committee` is the name on its seal."""
    return tuple(_column(place, file, committee) for place in places)


def _column(place: Place, file: CaseFile, committee: str) -> Signer:
    letter = (
        LETTERS.get(MarkRole(place.role))
        if place.role in {*MarkRole}
        else "章"
        if place.kind == "seal"
        else ""
    )
    how, usual = _usual(place, file, committee)
    how, expected = place.way or how, place.expected or usual
    day = dates.short(place.day) if place.day else ""
    beside = f"，{place.note}" if place.note else ""
    if place.state == "refused":
        note, tone = f"{day} 拒绝签署{beside}", "bad"
    elif place.done >= place.wanted and place.wanted:
        note, tone = f"{day} {'代签' if place.state == 'proxy' else '已签'}{beside}", "ok"
    elif place.done:
        note, tone = f"还差 {place.wanted - place.done} 份", "warn"
    else:
        note, tone = "待签", "text3"
    return Signer(
        place.role, letter or place.role[:1], how, place.signer or expected, place.state, note, tone, place.done,
        place.wanted, expected,
    )  # fmt: skip


def _usual(place: Place, file: CaseFile, committee: str) -> tuple[str, str]:
    """How it is signed and by whom, where the board does not know."""
    if place.role in {*MarkRole}:
        return _expected(file, MarkRole(place.role), committee)
    if place.role == "用人单位" and file.employers:
        return "盖章", file.employers[0].name
    if place.role == "劳动者" and file.workers:
        return "本人签名", file.workers[0].name
    return "印章" if place.kind == "seal" else "签名", ""


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


class OriginalDots(QWidget):
    """One dot for each original, filled when it is signed; beyond a few, figures."""

    def __init__(self, done: int, wanted: int) -> None:
        super().__init__()
        self._done, self._wanted = done, wanted
        self.setAccessibleName(f"正本 {wanted} 份，已签 {done} 份")
        dots = 0 if wanted > MANY else wanted * 16
        self.setFixedSize(round(theme.text_width(self._words(), "caption")) + dots + 8, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word, then full or open dots."""
        painter = start(self)
        used = write(painter, QRectF(self.rect()), self._words(), "caption", "text3", elide=False)
        if self._wanted <= MANY:
            for at in range(self._wanted):
                dot = QRectF(used + 6 + at * 16, (self.height() - 11) / 2, 11, 11)
                rounded(
                    painter,
                    dot,
                    5.5,
                    "ok" if at < self._done else None,
                    "ok" if at < self._done else "control",
                )
        painter.end()

    def _words(self) -> str:
        return "正本" if self._wanted <= MANY else f"正本 {self._done}/{self._wanted}"


class SignerCard(Card):
    """One signer. Signals: `sign_asked(signer, refused)` from the links of a place that is still open."""

    sign_asked = Signal(object, bool)

    def __init__(self, signer: Signer, *, can_sign: bool = False) -> None:
        self.signer = signer
        head = row(
            Marks([signer.state], [signer.letter]), Label(signer.role, "small_strong"), None,
            Label(signer.how, "caption", "text3"), gap=6,
        )  # fmt: skip
        icon = {"done": "circle-check", "proxy": "circle-check", "refused": "circle-x"}.get(signer.state, "")
        note = ElidedLabel(signer.note, "caption", signer.tone)
        foot: list[Item] = [IconView(icon, f"{signer.tone}_text", 13)] if icon else []
        foot.append((note, 1))
        if signer.wanted:
            foot.append(OriginalDots(signer.done, signer.wanted))
        items: list[Item] = [head, ElidedLabel(signer.name, "small"), row(*foot, gap=5)]
        super().__init__(*items, kind="sunken", margins=(12, 6, 12, 8), gap=2)
        self.setAccessibleName(f"{signer.role} {signer.name} {signer.how} {signer.note}")
        self.sign = Button("登记签署", "link", size="sm", name=f"登记{signer.role}签署")
        self.refuse = Button("拒签", "link", size="sm", name=f"登记{signer.role}拒签")
        if can_sign and signer.state in ("open", "refused"):
            links: list[Item] = [self.sign] if signer.state == "refused" else [self.sign, self.refuse]
            self.add(row(*links, None, gap=4))
        self.sign.clicked.connect(self._on_sign)
        self.refuse.clicked.connect(self._on_refuse)

    def _on_sign(self) -> None:
        self.sign_asked.emit(self.signer, False)

    def _on_refuse(self) -> None:
        self.sign_asked.emit(self.signer, True)


class SignatureBoard(QWidget):
    """The cards side by side, or two by two. Signals: `sign_asked(signer, refused)`."""

    sign_asked = Signal(object, bool)

    def __init__(self, columns: int = 4) -> None:
        super().__init__()
        self._columns = columns
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.cards: list[SignerCard] = []
        self.setLayout(column(self._grid))

    def show_signers(self, found: Sequence[Signer], *, can_sign: bool = False) -> None:
        """Show the signers of another paper; `can_sign` offers to record a signature or a refusal."""
        clear(self._grid)
        self.cards = [SignerCard(signer, can_sign=can_sign) for signer in found]
        for card in self.cards:
            card.sign_asked.connect(self.sign_asked)
        self._place()

    def set_columns(self, columns: int) -> None:
        """Lay the cards in 4, 2 or 1 columns."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // self._columns, at % self._columns)
        for at in range(4):
            self._grid.setColumnStretch(at, 1 if at < self._columns else 0)
