"""The one style sheet of the program, made from resources/styles/window.qss and the current tokens."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QTemporaryDir
from PySide6.QtGui import QColor

from app.ui.theme import icons
from app.ui.theme.tokens import Theme

# file name in the style sheet -> icon, token, line width on the 24 grid
TINTED = {
    "arrow-down": ("chevron-down", "text2", 2.0),
    "arrow-down-off": ("chevron-down", "disabled", 2.0),
    "arrow-up": ("chevron-up", "text2", 2.0),
    "arrow-right": ("chevron-right", "text2", 2.0),
    "check": ("check", "on_accent", 3.0),
    "check-off": ("check", "disabled", 3.0),
    "check-plain": ("check", "text", 2.0),
    "dash": ("minus", "on_accent", 3.0),
}


class TintedCopies:
    """Coloured copies of the few icons that a style sheet can only name by address.

    They lie in a folder of their own under the system's temporary folder, which goes when the program ends.
    A folder a change: Qt keeps a picture by its address, so an old address must never show a new colour.
    """

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        self._round = 0

    def write(self, theme: Theme) -> str:
        """Write all copies in the current colours; returns the address prefix for the style sheet."""
        self._round += 1
        target = Path(self._folder.path()) / str(self._round)
        target.mkdir()
        for file, (name, token, stroke) in TINTED.items():
            text = icons.tinted(name, QColor(theme.color(token)), stroke)
            (target / f"{file}.svg").write_text(text, encoding="utf-8")
        QDir.setSearchPaths("tint", [self._folder.path()])
        return f"tint:{self._round}"


def make_stylesheet(template: str, theme: Theme, icon_prefix: str) -> str:
    """Fill the template: $colour tokens, $px_role and $weight_role of the type table, $icons.

    Raises KeyError when the template names a token that does not exist.
    """
    words: dict[str, object] = dict(theme.colours())
    for name in theme.role_names():
        role = theme.role(name)
        words |= {f"px_{name}": role.size, f"weight_{name}": role.weight}
    words["icons"] = icon_prefix
    words["pill_edge"] = "1px solid" if theme.edged else "0px solid"
    return Template(template).substitute(words)
