"""A Word file from outside looked at before anything opens it: is it a DOCX, without macros, of a sane size."""

from __future__ import annotations

import io
import zipfile
import zlib

from app.domain.errors import PaperProblem

MOST_PARTS = 4000
MOST_BYTES = 100 * 1024 * 1024  # of all parts unpacked
MOST_RATIO = 200  # how many times smaller a large part may be packed; text packs ten to thirty times
LARGE = 1024 * 1024
_OLD = b"\xd0\xcf\x11\xe0"  # the file format of Word 97, also what a password makes of a DOCX
_TYPES = "[Content_Types].xml"
_DOCX = b"wordprocessingml.document.main+xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def check_package(data: bytes) -> None:
    """Refuse what is no plain DOCX; raises PaperProblem saying what it is and what to do."""
    if data[:4] == _OLD:
        raise PaperProblem("这是旧式 .doc 文件或加了密码的文件，请在 Word 里另存为没有密码的 .docx。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            names = archive.namelist()
            types = archive.read(_TYPES) if _TYPES in names else b""
            if any(name.lower().endswith("vbaproject.bin") for name in names) or b"macroEnabled" in types:
                raise PaperProblem("这个 Word 文件带宏，不能用作模板，请另存为不带宏的 .docx。")
            if _DOCX not in types:
                raise PaperProblem("这不是 .docx 文件，请用 Word 或 WPS 另存为 .docx 后再选。")
            for name in names:
                if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(name)[:4096].upper():
                    raise _damaged()
            if archive.testzip() is not None:
                raise _damaged()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError) as error:
        raise _damaged() from error
    except (NotImplementedError, RuntimeError) as error:  # another packing, or a part with a password
        raise PaperProblem("这个 Word 文件打不开，请在 Word 里另存为没有密码的 .docx。") from error


def repacked(data: bytes) -> bytes:
    """The same parts in the same order, all of one old date, so that the same input gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            fresh = zipfile.ZipInfo(part.filename, _EARLIEST)
            fresh.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fresh, old.read(part))
    return out.getvalue()


def _check_sizes(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    bomb = any(p.file_size > LARGE and p.file_size > MOST_RATIO * max(p.compress_size, 1) for p in parts)
    if bomb or len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_BYTES:
        raise PaperProblem("这个 Word 文件解开后太大，不能用作模板，请删去其中的图片后另存。")


def _damaged() -> PaperProblem:
    return PaperProblem("这个 Word 文件打不开，可能已损坏，请在 Word 里重新另存为 .docx。")
