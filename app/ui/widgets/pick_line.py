"""A line that may offer what exists: typing stays free, the arrow or a few letters bring up the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.editors import LineEdit

_BETWEEN = re.compile(r"[、，,]")
LINE_HEIGHT, WIDTH = 30, 340
"""Logical pixels: of a line of the list, and how wide the list is at least."""


@frozen
class Pick:
    """What stands in the line once it is chosen, and the words shown in the list ("" for the same)."""

    value: str
    words: str = ""

    @property
    def shown(self) -> str:
        """The words of the list."""
        return self.words or self.value


@frozen
class Picks:
    """What a line offers; with `several` each one chosen is added, with 、 between."""

    items: tuple[Pick, ...] = ()
    several: bool = False

    def words_of(self, value: str) -> str:
        """What a value means, "" when it says so itself or is not among them."""
        return next((p.words for p in self.items if p.value == value and p.words != value), "")


class TallLines(QStyledItemDelegate):
    """Lines of the list as high as those of a combo box."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """Room for the words and some air."""
        return QSize(super().sizeHint(option, index).width() + 20, LINE_HEIGHT)


class PickLine(LineEdit):
    """A LineEdit as before while it offers nothing. Alt+Down or F4 open the list too.

    In the list the arrows move, Enter takes, Esc closes; whatever was typed stays.
    """

    def __init__(self, max_length: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(max_length, parent)
        self.picks = Picks()
        self.button: Button | None = None
        self._list: QCompleter | None = None
        self._popup: QListView | None = None

    def offer(self, picks: Picks) -> None:
        """Offer these from now on; says nothing to listeners."""
        if picks == self.picks:
            return
        self.picks = picks
        if picks.items and self.button is None:
            self._arm()
        if self.button is None or self._list is None:
            return
        model = QStandardItemModel(self._list)  # the list deletes the one before
        for pick in picks.items:
            model.appendRow(QStandardItem(pick.shown))
        self._list.setModel(model)
        self.button.setVisible(bool(picks.items))
        self.setTextMargins(0, 0, 26 if picks.items else 0, 0)

    def open_list(self) -> None:
        """Show everything that is offered."""
        if self._list is not None and self.picks.items and not self.isReadOnly() and self.isEnabled():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrow at the right end."""
        super().resizeEvent(event)
        if self.button is not None:
            self._place_button()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who leaves closes the list."""
        super().focusOutEvent(event)
        if self._popup is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down or F4 opens the list; Enter and Esc belong to it while it is open."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if (alt_down or event.key() == Qt.Key.Key_F4) and self.picks.items:
            self.open_list()
            return
        super().keyPressEvent(event)

    def _arm(self) -> None:
        self.button = Button("", "ghost", "chevron-down", "sm", name="从列表选", parent=self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_list)
        self._place_button()
        self._list = QCompleter(self)
        self._list.setWidget(self)  # not setCompleter: that would write the words of the list into the line
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setMaxVisibleItems(10)
        self._popup = QListView()
        self._list.setPopup(self._popup)
        self._popup.setItemDelegate(TallLines(self._list))
        self._popup.setAccessibleName("可以选的")
        self._popup.setProperty("kind", "picks")
        self._list.activated.connect(self._on_taken)
        self.textEdited.connect(self._on_text_edited)

    def _place_button(self) -> None:
        assert self.button is not None
        self.button.setGeometry(self.width() - 30, (self.height() - 26) // 2, 26, 26)

    def _show(self, prefix: str) -> None:
        assert self._list is not None
        self._list.setCompletionPrefix(prefix)
        self._list.complete(QRect(0, 0, max(self.width(), WIDTH), self.height()))

    def _on_text_edited(self, text: str) -> None:
        """Show what holds the letters typed, unless nothing or only just that does."""
        if self._popup is None or not self.picks.items or not self.isVisible():
            return
        typed = (_BETWEEN.split(text)[-1] if self.picks.several else text).strip()
        hits = [pick for pick in self.picks.items if typed and typed.lower() in pick.shown.lower()]
        if hits and [pick.value for pick in hits] != [typed] and not self.composing:
            self._show(typed)
        else:
            self._popup.hide()

    def _on_taken(self, words: str) -> None:
        value = next((pick.value for pick in self.picks.items if pick.shown == words), "")
        assert self._popup is not None
        self._popup.hide()
        self.setText(self._with(value) if self.picks.several else value)
        self.typed.emit()

    def _with(self, value: str) -> str:
        """The line with one more; one that stands there already is taken out, half a word typed is replaced."""
        parts = [part.strip() for part in _BETWEEN.split(self.text()) if part.strip()]
        if value in parts:
            return "、".join(part for part in parts if part != value)
        known = {pick.value for pick in self.picks.items}
        if parts and parts[-1] not in known and parts[-1] in value:
            parts.pop()
        return "、".join((*parts, value))


def picks(values: Sequence[str | Pick], *, several: bool = False) -> Picks:
    """Offers from plain words or Picks; empty ones and repetitions are left out."""
    found: dict[str, Pick] = {}
    for value in values:
        pick = value if isinstance(value, Pick) else Pick(value)
        if pick.value:
            found.setdefault(pick.value, pick)
    return Picks(tuple(found.values()), several)
