"""Strips: what is stacked down a page. A line, a row of a table, a row of signatures, the end of a notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, frozen

from app.documents.model import Align, SlotKind
from app.documents.pdf.fit import PAD_X
from app.documents.pdf.geometry import MM
from app.documents.pdf.line import Line, Pen, Setting

PAD_Y = 2.8
SIGN_HEIGHT = 12 * MM
SEAL_HEIGHT = 15 * MM
SLOT_WIDTH = 64 * MM
SEAL_SIDE = 42 * MM  # a committee's round seal


@frozen
class SlotBox:
    """Where a signature or seal goes: page (from 0) and rectangle in pt from the lower left corner."""

    label: str
    kind: SlotKind
    page: int
    x: float
    y: float
    width: float
    height: float


SlotSink = Callable[[str, SlotKind, float, float, float, float], None]


class Strip:
    """A piece of page of fixed height in pt.

    `gap` is white space above it, dropped at the top of a page; `keep` holds it on one page with the next.
    """

    height: float = 0.0
    gap: float = 0.0
    keep: bool = False

    def draw(self, pen: Pen, x: float, top: float, note: SlotSink) -> None:
        """Draw with the upper left corner at x, top; `note` is told of every place to sign."""

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """Cut into a part of at most `room` pt and the rest; None when that cannot be done well."""
        return None


class BreakStrip(Strip):
    """The next strip starts a page."""


@define(slots=False)
class LineStrip(Strip):
    """One line of text; `x` is its indent and `room` its width in pt."""

    line: Line
    height: float
    x: float
    room: float
    align: Align
    gap: float = 0.0
    keep: bool = False

    def draw(self, pen: Pen, x: float, top: float, note: SlotSink) -> None:
        """Draw the line."""
        self.line.draw(pen, x + self.x, top, self.height, self.room, self.align)


@frozen
class CellBox:
    """A cell in type: its place and width in the row in pt, its lines each with indent and align."""

    x: float
    width: float
    lines: tuple[tuple[Line, float, Align], ...]


@define(slots=False)
class RowStrip(Strip):
    """A row of a table; `header` are the rows repeated when the table goes on over a page."""

    cells: Sequence[CellBox]
    pitch: float
    least: float
    header: Sequence[RowStrip] = ()
    gap: float = 0.0
    keep: bool = False
    cut: bool = False

    def __attrs_post_init__(self) -> None:
        """Compute the height: the longest cell, and not less than `least`."""
        most = max((len(cell.lines) for cell in self.cells), default=1)
        self.height = max(most * self.pitch + 2 * PAD_Y, self.least)

    def draw(self, pen: Pen, x: float, top: float, note: SlotSink) -> None:
        """Draw frames and text; text stands in the middle, in a row cut by the page's end at the top."""
        for cell in self.cells:
            left = x + cell.x
            pen.box(left, top - self.height, cell.width, self.height)
            used = len(cell.lines) * self.pitch
            y = top - (PAD_Y if self.cut else (self.height - used) / 2)
            for line, indent, align in cell.lines:
                line.draw(pen, left + PAD_X + indent, y, self.pitch, cell.width - 2 * PAD_X - indent, align)
                y -= self.pitch

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """Cut between lines; at least two lines stay on each side of the longest cell."""
        most = max((len(cell.lines) for cell in self.cells), default=0)
        fit = min(int((room - 2 * PAD_Y) / self.pitch), most - 2)
        if fit < 2:
            return None
        upper = [CellBox(c.x, c.width, c.lines[:fit]) for c in self.cells]
        lower = [CellBox(c.x, c.width, c.lines[fit:]) for c in self.cells]
        first = RowStrip(upper, self.pitch, 0.0, self.header, self.gap, False, True)
        return first, RowStrip(lower, self.pitch, 0.0, self.header, 0.0, self.keep, True)


@frozen
class SlotSet:
    """One place to sign in type: the label's lines, its kind and the line for the date if there is one."""

    label: str
    lines: tuple[Line, ...]
    kind: SlotKind
    date: Setting | None


@define(slots=False)
class SignStrip(Strip):
    """A row of at most two places to sign or seal."""

    slots: Sequence[SlotSet]
    column: float
    pitch: float
    gap: float = 4.0
    keep: bool = False

    def __attrs_post_init__(self) -> None:
        """Compute the height of the row."""
        self._labels = max(len(slot.lines) for slot in self.slots) * self.pitch
        self._area = max(SEAL_HEIGHT if slot.kind == "seal" else SIGN_HEIGHT for slot in self.slots)
        dates = self.pitch if any(slot.date for slot in self.slots) else 0.0
        self.height = self._labels + self._area + 2.0 + dates

    def draw(self, pen: Pen, x: float, top: float, note: SlotSink) -> None:
        """Draw labels, lines, frames and dates, and tell `note` each rectangle."""
        bottom = top - self._labels - self._area
        width = min(SLOT_WIDTH, self.column - 4 * MM)
        for number, slot in enumerate(self.slots):
            left = x + number * self.column
            y = top
            for line in slot.lines:
                line.draw(pen, left, y, self.pitch, self.column, "left")
                y -= self.pitch
            if slot.kind == "seal":
                pen.dashed_box(left + 2 * MM, bottom, width, SEAL_HEIGHT - 2)
                note(slot.label, "seal", left + 2 * MM, bottom, width, SEAL_HEIGHT - 2)
            else:
                pen.rule(left + 2 * MM, bottom, left + 2 * MM + width, bottom, 0.7)
                note(slot.label, "sign", left + 2 * MM, bottom, width, SIGN_HEIGHT)
        for number, slot in enumerate(self.slots):
            if slot.date:
                line = slot.date.lines(self.column)[0]
                left = x + number * self.column + 2 * MM
                line.draw(pen, left, bottom - 2, self.pitch, width, "right")


@define(slots=False)
class ClosingStrip(Strip):
    """The end of a notice: lines centred on one axis near the right margin, the seal over them."""

    lines: Sequence[Line]
    label: str
    pitch: float
    width: float
    inset: float
    gap: float = 0.0
    keep: bool = False

    def __attrs_post_init__(self) -> None:
        """Compute the height: at least the seal, whose lower third reaches under the date."""
        self._text = len(self.lines) * self.pitch
        self._over = max(0.0, (SEAL_SIDE - self._text) / 2)
        self.height = self._text + 2 * self._over

    def draw(self, pen: Pen, x: float, top: float, note: SlotSink) -> None:
        """Draw the lines; the place of the seal is told, not drawn."""
        wide = max(line.width for line in self.lines)
        left = max(x, x + self.width - self.inset - wide)
        y = top - self._over
        for line in self.lines:
            line.draw(pen, left, y, self.pitch, wide, "center")
            y -= self.pitch
        note(self.label, "seal", left + (wide - SEAL_SIDE) / 2, top - self.height, SEAL_SIDE, SEAL_SIDE)
