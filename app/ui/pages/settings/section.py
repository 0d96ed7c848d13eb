"""What every part of the settings has in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.hub import Hub


class Section(QWidget):
    """One part: `label` and `icon` in the list at the left; reads in `refresh` when it is shown."""

    label = ""
    icon = ""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub

    def refresh(self) -> None:
        """Read what the part shows; called each time it is shown and after each act."""
