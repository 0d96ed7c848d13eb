"""What every page has in common: it knows the hub, and reads afresh when it is shown after something changed."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.hub import Hub


class Page(QWidget):
    """A page of the window. A subclass builds itself, connects, and reads in `refresh`."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self._stale = True
        self.setProperty("ground", "window")
        hub.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read what the page shows and show it; called when the page is seen and its data may have changed."""
        raise NotImplementedError

    def go_stale(self) -> None:
        """Read afresh now when the page is seen, else when it is seen next."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        """Read when stale."""
        super().showEvent(event)
        if self._stale:
            self._freshen()

    def _freshen(self) -> None:
        self._stale = False
        self.refresh()

    def _on_changed(self, changes: object) -> None:
        self.go_stale()
