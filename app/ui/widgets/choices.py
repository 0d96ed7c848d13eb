"""What segmented control and tabs share.

One of several words is current, arrow keys move, a click chooses.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui.widgets.key_ring import KeyRing


@frozen
class Choice:
    """One word to choose, and a count beside it (None: no count)."""

    label: str
    count: int | None = None


class ChoiceRow(KeyRing, QWidget):
    """Base of painted rows of choices.

    Signals: `chosen` with the new index, only when the user or `choose` changes it.
    Subclasses say where each choice lies (`area`) and paint.
    """

    chosen = Signal(int)

    def __init__(
        self, choices: Sequence[str | Choice], current: int = 0, name: str = "", parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._name = name
        self._choices: tuple[Choice, ...] = ()
        self._current = current
        self._hovered = -1
        self.set_choices(choices, current)

    def set_choices(self, choices: Sequence[str | Choice], current: int = 0) -> None:
        """Offer other choices; says nothing to listeners."""
        self._choices = tuple(c if isinstance(c, Choice) else Choice(c) for c in choices)
        self._current = min(current, max(len(self._choices) - 1, 0))
        self._renamed()
        self.updateGeometry()

    @property
    def current(self) -> int:
        """Index of the current choice."""
        return self._current

    @property
    def current_label(self) -> str:
        """Word of the current choice, "" when there is none."""
        return self._choices[self._current].label if self._choices else ""

    def choose(self, index: int) -> None:
        """Make a choice current and tell; out of range does nothing."""
        if 0 <= index < len(self._choices) and index != self._current:
            self._current = index
            self._renamed()
            self.chosen.emit(index)

    def area(self, index: int) -> QRectF:
        """Where a choice lies, in logical pixels."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move the choice; other keys go on."""
        last = len(self._choices) - 1
        steps = {
            Qt.Key.Key_Left: max(self._current - 1, 0),
            Qt.Key.Key_Right: min(self._current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = steps.get(Qt.Key(event.key()))
        super().keyPressEvent(event)
        if target is not None:
            event.accept()
            self.choose(target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(self._at(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember what lies under the pointer."""
        hovered = self._at(event.position().toPoint())
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        self._hovered = -1
        self.update()

    def event(self, event: QEvent) -> bool:
        """A choice that is cut shows its whole word as tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(event.pos())
            text = self._choices[at].label if at >= 0 and self.cut(at) else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def cut(self, index: int) -> bool:
        """Whether the word of a choice does not fit."""
        return False

    def _at(self, point: QPoint) -> int:
        for index in range(len(self._choices)):
            if self.area(index).contains(point.toPointF()):
                return index
        return -1

    def _renamed(self) -> None:
        self.setAccessibleName(f"{self._name}：{self.current_label}" if self._name else self.current_label)
        self.setAccessibleDescription("、".join(choice.label for choice in self._choices))
        self.update()
