"""The tokens of the look, read from resources/styles/tokens.toml, and the one Theme that says which are
current.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF

SCHEMES = ("light", "dark", "contrast")
HUES = ("accent", "ok", "warn", "bad", "violet", "teal", "grey")
TEXT_SCALES = (1.0, 1.12, 1.25)


@frozen
class Role:
    """One row of the type table: size and line in logical pixels at text size 100 %, weight 400 or 600."""

    size: int
    line: int
    weight: int


@frozen
class TokenFile:
    """All that tokens.toml holds: colours by scheme, type roles, font families by system, sizes in logical
    pixels.
    """

    colours: Mapping[str, Mapping[str, str]]
    roles: Mapping[str, Role]
    families: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, int]


def read_tokens(path: Path) -> TokenFile:
    """Read tokens.toml; a hue `ok` becomes the four tokens ok, ok_text, ok_soft, ok_line."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return TokenFile(
        colours={scheme: _flat(raw[scheme]) for scheme in SCHEMES},
        roles={name: Role(*numbers) for name, numbers in raw["type"].items()},
        families={system: tuple(names) for system, names in raw["families"].items()},
        sizes=raw["sizes"],
    )


def _flat(section: dict[str, Any]) -> dict[str, str]:
    flat = {name: value for name, value in section.items() if name != "hues"}
    for hue, colours in section["hues"].items():
        flat.update(zip((hue, f"{hue}_text", f"{hue}_soft", f"{hue}_line"), colours, strict=True))
    return flat


class Theme(QObject):
    """What is current: colours, type, sizes. Painted widgets ask it each time they paint.

    Signals: `changed` after the application wears other colours or another text size. Widgets need not
    connect to it (a new style sheet repaints all); caches do.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme = "light"
        self.text_scale = 1.0
        self._file: TokenFile | None = None
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._families: list[str] = []

    def wear(
        self, file: TokenFile, scheme: str, colours: Mapping[str, str], scale: float, families: list[str]
    ) -> None:
        """Make these tokens the current ones; the caller announces the change when the style sheet is set."""
        self._file = file
        self.scheme = scheme
        self.text_scale = scale
        self._families = families
        self._colours = {name: QColor(value) for name, value in colours.items()}
        self._fonts.clear()
        self._metrics.clear()

    @property
    def edged(self) -> bool:
        """True in high contrast, where pills, tags and banners also get an edge."""
        return self.scheme == "contrast"

    def color(self, token: str) -> QColor:
        """The colour of a token; raises KeyError for an unknown name."""
        return self._colours[token]

    def colours(self) -> dict[str, str]:
        """Token to colour text, for the style sheet."""
        return {name: value.name(QColor.NameFormat.HexArgb) for name, value in self._colours.items()}

    def size(self, name: str) -> int:
        """A size token in logical pixels; raises KeyError for an unknown name."""
        assert self._file is not None
        return self._file.sizes[name]

    def role(self, name: str) -> Role:
        """A row of the type table with the text size of the user already multiplied in."""
        assert self._file is not None
        base = self._file.roles[name]
        return Role(round(base.size * self.text_scale), round(base.line * self.text_scale), base.weight)

    def role_names(self) -> tuple[str, ...]:
        """All roles of the type table."""
        assert self._file is not None
        return tuple(self._file.roles)

    def font(self, role: str = "body") -> QFont:
        """The font of a role; `code` is a monospaced face at body size. Shared: copy before changing it."""
        found = self._fonts.get(role)
        if found is None:
            found = self._fonts[role] = self._make_font(role)
        return found

    def metrics(self, role: str = "body") -> QFontMetricsF:
        """Metrics of a role's font, in logical pixels."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetricsF(self.font(role))
        return found

    def text_width(self, text: str, role: str = "body") -> float:
        """Advance of a text in a role, in logical pixels."""
        return self.metrics(role).horizontalAdvance(text)

    def _make_font(self, role: str) -> QFont:
        assert self._file is not None
        row = self.role("body" if role == "code" else role)
        code = list(self._file.families["code"]) if role == "code" else []
        font = QFont([*code, *self._families])
        font.setPixelSize(row.size)
        font.setWeight(QFont.Weight(row.weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


theme = Theme()
