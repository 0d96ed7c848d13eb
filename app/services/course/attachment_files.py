"""Files before they become attachments: where they come from, how large they may be, what they are."""

from __future__ import annotations

import base64
import binascii
import stat
from pathlib import Path

from app.services.catalogue import refuse_field

MOST = 50 * 1024 * 1024
"""本会设定: a single file larger than this belongs on a disk beside the office, not in it."""
LONGEST = 200
"""Signs of a name."""
PLAIN = "application/octet-stream"
_SIGNS = (
    (b"%PDF-", "application/pdf"), (b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"), (b"GIF8", "image/gif"), (b"BM", "image/bmp"),
    (b"ID3", "audio/mpeg"), (b"OggS", "audio/ogg"),
)  # fmt: skip
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_HEIC = (b"heic", b"heix", b"mif1", b"heif", b"hevc")
_ENDINGS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".txt": "text/plain",
    ".csv": "text/csv", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".amr": "audio/amr", ".mp4": "video/mp4",
    ".mov": "video/quicktime", ".heic": "image/heic",
}  # fmt: skip
"""Where the first bytes do not tell; a table of our own, for the system's differs from PC to PC."""
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "application/pdf": ".pdf", "text/plain": ".txt"}
_INLINE = "data:"


def inline(content: bytes, media: str) -> str:
    """A file that lies on no disk (from the clipboard) as an entry of the act `attach`."""
    return f"{_INLINE}{media};base64,{base64.b64encode(content).decode('ascii')}"


def read_entry(entry: str, title: str = "") -> tuple[str, bytes]:
    """Name and content of one entry of `files`: a path, or what `inline` made.

    A `title` replaces the name, whose ending stays. The size is looked at before anything is read. Raises
    InvalidInput for `files` with a sentence that names the file.
    """
    if entry.startswith(_INLINE):
        return _read_inline(entry, title)
    path = Path(entry)
    name = named(plain_name(path.name), title)
    why = objection_to(path, name)
    if why:
        raise refuse_field("files", why)
    try:
        with path.open("rb") as file:
            content = file.read(MOST + 1)
    except OSError as error:
        raise refuse_field("files", _unreadable(name)) from error
    return name, _sized(name, content)


def objection_to(path: Path, name: str = "") -> str:
    """Why a file on this PC cannot be taken in, by what the folder says of it; "" when nothing speaks against."""
    name = name or plain_name(path.name)
    try:
        found = path.stat()
    except (OSError, ValueError):  # ValueError: a path with a character no path may have
        return _unreadable(name)
    if stat.S_ISDIR(found.st_mode):
        return f"“{name}”是文件夹，请打开它，选里面的文件。"
    if not stat.S_ISREG(found.st_mode):
        return _unreadable(name)
    return _objection(name, found.st_size)


def named(name: str, title: str) -> str:
    """A file's name under another title: its ending stays, so that one still sees what it is."""
    suffix = Path(name).suffix
    if not title:
        return name
    return title if title.lower().endswith(suffix.lower()) else title + suffix


def plain_name(name: str) -> str:
    """A file name without signs that cannot be shown or stored."""
    clean = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(sign if sign.isprintable() else " " for sign in clean).strip() or "文件"


def media_of(name: str, content: bytes) -> str:
    """What kind of file it is: by its first bytes where they tell, else by its name."""
    if content.startswith(b"RIFF"):
        return _RIFF.get(content[8:12], "audio/wav")
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return "image/heic"
    by_sign = next((media for sign, media in _SIGNS if content.startswith(sign)), "")
    return by_sign or _ENDINGS.get(Path(name).suffix.lower(), PLAIN)


def _read_inline(entry: str, title: str) -> tuple[str, bytes]:
    head, comma, body = entry.partition(",")
    media = head.removeprefix(_INLINE).removesuffix(";base64")
    name = named(f"剪贴板{_SUFFIXES.get(media, '')}", title)
    why = _objection(name, len(body) * 3 // 4 - 2)
    if why:
        raise refuse_field("files", why)
    try:
        content = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError) as error:
        raise refuse_field("files", f"“{name}”的内容不完整，请再复制一次。") from error
    if not comma:
        raise refuse_field("files", f"“{name}”的内容不完整，请再复制一次。")
    return name, _sized(name, content)


def _sized(name: str, content: bytes) -> bytes:
    """The content; once more, for a file may grow while it is read."""
    why = _objection(name, len(content))
    if why:
        raise refuse_field("files", why)
    return content


def _objection(name: str, size: int) -> str:
    if len(name) > LONGEST:
        return f"“{name[:20]}…”的名称超过 {LONGEST} 个字，请改短再收。"
    if size <= 0:
        return f"“{name}”是空文件，没有内容，请核对后再收。"
    if size > MOST:
        return f"“{name}”有 {size_words(size)}，超过 50 MB，请压缩或者截取需要的部分再收。"
    return ""


def size_words(size: int) -> str:
    """A size in bytes for people: 812 B, 35 KB, 1.2 MB."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def _unreadable(name: str) -> str:
    return f"读不了文件“{name}”，请核对它还在，并且允许读取。"
