"""For every test of the window: dressed once in the light scheme, with the bundled face alone, at scale 1."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.theme.apply import apply, install_translations
from app.ui.theme.tokens import theme

RESOURCES = Path(__file__).parents[2] / "resources"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform says what it cannot do (raise, minimum sizes); that is no fault of a window."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def resources() -> Path:
    """The folder with styles, icons and fonts."""
    return RESOURCES


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> None:
    install_translations(qapp)
    apply(qapp, RESOURCES, "light", bundled_only=True)


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """As in the program: garbage is collected in the window's thread only, here after each test."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _in_light(_dressed: None, qapp: QApplication) -> Iterator[None]:
    """A test that changes the dress leaves it for the next one as it found it."""
    yield
    if theme.scheme != "light" or theme.text_scale != 1.0:
        apply(qapp, RESOURCES, "light", 1.0)
