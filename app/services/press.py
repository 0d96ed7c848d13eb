"""The typesetter, called in when something is to be set.

Its libraries cost a fifth of a second and some 35 MB, so they are imported on first use: nobody waits for them
who only looks at the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.documents.fonts import FontBook
    from app.documents.form import Form
    from app.documents.model import Doc
    from app.documents.preview import Picture
    from app.documents.volume import PageRange
    from app.documents.writer import PdfResult

Titled = tuple[str, bytes]
"""A paper of a volume: what its bookmark says, and its PDF."""


def fill(form: Form, values: Mapping[str, Any]) -> Doc:
    """The page model of a form with these values; raises PaperProblem naming line and phrase."""
    from app.documents import form as forms

    return forms.fill(form, values)


def pdf(doc: Doc, fonts: FontBook, made_on: date) -> PdfResult:
    """A paper as PDF/A-2u; raises PaperProblem for a character that no face has."""
    from app.documents import writer

    return writer.set_pdf(doc, fonts, made_on=made_on)


def docx(doc: Doc, fonts: FontBook, made_on: date) -> bytes:
    """A paper as DOCX; raises PaperProblem where `pdf` would."""
    from app.documents import writer

    return writer.set_docx(doc, fonts, made_on=made_on)


def check_same_words(printed: bytes, typed: bytes, title: str) -> None:
    """Read a PDF and a DOCX back; raises PaperProblem when one lacks what the other has."""
    from app.documents import readback

    readback.check_same_words(printed, typed, title)


def join(parts: Sequence[Titled], fonts: FontBook, *, title: str, made_on: date, unnumbered: int) -> bytes:
    """One PDF of all parts with bookmarks and running page numbers; the first `unnumbered` carry none."""
    from app.documents import volume

    found = [volume.Part(*part) for part in parts]
    return volume.join(found, fonts, title=title, made_on=made_on, unnumbered=unnumbered)


def page_ranges(parts: Sequence[Titled]) -> list[PageRange]:
    """Which running pages each part will have."""
    from app.documents import volume

    return volume.page_ranges([volume.Part(*part) for part in parts])


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    from app.documents import preview

    return preview.page_count(data)


def picture(data: bytes, page: int, scale: float) -> Picture:
    """One page of a PDF as pixels; `page` from 0, `scale` in pixels a point."""
    from app.documents import preview

    return preview.render(data, page, scale)
