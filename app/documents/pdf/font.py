"""A reportlab TrueType font whose text layer is right also beyond the Basic Multilingual Plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_BLOCK = 100  # the most entries one bfchar block may hold (Adobe Technical Note 5411)


def to_unicode(subset: Sequence[int]) -> str:
    """The ToUnicode map of one font subset: code i stands for the character `subset[i]`, in UTF-16BE.

    reportlab writes code points above U+FFFF as five hex digits, which every reader drops; among them are
    196 of the 8105 characters of 通用规范汉字表.
    """
    # code 0 is .notdef and never drawn; an entry U+0000 would break PDF/A-2u
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point
    ]
    lines = [_HEAD]
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, _TAIL])


class PaperFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A face as papers use it: lean subsets, right ToUnicode, no entry in reportlab's global registry."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False, shapable=False)

    def addObjects(self, doc: Any) -> None:
        """Write the font objects of every subset; called by reportlab when the document is finished."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            internal = self.getSubsetInternalName(number, doc)[1:]
            base = (b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))).decode(
                "pdfdoc"
            )
            font = pdfdoc.PDFTrueTypeFont()
            font.Name = internal
            font.BaseFont = base
            font.FirstChar = 0
            font.LastChar = len(subset) - 1
            font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset])
            stream = pdfdoc.PDFStream()
            stream.content = to_unicode(subset)
            stream.filters = [pdfdoc.PDFZCompress]
            font.ToUnicode = doc.Reference(stream, "toUnicodeCMap:" + base)
            font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
            doc.Reference(font, internal)
            doc.idToObject["BasicFonts"].dict[internal] = font
        del self.state[doc]
