"""What stands at head and foot of the pages of a DOCX: page numbers, the short code, the banner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from app.documents.docx.parts import HEAD, Edge, W, run_props, twips
from app.documents.docx.schema import nest, put, words
from app.documents.fonts import FontBook
from app.documents.model import Doc, Run
from app.documents.pdf.geometry import Measure
from app.documents.stamp import Stamp

CODE_SIZE = 6.5  # pt, as in the PDF
_GAP = "　　"  # between page number and short code
Pages = Literal["default", "even"]


def footers(doc: Doc, stamp: Stamp | None, sizes: Measure) -> list[Edge]:
    """The footers: none, one, or one for odd and one for even pages, whose numbers stand on other sides."""
    code = _text(stamp.code, run_props("song", CODE_SIZE)) if stamp else ""
    if doc.footer == "none":
        return [_footer("footer1", "default", code, {"jc": 'w:val="right"'})] if code else []
    if doc.footer == "total":
        props = run_props("song", 10.5)
        inner = (
            _text("第 ", props) + _field("PAGE", props) + _text(" 页　共 ", props)
            + _field("NUMPAGES", props) + _text(" 页", props)
        )  # fmt: skip
        if not code:
            return [_footer("footer1", "default", inner, {"jc": 'w:val="center"'})]
        stops = nest(
            "tabs",
            f'<w:tab w:val="center" w:pos="{twips(sizes.width / 2)}"/>'
            f'<w:tab w:val="right" w:pos="{twips(sizes.width)}"/>',
        )
        tab = f"<w:r>{props}<w:tab/></w:r>"
        inner = tab + inner + tab + code
        return [_footer("footer1", "default", inner, {"tabs": stops, "jc": 'w:val="left"'})]
    props = run_props("song", 14)
    inner = _text("— ", props) + _field("PAGE", props) + _text(" —", props)
    gap = _text(_GAP, props) if code else ""
    odd = {"ind": 'w:rightChars="100" w:right="280"', "jc": 'w:val="right"'}
    even = {"ind": 'w:leftChars="100" w:left="280"', "jc": 'w:val="left"'}
    return [
        _footer("footer1", "default", code + gap + inner, odd),
        _footer("footer2", "even", inner + gap + code, even),
    ]


def headers(doc: Doc, fonts: FontBook) -> list[Edge]:
    """The headers with the banner, also on even pages where those have a footer of their own.

    Raises PaperProblem for a character no face has, as the PDF does.
    """
    if not doc.banner:
        return []
    run = Run(doc.banner, "hei", "页眉")
    fonts.pieces(run)
    text = f"<w:r>{run_props('hei', 10.5)}{words(run.text)}</w:r>"
    props = put("pPr", {"spacing": _SPACING, "jc": 'w:val="left"'})
    xml = f'{HEAD}<w:hdr xmlns:w="{W}"><w:p>{props}{text}</w:p></w:hdr>'
    kinds: list[Pages] = ["default", "even"] if doc.footer == "dash" else ["default"]
    return [Edge(f"header{number}", "header", kind, xml) for number, kind in enumerate(kinds, 1)]


_SPACING = 'w:before="0" w:after="0" w:line="280" w:lineRule="exact"'


def _footer(name: str, pages: Pages, inner: str, para: Mapping[str, str]) -> Edge:
    props = put("pPr", {**para, "spacing": _SPACING})
    return Edge(name, "footer", pages, f'{HEAD}<w:ftr xmlns:w="{W}"><w:p>{props}{inner}</w:p></w:ftr>')


def _text(text: str, props: str) -> str:
    return f"<w:r>{props}{words(text)}</w:r>"


def _field(code: str, props: str) -> str:
    """A complex field, each of its parts in its own run as Word itself writes it."""
    return (
        f'<w:r>{props}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{props}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{props}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{props}<w:t>1</w:t></w:r>"
        f'<w:r>{props}<w:fldChar w:fldCharType="end"/></w:r>'
    )
