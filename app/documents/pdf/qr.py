"""The mark on each page of an issued paper: a QR in the lower right margin, the short code under it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from app.documents.fonts import FontBook
from app.documents.model import Run
from app.documents.pdf.geometry import MM, Measure
from app.documents.pdf.line import Pen, Setting
from app.documents.stamp import Stamp

SIDE = 14 * MM
QUIET = 4  # modules of white around a QR (ISO/IEC 18004)
CODE_SIZE = 6.5
CODE_ROOM = 20 * MM


def modules(text: str) -> list[list[bool]]:
    """The QR of a text at error level M, rows from the top; True is black."""
    import zxingcpp  # only issued papers need it

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = code.to_image(scale=1, add_quiet_zones=False)  # a buffer, which its types do not tell
    rows: Any = memoryview(picture).tolist()
    return [[value == 0 for value in row] for row in rows]


def draw_stamp(pen: Pen, stamp: Stamp, page: int, pages: int, fonts: FontBook, sizes: Measure) -> None:
    """Draw the mark of page `page` (from 1): right of the text block, its foot level with the block's."""
    rows = modules(stamp.payload(page, pages))
    unit = SIDE / len(rows)
    middle = sizes.page_width - sizes.right / 2
    pen.rules.append(_path(rows, middle - SIDE / 2, sizes.bottom, unit))
    words = [Run(stamp.label(page, pages), "song")]
    line = Setting(words, fonts, CODE_SIZE).lines(sizes.page_width)[0]
    if line.width > CODE_ROOM:  # a paper of hundreds of pages
        line = Setting(words, fonts, CODE_SIZE * CODE_ROOM / line.width).lines(sizes.page_width)[0]
    top = sizes.bottom - QUIET * unit
    line.draw(pen, middle - CODE_ROOM / 2, top, CODE_SIZE, CODE_ROOM, "center")


def _path(rows: list[list[bool]], x: float, y: float, unit: float) -> str:
    """One filled path, neighbouring black modules of a row as one rectangle, lower left corner at x, y."""
    parts = [f"q {unit:.5f} 0 0 {unit:.5f} {x:.2f} {y:.2f} cm 0 g"]
    for up, row in enumerate(reversed(rows)):
        place = 0
        for black, group in groupby(row):
            wide = len(list(group))
            if black:
                parts.append(f"{place} {up} {wide} 1 re")
            place += wide
    return "\n".join([*parts, "f Q"])
