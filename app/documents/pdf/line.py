"""A text in type: its faces, widths and lines, and the drawing of one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from app.documents.fonts import Face, FontBook
from app.documents.model import Align, Run
from app.documents.pdf.breaker import FLAGS, WORD, break_lines

ASCENT = 0.86  # em from the top of a character's body to its baseline, as CJK faces are drawn


@frozen
class FieldBox:
    """Where a value was printed: its placeholder, the piece on this line, page (from 0) and place in pt.

    x, y is the lower left corner, from the lower left corner of the page. A value that runs over several
    lines has a box on each.
    """

    field: str
    text: str
    page: int
    x: float
    y: float
    width: float
    height: float


class Pen:
    """Collects the drawing operators of one page; rules are drawn first, then all text in one text object.

    `page` counts from 0; `places` gathers where values were printed.
    """

    def __init__(self, document: Any, page: int = 0) -> None:
        self.document = document
        self.page = page
        self.places: list[FieldBox] = []
        self.rules: list[str] = []
        self.text: list[str] = []
        self._font = ""
        self._spacing = 0.0

    def show(self, segment: str, face: Face, size: float, spacing: float) -> None:
        """Set `segment` at the current place; `spacing` in pt is added to each advance."""
        if abs(spacing - self._spacing) > 0.0005:
            self.text.append(f"{spacing:.3f} Tc")
            self._spacing = spacing
        font = face.font
        for subset, codes in font.splitString(segment, self.document):
            name = f"{font.getSubsetInternalName(subset, self.document)} {size:g} Tf"
            if name != self._font:
                self.text.append(name)
                self._font = name
            self.text.append(f"<{codes.hex()}> Tj")

    def move(self, x: float, y: float) -> None:
        """Put the next text at x, y (pt from the lower left corner)."""
        self.text.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5) -> None:
        """A black straight line, `width` pt thick."""
        self.rules.append(f"{width:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """A thin frame."""
        self.rules.append(f"0.5 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def dashed_box(self, x: float, y: float, width: float, height: float) -> None:
        """The thin red dashed frame in which a seal is to be set."""
        self.rules.append(
            f"q 0.75 0.2 0.2 RG 0.5 w [2.5 2] 0 d {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S Q"
        )

    def content(self) -> str:
        """The page's content stream."""
        return "\n".join([*self.rules, "BT", *self.text, "ET"])


LOOSEST = 0.6
"""A line that would open wider than this part of its size between characters is left ragged instead."""


class Setting:
    """Runs in type at one size: the text, its characters' advances in pt and the faces by stretch."""

    __slots__ = ("fields", "size", "spans", "text", "tracking", "widths")

    def __init__(self, runs: Sequence[Run], fonts: FontBook, size: float, tracking: float = 0.0) -> None:
        self.size, self.tracking = size, tracking
        self.spans: list[tuple[int, Face]] = []  # where each stretch ends, and its face
        self.fields: list[tuple[int, int, str]] = []  # where each value begins and ends, its placeholder
        self.widths: list[float] = []
        parts: list[str] = []
        place = 0
        for run in runs:
            begin = place
            for text, face in fonts.pieces(run) if run.text else ():
                widths = face.widths
                self.widths += [widths[char] * size + tracking for char in text]
                parts.append(text)
                place += len(text)
                self.spans.append((place, face))
            if run.field and place > begin:
                self.fields.append((begin, place, run.field))
        self.text = "".join(parts)

    def lines(self, first: float, rest: float | None = None) -> list[Line]:
        """The lines at a width of `first` pt, from the second line on `rest` pt."""
        room = first if rest is None else rest
        found = break_lines(self.text, self.widths, self.size, first, room)
        return [Line(self, start, end, width, last) for start, end, width, last in found]


class Line:
    """One line of a setting; `width` is its natural width in pt, `last` whether it ends a paragraph."""

    __slots__ = ("end", "last", "setting", "start", "width")

    def __init__(self, setting: Setting, start: int, end: int, width: float, last: bool) -> None:
        self.setting, self.start, self.end, self.width, self.last = setting, start, end, width, last

    @property
    def text(self) -> str:
        """The characters of the line."""
        return self.setting.text[self.start : self.end]

    def draw(self, pen: Pen, x: float, top: float, pitch: float, room: float, align: Align) -> None:
        """Draw into a strip of height `pitch` with its upper left corner at x, top; `room` is its width."""
        if self.start == self.end:
            return
        setting = self.setting
        slack = room - self.width
        if align == "right":
            x += slack
        elif align == "center":
            x += slack / 2
        size = setting.size
        y = top - (pitch - size) / 2 - ASCENT * size
        pen.move(x, y)
        stretch = self._gaps() if align == "justify" and not self.last and slack > 0.05 else set()
        extra = slack / len(stretch) if stretch else 0.0
        if not stretch or extra > LOOSEST * size:
            stretch = set()
            self._draw_even(pen)
        else:
            self._draw_stretched(pen, stretch, extra)
        if setting.fields:
            self._note(pen, x, y, stretch, extra)

    def _note(self, pen: Pen, x: float, y: float, gaps: set[int], extra: float) -> None:
        """Tell the pen where the values of this line stand; x, y is where its baseline begins."""
        setting, start = self.setting, self.start
        for begin, end, field in setting.fields:
            first, stop = max(begin, start), min(end, self.end)
            if first >= stop:
                continue
            text = setting.text[first:stop].rstrip()
            if not text:
                continue
            stop = first + len(text)
            left = sum(setting.widths[start:first])
            width = sum(setting.widths[first:stop])
            if gaps:
                left += extra * sum(start <= gap < first for gap in gaps)
                width += extra * sum(first <= gap < stop - 1 for gap in gaps)
            bottom = y - (1 - ASCENT) * setting.size
            pen.places.append(FieldBox(field, text, pen.page, x + left, bottom, width, setting.size))

    def _gaps(self) -> set[int]:
        """The characters after which a justified line may open: not within a word or number."""
        text = self.setting.text
        end = self.end
        while end > self.start and text[end - 1] == " ":
            end -= 1
        flags = [FLAGS[char] for char in text[self.start : end]]
        return {self.start + i for i in range(len(flags) - 1) if not flags[i] & flags[i + 1] & WORD}

    def _draw_even(self, pen: Pen) -> None:
        setting = self.setting
        start = self.start
        for stop, face in setting.spans:
            if stop > start:
                end = min(stop, self.end)
                pen.show(setting.text[start:end], face, setting.size, setting.tracking)
                start = end
                if start == self.end:
                    return

    def _draw_stretched(self, pen: Pen, gaps: set[int], extra: float) -> None:
        setting = self.setting
        text, tracking = setting.text, setting.tracking
        start = self.start
        for stop, face in setting.spans:
            stop = min(stop, self.end)
            while start < stop:
                open_gap = start in gaps
                end = start + 1
                while end < stop and (end in gaps) == open_gap:
                    end += 1
                pen.show(text[start:end], face, setting.size, tracking + (extra if open_gap else 0.0))
                start = end
            if start == self.end:
                return
