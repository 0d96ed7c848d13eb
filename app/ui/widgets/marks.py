"""The four marks of a paper: 申 被 调 章, each open, done, refused, or done by proxy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.glyphs import paint_glyph
from app.ui.widgets.painting import CENTRE, rounded, start, write

LETTERS = ("申", "被", "调", "章")
FULL = {"申": "申请人", "被": "被申请人", "调": "调解员", "章": "印章"}
WORDS = {"open": "未签", "done": "已签", "refused": "拒签", "proxy": "代签"}
SIDE = 24
STEP = 29


def paint_mark(painter: QPainter, x: float, y: float, letter: str, state: str) -> None:
    """One box of 24 px; `state` is open, done, refused or proxy (done, with 代 in place of the letter)."""
    box = QRectF(x + 0.75, y + 0.75, SIDE - 1.5, SIDE - 1.5)
    if state == "open":
        pen = QPen(theme.color("control"), 1.2)
        pen.setDashPattern([2.5, 2.2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        write(painter, box, letter, "caption", "text3", CENTRE, elide=False)
        return
    hue = "bad" if state == "refused" else "ok"
    rounded(painter, box, 5, f"{hue}_soft", f"{hue}_line")
    write(
        painter,
        box,
        "代" if state == "proxy" else letter,
        "caption_strong",
        f"{hue}_text",
        CENTRE,
        elide=False,
    )
    corner = QPointF(box.right() - 1, box.bottom() - 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(corner, 5.6, 5.6)
    glyph = "cross" if state == "refused" else "tick_disc"
    paint_glyph(painter, glyph, QRectF(corner.x() - 4.5, corner.y() - 4.5, 9, 9), hue)


class Marks(QWidget):
    """The marks of one paper in a row; states in the order of the letters, never a percentage."""

    def __init__(
        self, states: Sequence[str], letters: Sequence[str] = LETTERS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_states(states, letters)

    def set_states(self, states: Sequence[str], letters: Sequence[str] = LETTERS) -> None:
        """Show other states; raises KeyError for a word that is none of open, done, refused, proxy."""
        self._marks = tuple(zip(letters, states, strict=False))
        words = "，".join(f"{FULL.get(letter, letter)}{WORDS[state]}" for letter, state in self._marks)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """29 px a mark."""
        return QSize(len(self._marks) * STEP, SIDE + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all marks."""
        painter = start(self)
        for at, (letter, state) in enumerate(self._marks):
            paint_mark(painter, at * STEP, 3, letter, state)
        painter.end()
