"""Handwriting taken on the screen, drawn into its place on a frozen paper as smooth vector strokes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import isfinite

import pikepdf
from attrs import frozen

from app.documents.pdf.strip import SlotBox
from app.domain.errors import PaperProblem

Point = tuple[float, float]
Stroke = tuple[Point, ...]

PEN = 1.2  # pt
COLOUR = "0.06 0.10 0.28"  # blue-black
_AGAIN = "请清除后重新签一次。"


@frozen
class Ink:
    """One signature: where it goes, and its strokes.

    Points are parts of the pad's width and height, 0 to 1, from its upper left corner; `ratio` is the pad's
    width divided by its height.
    """

    place: SlotBox
    strokes: tuple[Stroke, ...]
    ratio: float


def draw_ink(pdf: bytes, inks: Sequence[Ink], made_on: date) -> bytes:
    """A copy of a paper with signatures drawn into their places; everything that was there stays.

    The same input gives the same bytes. Raises PaperProblem when a signature is empty or its points make no
    sense, when the paper has no such page, and when the file is no readable PDF.
    """
    if not inks:
        raise PaperProblem("还没有签名，请先在签名板上签名。")
    for ink in inks:
        _check(ink)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as paper:
            for ink in inks:
                _add(paper, ink)
            return _saved(paper, made_on)
    except pikepdf.PdfError as error:
        raise PaperProblem("这份 PDF 打不开，文件可能已损坏或加了密码，请换一份。") from error


def _check(ink: Ink) -> None:
    where = f"“{ink.place.label}”的签名"
    if not any(ink.strokes):
        raise PaperProblem(f"{where}是空的，请先在签名板上签名。")
    if not (isfinite(ink.ratio) and ink.ratio > 0):
        raise PaperProblem(f"{where}没有签名板的大小，{_AGAIN}")
    for stroke in ink.strokes:
        for x, y in stroke:
            if not (0 <= x <= 1 and 0 <= y <= 1):  # not a number fails here too
                raise PaperProblem(f"{where}有笔画超出签名板，{_AGAIN}")


def _add(paper: pikepdf.Pdf, ink: Ink) -> None:
    """Put the strokes of one signature over its page."""
    if not 0 <= ink.place.page < len(paper.pages):
        raise PaperProblem(
            f"“{ink.place.label}”的位置在第 {ink.place.page + 1} 页，这份文书没有这一页，请重新打开它再签。"
        )
    page = paper.pages[ink.place.page]
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q {_content(ink)}".encode("ascii"))


def _content(ink: Ink) -> str:
    """The drawing operators: the pad as large as fits into the place, in its middle."""
    place = ink.place
    inset = PEN / 2
    wide, high = max(place.width - PEN, PEN), max(place.height - PEN, PEN)
    width, height = min(wide, high * ink.ratio), min(high, wide / ink.ratio)
    left = place.x + inset + (wide - width) / 2
    top = place.y + inset + (high + height) / 2
    paths = [
        _path([(left + x * width, top - y * height) for x, y in stroke]) for stroke in ink.strokes if stroke
    ]
    return "\n".join([f"q {COLOUR} RG {PEN:g} w 1 J 1 j", *paths, "Q"])


def _path(points: Sequence[Point]) -> str:
    """A smooth curve through all points (Catmull-Rom, as Bézier curves); a single point is a dot."""
    points = [points[0], *(b for a, b in pairwise(points) if a != b)]
    first = f"{_pair(points[0])} m"
    if len(points) == 1:
        return f"{first} {_pair(points[0])} l S"
    parts = [first]
    for place in range(len(points) - 1):
        before, a = points[max(place - 1, 0)], points[place]
        b, after = points[place + 1], points[min(place + 2, len(points) - 1)]
        one = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        two = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        parts.append(f"{_pair(one)} {_pair(two)} {_pair(b)} c")
    return "\n".join([*parts, "S"])


def _pair(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _saved(paper: pikepdf.Pdf, made_on: date) -> bytes:
    """The file, changed on `made_on` by its own account in both places where PDF/A says so."""
    with paper.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["xmp:ModifyDate"] = f"{made_on.isoformat()}T00:00:00Z"
    paper.docinfo["/ModDate"] = f"D:{made_on:%Y%m%d}000000Z"
    out = io.BytesIO()
    paper.save(out, deterministic_id=True)
    return out.getvalue()
