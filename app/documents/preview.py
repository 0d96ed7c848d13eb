"""A PDF as pictures and as text, for the window, the printer and the search index."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from attrs import frozen

from app.domain.errors import PaperProblem

_PDFIUM = threading.Lock()  # the library serves one thread at a time


@frozen
class Picture:
    """A page in pixels: rows from the top, four bytes each pixel in the order red, green, blue, 255."""

    width: int
    height: int
    data: bytes


def page_count(data: bytes) -> int:
    """The number of pages; raises PaperProblem when the file is no readable PDF."""
    with _opened(data) as pdf:
        return len(pdf)


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in pt, as shown."""
    with _opened(data) as pdf:
        return [pdf.get_page_size(number) for number in range(len(pdf))]


def render(data: bytes, page: int, scale: float = 1.0) -> Picture:
    """Draw one page (from 0) on white; `scale` 1.0 is 72 dots an inch. Signature stamps are shown.

    Raises PaperProblem when the file is no readable PDF, IndexError when it has no such page.
    """
    with _opened(data) as pdf:
        if not 0 <= page < len(pdf):
            raise IndexError(page)
        pdf.init_forms()
        bitmap = pdf[page].render(
            scale=scale, force_bitmap_format=_RGBA, rev_byteorder=True, may_draw_forms=True
        )
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        raw = bytes(bitmap.buffer)
        bitmap.close()
    if stride != 4 * width:
        raw = b"".join(raw[row * stride : row * stride + 4 * width] for row in range(height))
    return Picture(width, height, raw)


def texts(data: bytes) -> list[str]:
    """The text of every page, in reading order; raises PaperProblem when the file is no readable PDF."""
    with _opened(data) as pdf:
        read = [pdf[number].get_textpage().get_text_bounded() for number in range(len(pdf))]
    return [text.replace(_LINE_END_HYPHEN, "-") for text in read]


_LINE_END_HYPHEN = "\x02"
"""How PDFium tells a hyphen at the end of a line."""
_RGBA = pypdfium2.raw.FPDFBitmap_BGRx


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    with _PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise PaperProblem("这份 PDF 打不开，文件可能已损坏或加了密码，请换一份。") from error
        try:
            yield pdf
        finally:
            pdf.close()
