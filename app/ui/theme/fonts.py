"""Which Chinese face the window speaks in.

The system's own where it has one, else the bundled Noto Sans SC.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QFontDatabase

BUNDLED = "Noto Sans SC"
FILES = ("NotoSansSC-400.ttf", "NotoSansSC-600.ttf")

_loaded: set[Path] = set()


def system_name() -> str:
    """`windows`, `macos` or `linux`, as the families are listed in tokens.toml."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def load_bundled(folder: Path) -> None:
    """Make the bundled faces known to Qt, once for each file; a missing file is simply not offered."""
    for name in FILES:
        path = folder / name
        if path not in _loaded and path.is_file():
            QFontDatabase.addApplicationFont(str(path))
            _loaded.add(path)


def choose(families: Mapping[str, tuple[str, ...]], folder: Path, *, bundled_only: bool = False) -> list[str]:
    """The families to ask for, best first.

    The bundled files are read only when the system has none of them.
    """
    wanted = (
        [] if bundled_only else [name for name in families[system_name()] if QFontDatabase.hasFamily(name)]
    )
    if not wanted:
        load_bundled(folder)
    return [*wanted, BUNDLED] if BUNDLED not in wanted else wanted
