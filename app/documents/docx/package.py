"""A paper as a DOCX file: the parts, zipped so that the same paper gives the same bytes.

The parts are written as text: a paper needs a dozen kinds of elements, and building them through an object
tree took some ten times as long.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date

from app.documents.docx.body import BodyWriter
from app.documents.docx.edges import footers, headers
from app.documents.docx.parts import HEAD, R, W, font_table, package, section, settings, styles
from app.documents.fonts import FontBook
from app.documents.model import Doc
from app.documents.pdf.geometry import measure
from app.documents.stamp import Stamp


def write(doc: Doc, fonts: FontBook, made_on: date, stamp: Stamp | None) -> bytes:
    """The DOCX of a paper; raises PaperProblem for a character that no face has."""
    sizes = measure(doc)
    edges = headers(doc, fonts) + footers(doc, stamp, sizes)
    body = BodyWriter(doc, fonts, sizes).write()
    parts = package(doc, edges, made_on)
    parts["word/document.xml"] = (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
        f"{section(doc, sizes, edges)}</w:body></w:document>"
    )
    parts["word/styles.xml"] = styles(sizes)
    parts["word/settings.xml"] = settings(doc)
    parts["word/fontTable.xml"] = font_table()
    parts |= {f"word/{edge.name}.xml": edge.xml for edge in edges}
    out = io.BytesIO()
    moment = (max(made_on.year, 1980), made_on.month, made_on.day, 0, 0, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, xml.encode("utf-8"))
    return out.getvalue()
