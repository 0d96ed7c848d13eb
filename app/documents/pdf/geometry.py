"""Sizes of page and type in points: GB/T 9704-2012 for 公文, a denser measure for register forms."""

from __future__ import annotations

from attrs import frozen

from app.documents.model import Doc

MM = 72 / 25.4


@frozen
class Measure:
    """Page, margins and type sizes of one paper, all in pt.

    `pitch` is the distance of two lines of text, `tracking` the change of every character's advance.
    """

    page_width: float
    page_height: float
    top: float
    left: float
    right: float
    bottom: float
    size: float
    pitch: float
    tracking: float
    title_size: float
    title_pitch: float
    cell_size: float
    cell_pitch: float
    note_size: float
    note_pitch: float

    @property
    def width(self) -> float:
        """Width of the text block."""
        return self.page_width - self.left - self.right

    @property
    def height(self) -> float:
        """Height of the text block."""
        return self.page_height - self.top - self.bottom


def measure(doc: Doc) -> Measure:
    """The measure of a paper.

    "gongwen": 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 3号 (16 pt) on 22 lines of 28 characters
    (GB/T 9704-2012 §5.2). "table": the same width, 24 mm above and below, type of `doc.size`.
    """
    gongwen = doc.layout == "gongwen"
    top, bottom = (37.0, 35.0) if gongwen else (24.0, 24.0)
    left, right, width, height = 28.0, 26.0, 210.0, 297.0
    if doc.orientation == "landscape":  # the sheet turned: the bound edge is on top, 版心 225 × 156 mm
        top, right, bottom, left, width, height = 28.0, 35.0, 26.0, 37.0, height, width
    size = 16.0 if gongwen else doc.size
    cell = 12.0 if gongwen else doc.size - 1
    return Measure(
        page_width=width * MM, page_height=height * MM,
        top=top * MM, left=left * MM, right=right * MM, bottom=bottom * MM,
        size=size, pitch=28.95 if gongwen else round(size * 1.62, 2),
        tracking=-0.21 if gongwen else 0.0,
        title_size=22.0, title_pitch=34.0,
        cell_size=cell, cell_pitch=round(cell * 1.42, 2),
        note_size=size - (2 if gongwen else 1.5), note_pitch=round((size - 1.5) * 1.5, 2),
    )  # fmt: skip
