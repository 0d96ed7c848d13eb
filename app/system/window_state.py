"""Sizes and column widths of the windows: kept apart from the settings, so a reset touches no choice."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from app.system.json_file import read_json_object, write_json_object

FILE_NAME = "window.json"


class WindowState:
    """Remembers opaque bytes (Qt's saved geometry and such) under a name, in one file written by `save`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values = read_json_object(file)

    def get(self, name: str) -> bytes | None:
        """What was kept under `name`; None when nothing was, or it is damaged."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return None
        try:
            return base64.b64decode(value, validate=True)
        except binascii.Error:
            return None

    def put(self, name: str, value: bytes) -> None:
        """Keep `value` under `name` until the next `save`."""
        self._values[name] = base64.b64encode(value).decode("ascii")

    def forget(self) -> None:
        """Drop everything: the windows open in their first layout again after `save`."""
        self._values.clear()

    def save(self) -> None:
        """Write the file; raises OfficeProblem when that fails."""
        write_json_object(self._file, self._values)
