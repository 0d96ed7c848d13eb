"""From the page model to strips, and from strips to pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.documents.fonts import FontBook
from app.documents.model import (
    DOCNO_FIELD,
    TITLE_FIELD,
    Block,
    Cell,
    Closing,
    Doc,
    Heading,
    Note,
    PageBreak,
    Para,
    Run,
    SignBlock,
    Table,
)
from app.documents.pdf.fit import PAD_X, cell_size, table_size
from app.documents.pdf.geometry import MM, Measure
from app.documents.pdf.line import Line, Setting
from app.documents.pdf.strip import (
    BreakStrip,
    CellBox,
    ClosingStrip,
    LineStrip,
    RowStrip,
    SignStrip,
    SlotSet,
    Strip,
)

DATE_LINE = "年　　月　　日"
SHORT_TABLE = 7
"""A table of so many rows, its head included, is not split between pages."""

Page = list[tuple[float, Strip]]


class Setter:
    """Turns the blocks of one paper into strips."""

    def __init__(self, doc: Doc, fonts: FontBook, measure: Measure) -> None:
        self._doc, self._fonts, self._measure = doc, fonts, measure
        self._strips: list[Strip] = []
        self._after_table = False
        self._by_kind: dict[type, Callable[[Any], None]] = {
            Para: self._para, Heading: self._heading, Note: self._note, Table: self._table,
            SignBlock: self._sign, Closing: self._closing, PageBreak: self._page_break,
        }  # fmt: skip

    def strips(self) -> list[Strip]:
        """All strips of the paper in order; raises PaperProblem for a character no face has."""
        self._head()
        for block in self._doc.blocks:
            self._set(block)
        if self._strips:
            self._strips[-1].keep = False
        return self._strips

    def _set(self, block: Block) -> None:
        before = len(self._strips)
        self._by_kind[type(block)](block)
        if self._after_table and len(self._strips) > before:
            self._strips[before].gap = max(self._strips[before].gap, self._measure.pitch * 0.4)
        elif isinstance(block, Table) and block is not self._doc.blocks[0] and before < len(self._strips):
            self._strips[before].gap = self._measure.pitch * 0.15
        self._after_table = isinstance(block, Table)

    def _head(self) -> None:
        measure = self._measure
        if self._doc.title:
            title = Setting([Run(self._doc.title, "title", TITLE_FIELD)], self._fonts, measure.title_size)
            for line in _balanced(title, measure.width):
                self._strips.append(
                    LineStrip(line, measure.title_pitch, 0, measure.width, "center", keep=True)
                )
        if self._doc.docno:
            number = Setting([Run(self._doc.docno, "body", DOCNO_FIELD)], self._fonts, measure.size)
            for line in number.lines(measure.width):
                self._strips.append(LineStrip(line, measure.pitch, 0, measure.width, "right", keep=True))
        if self._strips and not self._doc.docno:
            self._strips[-1].height += measure.pitch * 0.3
        elif self._strips and self._doc.blocks and isinstance(self._doc.blocks[0], Table):
            self._strips[-1].height += 3.0

    def _lines(self, para: Para, size: float, pitch: float, gap: float = 0.0) -> None:
        """Append a paragraph; its first two and its last two lines stay together."""
        measure = self._measure
        setting = Setting(para.runs, self._fonts, size, measure.tracking)
        indent = para.indent * (size + measure.tracking)
        lines = setting.lines(measure.width - indent, measure.width)
        for number, line in enumerate(lines):
            offset = indent if number == 0 else 0.0
            keep = (number == 0 and len(lines) > 1) or number == len(lines) - 2
            strip = LineStrip(line, pitch, offset, measure.width - offset, para.align, keep=keep)
            strip.gap = gap if number == 0 else 0.0
            self._strips.append(strip)

    def _para(self, para: Para) -> None:
        self._lines(para, self._measure.size, self._measure.pitch)

    def _heading(self, heading: Heading) -> None:
        start = len(self._strips)
        self._lines(Para(heading.runs, "left"), self._measure.size, self._measure.pitch)
        for strip in self._strips[start:]:
            strip.keep = True

    def _note(self, note: Note) -> None:
        self._lines(Para(note.runs, "justify", 0), self._measure.note_size, self._measure.note_pitch, gap=3.0)

    def _page_break(self, block: PageBreak) -> None:
        self._strips.append(BreakStrip())

    def _table(self, table: Table) -> None:
        columns = [width * MM for width in table.widths]
        size = table_size(table, self._fonts, self._measure.cell_size)
        pitch = self._measure.cell_pitch * size / self._measure.cell_size
        header: list[RowStrip] = []
        first = len(self._strips)
        for number, row in enumerate(table.rows):
            boxes, place = [], 0
            for cell in row:
                x, width = sum(columns[:place]), sum(columns[place : place + cell.span])
                boxes.append(CellBox(x, width, tuple(self._cell(cell, size, width - 2 * PAD_X))))
                place += cell.span
            is_header = number < table.header
            least = 0.0 if is_header else table.min_height * MM
            strip = RowStrip(boxes, pitch, least, () if is_header else header)
            if is_header:
                header.append(strip)
                strip.keep = True
            self._strips.append(strip)
        self._keep_short(self._strips[first:])

    def _keep_short(self, rows: Sequence[Strip]) -> None:
        """A table of few rows stays on one page; a longer one goes on over pages."""
        if len(rows) <= SHORT_TABLE and sum(row.height for row in rows) < self._measure.height * 0.4:
            for row in rows[:-1]:
                row.keep = True

    def _cell(self, cell: Cell, most: float, room: float) -> list[tuple[Line, float, Any]]:
        size = cell_size(cell, self._fonts, most, room)
        out: list[tuple[Line, float, Any]] = []
        for para in cell.paras:
            setting = Setting(para.runs, self._fonts, size)
            indent = para.indent * size
            for number, line in enumerate(setting.lines(room - indent, room)):
                out.append((line, 0.0 if number else indent, para.align))
        return out

    def _sign(self, block: SignBlock) -> None:
        measure = self._measure
        self._hold_text()
        column = measure.width / 2
        date = Setting([Run(DATE_LINE)], self._fonts, measure.size)
        rows: list[Strip] = []
        for start in range(0, len(block.slots), 2):
            sets = []
            for slot in block.slots[start : start + 2]:
                lines = Setting(slot.runs, self._fonts, measure.size).lines(column - 4 * MM)
                sets.append(SlotSet(slot.label, tuple(lines), slot.kind, date if slot.date else None))
            rows.append(SignStrip(sets, column, measure.pitch))
        if rows:
            rows[0].gap = measure.pitch * 0.5
        # many signers may go on over pages; a usual block stays whole
        whole = sum(row.height + row.gap for row in rows) < measure.height * 0.6
        for row in rows[:-1]:
            row.keep = whole
        self._strips += rows

    def _closing(self, block: Closing) -> None:
        self._hold_text()
        measure = self._measure
        inset = 4 * (measure.size + measure.tracking)
        lines: list[Line] = []
        for runs in block.lines:
            setting = Setting(runs, self._fonts, measure.size, measure.tracking)
            lines += _balanced(setting, measure.width - inset)
        label = "".join(run.text for run in block.lines[0])
        self._strips.append(
            ClosingStrip(lines, label, measure.pitch, measure.width, inset, gap=measure.pitch * 0.3)
        )

    def _hold_text(self) -> None:
        """Hold the last two strips together with what is signed, so that it never stands alone on a page."""
        for strip in self._strips[-2:]:
            if not isinstance(strip, BreakStrip):
                strip.keep = True


def _balanced(title: Setting, room: float) -> list[Line]:
    """Lines of a title, of nearly the same length when it needs more than one."""
    lines = title.lines(room)
    if len(lines) < 2 or "\n" in title.text:
        return lines
    even = sum(title.widths) / len(lines) + title.size
    closer = title.lines(min(room, even))
    return closer if len(closer) == len(lines) else lines


def paginate(strips: Sequence[Strip], height: float) -> list[Page]:
    """Lay strips on pages of `height` pt; each page is a list of (distance from the top, strip)."""
    pages: list[Page] = [[]]
    waiting = list(reversed(strips))
    used = 0.0
    while waiting:
        group = _group(waiting)
        if isinstance(group[0], BreakStrip):
            waiting.pop()
            if pages[-1]:
                pages.append([])
                used = 0.0
            continue
        need = sum(strip.height + strip.gap for strip in group) - (0.0 if pages[-1] else group[0].gap)
        if used + need <= height + 0.01:
            for strip in group:
                used = _place(pages[-1], strip, used)
            del waiting[-len(group) :]
            continue
        # the part of a group that is too long for any page is set as far as it goes
        top = not pages[-1] or _only_header(pages[-1])
        first = group[0]
        room = height - used - (first.gap if pages[-1] else 0.0)
        halves = first.split(room) if first.height > height * 0.25 or top else None
        if halves is not None:
            waiting.pop()
            used = _place(pages[-1], halves[0], used)
            waiting.append(halves[1])
        elif top or (_held_too_long(group, height) and first.height <= room):
            waiting.pop()
            used = _place(pages[-1], first, used)
            continue
        used = _new_page(pages, waiting[-1])
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]  # no blank page after a last break


def _group(waiting: Sequence[Strip]) -> list[Strip]:
    """The next strips that hold together."""
    group: list[Strip] = []
    for strip in reversed(waiting):
        if group and isinstance(strip, BreakStrip):
            break
        group.append(strip)
        if not strip.keep:
            break
    return group


def _held_too_long(group: Sequence[Strip], height: float) -> bool:
    return sum(strip.height for strip in group) > height


def _place(page: Page, strip: Strip, used: float) -> float:
    """Put a strip on the page; returns the height used after it."""
    top = used + (strip.gap if page else 0.0)
    page.append((top, strip))
    return top + strip.height


def _new_page(pages: list[Page], coming: Strip) -> float:
    """Begin a page, with the repeated rows of the table that goes on there."""
    pages.append([])
    used = 0.0
    if isinstance(coming, RowStrip):
        for row in coming.header:
            used = _place(pages[-1], row, used)
    return used


def _only_header(page: Page) -> bool:
    """Whether the page holds nothing but repeated rows."""
    return all(isinstance(strip, RowStrip) and not strip.header and strip.keep for _, strip in page)
