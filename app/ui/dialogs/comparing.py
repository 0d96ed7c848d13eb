"""Asks for a file from elsewhere and tells whether it is a paper of this office, and unchanged."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.values import Progress
from app.services.papers import comparing
from app.services.papers.comparing import Verdict
from app.ui.dialogs.ask import Ask
from app.ui.dialogs.files import Files, documents
from app.ui.hub import Hub

KINDS = "文书 (*.pdf *.docx)"


class Comparing(QObject):
    """One question at a time, answered beside the window."""

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub, self._window = hub, window

    def ask(self) -> None:
        """Ask for the file, compare it with what was issued, and tell."""
        path = Files.open(self._window, "核对哪个文件", documents(), KINDS)
        if path is None:
            return
        desk = self._hub.desk

        def work(progress: Progress) -> Verdict:
            return comparing.changed_on_disk(desk, path)

        self._hub.run(work, "核对文件", self._on_compared)

    def _on_compared(self, verdict: Verdict) -> None:
        Ask.told(self._window, verdict.word, verdict.sentence, good=verdict.same and not verdict.void)
