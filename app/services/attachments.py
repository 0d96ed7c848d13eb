"""Acts about files kept with a case: evidence as photos and scans, letters, recordings; encrypted like papers."""

from __future__ import annotations

import hashlib
from pathlib import Path

from attrs import evolve, frozen

from app.domain.case import CaseFile
from app.domain.course import Attachment
from app.domain.errors import NotFound
from app.domain.fields import same, spec
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.copies import read_files
from app.services.desk import Desk

MOST = 50 * 1024 * 1024
"""本会设定: a single file larger than this belongs on a disk beside the office, not in it."""
PLAIN = "application/octet-stream"
_SIGNS = (
    (b"%PDF-", "application/pdf"), (b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"), (b"GIF8", "image/gif"), (b"BM", "image/bmp"),
    (b"ID3", "audio/mpeg"), (b"RIFF", "audio/wav"), (b"OggS", "audio/ogg"),
)  # fmt: skip
_ENDINGS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".txt": "text/plain",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".amr": "audio/amr", ".mp4": "video/mp4", ".mov": "video/quicktime",
}  # fmt: skip
"""Where the first bytes do not tell; a table of our own, for the system's differs from PC to PC."""


@frozen
class Attaching:
    """The files on this PC, where they came from, and the piece of evidence they show, if any."""

    files: tuple[str, ...] = spec("文件", "list", required=True, help="可以几个，写完整路径。")
    origin: str = same(Attachment, "origin")
    evidence: int | None = spec("属于第几项证据", "number", help="不是证据的，空着。")
    note: str = same(Attachment, "note")


@frozen
class Detaching:
    """Which file is no longer shown, and why; it stays in the office until the volume is destroyed."""

    seq: int | None = spec("第几个附件", "number", required=True)
    struck: str = same(Attachment, "struck", required=True)


@act("attach", "收入附件", Attaching, roles=EVERYBODY, icon="paperclip")
def attach(work: Work, given: Attaching) -> Told:
    """把照片、扫描件、录音等文件加密收进案件。"""
    file = work.case
    shown = next((e for e in file.evidence if e.seq == given.evidence), None)
    if given.evidence is not None and shown is None:
        text = f"没有第 {given.evidence} 项证据，本案登记过 {len(file.evidence)} 项。"
        raise refuse_field("evidence", text)
    read = _checked(file, given.files)
    added = []
    for seq, (name, content, sha256) in enumerate(read, len(file.attachments) + 1):
        added.append(
            Attachment(
                case_uid=file.case.uid, evidence_uid=shown.uid if shown else "", seq=seq, name=name,
                media=media_of(name, content), size=len(content), origin=given.origin, added_on=work.today,
                added_by=work.user.name, note=given.note, sha256=sha256,
                blob=work.desk.office.blobs.put(content),
            )
        )  # fmt: skip
    work.unit.add_all(added)
    names = "、".join(a.name for a in added)
    told = f"收入附件 {len(added)} 个：{names}。"
    return Told(told, work.today, {"first": added[0].seq, "count": len(added)})


@act("detach", "移除附件", Detaching, roles=EVERYBODY, icon="trash-2")
def detach(work: Work, given: Detaching) -> Told:
    """移除收错的附件，写明理由；改动记录里仍查得到。"""
    found = next((a for a in work.case.attachments if a.seq == given.seq and not a.struck), None)
    if found is None:
        raise refuse_field("seq", f"没有第 {given.seq} 个附件，或者已经移除，请核对序号。")
    work.unit.save(evolve(found, struck=given.struck))
    return Told(f"移除附件“{found.name}”：{given.struck}。", work.today)


def attachment_bytes(desk: Desk, number: str, seq: int) -> bytes:
    """The content of one attachment; raises NotFound, or OfficeProblem when it is damaged."""
    with desk.read() as unit:
        file = unit.case_by_number(number)
    found = next((a for a in file.attachments if a.seq == seq and not a.struck), None)
    if found is None:
        raise NotFound(f"{number}没有第 {seq} 个附件，请核对序号。")
    return desk.office.blobs.get(found.blob)


def media_of(name: str, content: bytes) -> str:
    """What kind of file it is: by its first bytes where they tell, else by its name."""
    by_sign = next((media for sign, media in _SIGNS if content.startswith(sign)), "")
    return by_sign or _ENDINGS.get(Path(name).suffix.lower(), PLAIN)


def _checked(file: CaseFile, paths: tuple[str, ...]) -> list[tuple[str, bytes, str]]:
    """Name, content and hash of every file; all are looked at before the first is kept."""
    known = {a.sha256: a.name for a in file.attachments if not a.struck}
    found = []
    for name, content in read_files(paths):
        sha256 = hashlib.sha256(content).hexdigest()
        _check(name, content, known.get(sha256, ""))
        known[sha256] = name
        found.append((name, content, sha256))
    return found


def _check(name: str, content: bytes, twin: str) -> None:
    if len(name) > 200:
        raise refuse_field("files", f"“{name[:20]}…”的文件名超过 200 个字，请改短再收。")
    if not content:
        raise refuse_field("files", f"“{name}”是空文件，没有内容，请核对后再收。")
    if len(content) > MOST:
        raise refuse_field("files", f"“{name}”超过 50 MB，请压缩或者截取需要的部分再收。")
    if twin:
        raise refuse_field("files", f"“{name}”与已收的“{twin}”内容相同，不用再收。")
