"""The door of this room: a paper in, PDF, DOCX or plain words out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from app.documents.docx.package import write
from app.documents.fonts import FontBook
from app.documents.model import Closing, Doc, PageBreak, Run, SignBlock, Table
from app.documents.pdf.flow import DATE_LINE
from app.documents.pdf.line import FieldBox
from app.documents.pdf.pages import draw
from app.documents.pdf.strip import SlotBox
from app.documents.stamp import Stamp


@frozen
class PdfResult:
    """A paper as PDF/A-2u: its bytes, its number of pages, where signatures and seals go, where values stand."""

    data: bytes
    pages: int
    slots: tuple[SlotBox, ...]
    places: tuple[FieldBox, ...] = ()


def set_pdf(doc: Doc, fonts: FontBook, *, made_on: date, stamp: Stamp | None = None) -> PdfResult:
    """Set a paper as PDF, dated midnight UTC of `made_on`; the same input gives the same bytes.

    An issued paper has a `stamp`: short code and QR on every page.
    Raises PaperProblem naming character, code point and field when no face has a character.
    """
    with fonts.in_use:  # a reportlab face serves one document at a time
        return PdfResult(*draw(doc, fonts, made_on, stamp))


def set_docx(doc: Doc, fonts: FontBook, *, made_on: date, stamp: Stamp | None = None) -> bytes:
    """Set a paper as DOCX, the editable copy; the same input gives the same bytes.

    With a `stamp` its short code stands at the foot of every page.
    Raises PaperProblem where set_pdf would, so that both outputs exist or neither.
    """
    return write(doc, fonts, made_on, stamp)


def text_of(doc: Doc) -> str:
    """The words of a paper in the order they are printed, one paragraph, cell or label a line."""
    return "\n".join(_lines(doc))


def _lines(doc: Doc) -> Iterator[str]:
    yield from (text for text in (doc.title, doc.docno) if text)
    for block in doc.blocks:
        if isinstance(block, Table):
            yield from (_words(para.runs) for row in block.rows for cell in row for para in cell.paras)
        elif isinstance(block, SignBlock):
            for start in range(0, len(block.slots), 2):
                pair = block.slots[start : start + 2]
                yield from (_words(slot.runs) for slot in pair)
                yield from (DATE_LINE for slot in pair if slot.date)
        elif isinstance(block, Closing):
            yield from (_words(runs) for runs in block.lines)
        elif not isinstance(block, PageBreak):
            yield _words(block.runs)


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
