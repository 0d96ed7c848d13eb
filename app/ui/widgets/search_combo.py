"""A choice among many: a line to type a part of the word into, and the list of what holds it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QWidget


class SearchCombo(QComboBox):
    """Offers (value, words) pairs; what is typed finds every one that holds it, wherever it stands.

    Signals: `chosen(value)` when the user took another one. Words that are none of them go back to the current.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(9)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._value = ""
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        popup = completer.popup()
        if popup is not None:
            popup.setItemDelegate(QStyledItemDelegate(completer))
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.editingFinished.connect(self._on_finished)
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> str:
        """The value chosen."""
        return self._value

    def set_choices(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Offer these; says nothing to listeners."""
        if [(self.itemData(n), self.itemText(n)) for n in range(self.count())] != list(choices):
            self.clear()
            for value, words in choices:
                self.addItem(words, value)
        self._value = current
        self.setCurrentIndex(max(self.findData(current), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What stands there is selected, so that typing begins a search."""
        super().focusInEvent(event)
        line = self.lineEdit()
        if line is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            line.selectAll()

    def _take(self, index: int) -> None:
        value = str(self.itemData(index))
        if value != self._value:
            self._value = value
            self.chosen.emit(value)

    def _on_activated(self, index: int) -> None:
        if index >= 0:
            self._take(index)

    def _on_finished(self) -> None:
        """Enter or leaving takes the only one that holds what was typed; else the current one stays."""
        typed = self.currentText().strip()
        exact = self.findText(typed)
        holding = [n for n in range(self.count()) if typed and typed in self.itemText(n)]
        index = exact if exact >= 0 else holding[0] if len(holding) == 1 else self.findData(self._value)
        self.setCurrentIndex(max(index, 0))
        if index >= 0:
            self._take(index)
