"""PDF/A-2u: the metadata, the colour profile and the dates that make a paper a file for the archive."""

from __future__ import annotations

from datetime import date
from functools import cache
from time import gmtime
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc

PRODUCER = "Mediation Desk"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate><pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@cache
def srgb_profile() -> bytes:
    """The sRGB ICC profile of the output intent, with a fixed date so that it is the same on every day."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 2000-01-01 00:00:00
    profile[84:100] = bytes(16)  # profile ID "not computed"
    return bytes(profile)


def metadata(title: str, made_on: date) -> bytes:
    """The XMP packet of a PDF/A-2u file."""
    day = f"{made_on.isoformat()}T00:00:00Z"
    return _XMP.format(title=escape(title), producer=PRODUCER, day=day).encode("utf-8")


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # reportlab has no types
    """reportlab's catalogue, which lacks the entry for output intents."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012 - the parent has it so


def mark(canvas: Any, title: str, made_on: date) -> None:
    """Make the document of a fresh reportlab canvas PDF/A-2u, dated midnight UTC of `made_on`.

    It holds when all text is in embedded fonts with ToUnicode, no transparency is used and the file is not
    encrypted. The title shows in the reader's title bar.
    """
    document = canvas._doc
    document._timeStamp = _stamp(made_on)
    info = document.info
    info.title, info.author, info.subject, info.keywords = title, "", "", ""
    info.creator = info.producer = PRODUCER
    catalog = _Catalog()
    catalog.__dict__.update(document.Catalog.__dict__)
    document.Catalog = document._catalog = catalog
    packet = pdfdoc.PDFStream(content=metadata(title, made_on), filters=[])
    packet.dictionary["Type"] = pdfdoc.PDFName("Metadata")
    packet.dictionary["Subtype"] = pdfdoc.PDFName("XML")
    catalog.Metadata = packet
    profile = pdfdoc.PDFStream(content=srgb_profile(), filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = 3
    catalog.OutputIntents = pdfdoc.PDFArray(
        [
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("OutputIntent"),
                    "S": pdfdoc.PDFName("GTS_PDFA1"),
                    "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
                    "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
                    "DestOutputProfile": document.Reference(profile, "sRGB"),
                }
            )
        ]
    )
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": pdfdoc.PDFName("true")})
    document.updateSignature(metadata(title, made_on))


def _stamp(made_on: date) -> Any:
    """reportlab's time stamp for midnight UTC of a day."""
    stamp = TimeStamp(1)
    seconds = (made_on - date(1970, 1, 1)).days * 86_400
    stamp.t, stamp.lt, stamp.tzname, stamp.dhh, stamp.dmm = seconds, gmtime(seconds), "UTC", 0, 0
    stamp.YMDhms = tuple(gmtime(seconds))[:6]
    return stamp
