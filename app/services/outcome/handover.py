"""The act that makes a hand-over file (移交材料包) of a case for an arbitration commission or a court."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from attrs import frozen

from app.domain.aftermath import HandOver
from app.domain.case import CaseFile
from app.domain.fields import same, spec
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.exports import case_record
from app.services.papers import papers
from app.services.papers.inked import signed_pdf
from app.services.views import timeline
from app.system.files import write_safely

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same case gives the same file: a zip would otherwise carry the hour it was made."""


@frozen
class Handing:
    """To whom, what for, and where the file is written."""

    on: date | None = same(HandOver, "on")
    body: str = same(HandOver, "body")
    purpose: str = same(HandOver, "purpose")
    out: str = spec("存到哪里", required=True, max_length=1000, help="新的 .zip 文件，写完整路径。")


@act("hand_over", "移交材料", Handing, roles=EVERYBODY, icon="package")
def hand_over(work: Work, given: Handing) -> Told:
    """把签发的文书、证据清单、附件和案件数据装成一个压缩文件，移交仲裁委员会或法院。"""
    file = work.case
    in_order(work.today, "on", "移交日期", given.on, ("收到日期", file.case.received_on))
    out = _target(given.out)
    entries = _entries(work, file)
    data = _zipped(entries)
    work.if_it_fails(partial(out.unlink, missing_ok=True))
    write_safely(out, data)
    seq = len(file.hand_overs) + 1
    sha256 = hashlib.sha256(data).hexdigest()
    work.unit.add(
        HandOver(
            case_uid=file.case.uid, seq=seq, on=given.on, body=given.body, purpose=given.purpose,
            files=len(entries), made_by=work.user.name, sha256=sha256,
        )
    )  # fmt: skip
    assert given.on is not None
    told = f"材料 {len(entries)} 件移交{given.body}，用于{given.purpose}。"
    return Told(told, given.on, {"file": str(out), "files": len(entries), "sha256": sha256})


def _target(typed: str) -> Path:
    out = Path(typed)
    if out.suffix.lower() != ".zip":
        raise refuse_field("out", "移交材料存成 .zip 文件，请把文件名的结尾写成 .zip。")
    try:
        there, taken = out.parent.is_dir(), out.exists()
    except (OSError, ValueError) as why:  # ValueError: a path with a character no path may have
        raise refuse_field("out", f"“{out.name}”不能用作文件名，请换一个。") from why
    if not there:
        raise refuse_field("out", f"没有“{out.parent.name}”这个文件夹，请先建好或者换一个地方。")
    if taken:
        raise refuse_field("out", f"已经有“{out.name}”，不会覆盖，请换一个文件名。")
    return out


def _entries(work: Work, file: CaseFile) -> dict[str, bytes]:
    """Name in the package to content, in order; the last one lists the others with their hashes."""
    blobs = work.desk.office.blobs
    found: dict[str, bytes] = {}
    newest = [p for p in file.papers if papers.newest(file, p.key) == p]
    for place, paper in enumerate(newest, 1):
        to = f" {paper.person_name or paper.side}" if paper.person_name or paper.side else ""
        found[f"01 文书/{place:02d} {_safe(paper.title + to)}.pdf"] = signed_pdf(work.desk, paper, file)
        for n, copy in enumerate((c for c in file.copies if c.key == paper.key), 1):
            if copy.version == paper.version:
                found[f"01 文书/{place:02d} {_safe(paper.title + to)} 签署件{n}.pdf"] = blobs.get(copy.blob)
    found["02 证据/证据清单.csv"] = _evidence_list(file)
    for attachment in file.attachments:
        if not attachment.struck:
            name = f"02 证据/附件{attachment.seq:02d} {_safe(attachment.name)}"
            found[name] = blobs.get(attachment.blob)
    found["案件.json"] = _case_json(work, file)
    found["目录.csv"] = _contents(found)
    return found


def _case_json(work: Work, file: CaseFile) -> bytes:
    view = timeline.view_of(work.desk, file, ())
    record = case_record(view)
    for due in record["due"]:
        del due["left"]  # counted from today: the same case would give another file every day
    return json.dumps(record, ensure_ascii=False, indent=2, default=str).encode()


def _evidence_list(file: CaseFile) -> bytes:
    rows = [
        (
            "序号",
            "提交的一方",
            "证据名称",
            "证据种类",
            "原件或复印件",
            "页数",
            "证明的事实",
            "提交日期",
            "附件",
        )
    ]
    for piece in file.evidence:
        shown = [str(a.seq) for a in file.attachments if a.evidence_uid == piece.uid and not a.struck]
        day = piece.handed_on.isoformat() if piece.handed_on else ""
        rows.append(
            (
                str(piece.seq), piece.side, piece.name, piece.kind, piece.form, str(piece.pages or ""),
                piece.purpose, day, "、".join(shown),
            )
        )  # fmt: skip
    return _csv(rows)


def _contents(found: Mapping[str, bytes]) -> bytes:
    rows = [("文件", "字节", "SHA-256")]
    rows += [(name, str(len(data)), hashlib.sha256(data).hexdigest()) for name, data in found.items()]
    return _csv(rows)


def _csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    """A table that a spreadsheet opens in Chinese; a leading = + - @ is made plain text."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@" and cell else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _zipped(entries: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3  # the same on every system
            package.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _safe(name: str) -> str:
    """A file name that Windows takes too; a long one is shortened before its ending."""
    plain = Path(re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", name).strip(" ."))
    return plain.stem[:60].strip(" .") + plain.suffix[:10] or "文件"
