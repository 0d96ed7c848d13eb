"""Blocks of the page model as WordprocessingML, written in one pass as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.documents.docx.parts import run_props, tracking_of, twips
from app.documents.docx.schema import nest, put, words
from app.documents.fonts import FontBook
from app.documents.model import (
    Align,
    Cell,
    Closing,
    Doc,
    Heading,
    Note,
    PageBreak,
    Para,
    Run,
    SignBlock,
    Slot,
    Table,
)
from app.documents.pdf.fit import PAD_X, cell_size, table_size
from app.documents.pdf.geometry import MM, Measure
from app.documents.pdf.strip import SEAL_HEIGHT, SIGN_HEIGHT, SLOT_WIDTH

_JC: Mapping[Align, str] = {"justify": "both", "left": "left", "center": "center", "right": "right"}
_SHORT = 300  # characters: a row with no longer cell is not torn at the end of a page
_DATE = "年　　月　　日"


class BodyWriter:
    """Writes the blocks of one paper; raises PaperProblem for a character the PDF could not show either."""

    def __init__(self, doc: Doc, fonts: FontBook, sizes: Measure) -> None:
        self._doc, self._fonts, self._sizes = doc, fonts, sizes
        self._tracking = tracking_of(sizes)
        self._break = False
        self._space = 0.0
        self._by_kind: dict[type, Callable[[Any, bool], str]] = {
            Para: self._para, Heading: self._heading, Note: self._note, Table: self._table,
            SignBlock: self._sign, Closing: self._closing,
        }  # fmt: skip

    def write(self) -> str:
        """The content of w:body, without its section."""
        out = [self._head()]
        blocks = self._doc.blocks
        for place, block in enumerate(blocks):
            if isinstance(block, PageBreak):
                self._break = True
                continue
            before = blocks[place - 1] if place else None
            if isinstance(before, Table | SignBlock) and isinstance(block, Table | SignBlock):
                out.append(self._spacer())
            # the last two paragraphs go with what is signed, so that it never stands alone on a page
            keep = any(isinstance(after, SignBlock | Closing) for after in blocks[place + 1 : place + 3])
            self._space = self._sizes.pitch * 0.4 if isinstance(before, Table) else 0.0
            out.append(self._by_kind[type(block)](block, keep))
        if blocks and isinstance(blocks[-1], Table | SignBlock):
            out.append(self._spacer())
        return "".join(out)

    def _head(self) -> str:
        out = ""
        if self._doc.title:
            runs = self._runs([Run(self._doc.title, "title", "标题")], self._sizes.title_size, 0.0)
            out += f"<w:p>{_TITLE}{runs}</w:p>"
        if self._doc.docno:
            runs = self._runs([Run(self._doc.docno, "body", "文号")], self._sizes.size, self._tracking)
            out += f"<w:p>{_DOCNO}{runs}</w:p>"
        return out

    def _runs(self, runs: Sequence[Run], size: float, tracking: float) -> str:
        out = []
        for run in runs:
            if run.text:
                self._fonts.pieces(run)
                out.append(f"<w:r>{run_props(run.role, size, tracking)}{words(run.text)}</w:r>")
        return "".join(out)

    def _paragraph(
        self, runs: Sequence[Run], size: float, pitch: float, align: Align, indent: int,
        keep: bool, style: str = "", tracking: float = 0.0,
    ) -> str:  # fmt: skip
        children: dict[str, str] = {"jc": f'w:val="{_JC[align]}"'}
        if style:
            children["pStyle"] = f'w:val="{style}"'
        if keep:
            children["keepNext"] = ""
        if self._break:
            children["pageBreakBefore"] = ""
            self._break = False
        space = f' w:before="{twips(self._space)}"' if self._space else ""
        self._space = 0.0
        children["spacing"] = f'{space} w:line="{twips(pitch)}" w:lineRule="exact"'.strip()
        if indent:
            children["ind"] = f'w:firstLineChars="{indent * 100}" w:firstLine="{twips(indent * size)}"'
        return f"<w:p>{put('pPr', children)}{self._runs(runs, size, tracking)}</w:p>"

    def _para(self, para: Para, keep: bool) -> str:
        sizes = self._sizes
        return self._paragraph(
            para.runs, sizes.size, sizes.pitch, para.align, para.indent, keep, tracking=self._tracking
        )

    def _heading(self, heading: Heading, keep: bool) -> str:
        sizes, style = self._sizes, f"Heading{heading.level}"
        return self._paragraph(heading.runs, sizes.size, sizes.pitch, "left", 2, True, style, self._tracking)

    def _note(self, note: Note, keep: bool) -> str:
        return self._paragraph(note.runs, self._sizes.note_size, self._sizes.note_pitch, "justify", 0, keep)

    def _closing(self, closing: Closing, keep: bool) -> str:
        """The committee and the date, centred on one axis that ends four characters from the margin."""
        sizes = self._sizes
        # a digit takes half a character; some programs open a gap beside it
        wide = max(sum(0.7 if c.isascii() else 1.0 for r in line for c in r.text) for line in closing.lines)
        inset = 4 * sizes.size
        left = max(0.0, sizes.width - inset - (wide + 0.5) * sizes.size)
        out = ""
        for number, line in enumerate(closing.lines):
            space = f'w:before="{twips(sizes.pitch)}" ' if number == 0 else ""
            last = number == len(closing.lines) - 1
            children = {
                "spacing": f'{space}w:line="{twips(sizes.pitch)}" w:lineRule="exact"',
                "ind": f'w:left="{twips(left)}" w:right="{twips(inset)}"',
                "jc": 'w:val="center"',
            }
            if not last:
                children["keepNext"] = ""
            out += f"<w:p>{put('pPr', children)}{self._runs(line, sizes.size, self._tracking)}</w:p>"
        return out

    def _spacer(self) -> str:
        """A thin empty paragraph: Word joins tables that touch, and wants one after the last."""
        return f"<w:p>{_THIN}</w:p>"

    def _table(self, table: Table, keep: bool) -> str:
        widths = [twips(width * MM) for width in table.widths]
        size = table_size(table, self._fonts, self._sizes.cell_size)
        edge = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
        borders = "".join(
            f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        out = [_table_head(widths, nest("tblBorders", borders), twips(PAD_X))]
        for number, row in enumerate(table.rows):
            header = number < table.header
            short = max(sum(len(r.text) for p in cell.paras for r in p.runs) for cell in row) <= _SHORT
            props = {"tblHeader": ""} if header else {}
            if short:
                props["cantSplit"] = ""
            if table.min_height and not header:
                props["trHeight"] = f'w:val="{twips(table.min_height * MM)}" w:hRule="atLeast"'
            hold = header or (keep and number == len(table.rows) - 1)
            out.append(f"<w:tr>{put('trPr', props)}{self._cells(row, widths, size, hold)}</w:tr>")
        return "".join(out) + "</w:tbl>"

    def _cells(self, row: Sequence[Cell], widths: Sequence[int], most: float, keep: bool) -> str:
        out, place = "", 0
        pitch = self._sizes.cell_pitch * most / self._sizes.cell_size
        for cell in row:
            width = sum(widths[place : place + cell.span])
            place += cell.span
            props = {"tcW": f'w:w="{width}" w:type="dxa"', "vAlign": 'w:val="center"'}
            if cell.span > 1:
                props["gridSpan"] = f'w:val="{cell.span}"'
            room = width / 20 - 2 * PAD_X
            size = cell_size(cell, self._fonts, most, room)
            self._space = 0.0
            paras = "".join(
                self._paragraph(para.runs, size, pitch, para.align, para.indent, keep) for para in cell.paras
            )
            out += f"<w:tc>{put('tcPr', props)}{paras or '<w:p/>'}</w:tc>"
        return out

    def _sign(self, block: SignBlock, keep: bool) -> str:
        """A table without rules: for each pair a row of labels, a row to sign in, a row for the dates."""
        sizes = self._sizes
        column = sizes.width / 2
        slot = min(SLOT_WIDTH, column - 4 * MM)
        widths = [twips(slot), twips(column - slot)] * 2
        rows = []
        for start in range(0, len(block.slots), 2):
            pair = block.slots[start : start + 2]
            last = start + 2 >= len(block.slots)
            space = sizes.pitch * 0.5 if start == 0 else 4.0
            rows.append(self._sign_rows(pair, widths, space, last))
        return _table_head(widths, "", 0) + "".join(rows) + "</w:tbl>"

    def _sign_rows(self, pair: Sequence[Slot], widths: Sequence[int], space: float, last: bool) -> str:
        sizes = self._sizes
        area = max(SEAL_HEIGHT if slot.kind == "seal" else SIGN_HEIGHT for slot in pair)
        dated = any(slot.date for slot in pair)
        labels, places, dates = "", "", ""
        for number in range(2):
            slot = pair[number] if number < len(pair) else None
            runs = slot.runs if slot else ()
            labels += _cell(sum(widths[:2]), self._line(runs, "left", True, space), 2)
            mark = ""
            if slot:
                mark = _DASHED if slot.kind == "seal" else _UNDER
            empty = self._line((), "left", dated or not last)
            places += _cell(widths[0], empty, 1, mark) + _cell(widths[1], empty)
            date = (Run(_DATE),) if slot and slot.date else ()
            dates += _cell(widths[0], self._line(date, "right", not last)) + _cell(widths[1], empty)
        out = _row(labels, sizes.pitch + 4, "atLeast") + _row(places, area, "exact")
        return out + (_row(dates, sizes.pitch, "atLeast") if dated else "")

    def _line(self, runs: Sequence[Run], align: Align, keep: bool, space: float = 0.0) -> str:
        sizes = self._sizes
        self._space = space
        return self._paragraph(runs, sizes.size, sizes.pitch, align, 0, keep)


_TITLE = put("pPr", {"pStyle": 'w:val="Title"'})
_DOCNO = put("pPr", {"keepNext": "", "jc": 'w:val="right"'})
_THIN = put("pPr", {"spacing": 'w:line="120" w:lineRule="exact"'})
_DASHED = nest("tcBorders", "".join(
    f'<w:{side} w:val="dashed" w:sz="4" w:space="0" w:color="C03030"/>'
    for side in ("top", "left", "bottom", "right")
))  # fmt: skip
_UNDER = nest("tcBorders", '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/>')


def _table_head(widths: Sequence[int], borders: str, margin: int) -> str:
    """The opening of a table with fixed columns, its text edge on the margin."""
    side = f'w:w="{margin}" w:type="dxa"'
    children = {
        "tblW": f'w:w="{sum(widths)}" w:type="dxa"',
        "tblInd": 'w:w="0" w:type="dxa"',
        "tblLayout": 'w:type="fixed"',
        "tblCellMar": nest(
            "tblCellMar",
            f'<w:top w:w="40" w:type="dxa"/><w:left {side}/>'
            f'<w:bottom w:w="40" w:type="dxa"/><w:right {side}/>',
        ),
    }
    if borders:
        children["tblBorders"] = borders
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{put('tblPr', children)}<w:tblGrid>{grid}</w:tblGrid>"


def _cell(width: int, paragraph: str, span: int = 1, borders: str = "") -> str:
    props = {"tcW": f'w:w="{width}" w:type="dxa"', "vAlign": 'w:val="bottom"'}
    if span > 1:
        props["gridSpan"] = f'w:val="{span}"'
    if borders:
        props["tcBorders"] = borders
    return f"<w:tc>{put('tcPr', props)}{paragraph}</w:tc>"


def _row(cells: str, height: float, rule: str) -> str:
    props = put("trPr", {"cantSplit": "", "trHeight": f'w:val="{twips(height)}" w:hRule="{rule}"'})
    return f"<w:tr>{props}{cells}</w:tr>"
