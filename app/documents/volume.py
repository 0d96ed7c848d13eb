"""The whole volume of a case: papers and scans joined, page numbers running through, a bookmark for each."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pikepdf
from attrs import frozen

from app.documents.fonts import FontBook
from app.documents.model import Run
from app.documents.pdf.geometry import MM
from app.documents.pdf.line import Pen, Setting
from app.documents.pdf.pages import Sheet
from app.documents.pdfa import PRODUCER, mark
from app.domain.errors import PaperProblem
from app.domain.values import Progress, silent

NUMBER_SIZE = 10.5  # 5号
EDGE = 10 * MM


@frozen
class Part:
    """One piece of a volume: what its bookmark says, and its PDF."""

    title: str
    data: bytes


@frozen
class PageRange:
    """The pages of one part in the numbers stamped on the volume; both 0 for a part that is not numbered."""

    title: str
    first: int
    last: int


def count_pages(data: bytes, title: str = "") -> int:
    """The number of pages of a PDF; raises PaperProblem when it cannot be read."""
    with _open(data, title) as pdf:
        return len(pdf.pages)


def page_ranges(parts: Sequence[Part], *, unnumbered: int = 0) -> list[PageRange]:
    """Which pages each part will have; the first `unnumbered` parts (cover, contents) carry no number."""
    ranges, last = [], 0
    for place, part in enumerate(parts):
        pages = count_pages(part.data, part.title)
        if place < unnumbered:
            ranges.append(PageRange(part.title, 0, 0))
        else:
            ranges.append(PageRange(part.title, last + 1, last + pages))
            last += pages
    return ranges


def join(
    parts: Sequence[Part], fonts: FontBook, *, title: str, made_on: date,
    unnumbered: int = 0, unnumbered_last: int = 0, progress: Progress = silent,
) -> bytes:  # fmt: skip
    """One PDF of all parts, with a bookmark each and a running number in the upper right corner of each page.

    The first `unnumbered` parts (cover, contents) and the last `unnumbered_last` (备考表) carry no number.
    The parts stay as they are; stamps of digital signatures are drawn into the page, as the signature itself
    cannot survive in another file. The same input gives the same bytes. Raises PaperProblem naming the part
    that is damaged or locked.
    """
    if not parts:
        raise PaperProblem("卷里还没有一份材料，请先出具或放入材料。")
    out = pikepdf.new()
    starts: list[tuple[str, int]] = []
    sheets: list[_Sheet] = []
    for place, part in enumerate(parts):
        progress(place, len(parts), part.title)
        starts.append((part.title, len(out.pages)))
        with _open(part.data, part.title) as pdf:
            pdf.flatten_annotations("all")
            out.pages.extend(pdf.pages)
        if unnumbered <= place < len(parts) - unnumbered_last:
            sheets += [_sheet(page, out.pages[page]) for page in range(starts[-1][1], len(out.pages))]
    _stamp(out, sheets, fonts, made_on)
    with out.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(name, page) for name, page in starts)
    out.Root.Lang = pikepdf.String("zh-CN")
    out.Root.PageMode = pikepdf.Name.UseOutlines
    stamp = f"D:{made_on:%Y%m%d}000000Z"
    for key, text in (
        ("/Title", title),
        ("/Producer", PRODUCER),
        ("/CreationDate", stamp),
        ("/ModDate", stamp),
    ):
        out.docinfo[key] = text
    progress(len(parts), len(parts), title)
    target = io.BytesIO()
    out.save(target, deterministic_id=True, compress_streams=True)
    return target.getvalue()


def _open(data: bytes, title: str) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise PaperProblem(f"“{title}”的 PDF 加了密码，请换成没有密码的文件。") from error
    except pikepdf.PdfError as error:
        raise PaperProblem(f"“{title}”的 PDF 打不开，文件可能已损坏，请换一份。") from error
    if not len(pdf.pages):
        raise PaperProblem(f"“{title}”的 PDF 没有一页，请换一份。")
    return pdf


@frozen
class _Sheet:
    """Where a number goes: the page, its visible box in pt, and its turn when shown in degrees."""

    page: int
    left: float
    bottom: float
    width: float
    height: float
    turn: int

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height as shown on the screen."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    @property
    def matrix(self) -> tuple[float, ...]:
        """What turns coordinates as shown into those of the page."""
        a, b, c, d, e, f = {
            0: (1, 0, 0, 1, 0.0, 0.0),
            90: (0, 1, -1, 0, self.width, 0.0),
            180: (-1, 0, 0, -1, self.width, self.height),
            270: (0, -1, 1, 0, 0.0, self.height),
        }[self.turn]
        return a, b, c, d, e + self.left, f + self.bottom


def _sheet(page: int, source: pikepdf.Page) -> _Sheet:
    x1, y1, x2, y2 = (float(side) for side in source.cropbox.as_list())
    turn = int(source.obj.get("/Rotate", 0)) // 90 * 90 % 360
    return _Sheet(page, min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1), turn)


def _stamp(out: pikepdf.Pdf, sheets: Sequence[_Sheet], fonts: FontBook, made_on: date) -> None:
    """Lay the numbers 1, 2, 3 … over the pages; one drawing for all, so that the font is in the file once."""
    if not sheets:
        return
    with fonts.in_use:
        numbers = pikepdf.open(io.BytesIO(_numbers(sheets, fonts, made_on)))
    for sheet, overlay in zip(sheets, list(numbers.pages), strict=True):
        page = out.pages[sheet.page]
        taken: Any = page.resources.get("/XObject", {})
        name = f"/RunningNumber{sheet.page + 1}"
        while name in taken:  # a volume that was joined before
            name += "x"
        page.add_resource(
            out.copy_foreign(overlay.as_form_xobject()), pikepdf.Name.XObject, pikepdf.Name(name)
        )
        matrix = " ".join(f"{value:g}" for value in sheet.matrix)
        page.contents_add(b"q", prepend=True)
        page.contents_add(f"Q q {matrix} cm {name} Do Q".encode("ascii"))


def _numbers(sheets: Sequence[_Sheet], fonts: FontBook, made_on: date) -> bytes:
    """A PDF with nothing but the numbers, each page as large as the page it will lie on is shown."""
    buffer = io.BytesIO()
    canvas = Sheet(buffer, pageCompression=1, invariant=1, pdfVersion=(1, 7))
    mark(canvas, "", made_on)
    for number, sheet in enumerate(sheets, 1):
        width, height = sheet.shown
        canvas.setPageSize((width, height))
        pen = Pen(canvas._doc)
        line = Setting([Run(str(number), "song")], fonts, NUMBER_SIZE).lines(width)[0]
        line.draw(pen, width - EDGE - line.width, height - EDGE, NUMBER_SIZE, line.width, "left")
        canvas._code.append(pen.content())
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
