"""The agreement through the services, against bare reportlab and docxtpl with the same text and fonts."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docxtpl import DocxTemplate
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as RlTable
from reportlab.platypus.flowables import Flowable

from app.documents.fonts import BUNDLED
from app.documents.model import Cell, Closing, Doc, PageBreak, Para, Run, SignBlock, Table
from app.services.desk import Desk
from app.services.papers import papers, proofs
from app.services.papers.recipients import Recipient
from app.services.papers.wanting import wanted
from app.system import paths
from tests.bench.timing import Row, versus

FORM = "agreement"
ROUNDS = 15


def _effective_case(desk: Desk) -> str:
    """The number of a case whose agreement is in force."""
    with desk.read() as reader:
        found = reader.connection.exec_driver_sql(
            "SELECT number FROM cases WHERE effective_on IS NOT NULL ORDER BY id DESC LIMIT 1"
        )
        return str(found.scalar_one())


def _doc(desk: Desk, number: str) -> Doc:
    with desk.read() as reader:
        file = reader.case_by_number(number)
        return papers.fill(desk, reader, file, wanted(desk, file, FORM), Recipient())


def pdf(desk: Desk, folder: Path) -> Row:
    """Read the case, fill the form, set the PDF/A, against drawing the ready text."""
    number = _effective_case(desk)
    doc = _doc(desk, number)
    register_fonts()
    return versus("pdf", lambda: proofs.paper(desk, number, FORM), lambda: bare_pdf(doc), 1.3, rounds=ROUNDS)


def register_fonts() -> None:
    """Give reportlab our faces under names of their own, read once."""
    for role, name in BUNDLED.items():
        pdfmetrics.registerFont(TTFont(f"bare-{role}", str(paths.resources_folder() / "fonts" / name)))


def bare_pdf(doc: Doc) -> bytes:
    """The text of a paper as reportlab sets it by its own means."""
    out = BytesIO()
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=28 * mm, rightMargin=26 * mm, topMargin=37 * mm, bottomMargin=35 * mm
    )
    page.build(list(_flowables(doc)))
    return out.getvalue()


def _style(role: str, size: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(
        role, fontName=f"bare-{role}", fontSize=size, leading=size * 1.8, wordWrap="CJK", **more
    )


def _flowables(doc: Doc) -> Iterator[Flowable]:
    size = 16.0 if doc.layout == "gongwen" else doc.size
    body = _style("body", size, firstLineIndent=2 * size)
    yield Paragraph(escape(doc.title), _style("title", 22))
    yield Paragraph(escape(doc.docno), _style("body", size))
    for block in doc.blocks:
        if isinstance(block, Table):
            yield _table(block, _style("body", 12))
        elif isinstance(block, SignBlock):
            for slot in block.slots:
                yield Paragraph(_marked(slot.runs), body)
                yield Spacer(1, 20 * mm)
        elif isinstance(block, Closing):
            for runs in block.lines:
                yield Paragraph(_marked(runs), body)
        elif not isinstance(block, PageBreak):
            yield Paragraph(_marked(block.runs), body)


def _table(block: Table, style: ParagraphStyle) -> Flowable:
    def cell(found: Cell) -> list[Paragraph]:
        return [Paragraph(_marked(para.runs), style) for para in found.paras if isinstance(para, Para)]

    wide = len(block.widths)
    rows = []
    for row in block.rows:
        cells: list[list[Paragraph] | str] = []
        for found in row:
            cells += [cell(found), *[""] * (found.span - 1)]
        rows.append(cells[:wide] + [""] * (wide - len(cells)))
    return RlTable(rows, colWidths=[width * mm for width in block.widths], repeatRows=block.header)


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(
        f'<font name="bare-{run.role}">{escape(run.text)}</font>'.replace("\n", "<br/>") for run in runs
    )


def docx_row(desk: Desk, folder: Path) -> Row:
    """Read the case, fill the form, write the DOCX, against filling a template of the same text."""
    number = _effective_case(desk)
    template, values = template_of(proofs.paper(desk, number, FORM, kind="docx"), _doc(desk, number))

    def bare() -> None:
        filled = DocxTemplate(BytesIO(template))
        filled.render(values, autoescape=True)
        filled.save(BytesIO())

    return versus("docx", lambda: proofs.paper(desk, number, FORM, kind="docx"), bare, 1.0, rounds=ROUNDS)


def template_of(paper: bytes, doc: Doc) -> tuple[bytes, dict[str, str]]:
    """Our own DOCX with its values taken out again: placeholders for docxtpl, and what belongs into them."""
    wanted = {run.text for run in _runs(doc) if run.field and run.text.strip()}
    document = docx.Document(BytesIO(paper))
    values: dict[str, str] = {}
    for text in document.element.body.iter("{*}t"):
        if text.text in wanted:
            name = f"v{len(values)}"
            values[name] = text.text
            text.text = f"{{{{ {name} }}}}"
    out = BytesIO()
    document.save(out)
    return out.getvalue(), values


def _runs(doc: Doc) -> Iterator[Run]:
    for block in doc.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    for para in cell.paras:
                        yield from para.runs
        elif isinstance(block, SignBlock):
            for slot in block.slots:
                yield from slot.runs
        elif isinstance(block, Closing):
            for runs in block.lines:
                yield from runs
        elif not isinstance(block, PageBreak):
            yield from block.runs
