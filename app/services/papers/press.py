"""The typesetter, called in when something is to be set.

Its libraries cost a fifth of a second and some 35 MB, so they are imported on first use: nobody waits for them
who only looks at the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.domain.values import Progress, silent

if TYPE_CHECKING:
    from app.documents.fonts import FontBook
    from app.documents.form import Form
    from app.documents.frozen import Frozen
    from app.documents.ink import Ink
    from app.documents.model import Doc
    from app.documents.pdf.strip import SlotBox
    from app.documents.preview import Picture
    from app.documents.scan import ScanFound
    from app.documents.seal import CertificateFound, SealFound
    from app.documents.stamp import Stamp
    from app.documents.volume import PageRange
    from app.documents.writer import PdfResult

Titled = tuple[str, bytes]
"""A paper of a volume: what its bookmark says, and its PDF."""
Strokes = Sequence[tuple[tuple[float, float], ...]]
"""Handwriting: each stroke its points, as shares of the pad's width and height."""


def fill(form: Form, values: Mapping[str, Any]) -> Doc:
    """The page model of a form with these values; raises PaperProblem naming line and phrase."""
    from app.documents import form as forms

    return forms.fill(form, values)


def stamp(code: str, case: str, paper: str, version: int) -> Stamp:
    """What marks each page of an issued paper: its short code, the 案号, which paper, which version."""
    from app.documents.stamp import Stamp

    return Stamp(code, case, paper, version)


def pdf(doc: Doc, fonts: FontBook, made_on: date, mark: Stamp | None = None) -> PdfResult:
    """A paper as PDF/A-2u, with code and QR when it has a mark; raises PaperProblem for a character no face has."""
    from app.documents import writer

    return writer.set_pdf(doc, fonts, made_on=made_on, stamp=mark)


def docx(doc: Doc, fonts: FontBook, made_on: date, mark: Stamp | None = None) -> bytes:
    """A paper as DOCX; raises PaperProblem where `pdf` would."""
    from app.documents import writer

    return writer.set_docx(doc, fonts, made_on=made_on, stamp=mark)


def freeze(doc: Doc, slots: Sequence[SlotBox], extra: Mapping[str, Any]) -> bytes:
    """The page model of an issued paper as JSON."""
    from app.documents import frozen

    return frozen.to_json(doc, slots, extra)


def thaw(data: bytes) -> Frozen:
    """The page model of an issued paper out of its JSON; raises PaperProblem when it cannot be read."""
    from app.documents import frozen

    return frozen.from_json(data)


def check_same_words(printed: bytes, typed: bytes, title: str, mark: Stamp | None = None) -> None:
    """Read a PDF and a DOCX back; raises PaperProblem when one lacks what the other has, or a page its mark."""
    from app.documents import readback

    readback.check_same_words(printed, typed, title, stamp=mark)


def join(
    parts: Sequence[Titled],
    fonts: FontBook,
    *,
    title: str,
    made_on: date,
    unnumbered: int,
    unnumbered_last: int = 0,
) -> bytes:
    """One PDF of all parts with bookmarks and running page numbers; the first `unnumbered` parts carry none, nor
    do the last `unnumbered_last`.
    """
    from app.documents import volume

    found = [volume.Part(*part) for part in parts]
    return volume.join(
        found, fonts, title=title, made_on=made_on, unnumbered=unnumbered, unnumbered_last=unnumbered_last
    )


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


def check_word(template: bytes, known: Iterable[str]) -> tuple[str, ...]:
    """What is wrong with a Word template, one sentence each; raises PaperProblem when it is no plain DOCX."""
    from app.documents import word_template

    return word_template.check_template(template, known)


def fill_word(template: bytes, values: Mapping[str, Any]) -> bytes:
    """A Word template with its blanks filled; raises PaperProblem with the paragraph."""
    from app.documents import word_template

    return word_template.fill_template(template, values)


def texts(data: bytes) -> list[str]:
    """The words of each page of a PDF; raises PaperProblem when it cannot be opened."""
    from app.documents import preview

    return preview.texts(data)


def ink(place: SlotBox, strokes: Strokes, ratio: float) -> Ink:
    """One signature written on the screen, and the place where it goes; see documents.ink.Ink."""
    from app.documents.ink import Ink

    return Ink(place, tuple(strokes), ratio)


def draw_ink(data: bytes, inks: Sequence[Ink], made_on: date) -> bytes:
    """A PDF with signatures drawn into their places; raises PaperProblem for one that makes no sense."""
    from app.documents import ink as drawing

    return drawing.draw_ink(data, inks, made_on)


def seal(
    data: bytes, certificate: bytes, passphrase: str, *, at: datetime, place: SlotBox | None, reason: str,
    fonts: FontBook,
) -> bytes:  # fmt: skip
    """A PDF with a digital seal set on it; raises PaperProblem when the certificate or the PDF cannot be used."""
    from app.documents import seal as sealing

    return sealing.seal(data, certificate, passphrase, at=at, place=place, reason=reason, fonts=fonts)


def verify_seals(data: bytes) -> tuple[SealFound, ...]:
    """The digital seals of a PDF, each checked; raises PaperProblem when it cannot be opened."""
    from app.documents import seal as sealing

    return sealing.verify(data)


def read_certificate(certificate: bytes, passphrase: str) -> CertificateFound:
    """What a certificate file says; raises PaperProblem for a wrong passphrase or no such file."""
    from app.documents import seal as sealing

    return sealing.read_certificate(certificate, passphrase)


def read_scan(files: Sequence[Titled], progress: Progress = silent) -> ScanFound:
    """Scanned files (name and bytes) as one PDF with what its codes say; raises PaperProblem naming a bad file."""
    from app.documents import scan

    return scan.read_scan(files, progress=progress)
