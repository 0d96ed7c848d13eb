"""Checks that an issued paper is unchanged and its digital seals are good, and says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.values import Progress
from app.services.papers.paper_views import PaperView
from app.services.papers.verifying import verified
from app.ui.dialogs.ask import Ask
from app.ui.hub import Hub


class PaperCheck(QObject):
    """Signals: `found(good, words)` after a check, before it is shown."""

    found = Signal(bool, str)

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub, self._window = hub, window

    def verify(self, view: PaperView) -> None:
        """Check the version shown, beside the window."""
        desk, paper, kept = self._hub.desk, view.shown, view.kept
        if paper is None:
            return

        def work(progress: Progress) -> tuple[bool, str]:
            return verified(desk, paper, kept)

        self._hub.run(work, "验证文书", self._on_verified)

    def _on_verified(self, result: tuple[bool, str]) -> None:
        good, words = result
        self.found.emit(good, words)
        Ask.told(self._window, "验证通过" if good else "验证没有通过", words, good=good)
