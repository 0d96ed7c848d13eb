"""A scan or photo of the signed original taken back in: one PDF, and which printed page each of its pages is."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

import pikepdf
import pypdfium2
from attrs import evolve, frozen

from app.documents.scan_codes import code_on_page, code_on_picture
from app.documents.scan_pages import Sheet, damaged, sheets_of
from app.documents.stamp import StampFound, read_payload
from app.domain.errors import PaperProblem
from app.domain.values import Progress, silent

MOST_BYTES = 200 * 1024 * 1024
MOST_PAGES = 500


@frozen
class PageMark:
    """One page of the scan: the file it came from, its page there (from 1), and the words of our QR or ""."""

    source: str
    source_page: int
    payload: str

    @property
    def found(self) -> StampFound | None:
        """What the QR says, None where none of ours was read."""
        return read_payload(self.payload)


@frozen
class ScanFound:
    """A scan as one PDF, and what the codes on its pages say.

    `marks` are its pages in order. `case`, `paper`, `version`, `code` are those of the paper most pages belong
    to ("" and 0 when no code was read), `pages_expected` how many pages it was printed on. `missing` and `twice`
    are printed page numbers; `strangers` (pages of another paper or version) and `unread` (without a readable
    code) are page numbers of `pdf`, from 1.
    """

    pdf: bytes
    pages: int
    marks: tuple[PageMark, ...]
    case: str
    paper: str
    version: int
    code: str
    pages_expected: int
    missing: tuple[int, ...]
    twice: tuple[int, ...]
    strangers: tuple[int, ...]
    unread: tuple[int, ...]

    @property
    def complete(self) -> bool:
        """Whether every printed page is there exactly once and nothing else."""
        return bool(self.pages_expected) and not (self.missing or self.twice or self.strangers or self.unread)


def read_scan(files: Sequence[tuple[str, bytes]], *, progress: Progress = silent) -> ScanFound:
    """Make one PDF of scanned files (name and bytes: PDF, JPEG, PNG, TIFF, WebP, BMP) and read its codes.

    When a code was read on every page, the pages are put in the order of their printed numbers, pages of
    another paper behind them; otherwise they stay as given. The same files give the same bytes. Raises
    PaperProblem naming the file that is empty, damaged, locked, of another kind or too large.
    """
    _check(files)
    sheets: list[Sheet] = []
    marks: list[PageMark] = []
    for place, (name, data) in enumerate(files):
        progress(place, len(files), name)
        for sheet in sheets_of(name, data, MOST_PAGES - len(sheets)):
            marks.append(PageMark(name, sheet.number, _code(sheet)))
            sheets.append(evolve(sheet, picture=None))  # pictures in full would fill the memory
            progress(place, len(files), f"{name}第 {sheet.number} 页")
    owner = _owner(marks)
    order = _order(marks, owner)
    progress(len(files), len(files))
    pdf = _joined([sheets[place] for place in order])
    return _found(pdf, tuple(marks[place] for place in order), owner)


def _check(files: Sequence[tuple[str, bytes]]) -> None:
    if not files:
        raise PaperProblem("还没有选择扫描件，请选择 PDF 或图片文件。")
    whole = 0
    for name, data in files:
        whole += len(data)
        if not data:
            raise PaperProblem(f"“{name}”是空文件，请重新扫描或换一份。")
        if whole > MOST_BYTES:
            raise PaperProblem(f"放到“{name}”时扫描件已超过 200 MB，请降低扫描分辨率或分几次放入。")


def _code(sheet: Sheet) -> str:
    """The words of our QR on a page; a photo is searched as it was taken, not as it was made smaller."""
    if sheet.picture is not None:
        return code_on_picture(sheet.picture)
    try:
        return code_on_page(sheet.pdf, sheet.page)
    except (PaperProblem, pypdfium2.PdfiumError) as error:
        raise damaged(sheet.source) from error


def _same(one: StampFound, other: StampFound) -> bool:
    return (one.code, one.case, one.paper, one.version) == (
        other.code,
        other.case,
        other.paper,
        other.version,
    )


def _owner(marks: Sequence[PageMark]) -> StampFound | None:
    """The paper most pages belong to; of two with as many pages the one met first."""
    seen = [found for mark in marks if (found := mark.found) is not None]
    if not seen:
        return None
    return max(seen, key=lambda found: sum(_same(found, other) for other in seen))


def _order(marks: Sequence[PageMark], owner: StampFound | None) -> list[int]:
    """The places of the pages in the order in which they are bound."""
    places = list(range(len(marks)))
    found = [mark.found for mark in marks]
    if owner is None or None in found:
        return places

    def rank(place: int) -> tuple[bool, int]:
        mark = found[place]
        mine = mark is not None and _same(mark, owner)
        return (not mine, mark.page if mine and mark is not None else 0)

    return sorted(places, key=rank)


def _found(pdf: bytes, marks: tuple[PageMark, ...], owner: StampFound | None) -> ScanFound:
    founds = [mark.found for mark in marks]
    unread = tuple(number for number, found in enumerate(founds, 1) if found is None)
    if owner is None:
        return ScanFound(pdf, len(marks), marks, "", "", 0, "", 0, (), (), (), unread)
    count = Counter(found.page for found in founds if found is not None and _same(found, owner))
    strangers = [n for n, found in enumerate(founds, 1) if found is not None and not _same(found, owner)]
    return ScanFound(
        pdf, len(marks), marks, owner.case, owner.paper, owner.version, owner.code, owner.pages,
        missing=tuple(page for page in range(1, owner.pages + 1) if page not in count),
        twice=tuple(sorted(page for page, times in count.items() if times > 1)),
        strangers=tuple(strangers),
        unread=unread,
    )  # fmt: skip


def _joined(sheets: Sequence[Sheet]) -> bytes:
    """One PDF of the pages; a file that gives several is opened once."""
    out = pikepdf.new()
    opened: dict[int, pikepdf.Pdf] = {}
    try:
        for sheet in sheets:
            source = opened.get(id(sheet.pdf))
            if source is None:
                source = opened[id(sheet.pdf)] = pikepdf.open(io.BytesIO(sheet.pdf))
            out.pages.append(source.pages[sheet.page])
        target = io.BytesIO()
        out.save(target, deterministic_id=True, compress_streams=True)
    finally:
        for source in opened.values():
            source.close()
    return target.getvalue()
