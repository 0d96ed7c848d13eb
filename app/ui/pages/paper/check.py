"""The list 签发前检查 beside a paper: what must be mended, what is to be confirmed, what is right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.outcome.agreement_check import ASK, MUST, OK, Finding
from app.services.papers.paper_places import Spot
from app.ui.pages.paper.sheet_marks import SheetMark
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import clear, column, holder, row
from app.ui.widgets.painting import CENTRE, focus_ring, rounded, start, write
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.tag import Tag

FILLED = "填写."
HUES = {MUST: "bad", ASK: "warn"}


class NumberDisc(QWidget):
    """The number of a finding on a disc."""

    def __init__(self, number: int, hue: str) -> None:
        super().__init__()
        self._number, self._hue = number, hue
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = start(self)
        rounded(painter, QRectF(self.rect()), 10, self._hue)
        write(
            painter, QRectF(self.rect()), str(self._number), "caption_strong", "surface", CENTRE, elide=False
        )
        painter.end()


class FindingCard(KeyRing, Card):
    """One finding that wants something.

    Signals: `chosen(number)` when its place is to be shown; `mend_asked()` when the agreement is to be changed;
    `fill_asked(name)` when a particular of the paper itself is to be filled in.
    """

    chosen = Signal(int)
    mend_asked = Signal()
    fill_asked = Signal(str)

    def __init__(self, number: int, finding: Finding, *, can_mend: bool, placed: bool) -> None:
        hue = HUES[finding.level]
        kind = "bad" if finding.level == MUST else "plain"
        place = Label(finding.clause, "caption", "text2" if kind == "bad" else "text3")
        head = row(NumberDisc(number, hue), (Label(finding.title, "strong", wrap=True), 1), place, gap=8)
        words = Paragraph(finding.text, "small", "text2", line_height=1.5)
        super().__init__(head, row(28, (words, 1), gap=0), kind=kind, margins=(12, 9, 12, 9), gap=5)
        self.number, self.placed = number, placed
        self._asked = next((name for name in finding.fields if name.startswith(FILLED)), "")
        if self._asked:
            self._offer("去填写", self._on_fill)
        elif can_mend and finding.clause != "当事人":  # the register is corrected elsewhere
            self._offer("去改正" if finding.level == MUST else "去修改", self.mend_asked)
        word = "必须改" if finding.level == MUST else "请确认"
        self.setAccessibleName(f"{number} {word}：{finding.title}。{words.plain_text()}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if placed:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription("回车，在文书上定位")

    def _offer(self, words: str, slot: Callable[[], None] | SignalInstance) -> None:
        button = Button(words, "link", size="sm")
        button.clicked.connect(slot)
        self.add(row(24, button, None, gap=0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows its place."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter and space."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.number)
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The focus ring over the card."""
        super().paintEvent(event)
        if self.ring:
            painter = start(self)
            focus_ring(painter, QRectF(self.rect()), 8)
            painter.end()

    def _on_fill(self) -> None:
        self.fill_asked.emit(self._asked.removeprefix(FILLED).replace("[]", ""))


class CheckList(QWidget):
    """All findings. Signals: `mend_asked()`, `again_asked()`, `chosen(number)` and `fill_asked(name)` as a card."""

    chosen = Signal(int)
    fill_asked = Signal(str)
    mend_asked = Signal()
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._must, self._ask = Tag("", "bad"), Tag("", "warn", "circle-question-mark")
        self.again = Button("重查", "ghost", "rotate-cw", "sm", name="再查一遍", icon_size=14)
        self.again.clicked.connect(self.again_asked)
        self._body = column(gap=8)
        head = row(Label("签发前检查", "card_title"), self._must, self._ask, None, self.again, gap=8)
        self.setLayout(column(head, self._body, gap=8))
        self.setAccessibleName("签发前检查")
        self.cards: list[FindingCard] = []

    def show_findings(
        self, found: Sequence[Finding], *, can_mend: bool, placed: Collection[int] = ()
    ) -> None:
        """Show what a check found; `can_mend` offers the way to the form of the agreement, `placed` are the numbers
        of those that are marked on the pages.
        """
        clear(self._body)
        must = sum(1 for finding in found if finding.level == MUST)
        ask = sum(1 for finding in found if finding.level == ASK)
        self._must.set_tag(f"{must} 处必须改", "bad")
        self._must.setVisible(must > 0)
        self._ask.set_tag(f"{ask} 处请确认", "warn", "circle-question-mark")
        self._ask.setVisible(ask > 0)
        wanting = [finding for finding in found if finding.level != OK]
        self.cards = [
            FindingCard(n, f, can_mend=can_mend, placed=n in placed) for n, f in enumerate(wanting, 1)
        ]
        for card in self.cards:
            card.chosen.connect(self.chosen)
            card.fill_asked.connect(self.fill_asked)
            card.mend_asked.connect(self.mend_asked)
            self._body.addWidget(card)
        self._body.addWidget(Passed([finding.title for finding in found if finding.level == OK]))

    def choose(self, number: int) -> FindingCard | None:
        """Give the card with a number the focus; None when there is none."""
        card = next((card for card in self.cards if card.number == number), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        return card


def sheet_marks(found: Sequence[Finding], places: Sequence[tuple[Spot, ...]]) -> tuple[SheetMark, ...]:
    """The marks on the pages for the findings that want something, numbered as their cards are."""
    wanting = [(f, spots) for f, spots in zip(found, places, strict=False) if f.level != OK]
    return tuple(SheetMark(n, HUES[f.level], spots) for n, (f, spots) in enumerate(wanting, 1) if spots)


class Passed(QWidget):
    """The points that are in order: two in a row, or one where two would be cut."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._labels = [ElidedLabel(title, "caption", "text2") for title in titles]
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setContentsMargins(28, 0, 0, 0)
        self._lines = [
            holder(row(IconView("check", "ok_text", 13, 2.4), (label, 1), gap=5)) for label in self._labels
        ]
        words = Label(f"{len(titles)} 项已通过", "small_strong", "ok")
        head = row(IconView("circle-check", "ok_text", 18), words, None, gap=9)
        self.setLayout(column(head, self._grid, gap=5, margins=(13, 2, 12, 0)))
        self.setAccessibleName(f"已通过：{'、'.join(titles)}")
        self._place(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns only where the longest words fit."""
        super().resizeEvent(event)
        widest = max((label.sizeHint().width() for label in self._labels), default=0) + 18
        self._place(2 if self.width() - 61 >= 2 * widest else 1)

    def _place(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for at, line in enumerate(self._lines):
                self._grid.addWidget(line, at // columns, at % columns)
            self._grid.setColumnStretch(1, columns - 1)
            self._grid.setColumnStretch(0, 1)


def summary(found: Sequence[Finding]) -> str:
    """Why a paper cannot be issued yet; "" when it can."""
    must = sum(1 for finding in found if finding.level == MUST)
    return f"改好 {must} 处后可以签发" if must else ""
