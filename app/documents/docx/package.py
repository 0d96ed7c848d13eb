"""A paper as a DOCX file: the parts, zipped so that the same paper gives the same bytes.

The parts are written as text: a paper needs a dozen kinds of elements, and building them through an object
tree took some ten times as long.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date

from app.documents.docx.body import BodyWriter
from app.documents.docx.parts import HEAD, R, W, font_table, footers, package, section, settings, styles
from app.documents.fonts import FontBook
from app.documents.model import Doc
from app.documents.pdf.geometry import measure


def write(doc: Doc, fonts: FontBook, made_on: date) -> bytes:
    """The DOCX of a paper; raises PaperProblem for a character that no face has."""
    sizes = measure(doc)
    feet = footers(doc)
    body = BodyWriter(doc, fonts, sizes).write()
    parts = package(doc, len(feet), made_on)
    parts["word/document.xml"] = (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
        f"{section(doc, sizes, [kind for kind, _ in feet])}</w:body></w:document>"
    )
    parts["word/styles.xml"] = styles(sizes)
    parts["word/settings.xml"] = settings(doc)
    parts["word/fontTable.xml"] = font_table()
    parts |= {f"word/footer{number}.xml": xml for number, (_, xml) in enumerate(feet, 1)}
    out = io.BytesIO()
    stamp = (max(made_on.year, 1980), made_on.month, made_on.day, 0, 0, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, xml.encode("utf-8"))
    return out.getvalue()
