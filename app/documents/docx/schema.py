"""Property elements of WordprocessingML, their children in the order of the schema (ECMA-376 Part 1)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from app.documents.text import clean

ORDER: Mapping[str, tuple[str, ...]] = {
    "pPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr",
            "shd", "tabs", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
            "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc",
            "textAlignment", "outlineLvl", "rPr", "sectPr"),
    "rPr": ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "w", "kern", "position", "sz",
            "szCs", "u", "shd", "vertAlign", "lang", "eastAsianLayout"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"),
    "trPr": ("cantSplit", "trHeight", "tblHeader", "jc"),
    "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"),
    "sectPr": ("headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg",
               "docGrid"),
}  # fmt: skip
_PLACE = {tag: {name: place for place, name in enumerate(names)} for tag, names in ORDER.items()}


def put(tag: str, children: Mapping[str, str]) -> str:
    """One property element, its children in schema order.

    `children` maps a local name to the XML of its attributes (`w:val="1"`), or to whole elements when it
    begins with "<"; an empty text leaves a child without attributes. Raises KeyError for a child not known.
    """
    place = _PLACE[tag]
    parts = []
    for name in sorted(children, key=lambda child: place[child]):
        value = children[name]
        if value.startswith("<"):
            parts.append(value)
        else:
            parts.append(f"<w:{name} {value}/>" if value else f"<w:{name}/>")
    return f"<w:{tag}>{''.join(parts)}</w:{tag}>" if parts else ""


def nest(name: str, inner: str) -> str:
    """An element with children, to be handed to `put`."""
    return f"<w:{name}>{inner}</w:{name}>"


def words(text: str) -> str:
    """The text elements of a run: LF as a line break, everything else as typed."""
    parts = clean(text).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in parts)
