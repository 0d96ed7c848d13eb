"""What the window says when no page can: a refusal that belongs to no field."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.ask import Ask


def say_refused(window: QWidget, sentence: str) -> None:
    """Show why something cannot be done; the sentence of a Refusal already says what to do instead."""
    Ask.refusal(window, "还不能这样做", sentence)
