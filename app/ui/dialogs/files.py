"""Asking for files and folders with the system's own dialogs; each is one class method, which tests replace."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class Files:
    """The answers are paths, or None when the user went back."""

    @classmethod
    def folder(cls, parent: QWidget | None, title: str, start: Path) -> Path | None:
        """Ask for a folder, beginning at `start`."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(chosen) if chosen else None

    @classmethod
    def save(cls, parent: QWidget | None, title: str, proposed: Path, kinds: str) -> Path | None:
        """Ask where to write a file; `kinds` such as "PDF (*.pdf)". The system asks before it replaces one."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
        return Path(chosen) if chosen else None

    @classmethod
    def open(cls, parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
        """Ask for a file that exists."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
        return Path(chosen) if chosen else None

    @classmethod
    def several(cls, parent: QWidget | None, title: str, start: Path, kinds: str) -> list[Path]:
        """Ask for files that exist; none when the user went back."""
        chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
        return [Path(path) for path in chosen]


def documents() -> Path:
    """The user's folder for documents, where such a question begins."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
