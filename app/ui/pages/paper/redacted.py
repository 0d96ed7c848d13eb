"""Saves a de-identified copy (脱敏副本) of a paper or of the whole volume where the user says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.values import Progress
from app.services.papers import redacting
from app.services.papers.volumes import VOLUME
from app.system.files import write_safely
from app.ui.dialogs import paper_dialogs
from app.ui.hub import Hub


class RedactedCopies(QObject):
    """Signals: `saved(path)` when a copy was written."""

    saved = Signal(str)

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub, self._window = hub, window

    def save(self, number: str, code: str, side: str, name: str) -> None:
        """Ask where, then set the copy beside the window; `name` is what the file is called at first."""
        path = paper_dialogs.ask_path(self._window, f"{name}（脱敏）", "pdf")
        if path is None:
            return
        desk = self._hub.desk

        def work(progress: Progress) -> Path:
            if code == VOLUME:
                data = redacting.redacted_volume(desk, number)
            else:
                data = redacting.redacted_paper(desk, number, code, side)
            write_safely(path, data)
            return path

        self._hub.run(work, "存脱敏副本", self._on_saved)

    def _on_saved(self, path: Path) -> None:
        self._hub.told.emit(f"已存为 {path.name}")
        self.saved.emit(str(path))
