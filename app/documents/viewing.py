"""Files of others as pictures for the screen: pages of a PDF, photos, scans of several pages."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from math import sqrt

from attrs import frozen
from PIL import Image, ImageOps, UnidentifiedImageError

from app.documents import preview
from app.documents.preview import Picture
from app.domain.errors import PaperProblem

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")
POINT = 96 / 72
MOST_PIXELS = 24_000_000
"""A picture is made smaller than it is when it has more pixels; a photo of a phone has 12 million."""
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, KeyError, OverflowError, struct.error,
    zlib.error, UnidentifiedImageError, Image.DecompressionBombError,
)  # fmt: skip
"""What the readers of pictures raise over a damaged file."""


@frozen
class Page:
    """One page in pixels, and how large it is at 100 %: a PDF at 96 dots an inch, a photo one dot a pixel."""

    picture: Picture
    wide: float
    high: float


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF by its first bytes."""
    return b"%PDF-" in data[:1024]


def page_count(data: bytes) -> int:
    """The pages of a PDF or of a scan in one TIFF; 1 for any other picture. Raises PaperProblem."""
    if is_pdf(data):
        return preview.page_count(data)
    with _opened(data) as image:
        # only a TIFF has pages: the second picture of a phone's JPEG is a preview
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def page(data: bytes, number: int, scale: float) -> Page:
    """One page (from 0): of a PDF at `scale` pixels a pt, of a picture as large as it is, upright, on white.

    Never more than MOST_PIXELS. Raises PaperProblem when the file cannot be read, IndexError for no such page.
    """
    if is_pdf(data):
        width, height = preview.page_sizes(data)[number]
        scale = min(scale, sqrt(MOST_PIXELS / max(width * height, 1.0)))
        return Page(preview.render(data, number, scale), width * POINT, height * POINT)
    with _opened(data) as image:
        if number and number >= page_count(data):
            raise IndexError(number)
        picture = _pixels(image, number)
        # the longer side of the file is the longer side of what is seen, also where the photo was turned
        grown = max(image.size) / max(picture.width, picture.height)
        return Page(picture, picture.width * grown, picture.height * grown)


def thumbnail(data: bytes, side: int) -> Picture:
    """The first page so small that it fits into a square of `side` pixels; raises PaperProblem."""
    if is_pdf(data):
        sizes = preview.page_sizes(data)
        if not sizes:
            raise _damaged()
        return preview.render(data, 0, side / max(*sizes[0], 1.0))
    with _opened(data) as image:
        try:
            image.draft("RGB", (side * 2, side * 2))  # a JPEG is then read at a fraction of its size
        except _BROKEN as error:
            raise _damaged() from error
        return _pixels(image, 0, side)


def _opened(data: bytes) -> Image.Image:
    """The picture of a file, its pixels not read yet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # 1200 dpi is no attack
            return Image.open(io.BytesIO(data), formats=FORMATS)
    except _BROKEN as error:
        raise _damaged() from error


def _pixels(image: Image.Image, number: int, side: int = 0) -> Picture:
    try:
        if number:
            image.seek(number)
        image.load()
        seen = ImageOps.exif_transpose(_on_white(image))
        if side:
            seen.thumbnail((side, side))
        elif seen.width * seen.height > MOST_PIXELS:
            shrink = sqrt(MOST_PIXELS / (seen.width * seen.height))
            seen = seen.resize((int(seen.width * shrink) or 1, int(seen.height * shrink) or 1))
        return Picture(seen.width, seen.height, seen.convert("RGBA").tobytes())
    except _BROKEN as error:
        raise _damaged() from error


def _on_white(image: Image.Image) -> Image.Image:
    """Grey or colour of eight bits; what is transparent becomes white."""
    exif = image.getexif()
    if image.mode.startswith("I") or image.mode == "F":
        plain = image.convert("F").point(lambda value: value / 257).convert("L")
    elif "A" in image.mode or "transparency" in image.info:
        coloured = image.convert("RGBA")
        plain = Image.alpha_composite(Image.new("RGBA", image.size, "white"), coloured).convert("RGB")
    elif image.mode in ("L", "RGB"):
        return image
    else:
        plain = image.convert("RGB")
    plain.getexif().update(exif)
    return plain


def _damaged() -> PaperProblem:
    return PaperProblem("这个文件打不开，可能已损坏。")
