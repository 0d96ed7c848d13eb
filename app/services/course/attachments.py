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
from app.services.course.attachment_files import media_of, read_entry
from app.services.desk import Desk
from app.services.keeping import keep
from app.system.files import write_safely


@frozen
class Attaching:
    """The files on this PC, where they came from, and the piece of evidence they show, if any."""

    files: tuple[str, ...] = spec("文件", "list", required=True, help="可以几个，写完整路径。")
    title: str = spec("名称", max_length=180, help="空着就用文件名；一次收几个文件的，不填。")
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
    read = _checked(file, given)
    added = []
    for seq, (name, content, sha256) in enumerate(read, len(file.attachments) + 1):
        added.append(
            Attachment(
                case_uid=file.case.uid, evidence_uid=shown.uid if shown else "", seq=seq, name=name,
                media=media_of(name, content), size=len(content), origin=given.origin, added_on=work.today,
                added_by=work.user.name, note=given.note, sha256=sha256,
                blob=keep(work, content),
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


def write_attachment(desk: Desk, number: str, seq: int, out: Path) -> None:
    """Write an attachment as a plain file; what is in the office does not change. Raises as attachment_bytes."""
    write_safely(out, attachment_bytes(desk, number, seq))


def _checked(file: CaseFile, given: Attaching) -> list[tuple[str, bytes, str]]:
    """Name, content and hash of every file; all are looked at before the first is kept."""
    if given.title and len(given.files) > 1:
        raise refuse_field("title", f"一次收 {len(given.files)} 个文件，请空着名称，或者一个一个收。")
    known = {a.sha256: f"第 {a.seq} 个附件“{a.name}”" for a in file.attachments if not a.struck}
    found = []
    for entry in given.files:
        name, content = read_entry(entry, given.title)
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 in known:
            raise refuse_field("files", f"“{name}”与{known[sha256]}内容相同，不用再收。")
        known[sha256] = f"“{name}”"
        found.append((name, content, sha256))
    return found
