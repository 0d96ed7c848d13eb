"""Short ways to lay widgets in rows and columns.

None is a stretch, a number a gap, (item, stretch) a share.
"""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

Item: TypeAlias = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
Margins: TypeAlias = tuple[int, int, int, int]


def row(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout; gap and margins in logical pixels (left, top, right, bottom)."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def column(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def put(layout: QBoxLayout, item: Item) -> None:
    """Add one item to a box layout."""
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, tuple):
        _add(layout, item[0], item[1])
    else:
        _add(layout, item, 0)


def holder(layout: QLayout, ground: str = "") -> QWidget:
    """A plain widget around a layout; `ground` is window, surface, clear or nothing."""
    widget = QWidget()
    if ground:
        widget.setProperty("ground", ground)
    widget.setLayout(layout)
    return widget


def scroller(content: QWidget | QLayout) -> QScrollArea:
    """A frameless area that scrolls its content up and down, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = content if isinstance(content, QWidget) else holder(content)
    inside.setProperty("ground", "clear")
    area.setWidget(inside)
    area.viewport().setProperty("ground", "clear")
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; widgets in it are deleted."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        put(layout, item)


def _add(layout: QBoxLayout, item: QWidget | QLayout, stretch: int) -> None:
    if isinstance(item, QLayout):
        layout.addLayout(item, stretch)
    else:
        layout.addWidget(item, stretch)
