"""Pages to PDF: content streams, page numbers, and the marks of PDF/A-2u, in one pass through reportlab."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from app.documents.fonts import FontBook
from app.documents.model import Doc, Footer, Run
from app.documents.pdf.flow import Page, Setter, paginate
from app.documents.pdf.geometry import MM, Measure, measure
from app.documents.pdf.line import FieldBox, Pen, Setting
from app.documents.pdf.qr import draw_stamp
from app.documents.pdf.strip import SlotBox
from app.documents.pdfa import mark
from app.documents.stamp import Stamp

FOOTER_SIZE = 14.0  # 4号
TOTAL_SIZE = 10.5  # 5号
BANNER_SIZE = 10.5
BANNER_TOP = 12 * MM  # from the upper edge of the page


class Sheet(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that names no start-up font: reportlab's own would be Helvetica, which no file here embeds."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


Drawn = tuple[bytes, int, tuple[SlotBox, ...], tuple[FieldBox, ...]]


def draw(doc: Doc, fonts: FontBook, made_on: date, stamp: Stamp | None) -> Drawn:
    """The PDF of a paper, its number of pages, where signatures and seals go, and where values stand.

    The same paper, fonts, date and stamp give the same bytes. Raises PaperProblem for a character no face has.
    """
    sizes = measure(doc)
    pages = paginate(Setter(doc, fonts, sizes).strips(), sizes.height)
    out = io.BytesIO()
    sheet = Sheet(
        out, pagesize=(sizes.page_width, sizes.page_height), pageCompression=1, invariant=1,
        pdfVersion=(1, 7), lang=doc.lang,
    )  # fmt: skip
    mark(sheet, doc.title, made_on)
    slots: list[SlotBox] = []
    places: list[FieldBox] = []
    for number, page in enumerate(pages):
        pen = Pen(sheet._doc, number)
        _draw_page(pen, page, number, sizes, slots)
        _draw_number(pen, doc.footer, number + 1, len(pages), fonts, sizes)
        if doc.banner:
            _draw_banner(pen, doc.banner, fonts, sizes)
        if stamp is not None:
            draw_stamp(pen, stamp, number + 1, len(pages), fonts, sizes)
        places += pen.places
        sheet._code.append(pen.content())
        sheet.showPage()
    sheet.save()
    return out.getvalue(), len(pages), tuple(slots), tuple(places)


def _draw_page(pen: Pen, page: Page, number: int, sizes: Measure, slots: list[SlotBox]) -> None:
    def note(label: str, kind: Any, x: float, y: float, width: float, height: float) -> None:
        slots.append(SlotBox(label, kind, number, x, y, width, height))

    top = sizes.page_height - sizes.top
    for down, strip in page:
        strip.draw(pen, sizes.left, top - down, note)


def _draw_number(pen: Pen, footer: Footer, page: int, pages: int, fonts: FontBook, sizes: Measure) -> None:
    """The page number, its top 7 mm under the text: odd pages right, even pages left, one character in."""
    if footer == "none":
        return
    top = sizes.bottom - 7 * MM
    if footer == "total":
        words = Setting([Run(f"第 {page} 页　共 {pages} 页", "song")], fonts, TOTAL_SIZE)
        words.lines(sizes.width)[0].draw(pen, sizes.left, top, TOTAL_SIZE, sizes.width, "center")
        return
    words = Setting([Run(f"— {page} —", "song")], fonts, FOOTER_SIZE)
    line = words.lines(sizes.width)[0]
    inset = FOOTER_SIZE
    room = sizes.width - 2 * inset
    line.draw(pen, sizes.left + inset, top, FOOTER_SIZE, room, "right" if page % 2 else "left")


def _draw_banner(pen: Pen, banner: str, fonts: FontBook, sizes: Measure) -> None:
    """The line at the head of a page, over the left edge of the text."""
    line = Setting([Run(banner, "hei", "页眉")], fonts, BANNER_SIZE).lines(sizes.width)[0]
    line.draw(pen, sizes.left, sizes.page_height - BANNER_TOP, BANNER_SIZE, sizes.width, "left")
