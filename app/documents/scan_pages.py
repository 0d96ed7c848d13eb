"""Scanned files turned into PDF pages: pictures laid on A4, JPEG kept as it is where that is possible."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator

import pikepdf
from attrs import frozen
from PIL import Image, ImageOps, UnidentifiedImageError

from app.domain.errors import PaperProblem

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
NEAR = 0.06  # a page whose sides differ less than this from A4 becomes A4
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
KEPT_PIXELS = 3600  # a JPEG of at most so many pixels on its longer side (A4 at 300 dpi) …
KEPT_BYTES = 1_500_000  # … and so many bytes is kept as it is
LONGEST = 2340  # pixels on the longer side of a picture made smaller: A4 at 200 dpi
QUALITY = 85
ORIENTATION = 0x0112  # EXIF
_TURN = {3: 180, 6: 90, 8: 270}  # EXIF orientation to a page's turn, where the picture is not mirrored


@frozen(eq=False)
class Sheet:
    """One page: the file it came from and its page there (from 1), the PDF that holds it, and its place in that.

    `picture` is what a code is looked for in; None where the page of the PDF has to be drawn.
    """

    source: str
    number: int
    pdf: bytes
    page: int
    picture: Image.Image | None = None


def sheets_of(name: str, data: bytes, room: int) -> Iterator[Sheet]:
    """The pages of one file, one after the other.

    Raises PaperProblem naming it when it cannot be read or has more than `room` pages.
    """
    if b"%PDF-" in data[:1024]:
        yield from _from_pdf(name, data, room)
        return
    with _opened(name, data) as image:
        # only a TIFF has pages: the second picture of a phone's JPEG is a preview
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if frames > room:
            raise _too_many(name)
        for frame in range(frames):
            try:
                image.seek(frame)
                image.load()
                seen, page = _page(image, data)
            except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
                raise damaged(name) from error
            yield Sheet(name, frame + 1, page, 0, seen)


def _opened(name: str, data: bytes) -> Image.Image:
    """The picture of a file, its pixels not read yet."""
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"heif", b"hevc"):
        raise PaperProblem(f"“{name}”是 HEIC 照片，请在手机上改存为 JPEG 后再放入。")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # 1200 dpi is no attack
            return Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise PaperProblem(
            f"“{name}”不是能放入的扫描件，请换成 PDF、JPEG、PNG、TIFF、WebP 或 BMP 文件。"
        ) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise damaged(name) from error
    except Image.DecompressionBombError as error:
        raise PaperProblem(f"“{name}”的像素太多，请用 600 dpi 以下重新扫描。") from error


def _from_pdf(name: str, data: bytes, room: int) -> list[Sheet]:
    """The pages of a PDF with stamps and form fields drawn in, without links and scripts."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if not pages:
                raise PaperProblem(f"“{name}”没有一页，请重新扫描或换一份。")
            if pages > room:
                raise _too_many(name)
            pdf.flatten_annotations("all")
            for page in pdf.pages:
                for key in ("/Annots", "/AA"):
                    if key in page.obj:
                        del page.obj[key]
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise PaperProblem(f"“{name}”加了密码，请换成没有密码的文件。") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as error:
        raise damaged(name) from error
    clean = out.getvalue()
    return [Sheet(name, number + 1, clean, number) for number in range(pages)]


@frozen(eq=False)
class _Encoded:
    """A picture as it goes into a PDF: its bytes, how they are packed, its size in pixels, its colours."""

    stream: bytes
    packing: str
    bits: int
    pixels: tuple[int, int]
    coloured: bool
    turn: int = 0


def _page(image: Image.Image, data: bytes) -> tuple[Image.Image, bytes]:
    """A grey picture to look for a code in, and a PDF of one page with the picture."""
    turn = image.getexif().get(ORIENTATION, 1)
    if _kept(image, data, turn):
        seen, quarter = image, _TURN.get(turn, 0)
        encoded = _Encoded(data, "/DCTDecode", 8, image.size, image.mode == "RGB", quarter)
    else:
        seen = ImageOps.exif_transpose(_plain(image))
        encoded = _packed(seen)
    return seen.convert("L"), _laid(encoded, _sizes(seen.size, _resolution(image)))


def _packed(picture: Image.Image) -> _Encoded:
    """Black and white as it is; anything else as JPEG, made smaller when larger than A4 at 200 dpi."""
    if picture.mode == "1":
        return _Encoded(zlib.compress(picture.tobytes()), "/FlateDecode", 1, picture.size, False)
    if max(picture.size) > LONGEST:
        picture = ImageOps.contain(picture, (LONGEST, LONGEST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return _Encoded(out.getvalue(), "/DCTDecode", 8, picture.size, picture.mode == "RGB")


def _kept(image: Image.Image, data: bytes, turn: int) -> bool:
    """Whether the bytes of a JPEG can go into the PDF as they are."""
    return (
        image.format in ("JPEG", "MPO")
        and image.mode in ("L", "RGB")
        and turn in (1, *_TURN)
        and len(data) <= KEPT_BYTES
        and max(image.size) <= KEPT_PIXELS
    )


def _plain(image: Image.Image) -> Image.Image:
    """The picture in black and white, grey or colour; what is transparent becomes white."""
    exif = image.getexif()
    if image.mode in ("1", "L", "RGB"):
        return image
    if image.mode.startswith("I") or image.mode == "F":
        plain = image.convert("F").point(lambda value: value / 257).convert("L")
    elif "A" in image.mode or "transparency" in image.info:
        coloured = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        plain = Image.alpha_composite(white, coloured).convert("RGB")
    else:
        plain = image.convert("RGB")
    plain.getexif().update(exif)
    return plain


def _resolution(image: Image.Image) -> float:
    """The dots an inch a scanner wrote down; 0 when nothing or nothing credible is there."""
    written = image.info.get("dpi", (0, 0))
    try:
        across, down = float(written[0]), float(written[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0
    credible = 100 <= across <= 1300 and abs(across - down) < 2  # a camera writes 72 or 96 whatever it took
    return across if credible else 0.0


def _sizes(pixels: tuple[int, int], resolution: float) -> tuple[float, float, float, float]:
    """Width and height in pt of the page and of the picture on it, before the page is turned."""
    width, height = float(pixels[0]), float(pixels[1])
    sheet = A4 if height >= width else (A4[1], A4[0])
    scale = 72 / resolution if resolution else min(sheet[0] / width, sheet[1] / height)
    if not 50 * MM <= max(width, height) * scale <= 1200 * MM:
        scale = min(sheet[0] / width, sheet[1] / height)
    wide, high = width * scale, height * scale
    if abs(wide / sheet[0] - 1) < NEAR and abs(high / sheet[1] - 1) < NEAR:
        fit = min(sheet[0] / wide, sheet[1] / high)
        return sheet[0], sheet[1], wide * fit, high * fit
    return wide, high, wide, high


def _laid(encoded: _Encoded, sizes: tuple[float, float, float, float]) -> bytes:
    """A PDF of one page with the picture in its middle."""
    width, height, wide, high = sizes
    with pikepdf.new() as pdf:
        picture = pdf.make_stream(encoded.stream)
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height = encoded.pixels
        picture.ColorSpace = pikepdf.Name.DeviceRGB if encoded.coloured else pikepdf.Name.DeviceGray
        picture.BitsPerComponent = encoded.bits
        picture.Filter = pikepdf.Name(encoded.packing)
        page = pdf.add_blank_page(page_size=(width, height))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
        left, bottom = (width - wide) / 2, (height - high) / 2
        draw = f"q {wide:.3f} 0 0 {high:.3f} {left:.3f} {bottom:.3f} cm /Scan Do Q"
        page.Contents = pdf.make_stream(draw.encode("ascii"))
        if encoded.turn:
            page.Rotate = encoded.turn
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def damaged(name: str) -> PaperProblem:
    """The refusal of a file that cannot be read."""
    return PaperProblem(f"“{name}”打不开，文件可能已损坏，请重新扫描或换一份。")


def _too_many(name: str) -> PaperProblem:
    return PaperProblem(f"放到“{name}”时扫描件已超过 500 页，请分几次放入。")
