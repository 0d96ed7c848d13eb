"""What Enter means on a page or dialog with a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget


def means_primary(event: QKeyEvent, focus: QWidget | None) -> bool:
    """Whether this Enter stands for the primary button; on another button it presses that one instead.

    In a text of several lines only Ctrl+Enter counts.
    """
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if isinstance(focus, QPushButton):
        focus.click()
        return False
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return ctrl or not isinstance(focus, QPlainTextEdit)
