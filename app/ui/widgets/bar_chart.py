"""Bars side by side for a few months or groups.

Solid and hatched, values printed, so that grey prints read too.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.painting import CENTRE, dotted, hairline, hatch, rounded, start, write

FILLS = ("solid", "hatched", "dotted")


@frozen
class Bars:
    """One group on the axis: its word and one value a series, in the order of the series' names."""

    label: str
    values: tuple[int, ...]


def paint_fill(painter: QPainter, rect: QRectF, fill: str, token: str = "chart1") -> None:
    """One of the three fills."""
    if fill == "solid":
        rounded(painter, rect, 1.5, token)
    elif fill == "hatched":
        hatch(painter, rect.adjusted(0.5, 0.5, -0.5, 0), token)
    else:
        dotted(painter, rect.adjusted(0.5, 0.5, -0.5, 0), token)


class Swatch(QWidget):
    """A sample of one fill, for the legend; 10 px."""

    def __init__(self, fill: str = "solid", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self.setFixedSize(11, 11)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = start(self)
        paint_fill(painter, QRectF(0, 0, 11, 10.5), self._fill)
        painter.end()


class BarChart(QWidget):
    """At most three series (more raise ValueError). The last group is the current one: its word is strong."""

    def __init__(
        self,
        series: Sequence[str],
        groups: Sequence[Bars] = (),
        name: str = "",
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        if len(series) > 3:
            raise ValueError("at most three series tell apart")
        self._series = tuple(series)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_groups(groups)

    def set_groups(self, groups: Sequence[Bars]) -> None:
        """Show other values."""
        self._groups = tuple(groups)
        told = "；".join(
            f"{group.label}{'，'.join(f'{s} {v}' for s, v in zip(self._series, group.values, strict=True))}"
            for group in self._groups
        )
        self.setAccessibleName(f"{self._name}：{told}")
        self.update()

    def sizeHint(self) -> QSize:
        """A size at which twelve months read well."""
        return QSize(360, 132)

    def minimumSizeHint(self) -> QSize:
        """Less is not readable."""
        return QSize(160, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grid, zero line, bars, values and words."""
        painter = start(self)
        line = theme.role("caption").line
        top, bottom = float(theme.role("axis").line), float(self.height() - line - 2)
        highest = max((value for group in self._groups for value in group.values), default=0)
        scale = (bottom - top) / max(highest, 1)
        for value in _grid(highest):
            y = bottom - value * scale
            hairline(painter, 0, y, self.width(), y, "chart_grid")
        hairline(painter, 0, bottom, self.width(), bottom, "line")
        step = self.width() / max(len(self._groups), 1)
        for at, group in enumerate(self._groups):
            self._paint_group(painter, group, QRectF(at * step, top, step, bottom - top), scale)
            last = at == len(self._groups) - 1
            room = QRectF(at * step - 4, bottom + 2, step + 8, line)
            role, tone = ("caption_strong", "text") if last else ("caption", "text3")
            write(painter, room, group.label, role, tone, CENTRE)
        painter.end()

    def _paint_group(self, painter: QPainter, group: Bars, area: QRectF, scale: float) -> None:
        count = len(group.values)
        width = max(3.0, min(22.0, (area.width() * 0.72 - 2 * (count - 1)) / count))
        left = area.x() + (area.width() - count * width - 2 * (count - 1)) / 2
        for at, value in enumerate(group.values):
            x, height = left + at * (width + 2), value * scale
            if value:
                paint_fill(painter, QRectF(x, area.bottom() - height, width, height), FILLS[at])
            if at == 0 or width >= 14:
                room = QRectF(
                    x - 8,
                    area.bottom() - height - theme.role("axis").line,
                    width + 16,
                    theme.role("axis").line,
                )
                write(painter, room, f"{value:,}", "axis", "text2", CENTRE, elide=False)


def _grid(highest: int) -> list[int]:
    """One or two round values for grid lines."""
    if highest < 2:
        return []
    half = highest // 2
    return [half, half * 2]
