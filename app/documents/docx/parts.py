"""The parts of a DOCX package for a paper as a whole: styles, fonts, settings, section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from app.documents.docx.schema import nest, put
from app.documents.model import Doc, Role
from app.documents.pdf.breaker import FORBIDDEN_END, FORBIDDEN_START
from app.documents.pdf.geometry import MM, Measure

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# the name written into runs, then the names under which a PC may have the same design
FONTS: Mapping[Role, tuple[str, str, str]] = {
    "body": ("仿宋", "仿宋_GB2312;FangSong", "modern"),
    "title": ("华文中宋", "方正小标宋简体;STZhongsong", "auto"),
    "hei": ("黑体", "SimHei", "modern"),
    "kai": ("楷体", "楷体_GB2312;KaiTi", "modern"),
    "song": ("宋体", "SimSun", "auto"),
}
_PANOSE = {"body": "02010609060101010101", "title": "02010600040101010101", "hei": "02010609060101010101",
           "kai": "02010609060101010101", "song": "02010600030101010101"}  # fmt: skip


@frozen
class Edge:
    """A header or footer part: its name, where it stands, on which pages, and its XML."""

    name: str
    place: Literal["header", "footer"]
    pages: Literal["default", "even"]
    xml: str


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


@cache
def run_props(role: Role, size: float, tracking: float = 0.0, inherit: bool = False) -> str:
    """The properties of a run: all four font slots, so that Word asks no theme; size and spacing in pt."""
    name = FONTS[role][0]
    children = {
        "rFonts": f'w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}" w:hint="eastAsia"'
    }
    if not inherit:
        children["sz"] = children["szCs"] = f'w:val="{round(size * 2)}"'
    if tracking:
        children["spacing"] = f'w:val="{round(tracking * 20)}"'
    return put("rPr", children)


def tracking_of(sizes: Measure) -> float:
    """The change of advance in Word's steps of 1/20 pt: -0.25 pt sets 28 characters of 16 pt in 156 mm."""
    return -0.25 if sizes.tracking else 0.0


def styles(sizes: Measure) -> str:
    """styles.xml: language and faces for the whole paper, and the few styles papers use."""
    defaults = nest("rPrDefault", _with_lang(run_props("body", sizes.size)))
    para = put("pPr", {
        "kinsoku": "", "overflowPunct": 'w:val="0"', "autoSpaceDE": 'w:val="0"', "autoSpaceDN": 'w:val="0"',
        "adjustRightInd": 'w:val="0"', "snapToGrid": 'w:val="0"',
        "spacing": f'w:before="0" w:after="0" w:line="{twips(sizes.pitch)}" w:lineRule="exact"',
        "jc": 'w:val="both"',
    })  # fmt: skip
    body = run_props("body", sizes.size)
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"{_heading_para(level)}"
        f"{run_props(role, sizes.size)}</w:style>"
        for level, role in ((1, "hei"), (2, "kai"))
    )
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults>{defaults}<w:pPrDefault/></w:docDefaults>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"{para}{body}</w:style>{heads}"
        f'<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/>{_title_para(sizes)}{run_props('title', sizes.title_size)}</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>'
    )


def _with_lang(props: str) -> str:
    return props.replace("</w:rPr>", '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>')


def _heading_para(level: int) -> str:
    return put("pPr", {"keepNext": "", "outlineLvl": f'w:val="{level - 1}"'})


def _title_para(sizes: Measure) -> str:
    line = f'w:line="{twips(sizes.title_pitch)}" w:lineRule="exact"'
    return put("pPr", {"keepNext": "", "spacing": f'w:before="0" w:after="0" {line}', "jc": 'w:val="center"'})


def font_table() -> str:
    """fontTable.xml: for each face other names and its kind, from which Word finds a stand-in."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{_PANOSE[role]}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for role, (name, other, family) in FONTS.items()
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def settings(doc: Doc) -> str:
    """settings.xml: two kinds of pages when the number changes sides, and the line rules of the PDF."""
    even = "<w:evenAndOddHeaders/>" if doc.footer == "dash" else ""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{even}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val={quoteattr(FORBIDDEN_END)}/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val={quoteattr(FORBIDDEN_START)}/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def section(doc: Doc, sizes: Measure, edges: Sequence[Edge]) -> str:
    """The section: page, margins, headers and footers; no grid, which LibreOffice misreads."""
    turned = ' w:orient="landscape"' if doc.orientation == "landscape" else ""
    foot = sizes.bottom - 7 * MM - 14
    children = {
        "pgSz": f'w:w="{twips(sizes.page_width)}" w:h="{twips(sizes.page_height)}"{turned}',
        "pgMar": f'w:top="{twips(sizes.top)}" w:right="{twips(sizes.right)}" w:bottom="{twips(sizes.bottom)}"'
        f' w:left="{twips(sizes.left)}" w:header="720" w:footer="{twips(foot)}" w:gutter="0"',
        "cols": 'w:space="720"',
    }
    for place in ("header", "footer"):
        references = "".join(
            f'<w:{place}Reference w:type="{edge.pages}" r:id="rId_{edge.name}"/>'
            for edge in edges
            if edge.place == place
        )
        if references:
            children[f"{place}Reference"] = references
    return put("sectPr", children)


def package(doc: Doc, edges: Sequence[Edge], made_on: date) -> dict[str, str]:
    """The parts that hold the package together: content types, relations, title and dates."""
    overrides = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
    }
    overrides |= {edge.name: edge.place for edge in edges}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    relations = "".join(
        f'<Relationship Id="rId_{kind}" Type="{_OFFICE}/relationships/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "settings", "fontTable")
    ) + "".join(
        f'<Relationship Id="rId_{edge.name}" Type="{_OFFICE}/relationships/{edge.place}"'
        f' Target="{edge.name}.xml"/>'
        for edge in edges
    )
    stamp = f'xsi:type="dcterms:W3CDTF">{made_on.isoformat()}T00:00:00Z'
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}'
        f'<Override PartName="/docProps/core.xml"'
        f' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        f' Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(doc.title)}</dc:title><dc:language>{doc.lang}</dc:language>"
        f"<dcterms:created {stamp}</dcterms:created><dcterms:modified {stamp}</dcterms:modified>"
        f"</cp:coreProperties>",
    }
