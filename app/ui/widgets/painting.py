"""Painter helpers shared by all painted widgets.

Antialiased start, sharp hairlines, focus ring, centred text.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintDevice, QPainter, QPen

from app.ui.theme.tokens import theme

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter


def start(device: QPaintDevice) -> QPainter:
    """A painter with round edges smoothed."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def snap(painter: QPainter, value: float, *, vertical: bool = False) -> float:
    """The logical coordinate nearest to `value` that falls between two device pixels."""
    ratio = painter.device().devicePixelRatio()
    move = painter.transform().dx() if vertical else painter.transform().dy()
    return round((value + move) * ratio) / ratio - move


def hairline(
    painter: QPainter, x1: float, y1: float, x2: float, y2: float, token: str, width: float = 1.0
) -> None:
    """A straight line (level or upright) of whole device pixels, its upper or left edge at y1 or x1."""
    ratio = painter.device().devicePixelRatio()
    thick = max(1, round(width * ratio)) / ratio
    if y1 == y2:
        area = QRectF(x1, snap(painter, y1), x2 - x1, thick)
    else:
        area = QRectF(snap(painter, x1, vertical=True), y1, thick, y2 - y1)
    painter.fillRect(area, theme.color(token))


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | None,
    edge: str | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box; the edge lies inside the rectangle."""
    half = width / 2 if edge else 0.0
    painter.setPen(QPen(theme.color(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, *, on_fill: bool = False) -> None:
    """The 2 px ring on the inner edge; on a filled button with a 1 px gap of surface inside it."""
    rounded(painter, rect, radius, None, "focus", 2)
    if on_fill:
        rounded(painter, rect.adjusted(2, 2, -2, -2), max(radius - 2, 1), None, "surface", 1)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: str,
    token: str | QColor,
    align: Qt.AlignmentFlag = LEFT,
    *,
    elide: bool = True,
) -> float:
    """Write one line in a role, cut with … when it does not fit; returns its width in logical pixels."""
    metrics = theme.metrics(role)
    width = metrics.horizontalAdvance(text)
    if elide and width > rect.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        width = metrics.horizontalAdvance(text)
    painter.setFont(theme.font(role))
    painter.setPen(theme.color(token) if isinstance(token, str) else token)
    painter.drawText(rect, int(align) | Qt.TextFlag.TextSingleLine, text)
    return width


def hatch(painter: QPainter, rect: QRectF, token: str, *, step: float = 4.0) -> None:
    """Slanting lines and an edge: the fill that stays apart from solid in a grey print."""
    painter.save()
    painter.setPen(QPen(theme.color(token), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRect(rect)
    painter.setClipRect(rect)
    at = -rect.height()
    while at < rect.width() + rect.height():
        painter.drawLine(QLineF(rect.x() + at, rect.bottom(), rect.x() + at + rect.height(), rect.top()))
        at += step
    painter.restore()


def dotted(painter: QPainter, rect: QRectF, token: str, *, step: float = 5.0) -> None:
    """Dots and an edge: the third fill."""
    painter.save()
    painter.setPen(QPen(theme.color(token), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRect(rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(token))
    y = rect.top() + 3
    while y < rect.bottom() - 1:
        x = rect.left() + 3
        while x < rect.right() - 1:
            painter.drawEllipse(QRectF(x - 1.1, y - 1.1, 2.2, 2.2))
            x += step
        y += step
    painter.restore()
