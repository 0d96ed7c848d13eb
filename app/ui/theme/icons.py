"""Icons: line drawings tinted from tokens, rendered once for each device ratio, re-tinted when the theme
changes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from app.ui.theme.tokens import theme

_folder = Path()
_rendered: dict[tuple[str, int, int, float], QPixmap] = {}
_LIMIT = 600


def use_folder(folder: Path) -> None:
    """Say where the drawings lie (resources/icons)."""
    global _folder
    if folder != _folder:
        _folder = folder
        drawing.cache_clear()
        _rendered.clear()


@lru_cache(maxsize=256)
def drawing(name: str) -> str:
    """The SVG text of an icon; raises FileNotFoundError for an unknown name."""
    return (_folder / f"{name}.svg").read_text(encoding="utf-8")


def stroke_for(size: float) -> float:
    """Line width on the 24 grid: 1.75 at 16 to 20 px, 2.2 below, so that small icons do not fade."""
    return 2.2 if size < 15 else 1.75


def tinted(name: str, colour: QColor, stroke: float = 1.75) -> str:
    """The SVG text of an icon in one colour and line width."""
    text = drawing(name).replace("currentColor", colour.name())
    return text.replace('stroke-width="2"', f'stroke-width="{stroke:g}"')


def pixmap(name: str, colour: QColor, pixels: int, stroke: float) -> QPixmap:
    """An icon as a square of so many device pixels, from the cache when it was drawn before."""
    key = (name, colour.rgba(), pixels, stroke)
    found = _rendered.get(key)
    if found is None:
        from PySide6.QtSvg import QSvgRenderer  # kept out of the start: the first icon pays for it

        if len(_rendered) >= _LIMIT:
            _rendered.clear()
        found = QPixmap(pixels, pixels)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(tinted(name, colour, stroke).encode())).render(painter)
        painter.end()
        _rendered[key] = found
    return found


def paint_icon(painter: QPainter, name: str, rect: QRectF, token: str, stroke: float | None = None) -> None:
    """Paint an icon into a rectangle (logical pixels), sharp at every device ratio."""
    ratio = painter.device().devicePixelRatio()
    pixels = max(1, round(rect.width() * ratio))
    drawn = pixmap(name, theme.color(token), pixels, stroke or stroke_for(rect.width()))
    move = painter.transform()
    x = (round((rect.x() + move.dx()) * ratio)) / ratio - move.dx()
    y = (round((rect.y() + move.dy()) * ratio)) / ratio - move.dy()
    painter.drawPixmap(QRectF(x, y, pixels / ratio, pixels / ratio), drawn, QRectF(drawn.rect()))


@lru_cache(maxsize=256)
def icon(name: str, token: str = "text2") -> QIcon:
    """A QIcon of the set in the current colours, sharp for 16 px at 100 to 200 %.

    Use `tint` to keep it current.
    """
    made = QIcon()
    for pixels in (16, 20, 24, 28, 32):
        made.addPixmap(pixmap(name, theme.color(token), pixels, 1.75))
        made.addPixmap(pixmap(name, theme.color("disabled"), pixels, 1.75), QIcon.Mode.Disabled)
    return made


class _Tint(QObject):
    """Child of an action or button: gives it its icon again whenever the theme changes.

    A QIconEngine of our own would do this by itself, but its clones belong to nobody: Qt frees them twice
    (a crash, seen with PySide6 6.11.3).
    """

    def __init__(self, target: QAction | QAbstractButton, name: str, token: str) -> None:
        super().__init__(target)
        self._target = target
        self._name = name
        self._token = token
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def stop(self) -> None:
        """Leave the target alone from now on."""
        theme.changed.disconnect(self._on_theme_changed)
        self.deleteLater()

    def _on_theme_changed(self) -> None:
        self._target.setIcon(icon(self._name, self._token))


def tint(target: QAction | QAbstractButton, name: str, token: str = "text2") -> None:
    """Give an action or a plain button an icon that follows the theme."""
    for old in target.findChildren(_Tint, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.stop()
    _Tint(target, name, token)


def _on_theme_changed() -> None:
    icon.cache_clear()


theme.changed.connect(_on_theme_changed)
