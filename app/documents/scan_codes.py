"""Our QR looked for on a page: sharp first, then larger, then with more contrast."""

from __future__ import annotations

from collections.abc import Iterator

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from app.documents.preview import page_sizes, render
from app.documents.stamp import read_payload

DOTS = (200, 300, 400)  # dots an inch at which a page is drawn, one after the other
LONGEST = 5200  # pixels on the longer side of a picture that is looked at
SHORTEST = 1600
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def code_on_page(pdf: bytes, page: int) -> str:
    """The words of our QR on one page (from 0) of a PDF, "" when none can be read."""
    longest = max(1.0, *page_sizes(pdf)[page])
    tried: set[float] = set()
    for dots in DOTS:
        scale = min(dots / 72, LONGEST / longest)
        if scale in tried:
            continue
        tried.add(scale)
        drawn = render(pdf, page, scale)
        picture = Image.frombuffer("RGBX", (drawn.width, drawn.height), drawn.data, "raw", "RGBX", 0, 1)
        found = _any(_views(picture.convert("L")) if dots == DOTS[-1] else [picture.convert("L")])
        if found:
            return found
    return ""


def code_on_picture(picture: Image.Image) -> str:
    """The words of our QR on a grey picture, "" when none can be read."""
    if max(picture.size) > LONGEST:
        picture = ImageOps.contain(picture, (LONGEST, LONGEST))
    found = _any([picture])
    if found:
        return found
    larger = picture
    if max(picture.size) < SHORTEST * 2:
        larger = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC)
    return _any(_views(larger))


def _views(picture: Image.Image) -> Iterator[Image.Image]:
    """The picture as it is, with shadows taken out, smoothed against noise, and at half its size."""
    yield picture
    yield ImageOps.autocontrast(picture, cutoff=2)
    smooth = picture.filter(ImageFilter.MedianFilter(3))
    yield smooth
    yield smooth.filter(ImageFilter.UnsharpMask(3, 200, 2))
    yield picture.reduce(2)


def _any(pictures: Iterator[Image.Image] | list[Image.Image]) -> str:
    for picture in pictures:
        view = memoryview(picture.tobytes()).cast("B", (picture.height, picture.width))
        for code in zxingcpp.read_barcodes(view, formats=_QR):
            if read_payload(code.text) is not None:
                return code.text.strip()
    return ""
