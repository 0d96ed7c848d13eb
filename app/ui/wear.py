"""The settings of the look, worn: scheme and text size by the application, row density by the tables."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from app.system import paths
from app.system.settings import DENSITY, SCHEME, TEXT_SIZE, Settings
from app.ui.models.data_table import DataTable
from app.ui.theme.apply import apply


def wear(settings: Settings, window: QWidget) -> None:
    """Dress the application as the settings say; tables inside `window` take the row density."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, paths.resources_folder(), settings.get(SCHEME), settings.get(TEXT_SIZE) / 100)
    wear_density(settings, window)


def wear_density(settings: Settings, within: QWidget) -> None:
    """Give the tables within a widget the row density of the settings."""
    for table in within.findChildren(DataTable):
        table.set_density(settings.get(DENSITY))
