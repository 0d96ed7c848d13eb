"""Attachments as they are seen inside the program: pages, words, or only their name. Nothing touches the disk."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from app.domain.case import Case
from app.domain.course import Attachment
from app.domain.errors import NotFound, Refusal
from app.services.course.attachment_files import MOST, media_of, objection_to
from app.services.course.attachments import attachment_bytes
from app.services.desk import Desk
from app.services.views.due_rows import short_number
from app.store.reader import Reader

if TYPE_CHECKING:
    from app.documents.preview import Picture
    from app.documents.viewing import Page

PAGES, TEXT, NOT_HERE = "pages", "text", ""
SEEN = ("application/pdf", "image/png", "image/jpeg", "image/tiff", "image/bmp", "image/gif", "image/webp")
MOST_WORDS = 300_000
"""Signs of a text that are shown; a longer one is taken out to be read."""
NEWEST = 60
"""Files of the scanner folder that are offered."""
_CODES = ("utf-8-sig", "gb18030")


@frozen(eq=False)
class Shown:
    """One attachment as it can be shown: `how` is PAGES, TEXT or NOT_HERE, then `why` is a sentence."""

    how: str
    content: bytes = field(repr=False)
    pages: int = 0
    text: str = ""
    why: str = ""


@frozen
class Scanned:
    """A file in the scanner folder; `taken` names where it is kept already, "" when it is not."""

    path: Path
    size: int
    changed: datetime
    why: str = ""
    taken: str = ""


def shown(desk: Desk, number: str, seq: int) -> Shown:
    """An attachment of a case, opened for the screen. Raises NotFound, or OfficeProblem when it is damaged."""
    content = attachment_bytes(desk, number, seq)
    media = media_of("", content)
    with desk.read() as unit:
        kept = next(a for a in unit.case_by_number(number).attachments if a.seq == seq)
    if media in SEEN:
        return _pages(content)
    if kept.media.startswith("text/"):
        return _words(content)
    if media == "image/heic":
        return Shown(
            NOT_HERE, content, why="HEIC 照片不能在程序里看，请在手机上改存为 JPEG 再收，或者取出到文件。"
        )
    return Shown(NOT_HERE, content, why="这种文件不能在程序里看，可以取出到文件，用别的程序打开。")


def page_of(content: bytes, page: int, scale: float) -> Page:
    """One page (from 0) as pixels with its size at 100 %; raises PaperProblem.

    `scale` in pixels a pt matters only to a PDF.
    """
    from app.documents import viewing

    return viewing.page(content, page, scale)


def thumbnail(path: Path, side: int) -> Picture | None:
    """A file on this PC in small, within `side` pixels; None when it is no picture and no PDF."""
    from app.documents import viewing

    try:
        if path.stat().st_size > MOST:
            return None
        content = path.read_bytes()
        return viewing.thumbnail(content, side) if media_of(path.name, content) in SEEN else None
    except (OSError, Refusal):
        return None


def scanned(desk: Desk, folder: Path) -> tuple[Scanned, ...]:
    """The newest files of a folder, the newest first, each with what speaks against it and where it is kept.

    Raises NotFound when the folder is gone or may not be read.
    """
    try:
        paths = [path for path in folder.iterdir() if not path.name.startswith(".") and path.is_file()]
        found = sorted(((path.stat(), path) for path in paths), key=lambda one: -one[0].st_mtime)[:NEWEST]
    except OSError as error:
        raise NotFound(f"打不开文件夹“{folder.name}”，请核对它还在，或者换一个。") from error
    with desk.read() as unit:
        return tuple(
            Scanned(
                path, stat.st_size, datetime.fromtimestamp(stat.st_mtime), objection_to(path),
                _taken(unit, path, stat.st_size),
            )
            for stat, path in found
        )  # fmt: skip


def _taken(unit: Reader, path: Path, size: int) -> str:
    """In which case the same content is kept; only files of the same size are read."""
    kept = {a.sha256: a for a in unit.find(Attachment, size=size) if not a.struck} if 0 < size <= MOST else {}
    twin = kept.get(_hash(path)) if kept else None
    if twin is None:
        return ""
    return f"{short_number(unit.get(Case, twin.case_uid).number)} 附件 {twin.seq}"


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _pages(content: bytes) -> Shown:
    from app.documents import viewing

    try:
        return Shown(PAGES, content, viewing.page_count(content))
    except Refusal as why:
        return Shown(NOT_HERE, content, why=why.sentence)


def _words(content: bytes) -> Shown:
    codes = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else _CODES
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        if len(text) > MOST_WORDS:
            more = f"只显示前 {MOST_WORDS:,} 个字，全文请取出到文件。"
            return Shown(TEXT, content, text=text[:MOST_WORDS], why=more)
        return Shown(TEXT, content, text=text)
    return Shown(NOT_HERE, content, why="读不出这个文本文件的文字，可以取出到文件，用别的程序打开。")
