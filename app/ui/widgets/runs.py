"""Runs of text of different sizes on one common baseline: 77.78 %."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.painting import start


@frozen
class Run:
    """A text with its role and the token of its colour."""

    text: str
    role: str = "body"
    tone: str = "text"


class Runs(QWidget):
    """The runs side by side; what does not fit is cut with … and told by the tooltip."""

    def __init__(self, runs: Sequence[Run], gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_runs(runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show other runs."""
        self._runs = tuple(run for run in runs if run.text)
        self.setAccessibleName(" ".join(run.text for run in self._runs))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all."""
        width = sum(theme.text_width(run.text, run.role) for run in self._runs)
        height = max((theme.role(run.role).line for run in self._runs), default=18)
        return QSize(int(width + self._gap * max(len(self._runs) - 1, 0) + 1.99), height)

    def minimumSizeHint(self) -> QSize:
        """Room for the first run, as far as 200 px."""
        first = theme.text_width(self._runs[0].text, self._runs[0].role) if self._runs else 0
        return QSize(int(min(first + 1.99, 200)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write all runs on the baseline of the largest."""
        if not self._runs:
            return
        painter = start(self)
        biggest = max(self._runs, key=lambda run: theme.role(run.role).size)
        metrics = theme.metrics(biggest.role)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        x, cut = 0.0, False
        for run in self._runs:
            metrics, room = theme.metrics(run.role), self.width() - x
            text = run.text
            if metrics.horizontalAdvance(text) > room + 0.5:
                text, cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0)), True
            painter.setFont(theme.font(run.role))
            painter.setPen(theme.color(run.tone))
            painter.drawText(QPointF(x, baseline), text)
            x += metrics.horizontalAdvance(text) + self._gap
        painter.end()
        self.setToolTip(self.accessibleName() if cut else "")
