"""How far the cells of an .xlsx workbook reach, looked up before it is opened.

The reading library lays out every cell between the outermost two. One slip of the hand in the last row and one in
the last column would make that 17 thousand million, and the program would be ended by the system.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

MOST_CELLS = 2_000_000
MOST_BYTES = 400 * 1024 * 1024
"""Of one sheet's unpacked text; more is no list that people filled in."""
_CHUNK = 1 << 20
_TAIL = 256
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*?(?<!/)>')
"""A cell with something in it; one with a format alone ends at once (/>)."""


def too_far(path: Path) -> str:
    """Where the cells of a sheet end when they reach too far to be laid out, as a phrase; "" when they do not.

    A file that is no workbook is left to the reading library to refuse.
    """
    try:
        with zipfile.ZipFile(path) as package:
            names = [name for name in package.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
            for name in names:
                found = _sheet(package, name)
                if found:
                    return found
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError):
        return ""
    return ""


def _sheet(package: zipfile.ZipFile, name: str) -> str:
    row, column, last, read, tail = 0, 0, "", 0, b""
    with package.open(name) as part:
        while chunk := part.read(_CHUNK):
            read += len(chunk)
            if read > MOST_BYTES:
                return "内容太多"
            text = tail + chunk
            for letters, digits in _CELL.findall(text):
                row = max(row, int(digits))
                place = _column(letters)
                if place > column:
                    column, last = place, letters.decode()
            tail = text[-_TAIL:]
    return f"用到了第 {row} 行、第 {last} 列，大片是空的" if row * column > MOST_CELLS else ""


def _column(letters: bytes) -> int:
    """A is 1, Z 26, AA 27."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place
