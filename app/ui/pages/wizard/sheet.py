"""The emergency sheet (应急页): one A4 page with the recovery code, for the printer, a PDF file and the preview."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from attrs import frozen
from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageSize, QPainter, QPaintEvent, QPdfWriter, QPen
from PySide6.QtWidgets import QWidget

from app.domain import dates
from app.domain.errors import PaperProblem
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import start

WIDE, HIGH = 2100, 2970
"""The page in tenths of a millimetre (A4 upright)."""
INK = Qt.GlobalColor.black


@frozen
class Sheet:
    """What stands on the page: the committee's name, the eight groups of the code, the first day."""

    committee: str
    groups: tuple[str, ...]
    day: date


def paint_sheet(painter: QPainter, target: QRectF, sheet: Sheet) -> None:
    """Paint the page into a rectangle of any device; a sheet of paper is black on white in every theme."""
    painter.save()
    painter.translate(target.topLeft())
    painter.scale(target.width() / WIDE, target.height() / HIGH)
    painter.fillRect(QRectF(0, 0, WIDE, HIGH), Qt.GlobalColor.white)
    painter.setPen(INK)
    _line(painter, 300, "应  急  页", 150, strong=True)
    _line(painter, 520, sheet.committee, 70)
    _code(painter, sheet.groups)
    rows = (
        "一、忘记密码时，选“忘记密码”，照填这 8 组。",
        "二、封存于保险柜，勿拍照，勿存进电脑。",
        f"三、启用日期：{dates.long(sheet.day)}",
        "四、保管人：",
        "五、启封记录：",
    )
    for position, text in enumerate(rows):
        y = 1560 + position * 200
        painter.setFont(_font(68))
        painter.drawText(QRectF(220, y - 120, 1700, 120), Qt.AlignmentFlag.AlignBottom, text)
        if text.endswith("："):
            painter.drawLine(220 + 68 * len(text), y, WIDE - 220, y)
    painter.drawLine(220, 1560 + 5 * 200, WIDE - 220, 1560 + 5 * 200)
    painter.restore()


def print_sheet(device: QPagedPaintDevice, sheet: Sheet) -> None:
    """Print the page on a printer or PDF writer; raises PaperProblem when the device takes nothing."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(device):
        raise PaperProblem("应急页写不出去，请换一个位置或打印机再试。")
    paint_sheet(painter, QRectF(painter.viewport()), sheet)
    painter.end()


def save_sheet(file: Path, sheet: Sheet) -> None:
    """Write the page as a PDF file; raises PaperProblem when it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.open("ab").close()
    except OSError as why:
        raise PaperProblem(f"“{file.name}”写不进去（{why.strerror}），请换一个位置。") from why
    writer = QPdfWriter(str(file))
    writer.setTitle("应急页")
    writer.setResolution(300)
    print_sheet(writer, sheet)


class SheetView(QWidget):
    """A small picture of the page; the code on it is spoken by the panel beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self.setFixedSize(QSize(206, 289))
        self.setAccessibleName("应急页的样子")

    def set_sheet(self, sheet: Sheet) -> None:
        """Show this page."""
        self._sheet = sheet
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint page and edge."""
        if self._sheet is None:
            return
        painter = start(self)
        page = QRectF(4, 3, 198, 280)
        paint_sheet(painter, page, self._sheet)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page)
        painter.end()


def code_font(pixels: int, *, strong: bool = True) -> QFont:
    """The face for codes to copy by hand, where 8 and B, 5 and S look different."""
    font = QFont(theme.font("code"))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _font(pixels: int, *, strong: bool = False) -> QFont:
    font = QFont(theme.font("strong" if strong else "body"))
    font.setPixelSize(pixels)
    return font


def _line(painter: QPainter, y: int, text: str, pixels: int, *, strong: bool = False) -> None:
    painter.setFont(_font(pixels, strong=strong))
    painter.drawText(QRectF(100, y - 120, WIDE - 200, 240), Qt.AlignmentFlag.AlignCenter, text)


def _code(painter: QPainter, groups: tuple[str, ...]) -> None:
    painter.setPen(QPen(INK, 7))
    painter.drawRect(QRectF(200, 720, WIDE - 400, 560))
    painter.setFont(code_font(112))
    for position, group in enumerate(groups):
        x, y = 230 + (position % 4) * 410, 780 + (position // 4) * 230
        painter.drawText(QRectF(x, y, 410, 220), Qt.AlignmentFlag.AlignCenter, group)
