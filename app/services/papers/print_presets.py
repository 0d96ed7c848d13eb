"""How each form is printed: copies, both sides, paper; as the catalogue says unless the user of this PC chose."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from app.documents.library import FormEntry
from app.system.json_file import read_json_object, write_json_object
from app.system.paths import user_folders

FILE_NAME = "printing.json"
PAPERS = ("A4", "A3", "A5")
MOST_COPIES = 99


@frozen
class Preset:
    """`copies` of a paper, on both sides turned over the long edge when `duplex`, on sheets of `paper`."""

    copies: int = 1
    duplex: bool = False
    paper: str = PAPERS[0]


def usual(entry: FormEntry | None) -> Preset:
    """What the catalogue says about a form; of the volume (no form) one copy on both sides."""
    return Preset(entry.copies, entry.duplex) if entry else Preset(1, duplex=True)


class Presets:
    """What the user chose for the forms, read once from a small file beside the settings."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or user_folders().config / FILE_NAME
        self._chosen = read_json_object(self._file)

    def of(self, code: str, otherwise: Preset) -> Preset:
        """The preset of a form by its code, `otherwise` when none was chosen or the file says nonsense."""
        found = self._chosen.get(code)
        return _read(found, otherwise) if isinstance(found, Mapping) else otherwise

    def choose(self, code: str, preset: Preset, otherwise: Preset) -> None:
        """Keep a preset for a form; one that says the same as the catalogue is no choice and is forgotten.

        Raises OfficeProblem when the file cannot be written.
        """
        if self.of(code, otherwise) == preset:
            return
        self._chosen.pop(code, None)
        if preset != otherwise:
            self._chosen[code] = asdict(preset)
        write_json_object(self._file, self._chosen)


def _read(found: Mapping[str, Any], otherwise: Preset) -> Preset:
    copies, duplex, paper = found.get("copies"), found.get("duplex"), found.get("paper")
    return Preset(
        copies if type(copies) is int and 1 <= copies <= MOST_COPIES else otherwise.copies,
        duplex if isinstance(duplex, bool) else otherwise.duplex,
        paper if paper in PAPERS else otherwise.paper,
    )
