"""Many papers as one PDF for the printer: each begins on a fresh sheet, whatever the printer does with backs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import pikepdf
from attrs import frozen

from app.documents.pdfa import PRODUCER
from app.domain.errors import PaperProblem
from app.domain.values import Progress, silent


@frozen
class Leaf:
    """One paper of the stack: its bookmark, its PDF, how often it is printed, and whether on both sides."""

    title: str
    data: bytes
    copies: int = 1
    duplex: bool = False


def stack(leaves: Sequence[Leaf], *, title: str, made_on: date, progress: Progress = silent) -> bytes:
    """One PDF of all leaves in their order, every copy in full, with a bookmark each.

    As soon as one leaf is printed on both sides the printer is set so: then each copy starts on an odd page, and
    a leaf for one side only has an empty page behind every page. Raises PaperProblem naming a damaged leaf.
    """
    both_sides = any(leaf.duplex for leaf in leaves)
    out = pikepdf.new()
    starts: list[tuple[str, int]] = []
    for place, leaf in enumerate(leaves):
        progress(place, len(leaves), leaf.title)
        starts.append((leaf.title, len(out.pages)))
        try:
            with pikepdf.open(io.BytesIO(leaf.data)) as pdf:
                out.pages.extend(pdf.pages)
        except pikepdf.PdfError as error:
            raise PaperProblem(f"“{leaf.title}”的 PDF 打不开，文件可能已损坏，请换一份。") from error
        _lay_out(out, starts[-1][1], leaf, both_sides=both_sides)
    if both_sides and _is_empty(out.pages[-1]):
        del out.pages[-1]
    with out.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(name, page) for name, page in starts)
    out.Root.Lang = pikepdf.String("zh-CN")
    day = f"D:{made_on:%Y%m%d}000000Z"
    for key, text in (("/Title", title), ("/Producer", PRODUCER), ("/CreationDate", day), ("/ModDate", day)):
        out.docinfo[key] = text
    progress(len(leaves), len(leaves), title)
    target = io.BytesIO()
    out.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def _lay_out(out: pikepdf.Pdf, first: int, leaf: Leaf, *, both_sides: bool) -> None:
    """Put empty backs behind the pages of the leaf that begins at page `first`, then repeat it."""
    if both_sides and not leaf.duplex:
        for place in range(len(out.pages), first, -1):
            _insert_empty(out, place)
    elif both_sides and (len(out.pages) - first) % 2:
        _insert_empty(out, len(out.pages))
    pages = range(first, len(out.pages))
    for _ in range(leaf.copies - 1):
        for place in pages:
            out.pages.append(out.pages[place])


def _insert_empty(out: pikepdf.Pdf, place: int) -> None:
    """An empty page of the size of the one before it."""
    before = out.pages[place - 1]
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page, MediaBox=before.mediabox, Resources=pikepdf.Dictionary(),
        Rotate=before.obj.get("/Rotate", 0),
    )  # fmt: skip
    out.pages.insert(place, pikepdf.Page(out.make_indirect(page)))


def _is_empty(page: pikepdf.Page) -> bool:
    return "/Contents" not in page.obj
