"""Pages read back by PDFium: lines with their places, QR codes, pictures."""

import ctypes
from itertools import groupby

import pypdfium2
import zxingcpp
from PIL import Image


def chars_of(data: bytes, page: int = 0) -> list[tuple[str, float, float, tuple[float, float, float, float]]]:
    """Every inked character of a page in the order of the file: itself, its origin x and y, its box in pt."""
    out = []
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[page].get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        for place in range(text.count_chars()):
            char = chr(pypdfium2.raw.FPDFText_GetUnicode(text, place))
            if char.isspace():
                continue
            if "\udc00" <= char <= "\udfff" and out and "\ud800" <= out[-1][0] <= "\udbff":
                pair = (out[-1][0] + char).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
                out[-1] = (pair, *out[-1][1:])
                continue
            pypdfium2.raw.FPDFText_GetCharOrigin(text, place, ctypes.byref(x), ctypes.byref(y))
            out.append((char, x.value, y.value, text.get_charbox(place)))
    return out


def lines_of(data: bytes, page: int = 0) -> list[str]:
    """The lines of a page as printed: characters that follow each other on one baseline."""
    return [
        "".join(char for char, *_ in line)
        for _, line in groupby(chars_of(data, page), key=lambda found: round(found[2], 1))
    ]


def picture_of(data: bytes, dpi: int, page: int = 0) -> Image.Image:
    """A page in greys."""
    with pypdfium2.PdfDocument(data) as pdf:
        bitmap = pdf[page].render(scale=dpi / 72)
        shape = (bitmap.width, bitmap.height)
        picture = Image.frombuffer("RGB", shape, bytes(bitmap.buffer), "raw", "BGR", bitmap.stride, 1)
        return picture.convert("L")


def codes_in(picture: Image.Image) -> list[str]:
    """What the QR codes of a picture say."""
    view = memoryview(picture.tobytes()).cast("B", (picture.height, picture.width))
    return [code.text for code in zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormat.QRCode)]
