"""The stage line of a case: 登记 受理 调解 协议 履行 归档, with what is done, current and to come."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import rounded, start, write

WORDS = {"done": "已完成", "current": "当前", "todo": "未到"}
NOTE_TONE = {"done": "text3", "current": "accent_text", "todo": "text3"}
LABEL_TONE = {"done": "text", "current": "accent_text", "todo": "text3"}


@frozen
class Stage:
    """One stage: its word, a short note (a date, 第 8 天) and done, current or todo."""

    label: str
    note: str = ""
    state: str = "todo"


def paint_stage_dot(painter: QPainter, centre: QPointF, state: str) -> None:
    """Filled with a tick when done, ringed when current, open when to come: 18 px across."""
    if state == "done":
        rounded(painter, _around(centre, 9), 9, "accent")
        paint_icon(painter, "check", _around(centre, 6), "on_accent", 3.2)
    elif state == "current":
        rounded(painter, _around(centre, 12.5), 12.5, "accent_soft")
        rounded(painter, _around(centre, 9.25), 9.25, "surface", "accent", 2.5)
        rounded(painter, _around(centre, 3.6), 3.6, "accent")
    else:
        rounded(painter, _around(centre, 8.75), 8.75, "surface", "control", 1.5)


class StageLine(QWidget):
    """All stages on one line; the words stand under the dots."""

    def __init__(self, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stages: tuple[Stage, ...] = ()
        self.set_stages(stages)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        self._stages = tuple(stages)
        words = "，".join(
            f"{s.label}{WORDS[s.state]}{(' ' + s.note) if s.note else ''}" for s in self._stages
        )
        self.setAccessibleName(f"进度：{words}")
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the widest words side by side."""
        widest = max((self._words_width(stage) for stage in self._stages), default=0.0)
        return QSize(int(len(self._stages) * (widest + 16)), self._height())

    def minimumSizeHint(self) -> QSize:
        """Words may be cut before the line is."""
        return QSize(len(self._stages) * 64, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines, dots and words."""
        painter = start(self)
        count = len(self._stages)
        if count:
            step = self.width() / count
            centres = [QPointF((at + 0.5) * step, 14) for at in range(count)]
            self._paint_lines(painter, centres)
            for stage, centre in zip(self._stages, centres, strict=True):
                paint_stage_dot(painter, centre, stage.state)
                self._paint_words(painter, stage, centre.x(), step)
        painter.end()

    def _paint_lines(self, painter: QPainter, centres: list[QPointF]) -> None:
        for at in range(len(centres) - 1):
            done = self._stages[at].state == "done"
            pen = QPen(theme.color("accent" if done else "line"), 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if not done:
                pen.setDashPattern([2, 2.4])
            painter.setPen(pen)
            painter.drawLine(centres[at] + QPointF(15, 0), centres[at + 1] - QPointF(15, 0))

    def _paint_words(self, painter: QPainter, stage: Stage, x: float, step: float) -> None:
        role = "small" if stage.state == "todo" else "small_strong"
        fits = self._words_width(stage) <= step - 6  # a note that would be cut is left to the accessible name
        width = self._words_width(stage) if fits else min(theme.text_width(stage.label, role) + 1, step - 6)
        line = theme.role("small").line
        left = x - width / 2
        used = write(painter, QRectF(left, 29, width, line), stage.label, role, LABEL_TONE[stage.state])
        if stage.note and fits:
            room = QRectF(left + used + 6, 29.5, width - used - 6, line)
            write(painter, room, stage.note, "caption", NOTE_TONE[stage.state])

    def _words_width(self, stage: Stage) -> float:
        role = "small" if stage.state == "todo" else "small_strong"
        note = theme.text_width(stage.note, "caption") + 6 if stage.note else 0.0
        return theme.text_width(stage.label, role) + note + 1

    def _height(self) -> int:
        return 30 + theme.role("small").line


def _around(centre: QPointF, reach: float) -> QRectF:
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
