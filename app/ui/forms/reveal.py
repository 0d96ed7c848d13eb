"""Brings a widget into view inside the scroll areas around it."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 60
"""Logical pixels kept around the widget, so that label and message are seen too."""


def reveal(widget: QWidget) -> None:
    """Scroll every area around the widget so far that it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 20, MARGIN)
        around = around.parentWidget()
