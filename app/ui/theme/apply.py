"""Dress the application: style, fonts, palette, style sheet; follow the system when asked to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.ui.theme import fonts, icons
from app.ui.theme.palette import make_palette, tokens_of_system
from app.ui.theme.stylesheet import TintedCopies, make_stylesheet
from app.ui.theme.tokens import SCHEMES, Theme, TokenFile, read_tokens, theme

CHOICES = (*SCHEMES, "system")


class Dresser(QObject):
    """Keeps what `apply` needs again when the system changes from light to dark. One for each application."""

    def __init__(self, app: QApplication, resources: Path, *, bundled_only: bool) -> None:
        super().__init__(app)
        self._app = app
        self._resources = resources
        self._bundled_only = bundled_only
        self._file: TokenFile = read_tokens(resources / "styles" / "tokens.toml")
        self._template = (resources / "styles" / "window.qss").read_text(encoding="utf-8")
        self._copies = TintedCopies()
        self.wanted = "system"
        icons.use_folder(resources / "icons")
        app.setStyle("Fusion")  # before any palette: the native Windows style mixes badly with a style sheet
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    def dress(self, scheme: str, text_scale: float) -> None:
        """Wear a scheme; `system` follows light, dark and contrast of the system from now on."""
        self.wanted = scheme
        name, colours = self._colours_for(scheme)
        families = fonts.choose(
            self._file.families, self._resources / "fonts", bundled_only=self._bundled_only
        )
        theme.wear(self._file, name, colours, text_scale, families)
        self._app.setFont(theme.font("body"))
        self._app.setPalette(make_palette(colours))
        self._app.setStyleSheet(make_stylesheet(self._template, theme, self._copies.write(theme)))
        theme.changed.emit()

    def _colours_for(self, scheme: str) -> tuple[str, dict[str, str]]:
        if scheme != "system":
            return scheme, dict(self._file.colours[scheme])
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._app.setPalette(QPalette())  # back to the palette of the system, to read it
            return "contrast", tokens_of_system(self._app.palette(), self._file.colours["contrast"])
        name = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        return name, dict(self._file.colours[name])

    def _on_system_changed(self) -> None:
        if self.wanted == "system":
            self.dress("system", theme.text_scale)


_dresser: Dresser | None = None


def apply(
    app: QApplication,
    resources: Path,
    scheme: str = "system",
    text_scale: float = 1.0,
    *,
    bundled_only: bool = False,
) -> Theme:
    """Dress the application in a scheme (light, dark, contrast, system) and a text size (1.0, 1.12, 1.25).

    `resources` is the folder with styles/, icons/ and fonts/. Calling it again changes the dress;
    `bundled_only` (tests, pictures) asks for the bundled face alone. Raises ValueError for an unknown
    scheme.
    """
    if scheme not in CHOICES:
        raise ValueError(f"unknown scheme {scheme!r}")
    global _dresser
    # kept here: asking the application for its children would make Python wrap every one of them (40 ms)
    if _dresser is None or not isValid(_dresser) or _dresser.parent() is not app:
        _dresser = Dresser(app, resources, bundled_only=bundled_only)
    _dresser.dress(scheme, text_scale)
    return theme


def install_translations(app: QApplication) -> bool:
    """Let Qt's own dialogs speak Chinese (qtbase_zh_CN comes with Qt).

    Returns False when the file is missing.
    """
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load("qtbase_zh_CN", folder) and app.installTranslator(translator)
