"""The steps of a form or wizard from top to bottom; finished ones can be gone back to."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.painting import CENTRE, focus_ring, rounded, start, write

WORDS = {"done": "已完成", "current": "当前", "todo": "未到"}


@frozen
class Step:
    """One step: its word, a note, done / current / todo, and whether the note tells of something to mend."""

    label: str
    note: str = ""
    state: str = "todo"
    wrong: bool = False


class StepList(KeyRing, QWidget):
    """Signals: `asked(int)` when a finished or current step is clicked or chosen with arrow and Enter."""

    asked = Signal(int)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._at = 0
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        self._steps = tuple(steps)
        self._at = next((i for i, step in enumerate(self._steps) if step.state == "current"), 0)
        told = "，".join(
            f"{i + 1} {s.label}{WORDS[s.state]} {s.note}".strip() for i, s in enumerate(self._steps)
        )
        self.setAccessibleName(f"步骤：{told}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """176 px wide or as the words need."""
        widest = max((theme.text_width(step.label, "strong") for step in self._steps), default=0)
        return QSize(max(176, int(widest) + 40), len(self._steps) * self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk over finished steps, Enter goes there."""
        super().keyPressEvent(event)
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if move:
            event.accept()
            self._at = min(max(self._at + move, 0), max(len(self._steps) - 1, 0))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
            self._ask(self._at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes there."""
        self._ask(int(event.position().y() // self._height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint discs, lines and words."""
        painter = start(self)
        for index, step in enumerate(self._steps):
            self._paint_step(painter, index, step)
        painter.end()

    def _paint_step(self, painter: QPainter, index: int, step: Step) -> None:
        top, height = index * self._height(), self._height()
        disc = QRectF(2, top + 3, 22, 22)
        if index < len(self._steps) - 1:
            bar = QRectF(12, top + 29, 2, height - 30)
            painter.fillRect(bar, theme.color("accent" if step.state == "done" else "line"))
        if step.state == "done":
            rounded(painter, disc, 11, "accent")
            paint_icon(painter, "check", disc.adjusted(4, 4, -4, -4), "on_accent", 3)
        else:
            now = step.state == "current"
            fill, edge = ("accent_soft", "accent") if now else ("surface", "control")
            rounded(painter, disc, 11, fill, edge, 2 if now else 1.3)
            tone = "accent_text" if now else "text3"
            write(painter, disc, str(index + 1), "caption_strong", tone, CENTRE, elide=False)
        words = QRectF(35, top + 3, self.width() - 39, theme.role("body").line)
        role, tone = ("strong", "text") if step.state == "current" else ("body", "text3")
        write(painter, words, step.label, role, "text" if step.state == "done" else tone)
        note = QRectF(35, words.bottom() + 1, words.width(), theme.role("caption").line)
        if step.note and step.wrong:
            paint_icon(
                painter, "circle-alert", QRectF(35, note.y() + (note.height() - 13) / 2, 13, 13), "bad_text"
            )
            note.adjust(17, 0, 0, 0)
        write(painter, note, step.note, "caption", "bad_text" if step.wrong else "text3")
        if self.ring and index == self._at:
            focus_ring(painter, QRectF(29, top, self.width() - 30, note.bottom() - top + 4), 6)

    def _ask(self, index: int) -> None:
        if 0 <= index < len(self._steps) and self._steps[index].state != "todo":
            self.asked.emit(index)

    def _height(self) -> int:
        return theme.role("body").line + theme.role("caption").line + 22
