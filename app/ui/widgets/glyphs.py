"""The twelve-pixel signs of the sixteen states: each tells its state by shape alone, also in a grey print."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.ui.theme.tokens import theme

# state: hue, glyph
STATES: dict[str, tuple[str, str]] = {
    "待受理": ("grey", "ring"),
    "征询中": ("accent", "dot"),
    "已受理": ("accent", "quarter"),
    "调解中": ("accent", "half"),
    "已中止": ("warn", "pause"),
    "不予受理": ("grey", "slash"),
    "调解不成": ("grey", "cross"),
    "已撤回": ("grey", "back"),
    "自行和解": ("teal", "tick"),
    "待签署": ("violet", "three_quarters"),
    "已生效": ("teal", "star"),
    "履行中": ("teal", "forward"),
    "已履行": ("ok", "tick_disc"),
    "未履行": ("bad", "bang"),
    "已结案": ("grey", "tick_square"),
    "已归档": ("grey", "box"),
}

Shape = list[tuple[float, float]]
TICK: Shape = [(0.29, 0.52), (0.45, 0.66), (0.72, 0.365)]
CROSS: list[Shape] = [[(0.35, 0.35), (0.65, 0.65)], [(0.65, 0.35), (0.35, 0.65)]]
PAUSE: list[Shape] = [[(0.37, 0.35), (0.37, 0.65)], [(0.63, 0.35), (0.63, 0.65)]]
FORWARD: list[Shape] = [[(0.467, 0.32), (0.66, 0.5), (0.467, 0.68)], [(0.3, 0.5), (0.64, 0.5)]]
BACK: list[Shape] = [[(0.533, 0.32), (0.34, 0.5), (0.533, 0.68)], [(0.36, 0.5), (0.7, 0.5)]]
BANG: list[Shape] = [[(0.5, 0.4), (0.5, 0.6)], [(0.5, 0.76), (0.5, 0.765)]]


def paint_glyph(painter: QPainter, kind: str, rect: QRectF, token: str, ground: str = "surface") -> None:
    """Paint a glyph in a square of about 12 px; `ground` is the colour of what is cut out of a disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.color(token)
    if kind in _CUT:
        _filled(painter, kind, rect, colour, theme.color(ground))
    else:
        painter.setPen(_pen(colour))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _OPEN[kind](painter, rect, colour)
    painter.restore()


def _pen(colour: QColor) -> QPen:
    return QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _lines(painter: QPainter, rect: QRectF, shapes: list[Shape]) -> None:
    for shape in shapes:
        points = [QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in shape]
        painter.drawPolyline(QPolygonF(points))


def _filled(painter: QPainter, kind: str, rect: QRectF, colour: QColor, ground: QColor) -> None:
    """Disc or triangle with a sign cut out of it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if kind == "bang":
        triangle = [(0.5, 0.01), (0.985, 0.935), (0.015, 0.935)]
        points = [QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in triangle]
        painter.drawPolygon(QPolygonF(points))
    else:
        painter.drawEllipse(rect.adjusted(0.4, 0.4, -0.4, -0.4))
    if kind == "star":
        painter.setBrush(ground)
        painter.drawPath(_star(rect))
        return
    painter.setPen(_pen(ground))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _lines(painter, rect, _CUT[kind])


def _star(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    for i in range(10):
        angle = -math.pi / 2 + i * math.pi / 5
        reach = rect.width() * (0.34 if i % 2 == 0 else 0.15)
        point = rect.center() + QPointF(reach * math.cos(angle), reach * math.sin(angle))
        if i == 0:
            path.moveTo(point)
        else:
            path.lineTo(point)
    path.closeSubpath()
    return path


def _ring(painter: QPainter, rect: QRectF) -> None:
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))


def _dashed(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    pen = QPen(colour, 1.6)
    pen.setDashPattern([1.6, 1.5])
    painter.setPen(pen)
    _ring(painter, rect)


def _dot(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    _ring(painter, rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(rect.center(), 1.7, 1.7)


def _pie(degrees: int) -> Callable[[QPainter, QRectF, QColor], None]:
    def paint(painter: QPainter, rect: QRectF, colour: QColor) -> None:
        _ring(painter, rect)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(rect.adjusted(3, 3, -3, -3), 90 * 16, -degrees * 16)

    return paint


def _ring_with(shapes: list[Shape]) -> Callable[[QPainter, QRectF, QColor], None]:
    def paint(painter: QPainter, rect: QRectF, colour: QColor) -> None:
        _ring(painter, rect)
        _lines(painter, rect, shapes)

    return paint


def _tick_square(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.drawRoundedRect(rect.adjusted(1.3, 1.3, -1.3, -1.3), 2, 2)
    _lines(painter, rect, [TICK])


def _box(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    width = rect.width()
    painter.drawRoundedRect(QRectF(rect.x() + 1, rect.y() + 1.2, width - 2, width * 0.26), 1, 1)
    _lines(
        painter, rect, [[(0.18, 0.38), (0.18, 0.9), (0.82, 0.9), (0.82, 0.38)], [(0.37, 0.6), (0.63, 0.6)]]
    )


_CUT: dict[str, list[Shape]] = {"tick_disc": [TICK], "cross": CROSS, "pause": PAUSE, "bang": BANG, "star": []}
_OPEN: dict[str, Callable[[QPainter, QRectF, QColor], None]] = {
    "ring": _dashed,
    "dot": _dot,
    "quarter": _pie(90),
    "half": _pie(180),
    "three_quarters": _pie(270),
    "tick": _ring_with([TICK]),
    "slash": _ring_with([[(0.25, 0.75), (0.75, 0.25)]]),
    "forward": _ring_with(FORWARD),
    "back": _ring_with(BACK),
    "tick_square": _tick_square,
    "box": _box,
}
